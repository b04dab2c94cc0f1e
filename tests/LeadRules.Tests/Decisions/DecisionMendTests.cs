using LeadRules.Stores;

namespace LeadRules.Tests.Decisions;

/// <summary>What went wrong once, or would go wrong with a simpler design.</summary>
public sealed class DecisionMendTests
{
    /// <summary>The only rep is away until the 5th, and leads wait for her.</summary>
    private const string Holiday = """
        "lifecycle": { "start": "new", "stages": { "new": { "routes": true }, "off": { "final": true } }, "transitions": [{ "id": "x", "from": "new", "to": "off", "on": "lead.assigned" }] },
        "routing": { "reps": { "ana": { "absences": [{ "from": "2026-03-01", "to": "2026-03-05", "reason": "holiday" }] } }, "pools": { "all": { "members": ["ana"], "whenNobody": ["hold"] } },
          "routes": [{ "id": "all", "to": "pool all" }], "fallback": "pool all" }
        """;

    private static readonly DateTimeOffset Start = Story.Monday;

    [Theory]
    [InlineData(""" "g": { "on": ["page.visited", "trigger.fired"], "do": [{ "do": "notify" }] } """, 2)]
    [InlineData(""" "g": { "on": ["page.visited", "trigger.fired where subject = 'h'"], "do": [{ "do": "notify" }] }, "h": { "on": "trigger.fired where subject = 'g'", "do": [{ "do": "notify" }] } """, 3)]
    public void Triggers_that_answer_each_other_come_to_an_end(string triggers, int fired) =>
        Decide($$""" "triggers": { {{triggers}} } """, new Activity("page.visited", Start)).Notes.Count(static note => note.Kind == LeadNoteKind.TriggerFired).ShouldBe(fired);

    [Fact]
    public void What_is_new_is_told_though_what_came_late_takes_something_back()
    {
        var engine = Compile(""" "triggers": { "ask": { "when": "any(meeting.booked within 5d) and not any(meeting.cancelled within 5d)", "do": [{ "do": "offerBooking" }] } } """);
        var first = engine.Decide(new Lead("L-1") { Activities = ActivityHistory.Of([new Activity("meeting.booked", Start.AddDays(11))]) }, LeadState.New("L-1"), Start.AddDays(18));
        first.Intents.ShouldHaveSingleItem().At.ShouldBe(Start.AddDays(11));

        var lead = first.Given.With(new Activity("meeting.cancelled", Start.AddDays(9.9))).With(new Activity("meeting.booked", Start.AddDays(19.9)));
        engine.Decide(lead, first.State, Start.AddDays(20)).Intents.ShouldHaveSingleItem().At.ShouldBe(Start.AddDays(19.9));
    }

    [Fact]
    public void The_next_look_leads_to_a_move_by_a_breach()
    {
        var engine = Compile("""
            "slas": { "w": { "targets": { "c": { "kind": "firstResponse", "within": "2h" } } } },
            "lifecycle": { "start": "new", "stages": { "new": { }, "gone": { } }, "transitions": [{ "id": "goes", "from": "new", "to": "gone", "breach": "w.c" }, { "id": "back", "from": "gone", "to": "new", "on": "lead.reopened" }] }
            """);
        var lead = new Lead("L-1") { Created = Start };
        var decision = engine.Decide(lead, LeadState.New("L-1"), Start);
        for (var looks = 0; looks < 3 && decision.Stage == "new"; looks++)
            decision = engine.Decide(lead, decision.State, decision.NextLook().At!.Value);
        decision.Moves.ShouldHaveSingleItem().At.ShouldBe(Start.AddHours(2).AddTicks(1));
    }

    [Fact]
    public void A_segment_that_could_be_left_at_once_is_not_looked_at_for_ever()
    {
        var decision = Decide(""" "segments": { "active": { "enter": "any(form.submitted)", "leave": "age(last(form.submitted)) > 90d" } } """, new Activity("form.submitted", Start));
        var engine = Compile(""" "segments": { "active": { "enter": "any(form.submitted)", "leave": "age(last(form.submitted)) > 90d" } } """);
        var later = engine.Decide(decision.Given, decision.State, Start.AddDays(100));
        later.Segments.ShouldBeEmpty();
        later.NextLook().Kind.ShouldBe(NextChangeKind.Never);
        later.Explain().Segments.ShouldHaveSingleItem().ToString().ShouldBe("active: out since 2026-05-31T09:00:00.0000001Z; to leave: age(last(form.submitted)) > 90d is true: age(last(form.submitted)) is 100d; last(form.submitted) is 2026-03-02T09:00:00Z");
    }

