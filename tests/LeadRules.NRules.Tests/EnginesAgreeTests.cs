using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.Tests;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.NRules.Tests;

/// <summary>One rule model, several engines, the same answer.</summary>
public sealed class EnginesAgreeTests
{
    private static readonly Gen<(Lead Lead, DateTimeOffset At)[]> Leads = Gen.ArrayOf(
        from at in RandomLeads.Instants
        from lead in RandomLeads.Leads(at)
        select (lead, at), 5);

    private static readonly Gen<EngineCase> Cases =
        from book in RandomBooks.Books
        from conditions in Gen.ArrayOf(new RandomConditions(Vocabulary.Default with { Scores = [.. book.Scores.Select(static score => score.Name)], Segments = [.. book.Segments.Select(static segment => segment.Name)] }).Condition(2), 4)
        from leads in Leads
        select new EngineCase(WithRoutesAndAgreements(book, [.. conditions.Select(static node => new Condition(node))]), leads);

    [Fact]
    public void NRules_gives_the_scores_of_the_compiled_engine_and_of_the_interpreter() => Holds(static (one, compiled, rete) =>
    {
        foreach (var (lead, at) in one.Leads)
        {
            var scores = rete.Score(lead, at);
            scores.Values.ShouldBe(compiled.Score(lead, at).Values);
            foreach (var (name, oracle) in Oracle.Score(one.Book, lead, at))
                (scores[name].Value, scores[name].Band).ShouldBe((oracle.Value, oracle.Band));
        }
    });

    [Fact]
    public void NRules_gives_the_segments_classes_and_clocks_of_the_compiled_engine() => Holds(static (one, compiled, rete) =>
    {
        foreach (var (lead, at) in one.Leads)
            rete.Decide(lead, LeadState.New(lead.Id), at).ToJson().ShouldBe(compiled.Decide(lead, LeadState.New(lead.Id), at).ToJson());
    });

    [Fact]
    public void NRules_chooses_the_routes_of_the_compiled_engine() => Holds(static (one, compiled, rete) =>
    {
        foreach (var (lead, at) in one.Leads)
            rete.PlanRoute(lead, at).FirstChoice.ShouldBe(compiled.PlanRoute(lead, at).FirstChoice);
    });

    [Fact]
    public void A_lead_that_stays_in_a_session_has_the_scores_of_one_that_is_taken_anew() => Holds(static (one, compiled, rete) =>
    {
        foreach (var (lead, at) in one.Leads)
        {
            var session = new NRulesSession(rete, lead with { Activities = ActivityHistory.Empty }, at);
            foreach (var activity in lead.Activities.Reverse())
                session.Insert(activity);
            session.Scores.Values.ShouldBe(compiled.Score(lead, at).Values);
            session.MoveTo(at.AddDays(-3));
            session.Scores.Values.ShouldBe(compiled.Score(lead, at.AddDays(-3)).Values);
        }
    });

    private static void Holds(Action<EngineCase, LeadEngine, LeadEngine> law) => Properties.ForAll(
        Cases,
        one => law(one, LeadEngine.Compile(one.Book, TestHost.Options), LeadEngine.Compile(one.Book, TestHost.Options.UseNRules())),
        EngineCase.Smaller,
        tests: 40);

    /// <summary>The conditions decide in turn who goes where, and which agreement applies.</summary>
    private static RuleBook WithRoutesAndAgreements(RuleBook book, IReadOnlyList<Condition> conditions) => book with
    {
        Routing = new RoutingDefinition
        {
            Routes = [.. conditions.Select(static (condition, i) => new RouteDefinition { Id = $"route-{i}", When = condition, To = Destination.Queue($"queue-{i}") })],
            Fallback = Destination.Nobody,
        },
        Slas = [.. conditions.Select(static (condition, i) => new SlaDefinition($"sla-{i}",
        [
            new SlaPolicyDefinition
            {
                Name = $"sla-{i}",
                When = condition,
                Targets = [new SlaTargetDefinition { Name = "answer", Kind = SlaTargetKind.FirstResponse, Start = [ActivitySelector.Parse("*")], Stop = [ActivitySelector.Parse("call.made")], Within = SlaBudget.OfTime(TimeSpan.FromHours(1), aroundTheClock: true) }],
            },
        ]))],
    };

    /// <summary>A rule book and several leads, each at an instant of its own.</summary>
    private sealed record EngineCase(RuleBook Book, (Lead Lead, DateTimeOffset At)[] Leads)
    {
        public static IEnumerable<EngineCase> Smaller(EngineCase failing) =>
            (failing.Leads.Length > 1 ? failing.Leads.Select(lead => failing with { Leads = [lead] }) : RandomLeads.Smaller(failing.Leads[0].Lead).Select(lead => failing with { Leads = [(lead, failing.Leads[0].At)] }))
            .Concat(RandomBooks.Smaller(failing.Book).Select(book => failing with { Book = book }));

        public override string ToString() => $"{RandomBooks.Describe(Book)}\n{string.Join('\n', Book.Routing.Routes.Select(static route => $"route {route.Id}: {route.When}"))}\n{string.Join('\n', Leads.Select(static one => $"{RandomLeads.Describe(one.Lead)}\nat {one.At:O}"))}";
    }
}
