using LeadRules.Stores;

namespace LeadRules.Tests.Decisions;

/// <summary>The desk: decide, choose and keep in one call.</summary>
public sealed class DeskTests
{
    private readonly InMemoryLeads _leads = new();
    private readonly InMemoryRoutingStore _store = new();
    private readonly LeadDesk _desk;

    public DeskTests() => _desk = new LeadDesk(Story.Engine, _leads, _store);

    [Fact, Trait("Requirement", "R6"), Trait("Requirement", "R7"), Trait("Requirement", "L7")]
    public async Task A_form_that_says_twenty_people_goes_to_rep_B_who_is_told_and_shall_call()
    {
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Employees = 20, Phone = "+34 600 000 000" });
        await Happens(1, "form.submitted", "contact");
        var decided = await Happens(2, "form.submitted", "demo");

        decided.Routing!.Rep.ShouldBe("ben");
        decided.Decision.Stage.ShouldBe("handed-off");
        decided.Intents.Where(static intent => intent.To == "ben").Select(static intent => $"{intent.Kind} {intent.About}".Trim()).ShouldBe(["Assign", "Notify", "Notify new lead", "CreateTask call"], ignoreOrder: true);
        (await _store.PendingAsync(100, default)).Select(static waiting => waiting.Intent).ShouldBe(decided.Intents.Concat((await _store.PendingAsync(100, default)).Select(static waiting => waiting.Intent)).Distinct(), ignoreOrder: true);
    }

    [Fact, Trait("Requirement", "M28")]
    public async Task Each_decision_that_changes_anything_is_in_the_log_with_the_state_that_it_made()
    {
        await Ready();
        await _desk.HandleAsync("L-1", Story.Monday.AddDays(2));
        var log = await _store.DecisionsAsync(new DecisionFilter { Lead = "L-1" }, default);

        log.ShouldAllBe(static record => record.Book == Story.Engine.RuleBook.Name && record.Version == Story.Engine.RuleBook.Version && !record.Json.Contains('\n', StringComparison.Ordinal));
        log.Select(static record => record.Revision).Max().ShouldBe((await _store.FindStateAsync("L-1"))!.Revision);
        string.Join('\n', log.Select(static record => record.Json)).ShouldContain("\"key\":\"L-1\"");
        var notes = (await _store.FindStateAsync("L-1"))!.State.Notes;
        notes.Where(static note => note.Kind == LeadNoteKind.StageEntered).ShouldAllBe(note => log.Any(record => record.Json.Contains($"\"{note.Name}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_desk_that_keeps_no_log_records_nothing()
    {
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Employees = 20 });
        await new LeadDesk(Story.Engine, _leads, _store) { KeepsLog = false }.HandleAsync("L-1", Story.Monday);
        (await _store.DecisionsAsync(new(), default)).ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "R16")]
    public async Task A_lead_is_routed_when_it_becomes_ready_and_not_at_every_edit()
    {
        var first = await Ready();
        first.Routing.ShouldNotBeNull();
        _leads.Put((await _leads.FindAsync("L-1"))! with { Employees = 400 });
        var edited = await _desk.HandleAsync("L-1", Story.Monday.AddDays(2.5));
        edited.Routing.ShouldBeNull();
        edited.Decision.State.Owner.ShouldBe("ben");
    }

    [Fact]
    public async Task The_same_event_delivered_again_tells_nobody_anything()
    {
        await Ready();
        var outbox = await _store.PendingAsync(100, default);
        var again = await _desk.HandleAsync("L-1", Story.Monday.AddDays(2));
        again.Intents.ShouldBeEmpty();
        (await _store.PendingAsync(100, default)).ShouldBe(outbox);
        (await _store.FindStateAsync("L-1"))!.Revision.ShouldBe(again.Decision.State is null ? 0 : (await _store.FindStateAsync("L-1"))!.Revision);
    }

    [Fact]
    public async Task A_rep_who_rejects_a_lead_gives_it_back_and_does_not_get_it_again()
    {
        await Ready();
        var rejected = await Happens(2.5, "lead.rejected");
        rejected.Notes.Select(static note => $"{note.Kind} {note.Name}").ShouldBe(["StageEntered mql", "Released ben", "Routed triage"]);
        rejected.Routing!.Lead.Key.ShouldBe("L-1/2");
        (await _store.FindAsync("L-1"))!.Status.ShouldBe(LeadRules.Routing.RoutedStatus.GivenBack);
        (await _store.RepAsync("ben")).Open.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_has_rejected_a_lead_does_not_get_it_again_and_who_has_not_does()
    {
        var desk = new LeadDesk(LeadEngine.Compile(new RuleBookBuilder("two").UsualLifecycle("any(form.submitted)")
            .Routing(static routing => routing.Rep("ana").Rep("ben").Pool("all", static pool => pool.Member("ana").Member("ben")).Route("any", Destination.Pool("all")).Fallback(Destination.Queue("triage"))).Build()), _leads, _store);
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Email = "ann@example.com" });
        List<string?> given = [];
        foreach (var (day, type) in new[] { (0, "form.submitted"), (1, "lead.rejected"), (2, "lead.rejected") })
        {
            _leads.Add("L-1", new Activity(type, Story.Monday.AddDays(day)));
            given.Add((await desk.HandleAsync("L-1", Story.Monday.AddDays(day))).Decision.State.Owner);
        }

        given.ShouldBe(["ana", "ben", null]);
    }

    [Fact]
    public async Task A_lead_that_stays_in_the_stage_in_which_it_is_routed_keeps_its_rep()
    {
        var desk = new LeadDesk(LeadEngine.Compile(new RuleBookBuilder("three")
            .Lifecycle(static life => life.Start("lead").Stage("lead").Stage("working", static stage => stage.Routes()).Stage("done", static stage => stage.Closes().Final())
                .Transition("begins", "working", static move => move.From("lead").On("form.submitted")).Transition("ends", "done", static move => move.From("working").On("deal.won")))
            .Routing(static routing => routing.Rep("ana").Fallback(Destination.Rep("ana"))).Build()), _leads, _store);
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Email = "ann@example.com" }.With(new Activity("form.submitted", Story.Monday)));
        (await desk.HandleAsync("L-1", Story.Monday)).Decision.State.Owner.ShouldBe("ana");
        (await desk.HandleAsync("L-1", Story.Monday.AddDays(1))).Decision.State.Owner.ShouldBe("ana");

        _leads.Add("L-1", new Activity("deal.won", Story.Monday.AddDays(2)));
        (await desk.HandleAsync("L-1", Story.Monday.AddDays(2))).Decision.State.Owner.ShouldBeNull();
        (await _store.RepAsync("ana")).Open.ShouldBe(0);
    }

    [Fact]
    public async Task A_lead_that_is_recycled_takes_no_capacity_and_comes_back_under_another_key()
    {
        await Ready();
        await Happens(2.5, "lead.accepted");
        (await _store.RepAsync("ben")).Open.ShouldBe(1);
        await Happens(3, "disposition.given", "recycle");
        (await _store.RepAsync("ben")).Open.ShouldBe(0);
        (await _store.FindStateAsync("L-1"))!.State.Owner.ShouldBeNull();

        var back = await Happens(42, "form.submitted", "demo");
        back.Routing!.Lead.Key.ShouldBe("L-1/2");
        back.Decision.Stage.ShouldBe("handed-off");
    }

    [Fact, Trait("Requirement", "L2")]
    public async Task A_lead_that_cannot_be_reached_is_not_handed_over()
    {
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Employees = 20 });
        await Happens(1, "form.submitted", "contact");
        var decided = await Happens(2, "form.submitted", "demo");
        decided.Decision.Stage.ShouldBe("mql");
        decided.Routing.ShouldBeNull();
        decided.Decision.Routing.Obstacles.ShouldBe(["Not known: a phone number or a mail address (phone is present or email is present is false: phone is missing; email is missing)."]);

        _leads.Put((await _leads.FindAsync("L-1"))! with { Email = "ann@example.com" });
        (await _desk.HandleAsync("L-1", Story.Monday.AddDays(3))).Routing!.Rep.ShouldBe("ben");
    }

    [Fact]
    public async Task Leads_that_are_due_are_looked_at_again_and_time_moves_them()
    {
        await Ready();
        await Happens(2.5, "lead.accepted");
        var moves = new List<string>();
        for (var day = 3; day < 60; day++)
            moves.AddRange((await _desk.HandleDueAsync(Story.Monday.AddDays(day), 10)).SelectMany(static decided => decided.Notes).Select(static note => $"{note.Kind} {note.Name}"));
        moves.ShouldBe(["SegmentLeft hot", "SegmentLeft sales-ready", "ThresholdLeft hot", "TriggerRearmed warm-alert", "StageEntered recycled", "Released ben"]);
        (await _desk.HandleDueAsync(Story.Monday.AddDays(60), 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pin_is_kept_and_decided_on()
    {
        await Ready();
        var pinned = await _desk.PinAsync("L-1", "zombie", SegmentPin.In, Story.Monday.AddDays(3), "known to have closed down");
        pinned.Decision.Segments.ShouldContain("zombie");
        await Happens(4, "page.visited", "/pricing");
        (await _store.FindStateAsync("L-1"))!.State.Segments.ShouldContain("zombie");
        (await _desk.PinAsync("L-1", "zombie", SegmentPin.None, Story.Monday.AddDays(5))).Decision.Segments.ShouldNotContain("zombie");
    }

    [Fact, Trait("Requirement", "M24")]
    public async Task A_lead_that_is_given_to_a_rep_keeps_its_variant()
    {
        var engine = LeadEngine.Compile("""
            { "name": "acme", "segments": { "all": "true" },
              "lifecycle": { "start": "new", "stages": { "new": { "routes": true }, "off": { "final": true } }, "transitions": [{ "id": "x", "from": "new", "to": "off", "on": "deal.won" }] },
              "routing": { "reps": { "ana": { } }, "fallback": "rep ana" },
              "challengers": { "bolder": { "share": 99, "segments": { "all": "employees > 3" } } } }
            """);
        var id = Enumerable.Range(0, 20).Select(static i => $"L-{i}").First(id => engine.Decide(new Lead(id), LeadState.New(id), Story.Monday).Variant == "bolder");
        _leads.Put(new Lead(id) { Email = "ann@example.com" });
        var decided = await new LeadDesk(engine, _leads, _store).HandleAsync(id, Story.Monday);
        (decided.Decision.State.Owner, decided.Decision.Variant).ShouldBe(("ana", "bolder"));
    }

    [Fact, Trait("Requirement", "R9")]
    public async Task A_lead_is_passed_on_by_hand_and_the_chain_is_kept()
    {
        await Ready();
        var passed = await _desk.TransferAsync("L-1", "cleo", Story.Monday.AddDays(2.5), "knows the firm");
        passed.Decision.State.Owner.ShouldBe("cleo");
        passed.Intents.Select(static intent => $"{intent.Kind} {intent.To}").ShouldBe(["Reassign cleo", "Notify cleo"]);
        (await _store.FindAsync("L-1"))!.Chain.Select(static handover => $"{handover.From} to {handover.To}: {handover.Why}").ShouldBe([" to ben: route 'middle' gave the lead to 'ben'", "ben to cleo: knows the firm"]);
        ((await _store.RepAsync("ben")).Open, (await _store.RepAsync("cleo")).Open).ShouldBe((0, 1));
        (await _desk.TransferAsync("L-1", "cleo", Story.Monday.AddDays(2.5), "knows the firm")).Intents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_that_the_host_does_not_have_is_named()
    {
        var fault = await Should.ThrowAsync<KeyNotFoundException>(async () => await _desk.HandleAsync("L-9", Story.Monday));
        fault.Message.ShouldBe("There is no lead 'L-9'.");
    }

    private async Task<DeskDecision> Ready()
    {
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Employees = 20, Email = "ann@example.com" });
        await Happens(1, "form.submitted", "contact");
        return await Happens(2, "form.submitted", "demo");
    }

    private async Task<DeskDecision> Happens(double day, string type, string? subject = null)
    {
        var at = Story.Monday.AddDays(day);
        _leads.Add("L-1", new Activity(type, at, subject));
        return await _desk.HandleAsync("L-1", at);
    }
}