    [Fact]
    public void A_trigger_that_waits_after_it_fired_does_so_however_often_it_is_looked_at()
    {
        const string Book = """ "triggers": { "g": { "when": "any(page.visited within 10d) and none(trigger.fired where subject = 'g' within 2d)", "do": [{ "do": "notify" }] } } """;
        var engine = Compile(Book);
        var lead = new Lead("L-1").With(new Activity("page.visited", Start));
        var once = engine.Decide(lead, LeadState.New("L-1"), Start.AddDays(5)).State;
        var often = LeadState.New("L-1");
        foreach (var day in new[] { 0, 1, 2, 5 })
            often = engine.Decide(lead, often, Start.AddDays(day)).State;
        once.Of(LeadNoteKind.TriggerFired).Select(static note => note.At).ShouldBe([Start, Start.AddDays(2), Start.AddDays(4)]);
        often.Of(LeadNoteKind.TriggerFired).Select(static note => note.At).ShouldBe(once.Of(LeadNoteKind.TriggerFired).Select(static note => note.At));
    }

    [Fact]
    public void A_trigger_that_can_always_fire_again_fires_a_few_times_a_look_and_not_without_end()
    {
        var engine = Compile(""" "triggers": { "g": { "when": "employees > 3", "rearm": "employees > 2", "do": [{ "do": "notify" }] } } """);
        var lead = new Lead("L-1") { Employees = 20, Created = Start };
        var state = LeadState.New("L-1");
        for (var day = 0; day < 5; day++)
        {
            var decision = engine.Decide(lead, state, Start.AddDays(day));
            decision.Intents.Count.ShouldBeLessThan(4);
            state = decision.State;
        }
    }

    [Fact]
    public void A_firing_after_others_were_taken_back_has_a_key_of_its_own()
    {
        var engine = Compile("""
            "scores": { "s": { "decay": { "halfLife": "10d" }, "rules": [{ "id": "form", "points": 50, "per": "form.submitted" }] } },
            "triggers": { "hot": { "when": "score.s >= 50", "rearm": "score.s < 30", "do": [{ "do": "notify" }] } }
            """);
        var (lead, state, keys) = (new Lead("L-1"), LeadState.New("L-1"), new List<string>());
        foreach (var (day, at) in new[] { (1, 1), (16, 16), (5, 16), (10, 16), (60, 60) })
        {
            lead = lead.With(new Activity("form.submitted", Start.AddDays(day)));
            var decision = engine.Decide(lead, state, Start.AddDays(at));
            state = decision.State;
            keys.AddRange(decision.Intents.Select(static intent => intent.Key));
        }

        keys.Count.ShouldBe(3);
        keys.ShouldBeUnique();
    }

    [Fact]
    public void Other_rules_do_not_work_out_again_what_earlier_ones_have_noted()
    {
        const string Life = """ "lifecycle": { "start": "new", "stages": { "new": { }, "mql": { "final": true } }, "transitions": [{ "id": "q", "from": "new", "to": "mql", "when": "count(page.visited) >= LEAST" }] } """;
        var (first, second) = (Compile(Life.Replace("LEAST", "2", StringComparison.Ordinal), "1"), Compile(Life.Replace("LEAST", "9", StringComparison.Ordinal), "2"));
        var lead = new Lead("L-1").With(new Activity("page.visited", Start)).With(new Activity("page.visited", Start.AddDays(1)));
        var state = second.Decide(lead, first.Decide(lead, LeadState.New("L-1"), Start.AddDays(1)).State, Start.AddDays(2)).State;
        var late = second.Decide(lead.With(new Activity("page.visited", Start.AddHours(1))), state, Start.AddDays(3));
        late.Stage.ShouldBe("mql");
    }

    [Fact]
    public void What_must_not_be_told_any_more_when_the_decision_is_made_is_not_told()
    {
        var decision = Decide(
            """
            "segments": { "dnc": { "enter": "any(email.complained)", "suppresses": "everything" } },
            "campaigns": { "w": { "enroll": "any(form.submitted)", "steps": [{ "day": 0, "content": "a" }, { "day": 30, "content": "b" }] } }
            """,
            new Activity("form.submitted", Start), new Activity("email.complained", Start.AddDays(1)));
        decision.Intents.Select(static intent => intent.Kind).ShouldBe([IntentKind.Unenroll]);
        decision.Suppressed.Select(static suppressed => suppressed.Intent.Kind).ShouldBe([IntentKind.Send, IntentKind.Enroll], ignoreOrder: true);
    }

    [Fact]
    public void Of_two_pins_the_later_counts_also_at_one_instant()
    {
        var engine = Compile(""" "segments": { "vip": "employees > 1000" } """);
        var state = engine.Decide(new Lead("L-1"), LeadState.New("L-1"), Start).State
            .WithPin("vip", SegmentPin.Out, Start).WithPin("vip", SegmentPin.In, Start);
        engine.Decide(new Lead("L-1"), state, Start).Segments.ShouldBe(["vip"]);
    }

