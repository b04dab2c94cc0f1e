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
    public void A_rule_that_yields_and_then_throws_yields_nothing() =>
        Found(typeof(YieldThenThrowRule)).ShouldBe(["An action threw NullReferenceException: Object reference not set to an instance of an object., by 'yields, then throws'"]);

    [Fact]
    public void A_rule_that_matches_only_because_a_condition_threw_does_not_count() =>
        new NRulesInference(Partners with { Rules = [typeof(ThrowingNotRule)] }).Derive(Referred, At).Select(static finding => finding.ToString()).ShouldBe(
            ["A condition threw NullReferenceException: Object reference not set to an instance of an object., by 'throws within not'"]);

    [Fact]
    public void What_has_no_name_is_refused_in_the_rule_that_yields_it() =>
        Found(typeof(NamelessRule), typeof(EachActivityRule)).ShouldBe(
        [
            "An action threw ArgumentNullException: Value cannot be null. (Parameter 'name'), by 'names nobody'",
            "+1 engagement, by 'each activity': 2026-11-01T09:00:00Z partner.referred 'acme'",
        ]);

    [Fact]
    public void A_rule_that_halts_keeps_what_was_found_before() =>
        new NRulesInference(new NRulesSettings { Rules = [typeof(HaltingRule)] }).Derive(Referred.With(new Activity("call.made", At)), At).Select(static finding => finding.Kind).ShouldBe([FindingKind.Points]);

    [Fact]
    public void Many_activities_are_no_endless_loop()
    {
        var busy = new Lead("L-3") { Activities = ActivityHistory.Of(Enumerable.Range(0, 1_500).Select(static i => new Activity("page.visited", At.AddMinutes(-i)))) };

        new NRulesInference(new NRulesSettings { Rules = [typeof(EachActivityRule)] }).Derive(busy, At).Count.ShouldBe(1_500);
    }

    [Fact]
    public void Facts_of_the_host_that_cannot_be_are_told_and_the_others_count()
    {
        var same = new Partner("acme", 250_000);
        var settings = Partners with { Facts = (_, _) => [same, same, null!] };

        new NRulesInference(settings).Derive(Referred, At).Select(static finding => finding.ToString()).Take(3).ShouldBe(
        [
            "a Partner is there twice; the first counts, by 'the host'",
            "one of the facts is null, by 'the host'",
            "+15 engagement, by 'tier of the lead': Referral { Lead = L-1, Partner = acme } (by 'referral'); Tier { Partner = acme, Name = gold } (by 'tier')",
        ]);
    }

    [Fact]
    public void A_group_shows_its_first_members() =>
        new NRulesInference(Partners with { Rules = [typeof(AllPartnersRule)] }).Derive(Referred, At).ShouldHaveSingleItem().ToString().ShouldBe(
            "+2 engagement, by 'all partners': 2 facts (Partner { Name = acme, Revenue = 250000 }, Partner { Name = small, Revenue = 1000 })");

    [Fact]
    public void Yields_of_the_wrong_phase_are_told()
    {
        var inference = new NRulesInference(new NRulesSettings { Rules = [typeof(WrongPhaseRule)], Scores = ["engagement"] });
        var engine = LeadEngine.Compile(
            """{"name": "partners", "scores": {"engagement": {"rules": [{"id": "a", "points": 1, "when": "true"}]}}}""",
            LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn { Name = "p", Version = "1", Inference = inference }));

        engine.Decide(Referred, LeadState.New("L-1"), At).Findings.ShouldHaveSingleItem().ToString().ShouldBe("'+1 engagement' was refused: it counts only before the rule book is asked, by 'wrong phase': lead L-1");
    }

    [Fact]
    public void A_fault_of_a_derivation_is_told_once()
    {
        var inference = new NRulesInference(Partners with { Rules = [.. Partners.Rules, typeof(ThrowingCondition)] });

        inference.React(Decided(Referred)).ShouldNotContain(static finding => finding.Kind == FindingKind.Fault);
    }

    [Fact]
    public void A_clock_in_a_constructor_and_a_reaction_that_is_not_marked_are_refused() =>
        Should.Throw<PlugInException>(static () => new NRulesInference(new NRulesSettings { Rules = [typeof(ClockRule), typeof(UnmarkedRule)], Services = new OneService(typeof(TimeProvider), TimeProvider.System) })).Message.ShouldBe(
            "The NRules rules cannot be used. LeadRules.NRules.Tests.ClockRule takes a TimeProvider in its constructor, which would not stand at the instant of the decision. Ask for it in the rule: Dependency().Resolve(() => clock). "
            + "The rule 'unmarked' matches LeadScore, which is a fact after the rule book alone. Mark it with [Reaction].");

    [Fact]
    public void A_service_that_cannot_be_made_is_told_with_the_rule() =>
        Should.Throw<PlugInException>(static () => new NRulesInference(new NRulesSettings { Rules = [typeof(ServiceRule)], Services = new Broken() })).Message.ShouldBe(
            "The NRules rules cannot be used. The rule 'asks a service' needs LeadRules.NRules.Tests.ICurrency, which cannot be made: no rates.");

    [Fact]
    public void Other_rules_go_on_beside_one_that_throws() =>
        new NRulesInference(Partners with { Rules = [.. Partners.Rules, typeof(ThrowingCondition), typeof(ThrowingAction)] }).Derive(Referred, At)
            .Count(static finding => finding.Kind != FindingKind.Fault).ShouldBe(4);

    [Fact]
    public void Rules_that_go_on_for_ever_are_stopped_and_find_nothing() =>
        Found(typeof(StartRule), typeof(EndlessRule)).ShouldBe(["the rules fired 1006 times and had not come to rest; what they found does not count. 'goes on for ever' fired most often, 1005 times, by 'goes on for ever'"]);

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

    private sealed class Broken : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ICurrency) ? throw new InvalidOperationException("no rates") : null;
    }

    private sealed class Halved : ICurrency
    {
        public double InEuros(double dollars) => dollars / 2;
    }
}
