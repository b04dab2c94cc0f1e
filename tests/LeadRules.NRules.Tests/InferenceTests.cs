using System.Reflection;

namespace LeadRules.NRules.Tests;

/// <summary>NRules rules as plug-ins: what they yield, and what becomes of their faults.</summary>
public sealed class InferenceTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lead Referred = new Lead("L-1") { DealValue = 100, Employees = 20 }.With(new Activity("partner.referred", At.AddDays(-1), "acme"));

    private static readonly NRulesSettings Partners = new()
    {
        Rules = [typeof(ReferralRule), typeof(TierRule), typeof(LeadTierRule), typeof(ThankRule)],
        Fields = [new InferredField("partnerTier", FieldType.Text)],
        Scores = ["engagement"],
        Facts = static (_, _) => [new Partner("acme", 250_000), new Partner("small", 1_000)],
    };

    [Fact]
    public void Facts_join_across_leads_and_partners_and_each_finding_names_its_rule_and_facts() => new NRulesInference(Partners).Derive(Referred, At).Select(static finding => finding.ToString()).ShouldBe(
    [
        "+15 engagement, by 'tier of the lead': Referral { Lead = L-1, Partner = acme } (by 'referral'); Tier { Partner = acme, Name = gold } (by 'tier')",
        "in segment partners, by 'tier of the lead': Referral { Lead = L-1, Partner = acme } (by 'referral'); Tier { Partner = acme, Name = gold } (by 'tier')",
        "partnerTier = gold, by 'tier of the lead': Referral { Lead = L-1, Partner = acme } (by 'referral'); Tier { Partner = acme, Name = gold } (by 'tier')",
        "source is partner, by 'tier of the lead': Referral { Lead = L-1, Partner = acme } (by 'referral'); Tier { Partner = acme, Name = gold } (by 'tier')",
    ]);

    [Fact]
    public void An_activity_after_the_instant_is_no_fact() => new NRulesInference(Partners).Derive(Referred, At.AddDays(-2)).ShouldBeEmpty();

    [Fact]
    public void Reactions_see_what_was_decided_and_what_was_derived() => new NRulesInference(Partners).React(Decided(Referred)).Select(static finding => finding.ToString()).ShouldBe(
    [
        "not by route self-service, by 'thank the partner': Referral { Lead = L-1, Partner = acme } (by 'referral'); engagement 20",
        "not to ana, by 'thank the partner': Referral { Lead = L-1, Partner = acme } (by 'referral'); engagement 20",
        "notify acme (acme), by 'thank the partner': Referral { Lead = L-1, Partner = acme } (by 'referral'); engagement 20",
        "rather to zoe, by 'thank the partner': Referral { Lead = L-1, Partner = acme } (by 'referral'); engagement 20",
    ]);

    [Fact]
    public void A_rule_that_throws_in_a_condition_does_not_match_and_is_named() =>
        Found(typeof(ThrowingCondition)).ShouldBe(["A condition threw NullReferenceException: Object reference not set to an instance of an object., by 'throws in a condition'"]);

    [Fact]
    public void A_rule_that_throws_in_an_action_yields_nothing_and_is_named() =>
        Found(typeof(ThrowingAction)).ShouldBe(["An action threw ArgumentException: Points for 'engagement' must be finite. (Parameter 'points'), by 'throws in an action'"]);

    [Fact]
    public void Other_rules_go_on_beside_one_that_throws() =>
        new NRulesInference(Partners with { Rules = [.. Partners.Rules, typeof(ThrowingCondition), typeof(ThrowingAction)] }).Derive(Referred, At)
            .Count(static finding => finding.Kind != FindingKind.Fault).ShouldBe(4);

    [Fact]
    public void Rules_that_go_on_for_ever_are_stopped_and_find_nothing() =>
        Found(typeof(StartRule), typeof(EndlessRule)).ShouldBe(["the rules fired 1000 times and had not come to rest; what they found does not count. 'goes on for ever' fired most often, 999 times, by 'goes on for ever'"]);

    [Fact]
    public void Two_rules_of_one_name_and_a_service_that_is_missing_are_told_at_once() =>
        Should.Throw<PlugInException>(static () => new NRulesInference(new NRulesSettings { Rules = [typeof(ReferralRule), typeof(SecondReferralRule), typeof(ServiceRule), typeof(string)] })).Message.ShouldBe(
            "The NRules rules cannot be used. System.String is no rule class: derive it from NRules.Fluent.Dsl.Rule, and do not make it abstract or generic. "
            + "2 rules are called 'referral': LeadRules.NRules.Tests.ReferralRule, LeadRules.NRules.Tests.SecondReferralRule. Give each a name of its own: [Name(\"...\")]. "
            + "The rule 'asks a service' needs LeadRules.NRules.Tests.ICurrency, which no service gives.");

    [Fact]
    public void Services_come_from_the_host_and_the_clock_stands_at_the_instant() =>
        new NRulesInference(new NRulesSettings { Rules = [typeof(ServiceRule)], Services = new OneService(typeof(ICurrency), new Halved()) }).Derive(Referred, At)
            .Single().Value.AsNumber.ShouldBe(2076);

    [Fact]
    public void A_cancelled_compilation_is_no_smaller_inference() =>
        Should.Throw<OperationCanceledException>(static () => new NRulesInference(Partners, new CancellationToken(canceled: true)));

    [Fact]
    public void Two_activities_that_are_alike_are_two_facts() =>
        new NRulesInference(new NRulesSettings { Rules = [typeof(FlatteningRule)] }).Derive(new Lead("L-2").With(new Activity("a", At)).With(new Activity("a", At)), At).Count.ShouldBe(2);

    [Fact]
    public async Task Many_threads_share_an_inference()
    {
        var inference = new NRulesInference(Partners with { Rules = [.. Partners.Rules, typeof(FlatteningRule)] });
        var expected = inference.Derive(Referred, At);

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 200).Select(_ => inference.Derive(Referred, At)).ToList())));

        found.SelectMany(static one => one).ShouldAllBe(one => one.SequenceEqual(expected));
    }

    [Fact]
    public void The_rules_of_an_assembly_are_its_public_rule_classes() =>
        NRulesSettings.RulesIn(Assembly.GetExecutingAssembly()).ShouldContain(typeof(ReferralRule));

    private static IEnumerable<string> Found(params Type[] rules) =>
        new NRulesInference(new NRulesSettings { Rules = rules }).Derive(Referred, At).Select(static finding => finding.ToString());

    private static DecidedFacts Decided(Lead lead)
    {
        var engine = LeadEngine.Compile("""{"name": "partners", "scores": {"engagement": {"formula": "20"}}}""");
        return new DecidedFacts(lead, At, LeadState.New(lead.Id), engine.Score(lead, At), new Dictionary<string, string?>(), []);
    }

    private sealed class OneService(Type type, object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == type ? service : null;
    }

    private sealed class Halved : ICurrency
    {
        public double InEuros(double dollars) => dollars / 2;
    }
}
