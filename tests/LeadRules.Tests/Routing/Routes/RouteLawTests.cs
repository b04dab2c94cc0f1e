using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.Tests.Routing.Routes;

/// <summary>Of many routes, the one is found that asking one after the other finds.</summary>
public sealed class RouteLawTests
{
    /// <summary>Tests by which many routes are told apart, so that random tables have facets.</summary>
    private static readonly string[] Common =
    [
        "country = 'ES'", "country = 'Demo'", "country != 'x'", "country in ('it''s', 'straße', 'X')", "lead.country = 'demo'", "country is missing", "country is present",
        "employees < 10", "employees between 11 and 50", "employees > 50", "employees = 10", "employees in (3, 5, 50)", "employees != 11", "employees is missing", "lead.employees >= 2.5",
        "plan = 'software'", "plan in ('ES', 'fintech')", "fleetSize > 2.5", "fleetSize <= 0.1", "seats is missing", "fleetSize between -0.5 and 0.5", "industry starts with 's'", "vip", "segment.large", "true",
        "band.size = 'small'", "band.size in ('medium', 'large')", "class.kind = 'other'", "class.kind is missing", "score.fit >= 5", "score.fit = 0", "any(page.visited)",
    ];

    private static readonly RuleBook Book = RandomBooks.Empty("Europe/Madrid") with
    {
        Scores = [new ScoreDefinition { Name = "fit", Rules = [new RuleDefinition { Id = "r", Points = 5, When = Condition.Parse("employees > 10") }] }],
        Bands = [new BandSetDefinition { Name = "size", Of = "employees", Bands = [new("small", new(null, false, 10, false)), new("medium", new(11, true, 50, true)), new("large", new(50, false, null, false))] }],
        Segments = [new SegmentDefinition { Name = "large", Enter = Condition.Parse("employees >= 50 or fleetSize > 10") }],
        Classes = [new ClassSetDefinition { Name = "kind", Classes = [new("spanish", Condition.Parse("country = 'ES'")), new("other", Condition.Parse("country is present"))] }],
    };

    private static Gen<RouteCase> Cases =>
        from count in Gen.Choose(1, 150)
        from conditions in Pick.Many(count, count, Conditions)
        from froms in Pick.Many(count, count, Pick.Maybe(10, Days))
        from untils in Pick.Many(count, count, Pick.Maybe(10, Days))
        from at in RandomLeads.Instants
        from leads in Pick.Many(1, 5, RandomLeads.Leads(at))
        select new RouteCase([.. conditions.Select((when, i) => new RouteDefinition { Id = $"r{i}", When = when, To = Destination.Queue("q"), From = froms[i], Until = untils[i] })], leads, at);

    private static Gen<DateOnly> Days => Gen.Choose(-300, 300).Select(static day => new DateOnly(2026, 6, 1).AddDays(day));

    private static Gen<Condition> Conditions => Pick.Weighted(
        (1, () => new RandomConditions(Vocabulary.Default).Condition(1).Select(static node => new Condition(node))),
        (6, () => Pick.From(Common).Two().Select(static pair => Condition.Parse(pair.Item1) & Condition.Parse(pair.Item2))),
        (2, () => Pick.From(Common).Three().Select(static three => Condition.Parse(three.Item1) & (Condition.Parse(three.Item2) | Condition.Parse(three.Item3)))),
        (2, () => Pick.From(Common).Two().Select(static pair => !(Condition.Parse(pair.Item1) | Condition.Parse(pair.Item2)))));

    [Fact]
    public void The_first_route_is_found_that_the_oracle_says_takes_the_lead()
    {
        var searched = 0;
        Properties.ForAll(
            Cases,
            one =>
            {
                var book = Book with { Routing = new() { Routes = one.Routes } };
                var routes = new RoutesOf(book, TestHost.Options);
                searched += routes.Table.FacetCount > 0 ? 1 : 0;
                foreach (var lead in one.Leads)
                {
                    var from = 0;
                    foreach (var taking in Taking(book, lead, one.At))
                    {
                        routes.Next(lead, one.At, from).ShouldBe(taking, lead.Id);
                        from = taking + 1;
                    }
                }
            },
            RouteCase.Smaller,
            tests: 250);
        searched.ShouldBeGreaterThan(100);
    }

    /// <summary>The routes that take a lead, and -1 after the last: the whole table, asked plainly.</summary>
    private static IEnumerable<int> Taking(RuleBook book, Lead lead, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(book.TimeZone)).DateTime);
        for (var i = 0; i < book.Routing.Routes.Count; i++)
        {
            var route = book.Routing.Routes[i];
            if (!(today < route.From) && !(today > route.Until) && Oracle.Evaluate(book, lead, at, route.When!) == true)
                yield return i;
        }

        yield return -1;
    }

    private sealed record RouteCase(RouteDefinition[] Routes, Lead[] Leads, DateTimeOffset At)
    {
        public static IEnumerable<RouteCase> Smaller(RouteCase failing) =>
            failing.Leads.Where(static _ => true).Select(lead => failing with { Leads = [lead] }).Where(smaller => failing.Leads.Length > smaller.Leads.Length)
                .Concat(failing.Leads is [var only] ? RandomLeads.Smaller(only).Select(lead => failing with { Leads = [lead] }) : [])
                .Concat(failing.Routes.Length > 1 ? [failing with { Routes = failing.Routes[..(failing.Routes.Length / 2)] }, failing with { Routes = failing.Routes[(failing.Routes.Length / 2)..] }] : [])
                .Concat(failing.Routes.Select(route => failing with { Routes = [.. failing.Routes.Where(other => other != route)] }).Where(static smaller => smaller.Routes.Length > 0));

        public override string ToString() => $"{string.Join('\n', Routes.Select(static route => $"{route.Id} [{route.When}] {route.From} {route.Until}"))}\n{string.Join('\n', Leads.Select(RandomLeads.Describe))}\nat {At:O}";
    }
}
