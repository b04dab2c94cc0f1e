using LeadRules.Stores;

namespace LeadRules.Tests.Decisions;

/// <summary>The lifecycle that most teams begin with, and books with fewer and with more stages.</summary>
public sealed class UsualLifecycleTests
{
    private const string Sample = "samples/lifecycle.json";

    private static readonly RuleBook Usual = new RuleBookBuilder("usual-lifecycle", "1")
        .Score("engagement", static score => score.Clamp(max: 100).Decay(Decay.HalfLife(TimeSpan.FromDays(30)))
            .Per("form", 30, "form.submitted").Per("visit", 10, "page.visited", static rule => rule.Limit(4)))
        .Routing(static routing => routing.Rep("ana").Rep("ben")
            .Pool("inbound", static pool => pool.Member("ana").Member("ben"))
            .Route("all", Destination.Pool("inbound")).Fallback(Destination.Queue("triage")))
        .UsualLifecycle("score.engagement >= 50")
        .Build();

    private readonly InMemoryLeads _leads = new();
    private readonly InMemoryRoutingStore _store = new();
    private readonly List<string> _stages = [];

    /// <summary>The file is what the builder makes. Run the tests with LEADRULES_APPROVE=1 to write it anew.</summary>
    [Fact, Trait("Requirement", "L12")]
    public void The_sample_is_what_the_builder_makes()
    {
        if (Environment.GetEnvironmentVariable("LEADRULES_APPROVE") == "1")
            File.WriteAllText(Repository.PathOf(Sample), Usual.ToJson());

        Repository.Read(Sample).ReplaceLineEndings("\n").ShouldBe(Usual.ToJson(), $"{Sample} is not what the builder makes. If that is meant, run the tests with LEADRULES_APPROVE=1 and commit the file.");
        LeadEngine.TryCompile(File.ReadAllBytes(Repository.PathOf(Sample)), null, out _, out var diagnostics);
        diagnostics.ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "L12")]
    public async Task The_usual_book_runs_from_new_to_won()
    {
        var desk = DeskOf(Usual);
        await Happens(desk, 0, "page.visited", "/");
        await Happens(desk, 1, "form.submitted", "contact");
        await Happens(desk, 2, "form.submitted", "demo");
        await Happens(desk, 2.1, "lead.accepted");
        await Happens(desk, 3, "fact.confirmed", "problem");
        await Happens(desk, 3, "fact.confirmed", "able-to-buy");
        await Happens(desk, 4, "disposition.given", "qualified");
        await Happens(desk, 5, "deal.created");
        var won = await Happens(desk, 20, "deal.won");

        _stages.ShouldBe(["new", "mql", "handed-off", "accepted", "sql", "opportunity", "won"]);
        won.Decision.Refusals.ShouldBeEmpty();
        (await _store.RepAsync("ana")).Open.ShouldBe(0);
    }

    [Fact, Trait("Requirement", "L12")]
    public async Task The_usual_book_recycles_and_takes_back()
    {
        var desk = DeskOf(Usual);
        await Happens(desk, 1, "form.submitted", "contact");
        await Happens(desk, 2, "form.submitted", "demo");
        await Happens(desk, 2.1, "lead.accepted");
        (await Happens(desk, 3, "disposition.given", "recycle")).Intents.Select(static intent => (intent.Kind, intent.To)).ShouldBe([(IntentKind.Recycle, "marketing")]);
        await Happens(desk, 20, "form.submitted", "demo");
        (await desk.HandleDueAsync(Story.Monday.AddDays(33), 10)).ShouldHaveSingleItem().Routing.ShouldNotBeNull();

        (await _store.FindStateAsync("L-1"))!.State.Of(LeadNoteKind.StageEntered).Select(static note => note.Name)
            .ShouldBe(["new", "mql", "handed-off", "accepted", "recycled", "mql", "handed-off"]);
    }

    [Fact, Trait("Requirement", "L12")]
    public async Task A_book_of_three_stages_runs()
    {
        var desk = DeskOf(new RuleBookBuilder("three")
            .Routing(static routing => routing.Rep("ana").Fallback(Destination.Rep("ana")))
            .Lifecycle(static lifecycle => lifecycle.Start("lead").Stage("lead", static stage => stage.Routes()).Stage("working").Stage("done", static stage => stage.Closes().Final())
                .Transition("begins", "working", static move => move.From("lead").On("lead.assigned"))
                .Transition("ends", "done", static move => move.From("working").On("deal.won", "deal.lost")))
            .Build());
        var given = await Happens(desk, 1, "form.submitted", "demo");
        given.Decision.State.Owner.ShouldBe("ana");
        (await Happens(desk, 2, "call.made")).Decision.State.Owner.ShouldBe("ana");
        (await _store.RepAsync("ana")).Open.ShouldBe(1);
        await Happens(desk, 3, "deal.won");

        _stages.ShouldBe(["lead", "working", "done"]);
        (await _store.RepAsync("ana")).Open.ShouldBe(0);
    }

    [Fact, Trait("Requirement", "L12")]
    public async Task A_book_of_nine_stages_runs()
    {
        string[] names = ["visitor", "subscriber", "known", "engaged", "qualified", "meeting", "trial", "negotiation", "customer"];
        var desk = DeskOf(new RuleBookBuilder("nine").Lifecycle(lifecycle =>
        {
            lifecycle.Start(names[0]);
            foreach (var name in names)
                lifecycle.Stage(name, stage => stage.Team(name == "customer" ? "success" : "growth"));
            foreach (var (from, to) in names.Zip(names.Skip(1)))
                lifecycle.Transition($"to-{to}", to, move => move.From(from).On($"{to}.reached"));
        }).Build());
        foreach (var (index, name) in names.Index().Skip(1))
            await Happens(desk, index, $"{name}.reached");

        _stages.ShouldBe(names);
    }

    [Fact, Trait("Requirement", "L15")]
    public void What_makes_a_lead_qualified_is_a_rule_of_a_book_whose_version_stands_in_the_state()
    {
        var lead = new Lead("L-1") { Created = Story.Monday, Email = "ann@example.com" }.With(new Activity("form.submitted", Story.Monday.AddDays(1)));
        var first = Qualified("1", "score.engagement >= 50").Decide(lead, LeadState.New("L-1"), Story.Monday.AddDays(1));
        first.Stage.ShouldBe("new");
        first.State.Book.ShouldBe("acme version 1");

        var second = Qualified("2", "score.engagement >= 30").Decide(lead, first.State, Story.Monday.AddDays(2));
        second.State.Book.ShouldBe("acme version 2");
        var move = second.Moves.ShouldHaveSingleItem();
        (move.Name, move.By, move.Why, move.At).ShouldBe(("mql", "qualifies", "score.engagement >= 30", Story.Monday.AddDays(2)));

        static LeadEngine Qualified(string version, string when) => LeadEngine.Compile(new RuleBookBuilder("acme", version)
            .Score("engagement", static score => score.Per("form", 30, "form.submitted")).UsualLifecycle(when).Build());
    }

    private LeadDesk DeskOf(RuleBook book)
    {
        _leads.Put(new Lead("L-1") { Created = Story.Monday, Email = "ann@example.com" });
        return new LeadDesk(LeadEngine.Compile(book), _leads, _store);
    }

    private async Task<DeskDecision> Happens(LeadDesk desk, double day, string type, string? subject = null)
    {
        var at = Story.Monday.AddDays(day);
        _leads.Add("L-1", new Activity(type, at, subject));
        var decided = await desk.HandleAsync("L-1", at);
        _stages.AddRange(decided.Notes.Where(static note => note.Kind == LeadNoteKind.StageEntered).Select(static note => note.Name));
        return decided;
    }
}
