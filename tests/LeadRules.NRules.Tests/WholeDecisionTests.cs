using Microsoft.Extensions.DependencyInjection;

namespace LeadRules.NRules.Tests;

/// <summary>What NRules rules yield, in the decisions of both engines.</summary>
public sealed class WholeDecisionTests
{
    private const string Book = """
        {
          "name": "partners",
          "scores": { "engagement": { "rules": [{ "id": "gold", "points": 5, "when": "partnerTier = 'gold'" }] } },
          "segments": { "partners": { "enter": "false" } },
          "classes": { "source": [{ "web": "true" }, { "partner": "false" }] },
          "routing": { "routes": [{ "id": "gold", "when": "partnerTier = 'gold'", "to": "queue gold" }], "fallback": "queue triage" }
        }
        """;

    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Lead Referred = new Lead("L-1").With(new Activity("partner.referred", At.AddDays(-1), "acme"));

    internal static LeadPlugIn Partners(IServiceProvider? services) => new()
    {
        Name = "partner-rules",
        Version = "1.0",
        Inference = new NRulesInference(new NRulesSettings
        {
            Rules = [typeof(ReferralRule), typeof(TierRule), typeof(LeadTierRule), typeof(ThankRule)],
            Fields = [new InferredField("partnerTier", FieldType.Text)],
            Scores = ["engagement"],
            Facts = static (_, _) => [new Partner("acme", 250_000)],
            Services = services,
        }),
    };

    public static TheoryData<bool> Engines => [false, true];

    [Theory, MemberData(nameof(Engines))]
    public void Fields_points_votes_and_intents_count(bool byNRules)
    {
        var decision = Engine(byNRules).Decide(Referred, LeadState.New(Referred.Id), At);

        decision.Scores["engagement"].Value.ShouldBe(20);
        decision.Segments.ShouldBe(["partners"]);
        decision.Classes["source"].ShouldBe("partner");
        decision.Intents.Select(static intent => (intent.Kind, intent.To, intent.About, intent.Key)).ShouldBe([(IntentKind.Notify, "acme", "thanks", "L-1/inferred/partner-rules/thank the partner/acme")]);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_route_uses_a_field_that_rules_infer(bool byNRules) =>
        Engine(byNRules).PlanRoute(Referred, At).FirstChoice.ShouldBe(Destination.Queue("gold"));

    [Theory, MemberData(nameof(Engines))]
    public void The_same_decision_again_tells_nothing_again(bool byNRules)
    {
        var engine = Engine(byNRules);
        var state = engine.Decide(Referred, LeadState.New(Referred.Id), At).State;

        engine.Decide(Referred, state, At.AddHours(1)).Intents.ShouldBeEmpty();
    }

    [Fact]
    public void Both_engines_explain_the_same() =>
        Engine(byNRules: true).Decide(Referred, LeadState.New(Referred.Id), At).Explain().ToString().ShouldBe(Engine(byNRules: false).Decide(Referred, LeadState.New(Referred.Id), At).Explain().ToString());

    [Fact]
    public void A_session_follows_what_is_inferred()
    {
        var engine = Engine(byNRules: true);
        var session = new NRulesSession(engine, Referred with { Activities = ActivityHistory.Empty }, At);
        session.Scores["engagement"].Value.ShouldBe(0);

        session.Insert(Referred.Activities.Single());

        session.Scores["engagement"].Value.ShouldBe(20);
        session.IsIn("partners").ShouldBe(true);
        session.ClassOf("source").ShouldBe("partner");
    }

    [Fact]
    public void A_host_registers_both_in_one_line_each()
    {
        using var provider = new ServiceCollection()
            .AddLeadRules(static rules =>
            {
                rules.FromJson(Book).Configure(options => options.UseNRules());
                rules.AddPlugIn<PartnerRulesPlugIn>();
            })
            .BuildServiceProvider();
        using var scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredService<LeadEngine>().Score(Referred, At)["engagement"].Value.ShouldBe(20);
    }

    [Fact]
    public void The_page_shows_a_session()
    {
        var (lead, at) = (new Lead("L-1"), At);
        var book = """{"name": "mail", "scores": {"engagement": {"rules": [{"id": "click", "points": 5, "per": "email.clicked"}]}}}""";
        var engine = LeadEngine.Compile(book, LeadEngineOptions.Default.UseNRules());
        var session = new NRulesSession(engine, lead, at);
        session.Insert(new Activity("email.clicked", at));
        session.Scores["engagement"].Value.ShouldBe(5);
    }

    private static LeadEngine Engine(bool byNRules)
    {
        var options = LeadEngineOptions.Default.WithPlugIn(Partners(null));
        return LeadEngine.Compile(Book, byNRules ? options.UseNRules() : options);
    }
}

/// <summary>The rules of partners, as a host adds them that knows nothing of NRules.</summary>
public sealed class PartnerRulesPlugIn(IServiceProvider services) : ILeadPlugIn
{
    /// <inheritdoc/>
    public LeadPlugIn Describe() => WholeDecisionTests.Partners(services);
}
