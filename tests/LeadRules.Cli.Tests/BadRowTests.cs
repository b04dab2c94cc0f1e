
namespace LeadRules.Cli.Tests;

public sealed class BadRowTests : ToolTest
{
    [Fact]
    public async Task By_default_a_bad_row_leaves_an_earlier_output_as_it_was()
    {
        Write("out.jsonl", "earlier");
        WriteLeads(LeadA, "{}", LeadB);

        (await Score("--format", "json", "--out", PathOf("out.jsonl"))).ExitCode.ShouldBe(2);

        Read("out.jsonl").ShouldBe("earlier");
        Files().ShouldBe(["book.json", "leads.jsonl", "out.jsonl"]);
    }

    [Fact]
    public async Task By_default_a_bad_row_keeps_standard_output_empty()
    {
        WriteLeads([.. Enumerable.Range(0, 20_000).Select(static i => $$"""{"id":"{{i}}","name":"long enough for several blocks of the file"}"""), "{}"]);

        (await Score("--format", "json")).Output.ShouldBe("");
    }

    [Fact]
    public async Task Skipped_rows_go_to_a_file_with_their_reasons()
    {
        WriteLeads(LeadA, """{"id":"C","employes":5}""", LeadB, LeadA);

        var outcome = await Score("--format", "json", "--on-error", "skip", "--out", PathOf("out.jsonl"));

        outcome.ShouldBe(new Outcome(0, "", "2 bad rows passed over, to be found in out.jsonl.rejects.jsonl.\n2 leads scored at 2026-11-22T09:00:00Z.\n"));
        Read("out.jsonl").Split('\n').Length.ShouldBe(3);
        Read("out.jsonl.rejects.jsonl").ShouldBe(
            """
            {"file":"leads.jsonl","line":2,"row":"{\"id\":\"C\",\"employes\":5}","problems":[{"code":"LR6007","severity":"error","path":"$.employes","line":2,"column":11,"message":"There is no field 'employes'.","mend":"Did you mean 'employees'? If not, declare it under 'fields' in the rule book, or let unknown fields be ignored."}]}
            {"file":"leads.jsonl","line":4,"row":
            """ + "\"" + LeadA.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"" +
            """
            ,"problems":[{"code":"LR6102","severity":"error","path":"$.id","line":4,"column":1,"message":"The id 'A' stands on line 1 already.","mend":"Merge the two leads, or give each an id of its own."}]}

            """);
    }

    [Fact]
    public async Task Skipped_bytes_that_are_no_text_are_kept_as_base64()
    {
        byte[] row = [.. "{\"id\":\""u8, 0xE9, .. "\"}"u8];
        Write("leads.jsonl", row);

        await Score("--format", "json", "--on-error", "skip", "--rejects", PathOf("rejects.jsonl"));

        Read("rejects.jsonl").ShouldStartWith($$"""{"file":"leads.jsonl","line":1,"rowBase64":"{{Convert.ToBase64String(row)}}",""");
    }

    [Fact]
    public async Task Without_bad_rows_the_file_of_rejects_is_empty()
    {
        Write("rejects.jsonl", "of an earlier run");
        WriteLeads(LeadA);

        await Score("--format", "json", "--on-error", "skip", "--rejects", PathOf("rejects.jsonl"));

        Read("rejects.jsonl").ShouldBe("");
    }

    [Fact]
    public async Task An_output_never_replaces_an_input()
    {
        WriteLeads(LeadA);

        (await Score("--out", PathOf("leads.jsonl"))).ShouldBe(new Outcome(2, "", "--leads and --out name the same file, 'leads.jsonl'.\n"));
        Read("leads.jsonl").ShouldBe(LeadA + "\n");
    }

    [Fact]
    public async Task Stopping_by_hand_leaves_nothing_half_written()
    {
        WriteLeads(LeadA, LeadB);
        using var error = new StringWriter { NewLine = "\n" };
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var exitCode = await Tool.RunAsync(
            ["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), "--format", "json", "--out", PathOf("out.jsonl")],
            new ToolConsole(Stream.Null, error, TimeProvider.System),
            stopped.Token);

        exitCode.ShouldBe(130);
        error.ToString().ShouldBe("Stopped; nothing was written.\n");
        Files().ShouldBe(["book.json", "leads.jsonl"]);
    }
}
