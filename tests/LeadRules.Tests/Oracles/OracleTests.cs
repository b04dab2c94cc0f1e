using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Oracles;

/// <summary>The oracle judges the engine; here it is held against answers worked out by hand.</summary>
public sealed class OracleTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lead Someone = new Lead("a")
    {
        Employees = 60,
        Industry = "Software",
        Created = At.AddDays(-10),
        Activities = ActivityHistory.Of(
        [
            new Activity("email.clicked", At.AddDays(-30), "offer", id: "1"),
            new Activity("email.clicked", At.AddDays(-30).AddTicks(1), "Offer", 3),
            new Activity("email.opened", At.AddDays(-2), "welcome", 7, properties: [KeyValuePair.Create("campaign", FieldValue.Of("spring"))]),
            new Activity("form.submitted", At, "demo", properties: [KeyValuePair.Create("employees", FieldValue.Of(200))]),
            new Activity("form.submitted", At.AddTicks(1), "later"),
        ]),
    }.With("renewal", new DateOnly(2026, 6, 2));

    [Theory]
    [InlineData("employees > 50 and industry in ('software', 'fintech')", true)]
    [InlineData("employees > 60", false)]
    [InlineData("country = 'ES'", null)]
    [InlineData("not country = 'ES'", null)]
    [InlineData("country = 'ES' and employees > 60", false)]
    [InlineData("country = 'ES' and employees > 50", null)]
    [InlineData("country = 'ES' or employees > 50", true)]
    [InlineData("country = 'ES' or employees > 60", null)]
    [InlineData("country is missing and employees is present", true)]
    [InlineData("employees / 0 > 1", null)]
    [InlineData("employees between 60 and 61", true)]
    [InlineData("employees not between dealValue and 10", true)]
    [InlineData("country in ('ES')", null)]
    [InlineData("industry in @named-accounts", true)]
    [InlineData("industry starts with 'SOFT' and industry ends with 'ware' and industry contains 'ftw' and industry matches '^s.*e$'", true)]
    [InlineData("count(email.clicked) = 2 and count(email.clicked within 30d) = 1", true)]
    [InlineData("count(email.*) = 3 and count(*) = 4", true)]
    [InlineData("any(form.submitted where subject = 'demo') and none(form.submitted where subject = 'later')", true)]
    [InlineData("any(form.submitted where employees = 200 and lead.employees = 60)", true)]
    [InlineData("any(email.* where employees = 60)", true)]
    [InlineData("any(email.* where country = 'ES')", false)]
    [InlineData("sum(email.*) = 10 and min(email.*) = 3 and max(email.*) = 7 and sum(page.visited) = 0", true)]
    [InlineData("max(page.visited) is missing and last(page.visited) is missing", true)]
    [InlineData("max(employees of form.submitted) = 200", true)]
    [InlineData("last(campaign of email.*) = 'SPRING'", true)]
    [InlineData("distinct(email.clicked) = 1 and distinct(value of email.*) = 2", true)]
    [InlineData("age(first(email.*)) = 30d and age(last(*)) = 0s", true)]
    [InlineData("age(created) > 9.5d and at - created < 11d and created + 10d = at", true)]
    [InlineData("renewal = 2026-06-02 and renewal - at = 12h", true)]
    [InlineData("2 * 1d + 12h = 2.5d and 1d / 12h = 2 and -1d < 0s", true)]
    [InlineData("coalesce(dealValue, employees) = 60 and least(3, 1, 2) = 1 and greatest(1, dealValue) is missing", true)]
    [InlineData("abs(-2) = 2 and round(2.5) = 3 and length(industry) = 8", true)]
    [InlineData("vip = true", null)]
    public void A_condition_has_the_stated_answer(string condition, bool? answer) =>
        Oracle.Evaluate(RandomBooks.Empty(), Someone, At, Condition.Parse(condition)).ShouldBe(answer);

    [Theory]
    [InlineData("Europe/Madrid", "2026-06-02T00:00:00", "2026-06-01T22:00:00Z")]
    [InlineData("Europe/Madrid", "2026-03-29T02:30:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Madrid", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04T00:00:00", "2018-11-04T03:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T00:00:00", "2011-12-30T10:00:00Z")]
    [InlineData("America/Havana", "2025-11-02T00:30:00", "2025-11-02T04:30:00Z")]
    public void A_local_time_is_the_earliest_instant_at_which_the_clock_has_reached_it(string zone, string local, string instant) =>
        OracleCalendar.FirstInstantOf(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), zone)
            .ShouldBe(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Groups_are_clamped_before_the_score_is_and_raw_is_the_sum_before_both()
    {
        var book = RandomBooks.Empty() with
        {
            Scores =
            [
                new ScoreDefinition
                {
                    Name = "engagement",
                    Max = 20,
                    Groups = [new GroupDefinition("email", null, 8)],
                    Rules =
                    [
                        new RuleDefinition { Id = "click", Points = 5, Per = ActivitySelector.Parse("email.clicked"), Group = "email" },
                        new RuleDefinition { Id = "form", Points = 15, When = Condition.Parse("any(form.submitted)") },
                    ],
                },
            ],
            Bands = [new BandSetDefinition { Name = "engagement", Bands = [new BandDefinition("hot", new NumberRange(20, true, null, false))] }],
        };

        var score = Oracle.Score(book, Someone, At)["engagement"];

        (score.Raw, score.Value, score.Band).ShouldBe((25, 20, "hot"));
    }

    [Theory]
    [InlineData("30d", null, 15)]
    [InlineData("30d", 1, 5)]
    [InlineData("29d", null, 10)]
    public void Limit_and_expiry_leave_the_most_recent_activities(string window, int? limit, double points)
    {
        var book = RandomBooks.Empty() with
        {
            Scores =
            [
                new ScoreDefinition
                {
                    Name = "engagement",
                    Rules = [new RuleDefinition { Id = "r", Points = 5, Per = ActivitySelector.Parse("* within " + window), Limit = limit }],
                },
            ],
        };

        Oracle.Score(book, Someone, At)["engagement"].Value.ShouldBe(points);
    }

    [Fact]
    public void Half_of_the_points_are_left_after_a_half_life()
    {
        var rule = new RuleDefinition { Id = "r", Points = 8, Per = ActivitySelector.Parse("email.clicked"), Limit = 1, Decay = Decay.HalfLife(TimeSpan.FromDays(10)) };
        var book = RandomBooks.Empty() with { Scores = [new ScoreDefinition { Name = "engagement", Rules = [rule] }] };

        // One tick short of 30 days is a second less in whole seconds.
        Oracle.Score(book, Someone, At)["engagement"].Raw.ShouldBe(8 * Math.Pow(2, -(30 * 86400 - 1) / 864000.0), 1e-12);
    }

    [Fact]
    public void Random_conditions_are_often_true_often_false_and_often_unknown()
    {
        var answers = new Dictionary<string, int> { ["True"] = 0, ["False"] = 0, ["unknown"] = 0 };

        Properties.ForAll(
            ConditionCase.Any,
            one => answers[Oracle.Evaluate(one.Book, one.Lead, one.At, one.Condition)?.ToString() ?? "unknown"]++,
            tests: 600);

        answers.Values.ShouldAllBe(static count => count > 60);
    }
}
