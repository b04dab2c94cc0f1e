using LeadRules.Routing;
using LeadRules.Stores;
using static LeadRules.Tests.Routing.RoutingBooks;

namespace LeadRules.Tests.Routing;

/// <summary>Who gets which lead, by example.</summary>
public sealed class RouterTests
{
    private const string Sizes = """
        "reps": { "a": {}, "b": {}, "c": {} },
        "routes": [
          { "id": "small",  "when": "employees < 10", "to": "rep a" },
          { "id": "middle", "when": "employees between 11 and 50", "to": "rep b", "do": [{ "do": "notify", "to": "owner" }, { "do": "createTask", "to": "owner", "about": "call" }] },
          { "id": "large",  "when": "employees > 50", "to": "rep c" }
        ],
        "fallback": "queue triage"
        """;

    [Fact, Trait("Requirement", "R1")]
    public async Task Six_leads_go_round_three_reps_in_order() =>
        (await Router(Trio).Receivers(6)).ShouldBe("ana ben cid ana ben cid");

    [Theory, Trait("Requirement", "R2")]
    [InlineData(5, "senior")]
    [InlineData(4, "junior")]
    public async Task A_score_chooses_the_pool(int opened, string receiver)
    {
        var router = Router(
            """
            "reps": { "senior": {}, "junior": {} }, "pools": { "seniors": { "members": ["senior"] }, "juniors": { "members": ["junior"] } },
            "routes": [{ "id": "strong", "when": "score.engagement >= 50", "to": "pool seniors" }, { "id": "rest", "to": "pool juniors" }], "fallback": "queue triage"
            """,
            """ "scores": { "engagement": { "rules": [{ "id": "open", "points": 10, "per": "email.opened" }] } } """);
        var lead = new Lead("x") { Activities = ActivityHistory.Of(Enumerable.Range(0, opened).Select(i => new Activity("email.opened", Monday.AddDays(-i - 1)))) };

        (await router.RouteAsync(lead, Monday)).Rep.ShouldBe(receiver);
    }

    [Theory, Trait("Requirement", "R3")]
    [InlineData(0.7, "closer", null)]
    [InlineData(0.69, "opener", null)]
    [InlineData(null, null, "triage")]
    public async Task A_win_probability_that_is_not_known_goes_to_the_stated_fallback(double? probability, string? rep, string? queue)
    {
        var router = Router("""
            "reps": { "closer": {}, "opener": {} },
            "routes": [{ "id": "likely", "when": "winProbability >= 0.7", "to": "rep closer" }, { "id": "rest", "when": "winProbability < 0.7", "to": "rep opener" }], "fallback": "queue triage"
            """);

        var decision = await router.RouteAsync(new Lead("x") { WinProbability = probability }, Monday);

        (decision.Rep, decision.Lead.Queue).ShouldBe((rep, queue));
    }

    [Fact, Trait("Requirement", "R4"), Trait("Requirement", "R8")]
    public async Task A_lead_goes_to_the_owner_of_its_territory()
    {
        var router = Router("""
            "reps": { "eva": {}, "max": {} },
            "territories": { "iberia": { "country": ["ES", "PT"], "to": "rep eva" }, "madrid": { "parent": "iberia", "region": "ES-MD", "to": "rep max" } },
            "routes": [{ "id": "places", "to": "territory" }], "fallback": "queue triage"
            """);

        (await router.RouteAsync(new Lead("p") { Country = "PT" }, Monday)).Rep.ShouldBe("eva");
        (await router.RouteAsync(new Lead("m") { Country = "ES", Region = "ES-MD" }, Monday)).Rep.ShouldBe("max");
        (await router.RouteAsync(new Lead("f") { Country = "FR" }, Monday)).Lead.Queue.ShouldBe("triage");
    }

    [Fact, Trait("Requirement", "R5")]
    public async Task Large_deals_go_to_the_enterprise_pool_and_are_balanced_by_their_sum()
    {
        var router = Router("""
            "reps": { "kim": {}, "lou": {}, "moe": {} },
            "pools": { "enterprise": { "members": ["kim", "lou"], "strategy": "value" }, "rest": { "members": ["moe"] } },
            "routes": [{ "id": "large", "when": "dealValue >= 1000", "to": "pool enterprise" }, { "id": "small", "to": "pool rest" }], "fallback": "queue triage"
            """);
        double[] values = [100, 9000, 3000, 3000, 4000, 1000];

        List<string?> receivers = [];
        for (var i = 0; i < values.Length; i++)
            receivers.Add((await router.RouteAsync(new Lead($"{i}") { DealValue = values[i] }, Monday)).Rep);

        receivers.ShouldBe(["moe", "kim", "lou", "lou", "lou", "kim"]);
    }

