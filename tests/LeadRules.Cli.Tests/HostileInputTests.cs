using System.Text;

namespace LeadRules.Cli.Tests;

/// <summary>Tests that measure the memory of the whole process run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Broken and hostile files: each is told plainly, none is half used, and none takes more than its share of time or memory.</summary>
[Collection(nameof(Alone))]
public sealed class HostileInputTests : ToolTest
{
    private const string Refusal = "1 bad row: nothing was written. Mend them, or pass them over with --on-error skip.\n";

    [Fact]
    public async Task Truncated_file()
    {
        Write("leads.jsonl", LeadA + "\n" + LeadB[..60]);

        await ShouldRefuse("leads.jsonl: error LR6002 (2,61) $: The text ends in the middle of a lead.\n  The line or the file was cut off: copy it again in full.\n" + Refusal);
    }

    [Fact]
    public async Task Utf_16_file()
    {
        Write("leads.jsonl", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(LeadA)]);

        await ShouldRefuse("leads.jsonl: error LR6003 (1,1) $: The text is UTF-16, not UTF-8.\n  Save the file as UTF-8.\n" + Refusal);
    }

    [Fact]
    public async Task Latin_1_file()
    {
        Write("leads.jsonl", [.. Encoding.UTF8.GetBytes(LeadA), (byte)'\n', .. Encoding.Latin1.GetBytes("{\"id\":\"C\",\"name\":\"José\"}")]);

        await ShouldRefuse("leads.jsonl: error LR6003 (2,22) $: The byte 0xE9 is not UTF-8.\n  Save the file as UTF-8. If it was saved as Latin-1, this byte stands for 'é'.\n" + Refusal);
    }

    [Fact]
    public async Task A_line_of_100_MB_is_read_over_in_bounded_memory()
    {
        const int Length = 100_000_000;
        await using (var file = File.Create(PathOf("leads.jsonl")))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(LeadA + "\n{\"id\":\"C\",\"name\":\""), TestContext.Current.CancellationToken);
            var part = new byte[1_000_000];
            part.AsSpan().Fill((byte)'x');
            for (var i = 0; i < Length / part.Length; i++)
                await file.WriteAsync(part, TestContext.Current.CancellationToken);
            await file.WriteAsync(Encoding.UTF8.GetBytes("\"}\n" + LeadB + "\n"), TestContext.Current.CancellationToken);
        }

        var before = GC.GetTotalAllocatedBytes();
        var outcome = await Score("--format", "json", "--on-error", "skip", "--rejects", PathOf("rejects.jsonl"));

        outcome.ExitCode.ShouldBe(0);
        outcome.Error.ShouldBe("1 bad row passed over, to be found in rejects.jsonl.\n2 leads scored at 2026-11-22T09:00:00Z.\n");
        Read("rejects.jsonl").ShouldBe(
            $$"""
            {"file":"leads.jsonl","line":2,"offset":{{Encoding.UTF8.GetByteCount(LeadA) + 1}},"bytes":100000021,"problems":[{"code":"LR6101","severity":"error","path":"$","line":2,"column":1,"message":"The line is 100000021 bytes long, and only lines shorter than 16777216 are read.","mend":"Write one lead a line; keep long texts out of it."}]{{'}'}}

            """);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(80_000_000);
    }

    [Fact]
    public async Task Deep_nesting()
    {
        WriteLeads(LeadA, $$"""{"id":"C","name":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""");

        await ShouldRefuse(
            "leads.jsonl: error LR6009 (2,18) $.name: 'name' takes a text, not a list.\n  Write a text, in double quotes, or null when it is not known.\n"
            + "leads.jsonl: error LR6004 (2,81) $: The JSON is nested deeper than 64 levels.\n  A lead holds values and activities, nothing deeper: flatten it.\n"
            + Refusal);
    }

    [Fact]
    public async Task Huge_numbers()
    {
        WriteLeads("""{"id":"C","employees":1e400,"annualRevenue":-1e300,"dealValue":12345678901234567890,"fleetSize":1e309}""");

        await ShouldRefuse(
            "leads.jsonl: error LR6011 (1,23) $.employees: 'employees' is 1e400, which no number can hold.\n  Write a number below 1e308, or null when it is not known.\n"
            + "leads.jsonl: error LR6011 (1,45) $.annualRevenue: 'annualRevenue' is -1e300, which is less than 0.\n  Write a number from 0 up, or null when it is not known.\n"
            + "leads.jsonl: error LR6011 (1,97) $.fleetSize: 'fleetSize' is 1e309, which no number can hold.\n  Write a number below 1e308, or null when it is not known.\n"
            + Refusal);
    }

    [Fact]
    public async Task Duplicate_ids()
    {
        WriteLeads([LeadA, .. Enumerable.Range(0, 3000).Select(static i => $$"""{"id":"x{{i}}"}"""), LeadA]);

        await ShouldRefuse("leads.jsonl: error LR6102 (3002,1) $.id: The id 'A' stands on line 1 already.\n  Merge the two leads, or give each an id of its own.\n" + Refusal);
    }

    [Fact]
    public async Task Unknown_zone()
    {
        Write("book.json", Book.Replace("Europe/Madrid", "Europe/Madird", StringComparison.Ordinal));
        WriteLeads(LeadA);

        var outcome = await Score();

        outcome.ShouldBe(new Outcome(1, "", "book.json: error LR3018 (2,33) $.timeZone: There is no time zone 'Europe/Madird'.\n  Did you mean 'Europe/Madrid'?\n"));
    }

    [Fact]
    public async Task Bad_dates()
    {
        WriteLeads("""{"id":"C","created":"11/22/2026","renewal":"2026-02-30","activities":[{"type":"a","at":"2026-11-22T25:00:00Z"},{"type":"a","at":1763800000},{"type":"a","at":"0000-00-00"}]}""");

        await ShouldRefuse(
            "leads.jsonl: error LR6010 (1,21) $.created: 'created' takes an instant, and '11/22/2026' is none.\n  Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.\n"
            + "leads.jsonl: error LR6010 (1,44) $.renewal: 'renewal' takes a date, and '2026-02-30' is none.\n  Write a date such as 2026-11-22.\n"
            + "leads.jsonl: error LR6010 (1,88) $.activities[0].at: 'at' takes an instant, and '2026-11-22T25:00:00Z' is none.\n  Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.\n"
            + "leads.jsonl: error LR6009 (1,129) $.activities[1].at: 'at' takes an instant, not a number.\n  Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22, in double quotes, or null when it is not known.\n"
            + "leads.jsonl: error LR6010 (1,158) $.activities[2].at: 'at' takes an instant, and '0000-00-00' is none.\n  Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.\n"
            + Refusal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("(a+)+$", 0)]
    [InlineData("(((((a{1000}){1000}){1000}){1000}){1000}){1000}", 1)]
    public async Task Regex_bomb_in_a_rule_book_is_harmless_or_refused(string pattern, int exitCode)
    {
        const string Rules = """{"name": "x", "scores": {"s": {"rules": [{"id": "a", "points": 1, "when": "name matches 'PATTERN'"}]}}}""";
        Write("book.json", Rules.Replace("PATTERN", pattern, StringComparison.Ordinal));
        WriteLeads($$"""{"id":"A","name":"{{new string('a', 100_000)}}!"}""");

        (await Score("--format", "json")).ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task Regex_bomb_in_a_rule_book_is_told()
    {
        Write("book.json", """{"name": "x", "scores": {"s": {"rules": [{"id": "a", "points": 1, "when": "name matches '((a{1000}){1000}){1000}'"}]}}}""");

        (await Run(["check", PathOf("book.json")])).ShouldBe(new Outcome(1,
            """
            book.json: error LR5010 (1,89) $.scores.s.rules[0].when: The pattern is too large: with its counted repetitions written out it has 1,000,000,000 characters, and 500 are allowed.
              name matches '((a{1000}){1000}){1000}'
                           ^^^^^^^^^^^^^^^^^^^^^^^^^
              Shorten it, write '+' or '*' where the number does not matter, or use 'in @list'.
            book.json: 1 error, 0 warnings, 0 notes.

            """, ""));
    }

    [Fact]
    public async Task Binary_file()
    {
        Write("leads.jsonl", [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, .. Enumerable.Repeat((byte)0xC3, 5000)]);

        (await Score()).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_hundred_thousand_bad_rows_are_not_all_printed()
    {
        WriteLeads(Enumerable.Repeat("{\"id\":1}", 100_000));

        var outcome = await Score();

        outcome.Error.Split('\n').Length.ShouldBe(22);
        outcome.Error.ShouldEndWith("10 bad rows, and perhaps more: nothing was written. Mend them, or pass them over with --on-error skip.\n");
    }

    [Fact]
    public async Task Random_damage_never_crashes_the_tool()
    {
        var random = new Random(7);
        var good = Encoding.UTF8.GetBytes(LeadA + "\n" + LeadB + "\n");
        for (var i = 0; i < 300; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Write("leads.jsonl", bytes);

            (await Score("--format", "json")).ExitCode.ShouldBeOneOf(0, 2);
        }
    }

    private async Task ShouldRefuse(string error)
    {
        var outcome = await Score("--format", "json", "--out", PathOf("out.jsonl"));

        outcome.Error.ShouldBe(error);
        outcome.Output.ShouldBe("");
        outcome.ExitCode.ShouldBe(2);
        Files().ShouldBe(["book.json", "leads.jsonl"]);
    }
}
