using LeadRules.Routing;
using LeadRules.RuleBooks;
using static LeadRules.Tests.Routing.RoutingBooks;

namespace LeadRules.Tests.Routing;

/// <summary>Who is passed over, why, and what happens when nobody is left.</summary>
public sealed class EligibilityTests
{
    private const string Calendars = """ "timeZone": "UTC", "calendars": { "day": { "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]] } } } """;

    [Theory]
    [InlineData(""" "active": false """, PassedOver.Inactive, "is not active")]
    [InlineData(""" "from": "2026-11-03" """, PassedOver.NotInForce, "starts on 2026-11-03")]
    [InlineData(""" "until": "2026-11-01" """, PassedOver.NotInForce, "ended on 2026-11-01")]
    [InlineData(""" "absences": [{ "from": "2026-11-02", "to": "2026-11-03", "reason": "training" }] """, PassedOver.Absent, "is away until 2026-11-04T00:00:00+00:00 (training)")]
    [InlineData(""" "weight": 0 """, PassedOver.NoWeight, "has weight 0")]
    [InlineData(""" "capacity": 0 """, PassedOver.AtCapacity, "has 0 of 0 open leads")]
    public async Task Who_cannot_receive_is_passed_over_with_the_reason(string settings, PassedOver reason, string words)
    {
        var router = Router($$""" "reps": { "ana": { {{settings}} }, "ben": {} }, "pools": { "team": { "members": ["ana", "ben"] } }, "routes": [{ "id": "all", "to": "pool team" }], "fallback": "queue triage" """);

        var why = await router.RouteAndExplainAsync(new Lead("x"), Monday);

        why.Decision.Rep.ShouldBe("ben");
        var ana = why.Attempts[0].Candidates[0];
        (ana.PassedOver, ana.Reason).ShouldBe((reason, words));
    }

