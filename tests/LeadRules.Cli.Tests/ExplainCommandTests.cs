using System.Text.Json;

namespace LeadRules.Cli.Tests;

/// <summary><c>leadrules explain</c>.</summary>
public sealed class ExplainCommandTests : ToolTest
{
    public ExplainCommandTests()
    {
        Write("life.json", LifeBook.Text);
        Write("came.jsonl", LifeBook.Leads);
    }

    [Fact]
    public async Task Time_line_and_hand_off_are_added() => (await Explain("B", "--timeline", "--hand-off")).ShouldBe(new Outcome(0,
        """
        Lead B at 2026-11-17T11:00:00Z, sales

        engagement: 60 (hot)
                +60  form                     2 x form.submitted on 2026-11-17, 2026-11-17
                  -  visit                    no page.visited

        stage
          2026-11-16T08:00:00Z  new: leads begin here
          2026-11-17T10:00:00Z  mql by 'qualifies': segment.ready

        segments
          ready: in since 2026-11-17T10:00:00Z; score.engagement >= 50 is true: score.engagement is 60

        classes
          readiness: could-close; employees > 10 is true: employees is 80

        clocks
          speed.first-call running, due 2026-11-17T14:00:00+01:00

        routing
          is to be routed, since 2026-11-17T10:00:00Z
          B to ana by route large
            route large to rep ana
              ana receives it: can receive it

        to do
          notify sales: transition qualifies: segment.ready

        what would change it
          to handed-off by 'hands-off': waits for lead.assigned
          time alone: look again at 2026-11-17T13:00:00Z

        time-line
          2026-11-16T08:00:00Z  marketing: stage.entered new: leads begin here
          2026-11-17T09:00:00Z  marketing: form.submitted
          2026-11-17T10:00:00Z  marketing: form.submitted
          2026-11-17T10:00:00Z  marketing: segment.entered ready
          2026-11-17T10:00:00Z  marketing: stage.entered mql: segment.ready

        Hand-off of B
          name: Bo
          email: bo@acme.com
          segments: ready
          stage: mql, segment.ready
          clock: speed.first-call running, due 2026-11-17T14:00:00+01:00

        Lead B at 2026-11-17T11:00:00Z, sales

        engagement: 60 (hot)
                +60  form                     2 x form.submitted on 2026-11-17, 2026-11-17
                  -  visit                    no page.visited

        """, ""));

    [Fact]
    public async Task All_of_it_comes_as_json_too()
    {
        using var json = JsonDocument.Parse((await Explain("B", "--timeline", "--hand-off", "--format", "json")).Output);

        json.RootElement.GetProperty("why").GetProperty("choice")[0].GetString().ShouldBe("B to ana by route large");
        json.RootElement.GetProperty("timeline").GetArrayLength().ShouldBe(5);
        json.RootElement.GetProperty("timeline")[1].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"at":"2026-11-17T09:00:00Z","team":"marketing","what":"form.submitted"}""");
        json.RootElement.GetProperty("handOff").GetProperty("complete").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Without_more_the_json_is_that_of_the_explanation()
    {
        var engine = LeadEngine.Compile(LifeBook.Text);
        var lead = new Lead("C") { Created = new DateTimeOffset(2026, 11, 16, 8, 0, 0, TimeSpan.Zero) };
        var at = new DateTimeOffset(2026, 11, 17, 11, 0, 0, TimeSpan.Zero);
        var decision = engine.Decide(lead, LeadState.New("C"), at);
        var choice = await new LeadRouter(engine, new Stores.InMemoryRoutingStore()).ExplainAsync(decision.Lead, at, cancellationToken: TestContext.Current.CancellationToken);

        (await Explain("C", "--format", "json")).Output.ShouldBe(decision.Explain(choice).ToJson() + "\n");
    }

    [Fact]
    public async Task What_was_decided_before_and_who_has_what_counts()
    {
        await Run(["decide", PathOf("life.json"), "--leads", PathOf("came.jsonl"), "--at", "2026-11-17T12:00", "--save-state", PathOf("states.jsonl")]);
        Write("team.jsonl", """{"id":"X","employees":5}""");
        await Run(["route", PathOf("life.json"), "--leads", PathOf("team.jsonl"), "--at", "2026-11-17T12:00", "--state", PathOf("routing.json")]);

        var run = await Explain("A", "--state", PathOf("states.jsonl"), "--routing", PathOf("routing.json"));

        run.Output.ShouldContain("\n  if it were routed now:\n  A to ben by route rest\n");
        (await Explain("B", "--state", PathOf("states.jsonl"))).Output.ShouldNotContain("notify");
    }

    [Fact]
    public async Task An_unknown_id_is_met_by_the_nearest()
    {
        Write("came.jsonl", "{\"id\":\"L-17\"}\n{\"id\":\"L-29\"}\n{\"id\":\"X\"}\n");

        (await Explain("L-19")).ShouldBe(new Outcome(2, "", "--lead: there is no lead 'L-19' in came.jsonl. Did you mean 'L-17'?\n"));
    }

    [Fact]
    public async Task A_rule_book_that_routes_nothing_has_no_state_of_routing()
    {
        Write("life.json", """{ "name": "x", "timeZone": "Europe/Madrid", "segments": { "big": "employees > 10" } }""");

        (await Explain("A", "--routing", PathOf("routing.json"))).ShouldBe(new Outcome(2, "", "--routing: the rule book routes nothing.\n"));
        (await Explain("A", "--ignore-unknown")).Output.ShouldBe(
            """
            Lead A at 2026-11-17T11:00:00Z, x

            segments
              big: in since 2026-11-16T08:00:00Z; employees > 10 is true: employees is 30

            what would change it
              time alone changes nothing

            """);
    }

    private Task<Outcome> Explain(string lead, params string[] more) => Run(["explain", PathOf("life.json"), "--leads", PathOf("came.jsonl"), "--lead", lead, "--at", "2026-11-17T12:00", .. more]);
}
