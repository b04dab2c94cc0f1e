using System.Text.Json;

namespace LeadRules.Cli.Tests;

/// <summary><c>leadrules decide</c>.</summary>
public sealed class DecideCommandTests : ToolTest
{
    private const string At = "2026-11-17T12:00";

    public DecideCommandTests()
    {
        Write("life.json", LifeBook.Text);
        Write("came.jsonl", LifeBook.Leads);
    }

    [Fact]
    public async Task Everything_is_a_row_of_csv() => (await Decide(At, "--format", "csv")).ShouldBe(new Outcome(0,
        """
        lead,stage,owner,engagement,engagement.band,class.readiness,segments,due,routing,intents
        A,new,,40,warm,could-close,,speed.first-call 2026-11-16T13:00:00Z,,0
        B,mql,,60,hot,could-close,ready,speed.first-call 2026-11-17T13:00:00Z,due,1
        C,new,,0,cold,small,,,,0

        """, "3 leads decided: 3 with something new, 1 intent at 2026-11-17T11:00:00Z.\n"));

    [Fact]
    public async Task A_row_of_json_is_the_decision_in_one_line()
    {
        var rows = (await Decide(At, "--format", "json")).Output.Split('\n');

        rows.Length.ShouldBe(4);
        using var row = JsonDocument.Parse(rows[1]);
        var engine = LeadEngine.Compile(LifeBook.Text);
        using var whole = JsonDocument.Parse(engine.Decide(Lead(engine, 1), LeadState.New("B"), new DateTimeOffset(2026, 11, 17, 11, 0, 0, TimeSpan.Zero)).ToJson());
        JsonElement.DeepEquals(whole.RootElement, row.RootElement).ShouldBeTrue();
    }

    [Fact]
    public async Task A_quiet_run_gives_no_intents_and_remembers_all()
    {
        (await Decide(At, "--quiet", "--save-state", PathOf("states.jsonl"))).Error.ShouldBe("3 leads decided: 3 with something new, 0 intents at 2026-11-17T11:00:00Z.\n");

        (await Decide(At, "--changes", "--state", PathOf("states.jsonl"))).ShouldBe(new Outcome(0, "", "3 leads decided: 0 with something new, 0 intents at 2026-11-17T11:00:00Z.\n"));
    }

    [Fact]
    public async Task Two_runs_tell_what_one_run_tells()
    {
        await Decide("2026-11-16T12:00", "--save-state", PathOf("states.jsonl"));
        var second = await Decide(At, "--state", PathOf("states.jsonl"), "--save-state", PathOf("states.jsonl"));
        await Decide(At, "--save-state", PathOf("at-once.jsonl"));

        second.Output.ShouldBe((await Decide(At)).Output);
        Notes("states.jsonl").ShouldBe(Notes("at-once.jsonl"));
    }

    [Fact]
    public async Task States_of_leads_that_are_not_there_are_kept()
    {
        await Decide(At, "--save-state", PathOf("states.jsonl"));
        Write("came.jsonl", """{"id":"D"}""");
        await Decide(At, "--state", PathOf("states.jsonl"), "--save-state", PathOf("states.jsonl"));

        Read("states.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("lead").GetString()).ShouldBe(["D", "A", "B", "C"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{ \"lead\": 7 }", "Line 1")]
    [InlineData("{\"format\":\"leadrules.lead-state.v1\",\"lead\":\"A\"}\n{\"format\":\"leadrules.lead-state.v1\",\"lead\":\"A\"}", "Line 2: The lead 'A' stands there a second time.")]
    public async Task A_file_of_states_that_cannot_be_read_is_left_as_it_is(string text, string why)
    {
        Write("states.jsonl", text);

        var run = await Decide(At, "--state", PathOf("states.jsonl"), "--save-state", PathOf("states.jsonl"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(why);
        Read("states.jsonl").ShouldBe(text);
    }

    [Fact]
    public async Task A_bad_row_changes_no_state()
    {
        Write("came.jsonl", LifeBook.Leads + "{\"id\":7}\n");

        var run = await Decide(At, "--save-state", PathOf("states.jsonl"));

        (run.ExitCode, run.Output).ShouldBe((2, ""));
        File.Exists(PathOf("states.jsonl")).ShouldBeFalse();
    }

    [Fact]
    public async Task Bad_rows_can_be_passed_over()
    {
        Write("came.jsonl", "{\"id\":7}\n" + LifeBook.Leads);

        (await Decide(At, [.. OnError("skip"), "--format", "csv"])).Output.Split('\n').Length.ShouldBe(5);
        Read("rejects.jsonl").ShouldContain("\"line\":1");
    }

    [Fact]
    public async Task The_states_may_not_be_one_of_the_inputs() =>
        (await Decide(At, "--save-state", PathOf("came.jsonl"))).Error.ShouldContain("--leads and --save-state name the same file");

    private static Lead Lead(LeadEngine engine, int line)
    {
        new LeadJsonReader(engine).TryRead(System.Text.Encoding.UTF8.GetBytes(LifeBook.Leads.Split('\n')[line]), line, out var lead, out _).ShouldBeTrue();
        return lead!;
    }

    /// <summary>The states without how many activities there were: those of one run know it of all, those of two runs of each.</summary>
    private IEnumerable<string> Notes(string file) =>
        Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => System.Text.RegularExpressions.Regex.Replace(line, ",\"seen\":\\d+", ""));

    private Task<Outcome> Decide(string at, params string[] more) => Run(["decide", PathOf("life.json"), "--leads", PathOf("came.jsonl"), "--at", at, .. more]);
}
