using static LeadRules.Tests.Sla.SlaBooks;

namespace LeadRules.Tests.Sla;

/// <summary>Service-level agreements by example, worked out by hand. The week begins on Monday, 2 November 2026.</summary>
public sealed class SlaScenarioTests
{
    private const string FirstCall = """ "kind": "firstResponse", "within": "1h" """;
    private const string Cadence = """ "kind": "touches", "touches": { "call.made": 3, "email.sent": 2 }, "apart": "4h", "within": "10 business days", "guards": ["could-not-reach"] """;

    [Fact, Trait("Requirement", "T1")]
    public void One_hour_from_Friday_half_past_four_is_due_on_Monday_half_past_nine() =>
        EngineOf(FirstCall).Clock(Created(On(5, "16:30")), On(5, "16:45")).Due.ShouldBe(On(8, "09:30"));

    [Fact, Trait("Requirement", "T1")]
    public void Sixteen_hours_from_Monday_eleven_end_on_Thursday_eleven_when_Tuesday_is_short_and_Wednesday_off()
    {
        var engine = Engine(""" "targets": { "t": { "kind": "firstResponse", "within": "16h" } } """, """
            "timeZone": "UTC", "calendar": "c",
            "calendars": { "c": { "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "16:00"]], "thu": [["08:00", "17:00"]] } } }
            """);

        engine.Clock(Created(On(1, "11:00")), On(1, "12:00")).Due.ShouldBe(On(4, "11:00"));
    }

    [Fact, Trait("Requirement", "T1")]
    public void A_call_at_the_due_instant_is_in_time()
    {
        var clock = EngineOf(FirstCall).Clock(Created(On(1, "09:00")).Did("call.made", On(1, "10:00")), On(2, "09:00"));

        clock.State.ShouldBe(SlaState.Met);
        clock.Elapsed.ShouldBe(TimeSpan.FromHours(1));
        clock.EndedBy!.Type.ShouldBe("call.made");
    }

    [Fact, Trait("Requirement", "T1")]
    public void Without_a_call_the_clock_is_breached_at_the_due_instant_and_goes_on_measuring()
    {
        var clock = EngineOf(FirstCall).Clock(Created(On(1, "09:00")), On(1, "12:00"));

        clock.State.ShouldBe(SlaState.Breached);
        clock.BreachedAt.ShouldBe(On(1, "10:00"));
        clock.Elapsed.ShouldBe(TimeSpan.FromHours(3));
        clock.Remaining.ShouldBe(TimeSpan.FromHours(-2));
    }

    [Fact]
    public void A_late_call_is_met_late()
    {
        var clock = EngineOf(FirstCall).Clock(Created(On(1, "09:00")).Did("call.made", On(1, "11:00")), On(2, "09:00"));

        clock.State.ShouldBe(SlaState.MetLate);
        clock.BreachedAt.ShouldBe(On(1, "10:00"));
    }

    [Fact, Trait("Requirement", "T8")]
    public void A_clock_may_start_at_the_alert() =>
        EngineOf("""{{FirstCall}}""".Replace("{{FirstCall}}", FirstCall + """, "start": "lead.alerted" """, StringComparison.Ordinal))
            .Clock(Created(On(1, "09:00")).Did("lead.alerted", On(2, "09:00")), On(2, "09:30")).Due.ShouldBe(On(2, "10:00"));

