namespace LeadRules.Tests.Decisions;

/// <summary>What the requirements ask of segments, hand-off, nurture and reports, each by its example.</summary>
public sealed class RequirementStoryTests
{
    private static readonly DateTimeOffset End = Story.Monday.AddDays(30);

    [Fact, Trait("Requirement", "G1"), Trait("Requirement", "G4")]
    public void A_segment_may_use_events_bands_fields_and_pain_points()
    {
        var engine = Compile("""
            "fields": { "problem": "text" },
            "scores": { "e": { "rules": [{ "id": "form", "points": 30, "per": "form.submitted" }] } }, "bands": { "e": { "cold": 0, "warm": 20 } },
            "segments": { "routing-pain": "problem = 'routes' and band.e = 'warm' and any(form.submitted)" }
            """);
        var lead = new Lead("L-1").With("problem", "routes").With(new Activity("form.submitted", Story.Monday));
        engine.Decide(lead, LeadState.New("L-1"), End).Segments.ShouldBe(["routing-pain"]);
    }

    [Fact, Trait("Requirement", "G2"), Trait("Requirement", "G3")]
    public void A_field_that_changes_moves_the_lead_and_a_missing_one_is_no_yes()
    {
        var engine = Compile(""" "segments": { "large": "employees > 50", "decides": "jobTitle = 'owner'" } """);
        var state = engine.Decide(new Lead("L-1") { Employees = 400 }, LeadState.New("L-1"), Story.Monday).State;
        state.Segments.ShouldBe(["large"]);

        var changed = engine.Decide(new Lead("L-1") { Employees = 20, JobTitle = "Owner" }, state, End);
        changed.Entered.Select(static note => note.Name).ShouldBe(["decides"]);
        changed.Left.Select(static note => note.Name).ShouldBe(["large"]);
        changed.Notes.ShouldAllBe(static note => note.At == End);
    }

    [Fact, Trait("Requirement", "G5")]
    public void A_lead_has_exactly_one_class_and_a_reason()
    {
        var story = Story.Of();
        story.Happens(1, "trial.started");
        story.Last.Classes["readiness"].ShouldBe("self-closing");
        story.Last.Explain().Classes.ShouldHaveSingleItem().ToString().ShouldBe("readiness: self-closing; any(trial.started) is true");
    }

    [Fact, Trait("Requirement", "G12")]
    public void The_offer_for_a_segment_is_part_of_the_decision()
    {
        var engine = Compile(""" "classes": { "offer": [{ "fleet-demo": "industry = 'logistics'" }, { "one-pager": "true" }] } """);
        engine.Decide(new Lead("L-1") { Industry = "Logistics" }, LeadState.New("L-1"), End).Classes["offer"].ShouldBe("fleet-demo");
    }

    [Fact, Trait("Requirement", "L2"), Trait("Requirement", "L3"), Trait("Requirement", "L4"), Trait("Requirement", "L5"), Trait("Requirement", "G9"), Trait("Requirement", "L20")]
    public void The_hand_off_holds_all_that_sales_must_know()
    {
        var engine = Compile("""
            "scores": { "fit": { "rules": [{ "id": "size", "points": 10, "when": "employees > 10" }] } },
            "segments": { "fits": "score.fit >= 10" },
            "lifecycle": { "start": "new", "stages": { "new": { "team": "marketing" }, "mql": { "team": "sales" } },
              "transitions": [{ "id": "qualifies", "from": "new", "to": "mql", "when": "segment.fits" }],
              "handOff": { "contents": ["one-pager", { "key": "talk-track-food", "when": "industry = 'food'" }, { "key": "talk-track-it", "when": "industry = 'it'" }] } }
            """);
        var lead = new Lead("L-1") { Name = "Ann", Phone = "+34 600", Email = "ann@example.com", Employees = 20, Industry = "food", Source = "fair" }
            .With(new Activity("page.visited", Story.Monday, "/pricing"))
            .With(new Activity("email.sent", Story.Monday.AddDays(1), "welcome-1"));
        var package = engine.Decide(lead, LeadState.New("L-1"), End).HandOff();

        package.IsComplete.ShouldBeTrue();
        (package.Lead.Name, package.Lead.Phone, package.Lead.Email, package.Lead.Source).ShouldBe(("Ann", "+34 600", "ann@example.com", "fair"));
        package.Scores["fit"].Value.Value.ShouldBe(10);
        package.Segments.ShouldBe(["fits"]);
        package.Stages[^1].Why.ShouldBe("segment.fits");
        package.ContentViewed.Select(static activity => activity.Subject).ShouldBe(["/pricing"]);
        package.MailsReceived.Select(static activity => activity.Subject).ShouldBe(["welcome-1"]);
        package.Contents.ShouldBe(["one-pager", "talk-track-food"]);
    }