    [Fact, Trait("Requirement", "R5")]
    public async Task Deals_that_are_closed_do_not_count_where_open_ones_do()
    {
        var router = Router("""
            "reps": { "kim": {}, "lou": {} }, "pools": { "p": { "members": ["kim", "lou"], "strategy": "value", "deals": "open" } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage"
            """);
        await router.RouteAsync(new Lead("big") { DealValue = 9000 }, Monday);
        await router.CloseAsync("big", Monday);
        await router.RouteAsync(new Lead("small") { DealValue = 10 }, Monday);

        (await router.RouteAsync(new Lead("next") { DealValue = 10 }, Monday)).Rep.ShouldBe("kim");
    }

    [Theory, Trait("Requirement", "R6"), Trait("Requirement", "G7")]
    [InlineData(9, "a")]
    [InlineData(11, "b")]
    [InlineData(20, "b")]
    [InlineData(50, "b")]
    [InlineData(51, "c")]
    public async Task Sizes_are_split_among_reps(int employees, string rep) =>
        (await Router(Sizes).RouteAsync(new Lead("x") { Employees = employees }, Monday)).Rep.ShouldBe(rep);

    [Fact, Trait("Requirement", "G8")]
    public async Task Ten_employees_go_to_the_fallback_and_the_hole_is_reported()
    {
        var router = Router(Sizes);

        (await router.RouteAsync(new Lead("x") { Employees = 10 }, Monday)).Lead.Queue.ShouldBe("triage");
        router.Engine.Diagnostics.ShouldContain(static problem => problem.Message.Contains("10", StringComparison.Ordinal) && problem.Message.Contains("employees", StringComparison.Ordinal));
    }

    [Fact, Trait("Requirement", "R7"), Trait("Requirement", "L7")]
    public async Task A_form_with_twenty_employees_assigns_notifies_and_makes_a_task_in_one_call()
    {
        var decision = await Router(Sizes).RouteAsync(new Lead("x") { Employees = 20 }, Monday);

        decision.Rep.ShouldBe("b");
        decision.Intents.Select(static intent => (intent.Kind, intent.To, intent.About)).ShouldBe([(IntentKind.Assign, "b", null), (IntentKind.Notify, "b", null), (IntentKind.CreateTask, "b", "call")]);
    }

    [Fact, Trait("Requirement", "L7")]
    public async Task Without_a_word_of_the_route_the_new_owner_is_alerted_once()
    {
        var router = Router(Trio);

        (await router.Route("x")).Intents.Select(static intent => (intent.Kind, intent.To)).ShouldBe([(IntentKind.Assign, "ana"), (IntentKind.Notify, "ana")]);
        (await router.Route("x")).Intents.ShouldBeEmpty();
        (await router.Store.PendingAsync(10)).Count.ShouldBe(2);
    }

    [Fact, Trait("Requirement", "R9")]
    public async Task A_dispatcher_receives_all_leads_and_passes_them_on_with_the_chain_kept()
    {
        var router = Router(""" "reps": { "boss": { "capacity": 1 }, "ana": {} }, "routes": [{ "id": "all", "to": "dispatcher boss" }], "fallback": "queue triage" """);
        (await router.Receivers(3)).ShouldBe("boss boss boss");

        var passed = await router.TransferAsync("l1", "ana", Monday.AddMinutes(5), "knows the customer");

        passed.Rep.ShouldBe("ana");
        passed.Chain.Select(static handover => (handover.From, handover.To, handover.Why)).ShouldBe([(null, "boss", "route 'all' gave the lead to 'boss' to pass it on"), ("boss", "ana", "knows the customer")]);
        (await router.Store.RepAsync("boss")).Open.ShouldBe(2);
    }

    [Fact, Trait("Requirement", "R10")]
    public async Task A_qualifier_comes_first_and_a_rep_once_the_meeting_is_set()
    {
        var router = Router("""
            "reps": { "q": {}, "r": {} }, "pools": { "qualifiers": { "members": ["q"] }, "closers": { "members": ["r"] } },
            "routes": [{ "id": "inbound", "to": "pool qualifiers", "then": [{ "when": "any(meeting.booked)", "to": "pool closers" }] }], "fallback": "queue triage"
            """);
        var lead = new Lead("x");
        (await router.RouteAsync(lead, Monday)).Rep.ShouldBe("q");
        (await router.RouteAsync(lead, Monday.AddHours(1))).IsRepeat.ShouldBeTrue();

        var later = await router.RouteAsync(lead.With(new Activity("meeting.booked", Monday.AddHours(2))), Monday.AddHours(3));

        (later.Rep, later.Lead.Step, later.Intents[0].Kind).ShouldBe(("r", 1, IntentKind.Reassign));
        (await router.Store.RepAsync("q")).Open.ShouldBe(0);
    }