    [Fact, Trait("Pain", "A10")]
    public async Task An_absence_of_a_morning_counts()
    {
        var router = Router(""" "reps": { "ana": { "absences": [{ "from": "2026-11-02T09:00:00Z", "to": "2026-11-02T10:30:00Z" }] } }, "pools": { "p": { "members": ["ana"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);

        (await router.Route("x", Monday)).Outcome.ShouldBe(RoutedStatus.Held);
        (await router.Route("x", Monday.AddMinutes(30))).Rep.ShouldBe("ana");
    }

    [Fact]
    public async Task Outside_working_hours_a_lead_waits_and_goes_to_who_is_at_work_first()
    {
        var router = Router(""" "reps": { "ana": { "calendar": "day" } }, "pools": { "p": { "members": ["ana"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """, Calendars);

        (await router.Route("x", Monday.AddHours(8))).Outcome.ShouldBe(RoutedStatus.Held);
        (await router.RouteHeldAsync(static id => new Lead(id), Monday.AddHours(23))).Select(static decision => decision.Rep).ShouldBe(["ana"]);
    }

    [Fact]
    public async Task A_look_ahead_counts_who_is_at_work_soon()
    {
        var router = Router(""" "reps": { "ana": { "calendar": "day" } }, "pools": { "p": { "members": ["ana"], "lookAhead": "2h" } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """, Calendars);

        (await router.Route("early", Monday.AddHours(-4))).Outcome.ShouldBe(RoutedStatus.Held);
        (await router.Route("soon", Monday.AddHours(-2))).Rep.ShouldBe("ana");
    }

    [Theory, Trait("Pain", "A8"), Trait("Pain", "A9"), Trait("Pain", "B18")]
    [InlineData("\"hold\"", RoutedStatus.Held, null)]
    [InlineData("\"next route\"", RoutedStatus.Queued, null)]
    [InlineData("\"ignore hours\"", RoutedStatus.Assigned, "ana")]
    [InlineData("\"queue night\"", RoutedStatus.Queued, null)]
    [InlineData("[\"ignore capacity\", \"rep bob\"]", RoutedStatus.Assigned, "bob")]
    public async Task When_nobody_is_there_the_stated_policy_decides(string policy, RoutedStatus outcome, string? rep)
    {
        var router = Router($$""" "reps": { "ana": { "calendar": "day" }, "bob": {} }, "pools": { "p": { "members": ["ana"], "whenNobody": {{policy}} } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """, Calendars);

        var decision = await router.Route("x", Monday.AddHours(10));

        (decision.Outcome, decision.Rep).ShouldBe((outcome, rep));
    }

    [Fact, Trait("Requirement", "R18")]
    public async Task Caps_count_open_leads_of_a_category()
    {
        var router = Router(
            """ "category": "band.size", "reps": { "ana": { "caps": { "hot": 2, "warm": 5 } } }, "pools": { "p": { "members": ["ana"], "whenNobody": "queue full" } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """,
            """ "bands": { "size": { "of": "employees", "ranges": { "warm": "<= 50", "hot": "> 50" } } } """);
        List<string?> receivers = [];
        for (var i = 0; i < 3; i++)
            receivers.Add((await router.RouteAsync(new Lead($"hot{i}") { Employees = 100 }, Monday)).Rep);
        receivers.Add((await router.RouteAsync(new Lead("warm") { Employees = 5 }, Monday)).Rep);

        receivers.ShouldBe(["ana", "ana", null, "ana"]);
    }

    [Fact, Trait("Pain", "B4")]
    public async Task A_quota_counts_calendar_days_however_often_leads_come()
    {
        var router = Router(""" "reps": { "ana": { "quotas": { "day": 2 } } }, "pools": { "p": { "members": ["ana"], "whenNobody": "queue full" } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """);

        (await router.Receivers(3)).ShouldBe("ana ana -");
        (await router.Receivers(3, Monday.AddDays(1), "m")).ShouldBe("ana ana -");
    }

    [Fact]
    public async Task Needs_rule_out_who_lacks_the_skill_or_the_language()
    {
        var router = Router("""
            "reps": { "ana": { "languages": ["es"], "skills": ["crm"] }, "ben": { "languages": ["en"], "skills": ["crm"] }, "cid": { "languages": ["en"] } },
            "pools": { "p": { "members": ["ana", "ben", "cid"], "needs": { "language": "language", "skills": ["crm"] } } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage"
            """);

        var why = await router.RouteAndExplainAsync(new Lead("x") { Language = "en-GB" }, Monday);

        why.Decision.Rep.ShouldBe("ben");
        why.Attempts[0].Candidates.Select(static candidate => candidate.Reason).ShouldBe(["does not speak 'en-GB'", "can receive it", "does not know 'crm'"]);
    }

    [Fact]
    public async Task The_best_match_ranks_and_rules_nobody_out()
    {
        var router = Router("""
            "reps": { "ana": { "languages": ["es"], "skills": ["crm"] }, "ben": { "languages": ["es"] } },
            "pools": { "p": { "members": ["ana", "ben"], "strategy": "bestMatch", "needs": { "language": "language", "skills": ["crm"] } } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage"
            """);

        (await router.RouteAsync(new Lead("x") { Language = "es" }, Monday)).Rep.ShouldBe("ana");
        (await router.RouteAsync(new Lead("y") { Language = "fr" }, Monday)).Rep.ShouldBe("ana");
    }

    [Fact, Trait("Pain", "B14"), Trait("Pain", "A18"), Trait("Pain", "A19")]
    public async Task An_owner_is_found_by_lead_account_mail_and_phone_in_the_stated_order()
    {
        var router = Router(""" "reps": { "ana": {}, "ben": {}, "cid": {}, "dan": {} }, "routes": [{ "id": "known", "to": "owner" }], "fallback": "queue triage" """);
        var owners = new OwnerDirectory([
            new Lead("1") { CompanyDomain = "www.Acme.com", Owner = "ana" },
            new Lead("2") { Email = "Jo@Example.org", Owner = "ben" },
            new Lead("3") { Phone = "0034 600-100 200", Owner = "cid" }]);
        var request = new RoutingRequest { Owners = owners };

        (await router.RouteAsync(new Lead("a") { Owner = "dan", CompanyDomain = "acme.com" }, Monday, request)).Rep.ShouldBe("dan");
        (await router.RouteAsync(new Lead("b") { CompanyDomain = "ACME.COM", Email = "jo@example.org" }, Monday, request)).Rep.ShouldBe("ana");
        (await router.RouteAsync(new Lead("c") { Email = " jo@EXAMPLE.org " }, Monday, request)).Rep.ShouldBe("ben");
        (await router.RouteAsync(new Lead("d") { Phone = "+34 600 100 200" }, Monday, request)).Rep.ShouldBe("cid");
        (await router.RouteAsync(new Lead("e"), Monday, request)).Lead.Queue.ShouldBe("triage");
    }

    [Fact, Trait("Pain", "B19")]
    public async Task An_owner_who_is_away_lets_the_next_route_try()
    {
        var router = Router("""
            "reps": { "ana": { "active": false }, "ben": {} }, "routes": [{ "id": "known", "to": "owner" }, { "id": "rest", "to": "rep ben" }], "fallback": "queue triage"
            """);

        (await router.RouteAsync(new Lead("x") { Owner = "ana" }, Monday)).Rep.ShouldBe("ben");
    }

    [Fact, Trait("Pain", "A2"), Trait("Pain", "B25")]
    public async Task Who_left_never_gets_a_turn_and_nobody_absorbs_it()
    {
        var router = Router(Trio);
        await router.Receivers(3);
        var without = router.With(Trio.Replace("\"ben\": {}", "\"ben\": { \"active\": false }", StringComparison.Ordinal));

        (await without.Receivers(4, prefix: "m")).ShouldBe("ana cid ana cid");
    }

    [Fact, Trait("Pain", "A14")]
    public async Task Validity_dates_answer_who_would_have_got_it_then()
    {
        var router = Router("""
            "reps": { "old": { "until": "2026-03-31" }, "new": { "from": "2026-04-01" } }, "pools": { "p": { "members": ["old", "new"] } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage"
            """);

        (await router.ExplainAsync(new Lead("x"), new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero))).Decision.Rep.ShouldBe("old");
        (await router.ExplainAsync(new Lead("x"), Monday)).Decision.Rep.ShouldBe("new");
    }

    [Fact, Trait("Pain", "B30")]
    public async Task The_host_supplies_reps_and_pools_at_run_time()
    {
        const string Hosted = """ "reps": { "ana": { "hosted": true } }, "pools": { "p": { "hosted": true } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """;
        var options = LeadEngineOptions.Default with
        {
            Reps = [new RepDefinition { Id = "ana" }],
            Pools = [new PoolDefinition { Id = "p", Members = [new PoolMember("ana")] }],
        };

        (await Router(Hosted, options: options).Route("x")).Rep.ShouldBe("ana");
        (await Router(Hosted).Route("x")).Outcome.ShouldBe(RoutedStatus.Held);
    }

    [Fact]
    public async Task A_strategy_of_the_host_chooses_and_one_that_fails_leaves_the_turn_to_all()
    {
        const string Routing = """ "reps": { "ana": {}, "ben": {} }, "pools": { "p": { "members": ["ana", "ben"], "strategy": "longestName" } }, "routes": [{ "id": "all", "to": "pool p" }], "fallback": "queue triage" """;
        var router = Router(Routing, options: LeadEngineOptions.Default with { Strategies = [new ByCost("longestName", static rep => rep == "ben" ? 0 : 1)] });
        var failing = Router(Routing, options: LeadEngineOptions.Default with { Strategies = [new ByCost("longestName", static _ => throw new InvalidOperationException("no names today"))] });

        (await router.Receivers(3)).ShouldBe("ben ben ben");
        var why = await failing.RouteAndExplainAsync(new Lead("x"), Monday);
        why.Decision.Rep.ShouldBe("ana");
        why.Notes.ShouldContain("the strategy 'longestName' failed for 'ana', who stands behind the others: no names today");
    }

    private sealed class ByCost(string name, Func<string, double> cost) : RoutingStrategy(name)
    {
        public override double CostOf(in RoutingCandidate candidate) => cost(candidate.Rep.Id);

        public override string Describe(double cost) => FormattableString.Invariant($"cost {cost}");
    }
}
