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

    [Fact]
    public async Task A_rep_who_stands_in_for_another_needs_no_policy_of_its_own()
    {
        var router = Router(""" "reps": { "a": { "active": false }, "b": {} }, "routes": [{ "id": "y", "to": "rep a", "whenNobody": ["rep b"] }], "fallback": "queue triage" """);

        (await router.Route("x")).Rep.ShouldBe("b");
    }

    [Fact]
    public async Task The_policies_of_a_route_count_before_those_of_its_pool() =>
        (await Router("""
            "reps": { "a": { "active": false }, "b": {} }, "pools": { "p": { "members": ["a"] } },
            "routes": [{ "id": "y", "to": "pool p", "whenNobody": "next route" }, { "id": "z", "to": "rep b" }], "fallback": "queue triage"
            """).Route("x")).Rep.ShouldBe("b");

    [Theory]
    [InlineData("pool closers", RoutedStatus.Assigned, "q", 1)]
    [InlineData("nobody", RoutedStatus.Assigned, "q", 1)]
    [InlineData("queue done", RoutedStatus.Queued, null, 0)]
    public async Task A_later_step_that_nobody_takes_leaves_the_lead_where_it_is_and_a_queue_frees_the_rep(string to, RoutedStatus status, string? rep, int open)
    {
        var router = Router($$"""
            "reps": { "q": {}, "c": { "active": false } }, "pools": { "closers": { "members": ["c"] } },
            "routes": [{ "id": "in", "to": "rep q", "then": [{ "when": "any(meeting.booked)", "to": "{{to}}" }] }], "fallback": "queue triage"
            """);
        var lead = new Lead("x");
        await router.RouteAsync(lead, Monday);
        var known = (await router.Store.PendingAsync(100)).Count;

        var later = await router.RouteAsync(lead.With(new Activity("meeting.booked", Monday)), Monday.AddHours(1));

        (later.Outcome, later.Rep).ShouldBe((status, rep));
        (await router.Store.RepAsync("q")).Open.ShouldBe(open);
        (await router.Store.PendingAsync(100)).Count.ShouldBe(known + later.Intents.Count);
    }

    [Fact]
    public async Task Asking_who_would_get_a_lead_now_works_for_one_that_somebody_has()
    {
        var router = Router("""
            "reps": { "a": {}, "b": {} }, "pools": { "p": { "members": ["a"] }, "o": { "members": ["b"] } },
            "routes": [{ "id": "old", "when": "source = 'old'", "to": "pool o" }, { "id": "new", "to": "pool p" }], "fallback": "queue triage"
            """);
        await router.RouteAsync(new Lead("x") { Source = "old" }, Monday);

        (await router.ExplainAsync(new Lead("x"), Monday)).Decision.Rep.ShouldBe("a");
    }

    [Fact]
    public async Task A_change_that_is_asked_for_again_undoes_nothing_that_came_after_it()
    {
        var router = Router(Trio);
        await router.Route("x");
        await router.TransferAsync("x", "ben", Monday, "swap");
        await router.TransferAsync("x", "cid", Monday.AddHours(1), "swap back");

        (await router.TransferAsync("x", "ben", Monday, "swap")).Rep.ShouldBe("cid");
        await router.GiveBackAsync("x", Monday.AddHours(2), "no", routeAgain: true);
        (await router.Route("x", Monday.AddHours(3))).Rep.ShouldBe("ben");
        (await router.GiveBackAsync("x", Monday.AddHours(2), "no", routeAgain: true)).Rep.ShouldBe("ben");
    }

    [Fact]
    public async Task A_step_that_was_planned_before_a_transfer_changes_nothing()
    {
        var router = Router("""
            "reps": { "q": {}, "r": {}, "z": {} }, "routes": [{ "id": "in", "to": "rep q", "then": [{ "when": "any(meeting.booked)", "to": "rep r" }] }], "fallback": "queue triage"
            """);
        var lead = new Lead("x").With(new Activity("meeting.booked", Monday.AddHours(1)));
        await router.RouteAsync(lead, Monday);
        var plan = router.Engine.PlanRoute(lead, Monday.AddHours(2), known: await router.Store.FindAsync("x"));
        await router.TransferAsync("x", "z", Monday.AddHours(2), "asked for her");

        var decision = await router.Store.CommitAsync(plan.Scope, plan.Decide);

        (decision.Rep, decision.IsRepeat).ShouldBe(("z", true));
    }

    [Fact]
    public async Task Counted_work_is_found_whatever_the_case_of_its_category()
    {
        var router = Router(""" "category": "source", "reps": { "a": { "caps": { "a": 2 } } }, "pools": { "p": { "members": ["a"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);
        await router.CountOpenAsync("a", new Dictionary<string, int> { ["B"] = 3, ["a"] = 5 });

        var why = await router.RouteAndExplainAsync(new Lead("x") { Source = "A" }, Monday);

        why.Decision.Outcome.ShouldBe(RoutedStatus.Held);
        why.Attempts[0].Candidates[0].Reason.ShouldBe("has 5 of 2 open leads of 'A'");
    }

    [Fact]
    public async Task A_direct_turn_comes_back_with_its_lead()
    {
        var router = Router("""
            "reps": { "a": {}, "b": {} }, "pools": { "p": { "members": ["a", "b"], "countsDirect": true } }, "routes": [{ "id": "all", "to": "rep a" }], "fallback": "queue triage"
            """);
        await router.Route("x");
        (await router.Store.PoolAsync("p")).Credits[0].ShouldBeLessThan(0);

        await router.GiveBackAsync("x", Monday, "spam", routeAgain: false);

        (await router.Store.PoolAsync("p")).Credits.ToArray().ShouldBe([0L, 0L]);
    }

    [Fact]
    public async Task Who_was_ruled_out_stays_ruled_out_while_the_lead_waits()
    {
        var router = Router(""" "reps": { "a": {}, "b": { "absences": [{ "from": "2026-11-02", "to": "2026-11-02" }] } }, "pools": { "p": { "members": ["a", "b"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);
        (await router.RouteAsync(new Lead("x"), Monday, new RoutingRequest { RuledOut = ["a"] })).Outcome.ShouldBe(RoutedStatus.Held);

        (await router.RouteHeldAsync(static id => new Lead(id), Monday.AddDays(1))).Select(static decision => decision.Rep).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_lead_that_is_given_back_frees_the_quota_of_the_day_on_which_its_rep_received_it()
    {
        var router = Router(Trio);
        await router.Route("x");
        await router.TransferAsync("x", "ben", Monday.AddDays(1), "swap");
        (await router.Store.RepAsync("ben")).Day.Count.ShouldBe(1);

        await router.GiveBackAsync("x", Monday.AddDays(1), "no", routeAgain: false);

        (await router.Store.RepAsync("ben")).Day.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_lead_out_of_a_queue_keeps_its_category_and_worth()
    {
        var router = Router(""" "category": "source", "reps": { "a": {} }, "routes": [{ "id": "all", "to": "queue desk" }], "fallback": "queue triage" """);
        await router.RouteAsync(new Lead("x") { Source = "hot", DealValue = 100 }, Monday);

        await router.TransferAsync("x", "a", Monday, "took it");

        var rep = await router.Store.RepAsync("a");
        (rep.OpenBy[0], rep.OpenValue).ShouldBe((new CategoryCount("hot", 1), 10_000));
    }

    [Fact]
    public void A_rule_book_that_routes_nothing_says_so() =>
        Should.Throw<InvalidOperationException>(static () => LeadEngine.Compile("""{ "name": "t" }""").PlanRoute(new Lead("x"), Monday))
            .Message.ShouldBe("The rule book 't' routes nothing: it has neither routes nor a fallback.");
}