    [Fact]
    public void A_broken_clock_is_that_of_the_owners_calendar()
    {
        var engine = Compile("""
            "slas": { "w": { "targets": { "c": { "kind": "firstResponse", "within": "2h" } } } },
            "lifecycle": { "start": "new", "stages": { "new": { }, "gone": { } }, "transitions": [{ "id": "goes", "from": "new", "to": "gone", "breach": "w.c" }, { "id": "back", "from": "gone", "to": "new", "on": "lead.reopened" }] }
            """);
        var mornings = Compile(""" "calendars": { "mornings": { "hours": { "tue": [["09:00", "10:00"]] } } } """).Calendars["mornings"];
        var decision = engine.Decide(new Lead("L-1") { Created = Start }, LeadState.New("L-1"), Start.AddDays(3), new DecisionRequest { OwnerCalendar = mornings });
        decision.Stage.ShouldBe("new");
        decision.Slas.Clocks.ShouldHaveSingleItem().State.ShouldBe(SlaState.Running);
    }

    [Fact]
    public async Task Transitions_that_send_a_lead_round_and_round_are_stopped_and_said()
    {
        var leads = new InMemoryLeads();
        var desk = new LeadDesk(Compile("""
            "lifecycle": { "start": "new", "stages": { "new": { }, "mql": { "routes": true }, "off": { } }, "transitions": [
              { "id": "q", "from": ["new", "off"], "to": "mql", "when": "employees > 3" }, { "id": "x", "from": "mql", "to": "off", "on": "lead.assigned" }] },
            "routing": { "reps": { "ana": { } }, "fallback": "rep ana" }
            """), leads, new InMemoryRoutingStore());
        leads.Put(new Lead("L-1") { Employees = 20, Email = "ann@example.com" });
        var decided = await desk.HandleAsync("L-1", Start);
        decided.Notes.Count(static note => note.Kind == LeadNoteKind.Assigned).ShouldBe(3);
        decided.Decision.Routing.Obstacles.ShouldBe(["It was routed 3 times at this very instant; look at the transitions that lead back to 'mql'."]);
    }

    [Fact]
    public async Task Leads_that_are_gone_do_not_stand_before_the_others()
    {
        var (leads, store) = (new InMemoryLeads(), new InMemoryRoutingStore());
        var engine = Compile(""" "segments": { "old": "age(created) > 1d" } """);
        leads.Put(new Lead("a") { Created = Start });
        leads.Put(new Lead("b") { Created = Start.AddHours(1) });
        var desk = new LeadDesk(engine, leads, store);
        await desk.HandleAsync("a", Start.AddHours(1));
        await desk.HandleAsync("b", Start.AddHours(1));

        var without = new InMemoryLeads();
        without.Put(new Lead("b") { Created = Start.AddHours(1) });
        var later = new LeadDesk(engine, without, store);
        (await later.HandleDueAsync(Start.AddDays(3), 1)).ShouldBeEmpty();
        (await later.HandleDueAsync(Start.AddDays(3), 1)).ShouldHaveSingleItem().Decision.Given.Id.ShouldBe("b");
    }

    [Fact]
    public async Task Leads_that_wait_are_given_when_somebody_is_back()
    {
        var leads = new InMemoryLeads();
        var desk = new LeadDesk(Compile(Holiday), leads, new InMemoryRoutingStore());
        leads.Put(new Lead("L-1") { Created = Start, Email = "ann@example.com" });
        (await desk.HandleAsync("L-1", Start)).Decision.State.Owner.ShouldBeNull();
        (await desk.HandleHeldAsync(Start.AddDays(1))).ShouldBeEmpty();
        (await desk.HandleHeldAsync(Start.AddDays(5))).ShouldHaveSingleItem().Decision.Stage.ShouldBe("off");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(10)]
    public async Task A_due_lead_that_throws_does_not_keep_the_others_waiting(int max)
    {
        var (leads, store) = (new Unreadable("a", "b"), new InMemoryRoutingStore());
        var desk = new LeadDesk(Compile(""" "segments": { "old": "age(created) > 1d" } """), leads, store);
        foreach (var (place, lead) in new[] { "a", "b", "c" }.Index())
        {
            leads.Inner.Put(new Lead(lead) { Created = Start.AddHours(place) });
            await new LeadDesk(desk.Engine, leads.Inner, store).HandleAsync(lead, Start.AddHours(3));
        }

        var failed = await Should.ThrowAsync<AggregateException>(async () => await desk.HandleDueAsync(Start.AddDays(3), max));

        failed.Message.ShouldBe("2 of 3 leads could not be decided. The other was decided and is kept. (The lead 'a' could not be decided: a is locked.) (The lead 'b' could not be decided: b is locked.)");
        failed.InnerExceptions.ShouldAllBe(static one => one is InvalidOperationException && one.InnerException is IOException);
        (await store.FindStateAsync("c"))!.State.Notes.ShouldContain(static note => note.Name == "old");
        (await store.DueAsync(Start.AddDays(3), 10)).Select(static due => due.State.Lead).ShouldBe(["a", "b"]);
        (await Should.ThrowAsync<AggregateException>(async () => await desk.HandleDueAsync(Start.AddDays(3), max))).Message
            .ShouldBe("2 of 2 leads could not be decided. (The lead 'a' could not be decided: a is locked.) (The lead 'b' could not be decided: b is locked.)");
    }

