using System.Reflection;
using LeadRules;
using LeadRules.Stores;
using LeadRules.Testing;

namespace Acme.Partners.Tests;

/// <summary>The plug-in as a host sees it that knows none of its types.</summary>
public sealed class PartnerPluginTests
{
    private const string Book = """
        {
          "name": "acme",
          "scores": { "fit": { "rules": [
            { "id": "gold", "points": 20, "when": "partnerTier = 'gold'" },
            { "id": "referral", "points": 5, "per": "partner.referred where partner in @gold-partners" } ] } },
          "triggers": { "invite": { "on": "partner.referred", "do": [{ "do": "partner.invite", "to": "owner", "about": "first call" }] } },
          "routing": {
            "reps": { "ana": { "skills": ["partners"] }, "ben": { } },
            "pools": { "desk": { "strategy": "partner-desk", "members": ["ana", "ben"] } },
            "routes": [{ "id": "all", "to": "pool desk" }],
            "fallback": "queue triage"
          }
        }
        """;

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly LeadEngine Engine = LeadEngine.Compile(Book, Options());

    private static readonly Lead Referred = ReferredAs("L-1");

    [Fact]
    public void The_plug_in_keeps_all_laws_and_its_vectors_hold() => Assert.Empty(PlugInConformance.Verify(Found()).Failures);

    [Fact]
    public void A_host_that_knows_none_of_its_types_finds_it_in_the_assembly() => Assert.Equal("partner 1.2", Found().ToString());

    [Fact]
    public void A_referral_by_a_gold_partner_gives_its_points() => Assert.Equal(25, Engine.Score(Referred, Monday)["fit"].Value);

    [Fact]
    public void An_explanation_says_what_the_tier_is() =>
        Assert.Contains("partnerTier, the tier of the partner who referred the lead last, is missing (no partner.referred is there)", Engine.Explain(new Lead("L-2"), Monday).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_referral_asks_the_host_to_invite_the_partner()
    {
        var intent = Assert.Single(Engine.Decide(Referred, LeadState.New("L-1"), Monday).Intents);

        Assert.Equal((IntentKind.Custom, "partner.invite", "first call"), (intent.Kind, intent.Name, intent.About));
    }

    [Fact]
    public async Task Leads_of_partners_go_to_who_knows_partners()
    {
        var router = new LeadRouter(Engine, new InMemoryRoutingStore());

        for (var i = 0; i < 3; i++)
            Assert.Equal("ana", (await router.RouteAsync(ReferredAs($"L-{i}"), Monday, cancellationToken: TestContext.Current.CancellationToken)).Rep);
        Assert.Equal("ben", (await router.RouteAsync(new Lead("own"), Monday, cancellationToken: TestContext.Current.CancellationToken)).Rep);
    }

    private static Lead ReferredAs(string id) =>
        new Lead(id).With(new Activity("partner.referred", Monday.AddDays(-1), properties: [KeyValuePair.Create<string, FieldValue>("partner", "P-100")]));

    private static LeadPlugIn Found() => Assert.Single(LeadPlugIns.In(Assembly.Load("PartnerPlugin")));

    private static LeadEngineOptions Options() => LeadEngineOptions.Default.WithPlugIn(Found());
}