    [Fact, Trait("Requirement", "T8"), Trait("Requirement", "R14")]
    public void From_qualified_to_assigned_is_measured()
    {
        var clock = EngineOf(""" "kind": "assignment", "within": "30m" """).Clock(new Lead("x").Did("lead.qualified", On(1, "16:50")).Did("lead.assigned", On(2, "09:05")), On(3, "09:00"));

        clock.State.ShouldBe(SlaState.Met);
        clock.Elapsed.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void A_pause_over_a_holiday_changes_nothing()
    {
        var engine = EngineOf(FirstCall.Replace("1h", "4h", StringComparison.Ordinal), """ "pauses": [{ "from": "note.added where subject = 'pause'", "to": "note.added where subject = 'go on'" }], """);
        var start = new DateTimeOffset(2026, 12, 24, 15, 0, 0, TimeSpan.Zero);
        var paused = Created(start).Did("note.added", start.Date.AddDays(1), "pause").Did("note.added", start.Date.AddDays(2), "go on");

        var due = engine.Clock(paused, start.AddDays(3)).Due;

        due.ShouldBe(new DateTimeOffset(2026, 12, 28, 11, 0, 0, TimeSpan.Zero));
        engine.Clock(Created(start), start.AddDays(3)).Due.ShouldBe(due);
    }

    [Fact]
    public void A_pause_is_one_interval_on_one_clock_that_goes_on_with_what_was_left()
    {
        var engine = EngineOf(FirstCall, """ "pauses": [{ "from": "note.added where subject = 'pause'", "to": "note.added where subject = 'go on'" }], """);
        var lead = Created(On(1, "09:00")).Did("note.added", On(1, "09:40"), "pause");

        var paused = engine.Clock(lead, On(2, "12:00"));
        paused.State.ShouldBe(SlaState.Paused);
        paused.Due.ShouldBeNull();
        paused.Remaining.ShouldBe(TimeSpan.FromMinutes(20));

        var again = engine.Clock(lead.Did("note.added", On(3, "10:00"), "go on"), On(3, "10:00"));
        again.State.ShouldBe(SlaState.Running);
        again.Due.ShouldBe(On(3, "10:20"));
        again.Start.ShouldBe(paused.Start);
    }

    [Fact, Trait("Requirement", "T2"), Trait("Requirement", "T3"), Trait("Requirement", "T4")]
    public void Two_calls_ten_minutes_apart_count_once()
    {
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00"))
            .Did("call.made", On(1, "10:00")).Did("call.made", On(1, "10:10")).Did("call.made", On(2, "10:00"))
            .Did("email.sent", On(1, "10:05")).Did("email.sent", On(3, "10:00"));

        var clock = EngineOf(Cadence).Clock(lead, On(4, "09:00"));

        clock.State.ShouldBe(SlaState.Running);
        clock.Touches.Select(static touch => (touch.Requirement.Of.ToString(), touch.Counted, touch.Missing)).ShouldBe([("call.made", 2, 1), ("email.sent", 2, 0)]);
        clock.TouchEvidence.Single(static touch => touch.Verdict == TouchVerdict.TooClose).Activity.At.ShouldBe(On(1, "10:10"));
        clock.Due.ShouldBe(On(15, "09:00"));
    }

    [Fact, Trait("Requirement", "T4")]
    public void The_last_touch_that_was_missing_meets_the_target()
    {
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00"))
            .Did("call.made", On(1, "10:00")).Did("call.made", On(2, "10:00")).Did("email.sent", On(1, "10:05")).Did("email.sent", On(3, "10:00")).Did("call.made", On(4, "11:00"));

        var clock = EngineOf(Cadence).Clock(lead, On(5, "09:00"));

        clock.State.ShouldBe(SlaState.Met);
        clock.End.ShouldBe(On(4, "11:00"));
    }

    [Fact, Trait("Requirement", "T3")]
    public void A_touch_counts_only_with_an_activity_behind_it_and_of_the_right_kind()
    {
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00"))
            .Did("call.made", On(1, "10:00"), id: "c1")
            .Did("sms.sent", On(1, "11:00"), id: "s1")
            .Did("touch.claimed", On(1, "12:00"), "c1").Did("touch.claimed", On(1, "13:00"), "nothing").Did("touch.claimed", On(1, "14:00"), "s1");

        EngineOf(Cadence).Clock(lead, On(2, "09:00")).TouchEvidence.Select(static touch => (touch.Activity.Type, touch.Verdict)).ShouldBe(
        [
            ("call.made", TouchVerdict.Counts), ("sms.sent", TouchVerdict.WrongKind),
            ("touch.claimed", TouchVerdict.Shown), ("touch.claimed", TouchVerdict.NoActivity), ("touch.claimed", TouchVerdict.WrongKind),
        ]);
    }

    [Fact, Trait("Requirement", "L11")]
    public void Could_not_reach_is_refused_before_the_agreed_touches()
    {
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00")).Did("call.made", On(1, "10:00")).Did("email.sent", On(1, "10:05"));
        var evaluation = EngineOf(Cadence).EvaluateSlas(lead, On(2, "09:00"));

        evaluation.CheckDisposition("could-not-reach").Reasons.ShouldBe(["speed.t: 1 of 3 'call.made'.", "speed.t: 1 of 2 'email.sent'."]);
        evaluation.CheckDisposition("recycle").IsAllowed.ShouldBeTrue();
    }

    [Fact, Trait("Requirement", "L11")]
    public void Could_not_reach_is_refused_before_the_touches_have_started_if_the_agreement_applies()
    {
        var engine = EngineOf(Cadence, """ "when": "employees > 50", """);
        var lead = Created(On(1, "09:00"));

        engine.EvaluateSlas(lead.With("employees", 51), On(2, "09:00")).CheckDisposition("could-not-reach").Reasons.ShouldBe(["speed.t has not started."]);
        engine.EvaluateSlas(lead.With("employees", 50), On(2, "09:00")).CheckDisposition("could-not-reach").IsAllowed.ShouldBeTrue();
    }

    [Fact, Trait("Requirement", "L11")]
    public void The_latest_clock_of_the_touches_guards()
    {
        var engine = EngineOf(""" "kind": "touches", "touches": { "call.made": 1 }, "within": "8h", "guards": ["could-not-reach"], "repeat": "restart" """);
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00")).Did("lead.assigned", On(2, "09:00"));

        engine.EvaluateSlas(lead, On(2, "12:00")).CheckDisposition("could-not-reach").Reasons.ShouldBe(["speed.t: 0 of 1 'call.made'."]);
        engine.EvaluateSlas(lead.Did("call.made", On(2, "10:00")), On(2, "12:00")).CheckDisposition("could-not-reach").IsAllowed.ShouldBeTrue();
    }

    [Fact, Trait("Requirement", "L13")]
    public void No_status_within_two_days_is_a_breach_and_each_status_starts_the_next_clock()
    {
        var engine = EngineOf(""" "kind": "statusUpdate", "within": "2 business days" """);
        var lead = new Lead("x").Did("lead.assigned", On(1, "10:00")).Did("status.updated", On(2, "12:00"));

        engine.EvaluateSlas(lead, On(5, "09:00")).Clocks.Select(static clock => (clock.Start, clock.State)).ShouldBe([(On(1, "10:00"), SlaState.Met), (On(2, "12:00"), SlaState.Breached)]);
    }

    [Fact]
    public void Each_message_of_the_lead_waits_for_the_next_answer()
    {
        var engine = EngineOf(""" "kind": "nextResponse", "within": "1h" """);
        var lead = new Lead("x").Did("email.received", On(1, "09:00")).Did("email.received", On(1, "09:20")).Did("email.sent", On(1, "09:30")).Did("email.received", On(1, "11:00"));

        engine.EvaluateSlas(lead, On(1, "11:30")).Clocks.Select(static clock => (clock.Start, clock.State)).ShouldBe([(On(1, "09:00"), SlaState.Met), (On(1, "11:00"), SlaState.Running)]);
    }

    [Fact]
    public void A_closed_lead_needs_no_answer() =>
        EngineOf(""" "kind": "nextResponse", "within": "1h" """)
            .Clock(new Lead("x").Did("email.received", On(1, "09:00")).Did("disposition.given", On(1, "09:30"), "junk"), On(2, "09:00")).State.ShouldBe(SlaState.Ended);

    [Fact]
    public void A_second_assignment_starts_the_acceptance_anew()
    {
        var engine = EngineOf(""" "kind": "acceptance", "within": "1h" """);
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00")).Did("lead.assigned", On(1, "09:30")).Did("lead.accepted", On(1, "10:15"));

        engine.EvaluateSlas(lead, On(2, "09:00")).Clocks.Select(static clock => clock.State).ShouldBe([SlaState.Ended, SlaState.Met]);
    }

    [Fact, Trait("Requirement", "T5"), Trait("Requirement", "T6")]
    public void When_the_work_period_is_over_the_first_outcome_that_fits_is_asked_for()
    {
        var engine = EngineOf("""
            "kind": "workPeriod", "within": "5 business days",
            "then": [{ "when": "none(call.answered)", "do": "giveDisposition", "to": "could-not-reach" }, { "do": "recycle" }]
            """);
        var lead = new Lead("x").Did("lead.accepted", On(1, "09:00"));

        engine.EvaluateSlas(lead, On(9, "09:00")).Intents.Select(static intent => (intent.Kind, intent.To, intent.At)).ShouldBe([(IntentKind.GiveDisposition, "could-not-reach", On(8, "09:00"))]);
        engine.EvaluateSlas(lead.Did("call.answered", On(2, "09:00")), On(9, "09:00")).Intents.Select(static intent => intent.Kind).ShouldBe([IntentKind.Recycle]);
    }

    [Fact]
    public void Steps_pass_at_their_points_and_give_intents_with_keys_that_stay()
    {
        var engine = EngineOf(FirstCall + """
            , "steps": [{ "at": "50%" }, { "at": "15m before", "do": "notify", "to": "owner" }, { "at": "due", "do": "escalate", "to": "manager" },
                        { "at": "2h after", "do": "reassign", "to": "pool", "every": "1h", "times": 2 }]
            """);
        var lead = Created(On(1, "09:00"));

        engine.Clock(lead, On(1, "09:29")).Points.ShouldBeEmpty();
        engine.Clock(lead, On(1, "09:30")).IsAtRisk.ShouldBeTrue();
        var intents = engine.EvaluateSlas(lead, On(1, "14:00")).Intents;
        intents.Select(static intent => (intent.Kind, intent.At)).ShouldBe(
            [(IntentKind.Notify, On(1, "09:45")), (IntentKind.Escalate, On(1, "10:00")), (IntentKind.Reassign, On(1, "12:00")), (IntentKind.Reassign, On(1, "13:00"))]);
        intents[0].Key.ShouldBe("x/speed@/t/2026-11-02T09:00:00Z/1.0");
        intents[0].ExpiresAt.ShouldBe(On(1, "10:00"));
        intents.Select(static intent => intent.Key).Distinct().Count().ShouldBe(4);
        engine.EvaluateSlas(lead, On(9, "14:00")).Intents.ShouldBe(intents);
    }

    [Fact]
    public void A_host_looks_again_at_the_next_point() =>
        EngineOf(FirstCall + """, "steps": [{ "at": "50%" }] """).EvaluateSlas(Created(On(5, "16:45")), On(5, "16:50")).NextCheckAt.ShouldBe(On(8, "09:15"));

    [Fact, Trait("Requirement", "T7")]
    public void A_clock_stays_under_the_version_in_force_when_it_started()
    {
        var engine = LeadEngine.Compile($$"""
            { "name": "b", {{Office}}, "slas": { "speed": [
              { "version": "1", "parties": ["marketing", "sales"], "targets": { "t": { "kind": "firstResponse", "within": "4h" } } },
              { "version": "2", "effectiveFrom": "2026-11-04", "targets": { "t": { "kind": "firstResponse", "within": "1h" } } } ] } }
            """);

        engine.Clock(Created(On(2, "16:00")), On(3, "09:00")).Due.ShouldBe(On(3, "12:00"));
        var later = engine.Clock(Created(On(3, "10:00")), On(3, "10:30"));
        later.Due.ShouldBe(On(3, "11:00"));
        later.Policy.Version.ShouldBe("2");
        engine.Clock(Created(On(2, "16:00")), On(3, "09:00")).Policy.Parties.ShouldBe(["marketing", "sales"]);
    }

    [Fact]
    public void Another_rule_book_says_what_it_changes()
    {
        var lead = Created(On(1, "09:00"));
        var change = EngineOf(FirstCall.Replace("1h", "2h", StringComparison.Ordinal)).EvaluateSlas(lead, On(1, "10:30")).ChangesSince(EngineOf(FirstCall).EvaluateSlas(lead, On(1, "10:30"))).ShouldHaveSingleItem();

        (change.Before!.State, change.After!.State).ShouldBe((SlaState.Breached, SlaState.Running));
    }

    [Fact]
    public void The_calendar_of_the_target_counts_before_that_of_the_agreement_the_owner_and_the_rule_book()
    {
        var night = BusinessCalendar.Parse("""{ "timeZone": "UTC", "hours": { "mon": [["00:00", "24:00"]] } }""");
        var lead = Created(On(1, "05:00"));

        EngineOf(FirstCall).EvaluateSlas(lead, On(1, "05:30"), night).Latest("speed", "t")!.Due.ShouldBe(On(1, "06:00"));
        EngineOf(FirstCall, """ "calendar": "office", """).EvaluateSlas(lead, On(1, "05:30"), night).Latest("speed", "t")!.Due.ShouldBe(On(1, "10:00"));
        EngineOf(FirstCall.Replace("1h", "1h around the clock", StringComparison.Ordinal)).Clock(lead, On(1, "05:30")).Due.ShouldBe(On(1, "06:00"));
    }

    [Fact]
    public void A_calendar_that_never_opens_makes_nothing_due()
    {
        var engine = Engine(""" "targets": { "t": { "kind": "firstResponse", "within": "1h" } } """, """ "calendar": "c", "calendars": { "c": { "hours": { } } } """);
        var clock = engine.Clock(Created(On(1, "09:00")), On(5, "09:00"));

        (clock.State, clock.Due, clock.NextCheckAt).ShouldBe((SlaState.Running, null, null));
    }

    [Fact]
    public void An_agreement_applies_to_the_leads_that_it_names()
    {
        var engine = EngineOf(FirstCall, """ "when": "employees > 50", """);

        engine.Clock(Created(On(1, "09:00")), On(1, "10:00")).State.ShouldBe(SlaState.NotStarted);
        engine.Clock(Created(On(1, "09:00")).With("employees", 51), On(1, "09:30")).State.ShouldBe(SlaState.Running);
    }

    [Fact]
    public void An_explanation_says_which_windows_counted_and_which_dates_differ()
    {
        var start = new DateTimeOffset(2026, 12, 24, 16, 0, 0, TimeSpan.Zero);

        EngineOf(FirstCall.Replace("1h", "2h", StringComparison.Ordinal)).Clock(Created(start), start).Explain().ToString().ShouldBe("""
            speed.t running, due 2026-12-28T10:00:00+00:00
              started 2026-12-24T16:00:00+00:00 by lead.created, under speed
              agreed 2h, counted 0h, left 2h
              2026-12-24T16:00:00+00:00 to 2026-12-24T17:00:00+00:00: 01:00:00
              2026-12-28T09:00:00+00:00 to 2026-12-28T10:00:00+00:00: 01:00:00
              2026-12-25: holiday 'Christmas' in office
              2026-12-26: no hours on Saturdays in office
              2026-12-27: no hours on Sundays in office

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public void A_breach_that_nobody_waits_for_any_more_has_lapsed() =>
        EngineOf(FirstCall).Clock(Created(On(1, "09:00")).Did("disposition.given", On(1, "12:00"), "junk"), On(2, "09:00")).State.ShouldBe(SlaState.Lapsed);

    [Fact]
    public void Business_days_begin_at_the_next_opening_and_never_end_in_a_pause()
    {
        var engine = EngineOf(""" "kind": "firstResponse", "within": "1 business day", "steps": [{ "at": "50%", "do": "notify" }] """, """ "pauses": [{ "from": "note.added where subject = 'pause'", "to": "note.added where subject = 'go on'" }], """);

        engine.Clock(Created(On(6, "05:00")), On(6, "06:00")).Due.ShouldBe(On(9, "09:00"));
        var afterHours = engine.EvaluateSlas(Created(On(4, "18:00")), On(5, "14:00"));
        afterHours.Latest("speed", "t")!.Due.ShouldBe(On(8, "09:00"));
        afterHours.Intents[0].ExpiresAt.ShouldBe(On(8, "09:00"));
        var paused = Created(On(4, "18:00")).Did("note.added", On(5, "18:00"), "pause");
        (engine.Clock(paused, On(8, "10:00")).State, engine.Clock(paused, On(8, "10:00")).Due).ShouldBe((SlaState.Paused, null));
        engine.Clock(paused.Did("note.added", On(8, "12:00"), "go on"), On(8, "12:00")).Due.ShouldBe(On(8, "12:00"));
    }

    [Fact]
    public void One_event_stops_one_clock()
    {
        var accepted = new Lead("x").Did("lead.assigned", On(1, "09:00")).Did("lead.accepted", On(1, "09:30")).Did("lead.assigned", On(1, "09:30"));
        EngineOf(""" "kind": "acceptance", "within": "1h" """).EvaluateSlas(accepted, On(1, "09:45")).Clocks.Select(static clock => clock.State).ShouldBe([SlaState.Met, SlaState.Running]);

        var answered = new Lead("x").Did("email.received", On(1, "09:00")).Did("email.sent", On(1, "09:30")).Did("email.received", On(1, "09:30"));
        EngineOf(""" "kind": "nextResponse", "within": "1h" """).EvaluateSlas(answered, On(1, "09:45")).Clocks.Select(static clock => clock.State).ShouldBe([SlaState.Met, SlaState.Running]);
    }

    [Fact]
    public void A_status_that_closes_the_lead_starts_no_further_clock() =>
        EngineOf(""" "kind": "statusUpdate", "within": "2 business days" """)
            .EvaluateSlas(new Lead("x").Did("lead.assigned", On(1, "10:00")).Did("disposition.given", On(2, "10:00"), "junk"), On(5, "09:00"))
            .Clocks.Select(static clock => clock.State).ShouldBe([SlaState.Met]);

    [Fact]
    public void Touches_after_the_last_that_was_missing_are_no_matter_of_the_clock()
    {
        var lead = new Lead("x").Did("lead.assigned", On(1, "09:00")).Did("call.made", On(1, "10:00")).Did("call.made", On(9, "10:00"));

        EngineOf(""" "kind": "touches", "touches": { "call.made": 1 }, "within": "2 business days" """).Clock(lead, On(10, "09:00")).Touches[0].Counted.ShouldBe(1);
    }

    [Fact]
    public void A_lead_from_before_calendars_begin_is_explained_all_the_same() =>
        EngineOf(FirstCall).Clock(Created(new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero)), On(1, "09:00")).Explain().ToString().ShouldStartWith("speed.t breached, due 1972-01-03T10:00:00+00:00\n");
}
