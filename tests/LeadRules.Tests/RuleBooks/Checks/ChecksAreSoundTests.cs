using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.Tests.RuleBooks.Checks;

/// <summary>What a check says can never be never is, for random rule books and leads.</summary>
public sealed class ChecksAreSoundTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Tests =
    [
        "employees > 9", "employees < 11", "employees = 10", "employees != 10", "employees between 10 and 11", "employees in (9, 10.5)", "lead.employees <= 9",
        "fleetSize > 1", "fleetSize < 2", "fleetSize = 1.5", "fleetSize is missing", "fleetSize is present", "1 < fleetSize", "fleetSize + 1 > 2",
        "plan = 'pro'", "plan = 'PRO'", "plan != 'pro'", "plan in ('free', 'pro')", "plan starts with 'p'", "plan > 'g'", "plan is missing", "plan = ''", "plan != ''", "plan in @plans",
        "isCustomer", "isCustomer = false", "isCustomer is missing", "renewal > 2026-01-01", "renewal <= 2026-02-01", "renewal in (2026-02-01)", "age(renewal) > 30d", "age(renewal) <= 30d",
        "any(email.clicked)", "none(email.clicked)", "count(email.clicked) > 1", "count(email.clicked) = 1", "count(email.clicked) is missing", "length(plan) < 4", "abs(fleetSize) > 1",
        "any(form.submitted where users > 2 and users < 1)", "true", "false", "1 > 2",
    ];

    private static Gen<Condition> Conditions(int depth) => depth <= 0
        ? Pick.From(Tests).Select(Condition.Parse)
        : Pick.Weighted(
            (1, () => Conditions(0)),
            (3, () => Conditions(depth - 1).Two().Select(static pair => pair.Item1 & pair.Item2)),
            (2, () => Conditions(depth - 1).Two().Select(static pair => pair.Item1 | pair.Item2)),
            (1, () => Conditions(depth - 1).Select(static operand => !operand)));

    private static readonly IReadOnlyList<Lead> Leads = [.. ManyLeads()];

    [Fact]
    public void A_condition_that_is_reported_is_true_for_no_lead()
    {
        var reported = 0;
        Properties.ForAll(
            Conditions(3),
            condition =>
            {
                var book = Sample.Book with { Lists = [new("plans", ["pro", "team"])], Scores = [Sample.Score("fit", new RuleDefinition { Id = "r", Points = 10, When = condition })] };
                if (!Sample.ProblemsOf(book).Contains("when: This can never be true", StringComparison.Ordinal))
                    return;
                reported++;
                Leads.ShouldNotContain(lead => Oracle.Evaluate(book, lead, At, condition) == true, condition.ToString());
            },
            tests: 1500);
        reported.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_route_that_is_reported_as_never_reached_takes_no_lead_before_the_earlier_one()
    {
        var reported = 0;
        Properties.ForAll(
            Conditions(2).Two(),
            pair =>
            {
                RouteDefinition[] routes = [new() { Id = "a", When = pair.Item1, To = Destination.Queue("a") }, new() { Id = "b", When = pair.Item2, To = Destination.Queue("b") }];
                var book = Sample.Book with { Lists = [new("plans", ["pro", "team"])], Routing = new() { Routes = routes } };
                if (!Sample.ProblemsOf(book).Contains("LR4301", StringComparison.Ordinal))
                    return;
                reported++;
                Leads.ShouldNotContain(lead => Oracle.Evaluate(book, lead, At, pair.Item2) == true && Oracle.Evaluate(book, lead, At, pair.Item1) != true, $"{pair.Item1}; {pair.Item2}");
            },
            tests: 1500);
        reported.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_random_condition_that_is_reported_is_not_true() =>
        Properties.ForAll(
            ConditionCase.Any,
            static one =>
            {
                if (Sample.ProblemsOf(one.Book, TestHost.Options).Contains("rules[0].when: This can never be true", StringComparison.Ordinal))
                    Oracle.Evaluate(one.Book, one.Lead, one.At, one.Condition).ShouldNotBe(true);
            },
            ConditionCase.Smaller,
            tests: 1000);

    [Fact]
    public void A_score_lies_in_its_reach() =>
        Properties.ForAll(
            ScoringCase.Any,
            static one =>
            {
                var order = DependencyGraph.Of(one.Book).Order.Where(static key => key.Kind == "score");
                var reaches = new ScoreReaches(order.Select(key => one.Book.Scores.Single(score => score.Name == key.Name)));
                foreach (var (name, score) in Oracle.Score(one.Book, one.Lead, one.At))
                {
                    if (double.IsNaN(score.Value))
                        continue;
                    var reach = reaches.Certain(name)!.Value;
                    score.Value.ShouldBeInRange(reach.Low, reach.High, name);
                }
            },
            ScoringCase.Smaller,
            tests: 500);

    private static IEnumerable<Lead> ManyLeads()
    {
        FieldValue missing = default;
        FieldValue[] sizes = [missing, -2, 1, 1.5, 2];
        FieldValue[] plans = [missing, "pro", "Free", "zulu"];
        FieldValue[] renewals = [missing, new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), new DateOnly(2026, 5, 1)];
        var i = 0;
        foreach (var employees in new int?[] { null, 0, 9, 10, 11 })
        {
            foreach (var plan in plans)
            {
                foreach (var size in sizes)
                {
                    var lead = new Lead("a") { Employees = employees }.With("plan", plan).With("fleetSize", size).With("renewal", renewals[++i % 4]);
                    lead = (i % 3) switch { 0 => lead.With("isCustomer", true), 1 => lead.With("isCustomer", false), _ => lead };
                    for (var click = 0; click < i / 5 % 4; click++)
                        lead = lead.With(new Activity("email.clicked", At.AddDays(-1 - click)));
                    yield return lead;
                }
            }
        }
    }
}
