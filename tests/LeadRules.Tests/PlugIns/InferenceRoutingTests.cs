using LeadRules.Routing;
using LeadRules.Stores;
using static LeadRules.Tests.PlugIns.Inferring;

namespace LeadRules.Tests.PlugIns;

/// <summary>What inferences find in reaction to a decision rules out routes and reps, and prefers reps.</summary>
public sealed class InferenceRoutingTests
{
    private const string Book = """
        {
          "name": "t",
          "lifecycle": { "start": "new", "stages": { "new": { "routes": true } } },
          "routing": {
            "reps": { "ana": { }, "ben": { }, "cem": { } },
            "pools": { "desk": { "members": ["ana", "ben", "cem"] } },
            "routes": [ { "id": "fast", "to": "queue fast" }, { "id": "all", "to": "pool desk" } ],
            "fallback": "queue triage"
          }
        }
        """;

    private static readonly Finding NotFast = Finding.RuleOutRoute("fast", "key account") with { Because = ["Acme is a key account"] };
    private static readonly Finding NotAna = Finding.RuleOutRep("ana", "conflict") with { Because = ["ana owns a competitor of Acme"] };
    private static readonly Finding RatherCem = Finding.PreferRep("cem", "knows them") with { Because = ["cem sold to them before"] };

    [Fact]
    public async Task A_route_that_is_ruled_out_does_not_take_the_lead_and_says_why()
    {
        var explained = await Explained(NotFast);

        explained.Decision.Lead.Route.ShouldBe("all");
        explained.PassedRoutes[0].ToString().ShouldBe("route 'fast': ruled out by 'key account': Acme is a key account");
        explained.PassedRoutes[0].RuledOutBy.ShouldBe(NotFast);
    }

    [Fact]
    public async Task A_rep_who_is_ruled_out_is_passed_over_and_nothing_of_it_is_remembered()
    {
        var explained = await Explained(NotFast, NotAna);

        explained.Decision.Rep.ShouldBe("ben");
        explained.Attempts[0].Candidates[0].ToString().ShouldBe("ana: is ruled out by 'conflict': ana owns a competitor of Acme, credit 0 -> 0");
        explained.Decision.Lead.RuledOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_those_who_can_receive_it_the_preferred_alone_are_compared()
    {
        var explained = await Explained(NotFast, RatherCem);

        explained.Decision.Rep.ShouldBe("cem");
        explained.Decision.Lead.PassedOver.ShouldBe([PassedOver.Outranked, PassedOver.Outranked, PassedOver.None]);
        explained.Attempts[0].Candidates[2].ToString().ShouldBe("cem receives it: can receive it, preferred by 'knows them': cem sold to them before, credit 0 -> 0");
        explained.Attempts[0].Candidates[0].ToString().ShouldBe("ana: others are preferred, credit 0 -> 0");
    }

    [Fact]
    public async Task Where_no_preferred_rep_can_receive_it_the_others_take_turns() =>
        (await Explained(NotFast, RatherCem, Finding.RuleOutRep("cem", "away"))).Decision.Rep.ShouldBe("ana");

    [Fact]
    public async Task The_desk_passes_them_on()
    {
        var lead = new Lead("L-1") { Created = At, Email = "ann@example.com" };
        var decided = await new LeadDesk(After(NotFast, NotAna, RatherCem).With(Book), new OneLead(lead), new InMemoryRoutingStore()).HandleAsync("L-1", At, cancellationToken: TestContext.Current.CancellationToken);

        decided.Routing!.ToString().ShouldBe("L-1 to cem by route all");
        decided.Decision.State.Owner.ShouldBe("cem");
    }

    [Fact]
    public void A_host_that_routes_by_itself_passes_them_on()
    {
        var inferring = After(NotFast, RatherCem);
        var (engine, lead) = (inferring.With(Book), new Lead("L-1") { Created = At });
        var decision = engine.Decide(lead, LeadState.New("L-1"), At);

        engine.PlanRoute(decision.Lead, At).FirstChoice.ShouldBe(Destination.Queue("fast"));
        engine.PlanRoute(decision.Lead, At, new RoutingRequest { Findings = decision.Findings }).FirstChoice.ShouldBe(Destination.Pool("desk"));
    }

    [Fact]
    public void React_knows_what_was_decided_and_derived()
    {
        DecidedFacts? seen = null;
        var inferring = new Inferring((_, _) => [Finding.OfField("tier", "gold", "r"), Finding.OfFault("no directory", "r")], facts =>
        {
            seen = facts;
            return [];
        });
        var decision = inferring.Decide(Book);

        seen!.ToString().ShouldBe("DecidedFacts { Lead = L-1, At = 2026-11-23T09:00:00Z, Scores = L-1:, Segments = [], Derived = [tier = gold, by 'r'] }");
        seen.State.ShouldBe(decision.State);
        seen.Lead.Stage.ShouldBe("new");
    }

    private static async Task<RoutingExplanation> Explained(params Finding[] findings)
    {
        var engine = After(findings).With(Book);
        var decision = engine.Decide(new Lead("L-1") { Created = At }, LeadState.New("L-1"), At);
        return await new LeadRouter(engine, new InMemoryRoutingStore()).RouteAndExplainAsync(decision.Lead, At, new RoutingRequest { Findings = decision.Findings }, TestContext.Current.CancellationToken);
    }

    private sealed class OneLead(Lead lead) : ILeadSource
    {
        public ValueTask<Lead?> FindAsync(string id, CancellationToken cancellationToken = default) => new(lead);
    }
}
