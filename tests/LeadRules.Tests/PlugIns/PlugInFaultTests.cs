using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.Routing;
using LeadRules.RuleBooks;
using LeadRules.Stores;
using static LeadRules.Tests.PlugIns.Partners;

namespace LeadRules.Tests.PlugIns;

/// <summary>Whatever a plug-in does, the decision stands, and the explanation names it.</summary>
public sealed class PlugInFaultTests
{
    private static readonly string[] Ways = ["throws", "nan", "infinite", "wrong type"];

    [Theory, Trait("Requirement", "S10")]
    [InlineData("throws", "threw InvalidOperationException: no connection")]
    [InlineData("nan", "gave NaN, which is no number that a lead can have")]
    [InlineData("infinite", "gave Infinity, which is no number that a lead can have")]
    [InlineData("wrong type", "gave a text, 'much', not a number")]
    public void A_fault_makes_the_value_missing_and_names_the_plug_in(string way, string what)
    {
        Why("worthOf(email) > 1", new Lead("x") { Email = "a@b.c" }, Faulty(way)).ShouldBe($"worthOf(email) > 1 is unknown: worthOf(email), what it is worth, is missing (the function 'worthOf' of plug-in faulty 0.1 {what})");
        Why("worth > 1", new Lead("x") { Email = "a@b.c" }, Faulty(way)).ShouldBe($"worth > 1 is unknown: worth is missing (the field 'worth' of plug-in faulty 0.1 {what})");
    }

    [Fact]
    public void A_missing_field_says_which_of_its_inputs_the_lead_lacks()
    {
        Why("partnerTier = 'gold'", new Lead("x")).ShouldBe("partnerTier = 'gold' is unknown: partnerTier, the tier of the referring partner, is missing (no partner.referred is there)");
        Why("isBig", new Lead("x"), LeadEngineOptions.Default.WithField(new LeadField("isBig", FieldType.Boolean, static lead => lead.Employees is { } heads ? heads > 50 : default(FieldValue)) { Reads = ["employees", "company"] }))
            .ShouldBe("isBig is unknown: isBig is missing (employees is missing and company is missing)");
    }

    [Fact]
    public void A_value_is_shown_with_what_it_is() =>
        Why("partnerTier = 'silver'", Referred("x")).ShouldBe("partnerTier = 'silver' is false: partnerTier, the tier of the referring partner, is 'gold'");

    [Theory, Trait("Requirement", "R17")]
    [InlineData(true, "the strategy 'lottery' of plug-in faulty 0.1 failed for 'ana', who stands behind the others: no luck")]
    [InlineData(false, "the strategy 'lottery' of plug-in faulty 0.1 gave no number for 'ana', who stands behind the others")]
    public async Task A_faulty_strategy_loses_nobody_and_is_named(bool throws, string note)
    {
        var engine = LeadEngine.Compile(
            """{ "name": "t", "routing": { "reps": { "ana": { }, "ben": { } }, "pools": { "desk": { "strategy": "lottery", "members": ["ana", "ben"] } }, "routes": [{ "id": "all", "to": "pool desk" }], "fallback": "queue triage" } }""",
            LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn { Name = "faulty", Version = "0.1", Strategies = [new Lottery(throws)] }));
        var router = new LeadRouter(engine, new InMemoryRoutingStore());

        List<string?> receivers = [];
        for (var i = 0; i < 4; i++)
            receivers.Add((await router.RouteAsync(new Lead($"L-{i}"), At, cancellationToken: TestContext.Current.CancellationToken)).Rep);

        receivers.Count(static rep => rep == "ana").ShouldBe(2);
        receivers.Count(static rep => rep == "ben").ShouldBe(2);
        (await router.RouteAndExplainAsync(new Lead("L-9"), At, cancellationToken: TestContext.Current.CancellationToken)).ToString().ShouldContain(note);
    }

    /// <summary>The property behind "the value is unknown, the decision stands".</summary>
    [Fact, Trait("Requirement", "S10")]
    public void A_faulty_plug_in_decides_like_one_whose_values_are_missing() =>
        Properties.ForAll(
            from way in Gen.Elements(Ways)
            from condition in Gen.Elements(
                "worth > 1", "not (worth > 1)", "worth is missing", "worthOf(email) = 3 or employees > 10", "coalesce(worth, 7) = 7", "email is present and worthOf(email) < worth", "employees > 10 and not (worth = 2)")
            from employees in Gen.Elements<int?>(null, 5, 50)
            from email in Gen.Elements<string?>(null, "a@b.c")
            select (way, condition, lead: new Lead("x") { Employees = employees, Email = email }),
            static one =>
            {
                Decided(one.condition, Faulty(one.way), one.lead).ShouldBe(Decided(one.condition, Faulty("missing"), one.lead));
            });

    private static string Decided(string condition, LeadEngineOptions options, Lead lead)
    {
        var book = When(condition) with
        {
            Segments = [new SegmentDefinition { Name = "in", Enter = Condition.Parse(condition) }],
            Triggers = [new TriggerDefinition { Name = "alert", When = Condition.Parse(condition), Do = [new ActionDefinition(IntentKind.Notify, "owner", null, null)] }],
        };
        return LeadEngine.Compile(book, options).Decide(lead, LeadState.New("x"), At).ToJson();
    }

    private static LeadEngineOptions Faulty(string way) => LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn
    {
        Name = "faulty",
        Version = "0.1",
        Functions = [new LeadFunction("worthOf", FieldType.Number, [FieldType.Text], (in FunctionArguments _) => Gives(way)) { Description = "what it is worth" }],
        Fields = [new LeadField("worth", FieldType.Number, _ => Gives(way))],
    });

    private static FieldValue Gives(string way) => way switch
    {
        "throws" => throw new InvalidOperationException("no connection\nat all"),
        "nan" => double.NaN,
        "infinite" => double.PositiveInfinity,
        "wrong type" => "much",
        _ => default,
    };

    private sealed class Lottery(bool throws) : RoutingStrategy("lottery")
    {
        public override double CostOf(in RoutingCandidate candidate) => throws ? throw new InvalidOperationException("no luck") : double.NaN;

        public override string Describe(double cost) => throw new InvalidOperationException("no words");
    }
}