    [Fact, Trait("Requirement", "R11")]
    public async Task A_route_that_only_notifies_leaves_the_owner_alone()
    {
        var router = Router(""" "routes": [{ "id": "tell", "to": "nobody", "do": [{ "do": "notify", "to": "sales-list" }] }], "fallback": "queue triage" """);

        var decision = await router.RouteAsync(new Lead("x") { Owner = "zoe" }, Monday);

        (decision.Outcome, decision.Rep).ShouldBe((RoutedStatus.Told, null));
        decision.Intents.Select(static intent => (intent.Kind, intent.To)).ShouldBe([(IntentKind.Notify, "sales-list")]);
    }

    [Fact, Trait("Requirement", "R12")]
    public async Task A_lead_goes_straight_to_a_rep() =>
        (await Router(""" "reps": { "ana": {} }, "routes": [{ "id": "all", "to": "rep ana" }], "fallback": "queue triage" """).Route("x")).Rep.ShouldBe("ana");

    [Fact, Trait("Requirement", "R13")]
    public void Routes_without_a_fallback_fail_at_load() =>
        Should.Throw<RuleBookException>(static () => Engine(""" "reps": { "ana": {} }, "routes": [{ "id": "all", "to": "rep ana" }] """)).Message.ShouldContain("fallback");

    [Fact, Trait("Requirement", "R14")]
    public async Task How_long_a_lead_waited_is_kept()
    {
        var router = Router(Trio);

        var decision = await router.RouteAsync(new Lead("x"), Monday, new RoutingRequest { Since = Monday.AddMinutes(-7) });

        decision.Waited.ShouldBe(TimeSpan.FromMinutes(7));
        (await router.Store.FindAsync("x"))!.Since.ShouldBe(Monday.AddMinutes(-7));
    }

    [Fact, Trait("Requirement", "R16")]
    public async Task Routing_fires_once_not_at_every_edit()
    {
        var router = Router(Trio);
        var first = await router.RouteAsync(new Lead("x"), Monday);

        var again = await router.RouteAsync(new Lead("x") { JobTitle = "CEO", Employees = 20 }, Monday.AddDays(1));

        (again.Rep, again.IsRepeat, again.Lead.At).ShouldBe((first.Rep, true, Monday));
        (await router.Store.PoolAsync("team")).Turn.ShouldBe(1);
    }

    [Fact, Trait("Requirement", "R17")]
    public async Task The_least_loaded_rep_gets_the_next_lead()
    {
        var router = Router(""" "reps": { "ana": {}, "ben": {} }, "pools": { "p": { "members": ["ana", "ben"], "strategy": "leastOpen" } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);
        await router.Receivers(4);
        foreach (var ofBen in await router.Store.LeadsAsync(new RoutedLeadFilter { Rep = "ben" }))
            await router.CloseAsync(ofBen.Key, Monday);

        (await router.Receivers(2, prefix: "m")).ShouldBe("ben ben");
    }

    [Fact, Trait("Requirement", "R18")]
    public async Task Nobody_exceeds_the_capacity_and_the_rest_goes_to_the_stated_place()
    {
        var router = Router("""
            "reps": { "ana": { "capacity": 2 }, "ben": { "capacity": 1 }, "eve": {} },
            "pools": { "p": { "members": ["ana", "ben"], "whenNobody": "pool spill" }, "spill": { "members": ["eve"] } },
            "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage"
            """);

        (await router.Receivers(5)).ShouldBe("ana ben ana eve eve");
    }

    [Fact, Trait("Requirement", "R19")]
    public async Task Leads_that_nobody_took_note_of_can_be_listed()
    {
        var router = Router(Trio);
        await router.Receivers(3);
        await router.AcknowledgeAsync("l1", Monday.AddMinutes(3));

        (await router.UnacknowledgedAsync()).Select(static lead => lead.Key).ShouldBe(["l0", "l2"]);
        (await router.UnacknowledgedAsync("cid")).Select(static lead => lead.Key).ShouldBe(["l2"]);
        (await router.AcknowledgeAsync("l1", Monday.AddDays(1))).AcknowledgedAt.ShouldBe(Monday.AddMinutes(3));
    }
}