    [Fact]
    public async Task A_lead_that_throws_while_it_waits_in_a_pool_does_not_keep_the_others_waiting()
    {
        var (leads, store) = (new Unreadable("a"), new InMemoryRoutingStore());
        var desk = new LeadDesk(Compile(Holiday), leads, store);
        foreach (var lead in new[] { "a", "b", "c" })
        {
            leads.Inner.Put(new Lead(lead) { Created = Start, Email = $"{lead}@example.com" });
            await new LeadDesk(desk.Engine, leads.Inner, store).HandleAsync(lead, Start);
        }

        var failed = await Should.ThrowAsync<AggregateException>(async () => await desk.HandleHeldAsync(Start.AddDays(5)));

        failed.Message.ShouldBe("1 of 3 leads could not be decided. The others were decided and are kept. (The lead 'a' could not be decided: a is locked.)");
        failed.InnerExceptions.ShouldHaveSingleItem().ShouldBeOfType<InvalidOperationException>().InnerException.ShouldBeOfType<IOException>();
        foreach (var lead in new[] { "b", "c" })
            (await store.FindStateAsync(lead))!.State.Owner.ShouldBe("ana");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_gives_up_between_leads_hears_that_at_once(bool isDue)
    {
        using var stop = new CancellationTokenSource();
        var (leads, store) = (new Unreadable("a") { OnRead = stop.Cancel }, new InMemoryRoutingStore());
        var desk = new LeadDesk(Compile($$"""{{Holiday}}, "segments": { "old": "age(created) > 1d" }"""), leads, store);
        foreach (var lead in new[] { "a", "b" })
        {
            leads.Inner.Put(new Lead(lead) { Created = Start, Email = $"{lead}@example.com" });
            await new LeadDesk(desk.Engine, leads.Inner, store).HandleAsync(lead, Start);
        }

        await Should.ThrowAsync<OperationCanceledException>(async () => _ = isDue ? await desk.HandleDueAsync(Start.AddDays(5), 10, stop.Token) : await desk.HandleHeldAsync(Start.AddDays(5), null, stop.Token));
        leads.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_segment_that_is_not_there_cannot_be_pinned()
    {
        var leads = new InMemoryLeads();
        leads.Put(new Lead("L-1"));
        var desk = new LeadDesk(Compile(""" "segments": { "hot": "employees > 3" } """), leads, new InMemoryRoutingStore());
        (await Should.ThrowAsync<ArgumentException>(async () => await desk.PinAsync("L-1", "hott", SegmentPin.In, Start))).Message
            .ShouldStartWith("The rule book has no segment 'hott'. Did you mean 'hot'?");
    }

    [Fact]
    public void What_agreements_ask_for_before_a_disposition_stands_in_the_explanation()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted");
        story.Happens(2, "form.submitted");
        story.GivenTo("ben", 2.1);
        story.Happens(2.2, "lead.accepted");
        story.Last.Explain().Ways.Single(static way => way.Transition.Id == "not-reached").Missing.ShouldBe(["cadence.touches: 0 of 3 'call.made'.", "cadence.touches: 0 of 2 'email.sent'."]);
    }

    private static LeadDecision Decide(string sections, params IEnumerable<Activity> activities) =>
        Compile(sections).Decide(new Lead("L-1") { Activities = ActivityHistory.Of(activities) }, LeadState.New("L-1"), activities.Max(static activity => activity.At));

    /// <summary>Leads of which some cannot be read.</summary>
    private sealed class Unreadable(params IReadOnlyList<string> broken) : ILeadSource
    {
        public InMemoryLeads Inner { get; } = new();

        public Action OnRead { get; init; } = static () => { };

        public int Reads { get; private set; }

        public ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default)
        {
            Reads++;
            OnRead();
            return broken.Contains(lead) ? throw new IOException($"{lead} is locked.") : Inner.FindAsync(lead, cancellationToken);
        }
    }

    private static LeadEngine Compile(string sections, string version = "1") => LeadEngine.Compile($$"""{ "name": "t", "version": "{{version}}", {{sections}} }""");
}
