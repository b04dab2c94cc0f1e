using LeadRules.Routing;
using LeadRules.Stores;
using static LeadRules.Tests.Routing.RoutingBooks;

namespace LeadRules.Tests.Routing;

/// <summary>Leads that are given back, passed on, closed or given by hand.</summary>
public sealed class HandoverTests
{
    [Fact]
    public async Task A_lead_that_is_given_back_gives_its_turn_back()
    {
        var router = Router(Trio);
        await router.Receivers(3);

        await router.GiveBackAsync("l0", Monday, "spam", routeAgain: false);

        (await router.Receivers(3, prefix: "m")).ShouldBe("ana ana ben");
        (await router.Store.RepAsync("ana")).Open.ShouldBe(2);
    }

    [Fact]
    public async Task Giving_back_twice_gives_back_once()
    {
        var router = Router(Trio);
        await router.Receivers(1);
        await router.GiveBackAsync("l0", Monday, "spam", routeAgain: false);
        var once = await router.Store.PoolAsync("team");

        var again = await router.GiveBackAsync("l0", Monday, "spam", routeAgain: false);

        again.Status.ShouldBe(RoutedStatus.GivenBack);
        (await router.Store.PoolAsync("team")).ShouldBe(once);
    }

    [Fact]
    public async Task A_rejected_lead_goes_to_somebody_else()
    {
        var router = Router(Trio);
        (await router.Route("x")).Rep.ShouldBe("ana");
        await router.GiveBackAsync("x", Monday, "not my industry", routeAgain: true);

        var why = await router.RouteAndExplainAsync(new Lead("x"), Monday);

        why.Decision.Rep.ShouldBe("ben");
        why.Attempts[0].Candidates[0].Reason.ShouldBe("is ruled out for this lead");
        why.Decision.Lead.Chain.Select(static handover => (handover.From, handover.To)).ShouldBe([(null, "ana"), ("ana", null), (null, "ben")]);
    }

    [Fact]
    public async Task Spam_that_is_delivered_again_is_not_routed_again()
    {
        var router = Router(Trio);
        await router.Route("x");
        await router.GiveBackAsync("x", Monday, "spam", routeAgain: false);

        var again = await router.Route("x");

        (again.Outcome, again.IsRepeat, again.Rep).ShouldBe((RoutedStatus.GivenBack, true, null));
    }

    [Fact]
    public async Task Passing_on_within_a_pool_moves_the_turn()
    {
        var router = Router(Trio);
        await router.Receivers(3);

        await router.TransferAsync("l0", "ben", Monday, "asked for him");

        (await router.Receivers(3, prefix: "m")).ShouldBe("ana ana cid");
    }

    [Fact]
    public async Task Passing_on_to_somebody_who_does_not_exist_says_who_is_meant() =>
        (await Should.ThrowAsync<ArgumentException>(static async () => await Router(Trio).TransferAsync("x", "bem", Monday, "why not"))).Message.ShouldStartWith("There is no rep 'bem'; did you mean 'ben'?");

    [Fact]
    public async Task A_lead_that_was_never_routed_cannot_be_changed() =>
        (await Should.ThrowAsync<KeyNotFoundException>(static async () => await Router(Trio).CloseAsync("x", Monday))).Message.ShouldBe("The lead 'x' was never routed.");

    [Fact]
    public async Task Closing_twice_frees_capacity_once()
    {
        var router = Router(Trio);
        await router.Receivers(6);
        await router.CloseAsync("l0", Monday);
        await router.CloseAsync("l0", Monday);

        (await router.Store.RepAsync("ana")).Open.ShouldBe(1);
    }

    [Theory, Trait("Pain", "A7")]
    [InlineData("true", "ben cid ben cid")]
    [InlineData("false", "ben cid ana ben")]
    public async Task Whether_a_lead_given_by_hand_counts_as_a_turn_is_said(string counts, string next)
    {
        var router = Router($$"""
            "reps": { "ana": {}, "ben": {}, "cid": {} }, "pools": { "team": { "members": ["ana", "ben", "cid"], "countsDirect": {{counts}} } },
            "routes": [{ "id": "named", "when": "source = 'named'", "to": "rep ana" }, { "id": "all", "to": "pool team" }], "fallback": "queue triage"
            """);
        await router.Receivers(1);
        await router.RouteAsync(new Lead("n") { Source = "named" }, Monday);

        (await router.Receivers(4, prefix: "m")).ShouldBe(next);
    }

    [Fact, Trait("Pain", "B17")]
    public async Task Leads_that_wait_are_served_in_the_order_in_which_they_came()
    {
        var router = Router(""" "reps": { "ana": { "capacity": 1 } }, "pools": { "p": { "members": ["ana"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);
        (await router.Receivers(3)).ShouldBe("ana - -");
        await router.CloseAsync("l0", Monday);

        var served = await router.RouteHeldAsync(static id => new Lead(id), Monday);

        served.Select(static decision => (decision.Lead.Key, decision.Rep)).ShouldBe([("l1", "ana")]);
        (await router.HeldAsync("p")).Select(static lead => lead.Key).ShouldBe(["l2"]);
    }

    [Fact]
    public async Task A_reset_begins_a_new_period()
    {
        var router = Router(Trio);
        await router.Receivers(2);

        await router.ResetAsync("team", Monday);

        (await router.Store.PoolAsync("team")).Credits.ToArray().ShouldBe([0L, 0L, 0L]);
    }

    [Fact]
    public async Task Open_work_from_elsewhere_counts()
    {
        var router = Router(""" "reps": { "ana": { "capacity": 5 }, "ben": {} }, "pools": { "p": { "members": ["ana", "ben"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);
        await router.CountOpenAsync("ana", new Dictionary<string, int> { [""] = 3, ["hot"] = 2 });

        (await router.Receivers(2)).ShouldBe("ben ben");
        (await router.Store.RepAsync("ana")).OpenBy.ShouldBe([new CategoryCount("hot", 2)]);
    }

    [Fact, Trait("Pain", "B27")]
    public async Task A_batch_goes_round_within_itself()
    {
        var decisions = await Router(Trio).RouteAsync(Enumerable.Range(0, 6).Select(static i => new Lead(FormattableString.Invariant($"l{i}"))), Monday);

        decisions.Select(static decision => decision.Rep).ShouldBe(["ana", "ben", "cid", "ana", "ben", "cid"]);
    }

    [Fact, Trait("Pain", "A5")]
    public async Task The_events_replay_to_the_state()
    {
        var router = Router(Trio);
        await router.Receivers(7);
        await router.GiveBackAsync("l2", Monday, "spam", routeAgain: false);
        await router.TransferAsync("l3", "cid", Monday, "swap");

        PoolState.Replay("team", await router.Store.EventsAsync("team", 0, int.MaxValue)).ShouldBe(await router.Store.PoolAsync("team"));
    }

    [Fact]
    public async Task What_was_decided_outlives_the_process()
    {
        var router = Router(Trio);
        await router.Receivers(4);
        var store = new InMemoryRoutingStore(((InMemoryRoutingStore)router.Store).Snapshot());

        var after = new LeadRouter(router.Engine, store);

        (await after.Route("l1")).IsRepeat.ShouldBeTrue();
        (await after.Receivers(2, prefix: "m")).ShouldBe("ben cid");
    }
}