    [Fact, Trait("Requirement", "L2")]
    public void A_hand_off_without_phone_and_mail_is_refused_with_the_reason()
    {
        var package = Compile(""" "segments": { "all": "true" } """).Decide(new Lead("L-1"), LeadState.New("L-1"), End).HandOff();
        package.IsComplete.ShouldBeFalse();
        package.Missing.ShouldBe(["Not known: a phone number or a mail address (phone is present or email is present is false: phone is missing; email is missing)."]);
    }

    [Fact, Trait("Requirement", "L6"), Trait("Requirement", "L22")]
    public void One_timeline_holds_events_notes_tasks_and_deals_with_the_team_that_had_the_lead()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted", "contact");
        story.Happens(2, "form.submitted", "demo");
        story.GivenTo("ben", 2.1);
        story.Happens(2.2, "lead.accepted");
        story.Happens(3, "note.added");
        story.Happens(4, "task.completed", "call");
        var timeline = story.Last.HandOff().Timeline;
        timeline.Select(static entry => entry.At).ShouldBeInOrder();
        timeline.Single(static entry => entry.Activity?.Type == "form.submitted" && entry.Activity.Subject == "demo").Team.ShouldBe("marketing");
        timeline.Single(static entry => entry.Activity?.Type == "task.completed").Team.ShouldBe("sales");
        timeline.ShouldContain(static entry => entry.What == "lead.assigned ben");
    }

    [Fact, Trait("Requirement", "L19")]
    public void Duplicates_can_be_found_and_a_source_can_be_asked_for()
    {
        var engine = Compile(""" "segments": { "taken-in": "source is present and (email is present or phone is present)" } """);
        var lead = new Lead("L-1") { Email = "Ann@Example.com", Source = "fair" };
        engine.Decide(lead, LeadState.New("L-1"), End).Segments.ShouldBe(["taken-in"]);
        LeadKeys.Email(lead.Email).ShouldBe(LeadKeys.Email(" ann@example.com"));
    }

    [Fact, Trait("Requirement", "L23")]
    public void Each_part_works_alone()
    {
        foreach (var part in new[]
        {
            """ "scores": { "fit": { "rules": [{ "id": "size", "points": 10, "when": "employees > 10" }] } } """,
            """ "segments": { "large": "employees > 50" } """,
            """ "routing": { "reps": { "ana": { } }, "routes": [{ "id": "all", "to": "rep ana" }], "fallback": "queue triage" } """,
            """ "slas": { "speed": { "targets": { "first": { "kind": "firstResponse", "within": "1h" } } } } """,
            """ "lifecycle": { "start": "new", "stages": { "new": { }, "done": { "final": true } }, "transitions": [{ "id": "ends", "from": "new", "to": "done", "on": "deal.won" }] } """,
            """ "triggers": { "booked": { "on": "meeting.booked", "do": [{ "do": "createDeal" }] } } """,
            """ "campaigns": { "welcome": { "enroll": "employees > 10", "steps": [{ "day": 0, "content": "a" }] } } """,
        })
        {
            Compile(part).Decide(new Lead("L-1") { Created = Story.Monday, Employees = 20 }, LeadState.New("L-1"), End).ToJson().ShouldNotBeEmpty();
        }
    }

    [Fact, Trait("Requirement", "N2"), Trait("Requirement", "N4")]
    public void A_lead_of_sales_can_be_nurtured_until_it_is_SQL()
    {
        var engine = Compile("""
            "lifecycle": { "start": "accepted", "stages": { "accepted": { "team": "sales" }, "sql": { "team": "sales", "endsCampaigns": true, "final": true } },
              "transitions": [{ "id": "confirms", "from": "accepted", "to": "sql", "on": "disposition.given where subject = 'qualified'" }] },
            "campaigns": { "between-calls": { "enroll": "stage = 'accepted'", "steps": [{ "day": 0, "content": "a" }, { "day": 90, "content": "b" }] } }
            """);
        var story = new Story(new Lead("L-1") { Created = Story.Monday }, engine);
        story.ToldOf(IntentKind.Enroll).ShouldBe(["between-calls"]);
        story.Happens(2, "disposition.given", "qualified").Intents.ShouldHaveSingleItem().Kind.ShouldBe(IntentKind.Unenroll);
    }

    [Fact, Trait("Requirement", "N5")]
    public void Who_opens_nothing_is_unsubscribed_once()
    {
        var story = Story.Of();
        for (var day = 1; day < 9; day++)
            story.Happens(day, "email.sent", $"mail-{day}");
        story.ToldOf(IntentKind.Unsubscribe).Count().ShouldBe(1);
    }

    [Fact, Trait("Requirement", "N3"), Trait("Requirement", "N8"), Trait("Requirement", "N9")]
    public void Content_is_chosen_by_what_the_lead_did_and_never_twice()
    {
        var engine = Compile("""
            "campaigns": { "series": { "enroll": "true", "steps": [
              { "day": 0, "content": [{ "key": "deep-dive", "when": "any(content.downloaded) or any(content.shared) or any(email.clicked)" }, "intro"] },
              { "day": 1, "content": ["intro", "case"] }, { "day": 2, "content": ["intro", "case"] } ] } }
            """);
        var story = new Story(new Lead("L-1") { Created = Story.Monday }.With(new Activity("content.downloaded", Story.Monday, "guide")), engine);
        story.Looked(1.5);
        story.Happens(1.6, "content.viewed", "case");
        story.Looked(3);
        story.Told.Where(static intent => intent.Kind == IntentKind.Send).Select(static intent => intent.To).ShouldBe(["deep-dive", "intro"]);
        story.State.Of(LeadNoteKind.CampaignSkipped).ShouldHaveSingleItem().Why.ShouldBe("the lead has been given all of it");
    }

    [Fact, Trait("Requirement", "N10"), Trait("Requirement", "M3"), Trait("Requirement", "M10"), Trait("Requirement", "L17")]
    public void The_report_counts_who_passed_each_gate_and_who_was_accepted()
    {
        var report = LifecycleReport.Of(Story.Engine.RuleBook, [Lived("a", 4), Lived("b", 3), Lived("c", 2), Lived("d", 1)], Story.Monday, End);
        (report.Leads, report["mql"].Reached, report["handed-off"].Reached, report["accepted"].Entered).ShouldBe((4, 3, 2, 1));
        report.Rate("handed-off", "accepted").ShouldBe(new ConversionRate("handed-off", "accepted", 2, 1));
        report.Rate("handed-off", "accepted").Share.ShouldBe(0.5);
        report.Rate("won", "lost").Share.ShouldBeNull();
    }

    [Fact, Trait("Requirement", "M26")]
    public void Leads_that_sales_says_nothing_of_are_counted()
    {
        var report = LifecycleReport.Of(Story.Engine.RuleBook, [Lived("a", 4), Lived("b", 3)], Story.Monday, End);
        (report.Passed, report.WithStatus, report.Coverage).ShouldBe((2, 1, 0.5));
    }

    [Fact, Trait("Requirement", "M20")]
    public void The_stage_in_which_leads_pile_up_is_named()
    {
        string[] stages = ["to-contact", "in-contact", "follow-up", "create-proposal", "proposal-sent", "won"];
        var book = RuleBook.Parse($$"""
            { "name": "pipeline", "lifecycle": { "start": "to-contact", "stages": { {{string.Join(", ", stages.Select(static stage => $"\"{stage}\": {{ {(stage == "won" ? "\"final\": true, \"closes\": true" : "")} }}"))}} },
              "transitions": [ {{string.Join(", ", stages.Zip(stages.Skip(1)).Select(static pair => $"{{ \"id\": \"to-{pair.Second}\", \"from\": \"{pair.First}\", \"to\": \"{pair.Second}\", \"on\": \"status.updated where subject = '{pair.Second}'\" }}"))}} ] } }
            """);
        int[] counts = [4, 6, 5, 31, 7, 40];
        var states = stages.Zip(counts).SelectMany(pair => Enumerable.Range(0, pair.Second).Select(i => LeadState.New($"{pair.First}-{i}") with { Notes = [new LeadNote(LeadNoteKind.StageEntered, pair.First, Story.Monday)] }));
        LifecycleReport.Of(book, states, Story.Monday, End).Bottleneck.ShouldBe("create-proposal");
    }

    [Fact, Trait("Requirement", "G10")]
    public void A_segment_that_does_better_than_the_others_is_flagged()
    {
        var states = Enumerable.Range(0, 100).Select(static i => LeadState.New($"L-{i}") with
        {
            Notes =
            [
                new LeadNote(LeadNoteKind.StageEntered, "new", Story.Monday),
                .. i % 2 == 0 ? [new LeadNote(LeadNoteKind.SegmentEntered, "hot", Story.Monday)] : (LeadNote[])[],
                .. i % (i % 2 == 0 ? 4 : 9) == 0 ? [new LeadNote(LeadNoteKind.StageEntered, "won", Story.Monday.AddDays(1))] : (LeadNote[])[],
            ],
        });
        var rate = LifecycleReport.Of(Story.Engine.RuleBook, states, Story.Monday, End).RateBySegment("new", "won").ShouldHaveSingleItem();
        (rate.Segment, rate.Rate.Cohort, rate.Rate.Converted, rate.IsBetter).ShouldBe(("hot", 50, 25, true));
    }

    private static LeadEngine Compile(string sections) => LeadEngine.Compile($$"""{ "name": "t", {{sections}} }""");

    /// <summary>A lead that came so far: 1 nurturing, 2 MQL, 3 handed off, 4 accepted.</summary>
    private static LeadState Lived(string id, int steps)
    {
        var story = Story.Of(id);
        story.Happens(1, "form.submitted", "contact");
        if (steps > 1)
            story.Happens(2, "form.submitted", "demo");
        if (steps > 2)
            story.GivenTo("ben", 2.1);
        if (steps > 3)
            story.Happens(2.2, "lead.accepted");
        return story.State;
    }
}
