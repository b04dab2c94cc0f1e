namespace LeadRules.Cli.Tests;

public sealed class ScoreCommandTests : ToolTest
{
    [Fact]
    [Trait("Requirement", "S11")]
    [Trait("Requirement", "S12")]
    public async Task Json_holds_one_lead_a_line_in_the_order_of_the_file()
    {
        WriteLeads(LeadB, LeadA);

        var outcome = await Score("--format", "json");

        outcome.Output.ShouldBe(
            """
            {"lead":"B","scores":{"engagement":{"value":19,"raw":19,"band":"cold"},"fit":{"value":0,"raw":0}}}
            {"lead":"A","scores":{"engagement":{"value":76,"raw":76,"band":"hot"},"fit":{"value":20,"raw":30}}}

            """);
        outcome.Error.ShouldBe("2 leads scored at 2026-11-22T09:00:00Z.\n");
        outcome.ExitCode.ShouldBe(0);
    }

    [Fact]
    [Trait("Requirement", "S13")]
    public async Task Explained_json_lists_contributions_that_sum_to_raw_and_what_clamps_changed()
    {
        WriteLeads(LeadA);

        (await Score("--format", "json", "--explain")).Output.ShouldBe(
            """
            {"lead":"A","scores":{"engagement":{"value":76,"raw":76,"band":"hot","contributions":[{"rule":"download","points":30,"matches":3},{"rule":"mail-click","points":15,"matches":3},{"rule":"mail-open","points":6,"matches":3},{"rule":"trial","points":25,"matches":1}],"clamps":[]},"fit":{"value":20,"raw":30,"contributions":[{"rule":"mid-size","points":30,"matches":1}],"clamps":[{"kind":"max","bound":20,"points":-10}]}}}

            """);
    }

    [Fact]
    [Trait("Requirement", "S13")]
    [Trait("Requirement", "R15")]
    public async Task The_table_ranks_the_leads_and_gives_the_main_reasons()
    {
        WriteLeads(LeadB, LeadA);

        var outcome = await Score();

        Trimmed(outcome.Output).ShouldBe(
            """
            2 leads by engagement at 2026-11-22T09:00:00Z

              #   lead   name   company   engagement   fit   why engagement
            ────────────────────────────────────────────────────────────────────────────────────────────────
              1   A      Ana    Acme      76 (hot)     20    download +30, trial +25, mail-click +15, and 1 more
              2   B      Bo               19 (cold)    0     pricing +15, mail-open +4
            """);
        outcome.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_explained_table_is_followed_by_the_explanation_of_each_lead()
    {
        WriteLeads(LeadB);

        Trimmed((await Score("--explain")).Output).ShouldEndWith(
            """
            Lead B at 2026-11-22T09:00:00Z, source

            engagement: 19 (cold)
                     +4  mail-open                2 x email.opened on 2026-11-03, 2026-11-02
                    +15  pricing                  1 x page.visited where subject = '/pricing' on 2026-11-01
                      -  download                 no content.downloaded
                      -  mail-click               no email.clicked
                      -  trial                    no trial.started

            fit: 0
                      -  mid-size                 employees > 50 is unknown: employees is missing
            """);
    }

    [Fact]
    public async Task Csv_has_three_columns_a_score()
    {
        WriteLeads(LeadB, """{"id":"C, \"the\" third"}""");

        (await Score("--format", "csv")).Output.ShouldBe(
            """"
            lead,engagement,engagement.raw,engagement.band,fit,fit.raw,fit.band
            B,19,19,cold,0,0,
            "C, ""the"" third",0,0,cold,0,0,

            """");
    }

    [Fact]
    public async Task Explained_csv_names_the_rules()
    {
        WriteLeads(LeadB);

        (await Score("--format", "csv", "--explain")).Output.ShouldBe(
            """
            lead,engagement,engagement.raw,engagement.band,engagement.rules,engagement.clamps,fit,fit.raw,fit.band,fit.rules,fit.clamps
            B,19,19,cold,mail-open 4 (2); pricing 15 (1),,0,0,,,

            """);
    }

    [Fact]
    [Trait("Requirement", "S13")]
    public async Task Explained_csv_says_what_clamps_changed()
    {
        Write("book.json", """{"name": "x", "scores": {"fit": {"max": 20, "groups": {"size": {"max": 25}}, "rules": [{"id": "a", "points": 30.5, "when": "employees > 50", "group": "size"}]}}}""");
        WriteLeads("""{"id":"A","employees":60}""");

        (await Score("--format", "csv", "--explain")).Output.ShouldBe(
            """
            lead,fit,fit.raw,fit.band,fit.rules,fit.clamps
            A,20,30.5,,a 30.5 (1),groupMax of size -5.5; max -5

            """);
    }

    [Fact]
    [Trait("Requirement", "S25")]
    public async Task Top_keeps_the_best_ranked_by_the_score_that_was_named()
    {
        WriteLeads("""{"id":"C","employees":60}""", LeadB, LeadA, """{"id":"D","employees":60}""");

        LeadsOf(await Score("--format", "json", "--top", "2")).ShouldBe(["A", "B"]);
        LeadsOf(await Score("--format", "json", "--top", "3", "--by", "fit")).ShouldBe(["A", "C", "D"]);
    }

    [Fact]
    public async Task Without_an_instant_the_clock_is_asked_and_the_instant_is_stated()
    {
        WriteLeads(LeadB);

        (await Run(["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), "--format", "json"])).Error
            .ShouldBe("1 lead scored at 2026-11-22T09:00:00Z.\n");
    }

    [Fact]
    public async Task A_past_instant_sees_nothing_of_what_came_later_and_a_date_means_its_first_instant()
    {
        WriteLeads(LeadA);

        var outcome = await Run(["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), "--format", "json", "--at", "2026-11-02"]);

        outcome.Output.ShouldContain("\"engagement\":{\"value\":34,\"raw\":34,\"band\":\"warm\"}");
        outcome.Error.ShouldBe("1 lead scored at 2026-11-01T23:00:00Z.\n");
    }

    [Fact]
    public async Task An_unknown_score_is_null()
    {
        Write("book.json", """{"name": "x", "scores": {"likelihood": {"formula": "winProbability * 100"}}}""");
        WriteLeads("""{"id":"A"}""", """{"id":"B","winProbability":0.5}""");

        (await Score("--format", "json")).Output.ShouldBe(
            """
            {"lead":"A","scores":{"likelihood":{"value":null,"raw":null}}}
            {"lead":"B","scores":{"likelihood":{"value":50,"raw":50}}}

            """);
    }

    [Fact]
    public async Task A_file_without_leads_gives_no_leads()
    {
        Write("leads.jsonl", "");

        var outcome = await Score("--format", "json");

        outcome.ShouldBe(new Outcome(0, "", "0 leads scored at 2026-11-22T09:00:00Z.\n"));
    }

    [Fact]
    public async Task Many_leads_come_out_in_the_order_of_the_file()
    {
        WriteLeads(Enumerable.Range(0, 30_000).Select(static i => $$"""{"id":"L{{i}}","company":"some text that makes the lines longer","employees":{{i}}}"""));

        LeadsOf(await Score("--format", "json")).ShouldBe(Enumerable.Range(0, 30_000).Select(static i => $"L{i}"));
    }

    [Fact]
    public async Task Control_characters_of_a_file_do_not_reach_the_terminal()
    {
        WriteLeads("""{"id":"A","name":"\u001b[31mred[bold]"}""");

        (await Score()).Output.ShouldContain("\uFFFD[31mred[bold]");
    }

    [Fact]
    public async Task A_narrow_terminal_is_not_overrun()
    {
        WriteLeads(LeadA, LeadB);
        using var output = new MemoryStream();
        var console = new ToolConsole(output, TextWriter.Null, new StoppedClock()) { Width = 60 };

        await Run(["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl")], console);

        System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n').Max(static line => line.Length).ShouldBeLessThanOrEqualTo(60);
    }

    [Fact]
    public async Task Progress_is_shown_where_someone_watches_and_taken_away_again()
    {
        WriteLeads(LeadA);
        using var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole(Stream.Null, error, new FastClock()) { ShowsProgress = true };

        await Run(["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), "--at", "2026-11-22T09:00:00Z"], console);

        error.ToString().ShouldBe("\r1 leads, 100%\r             \r1 lead scored at 2026-11-22T09:00:00Z.\n");
    }

    [Theory]
    [InlineData("--by", "engagment", "--by: the rule book has no score 'engagment'. Did you mean 'engagement'?\n")]
    [InlineData("--by", "x", "--by: the rule book has no score 'x'. It has: engagement, fit.\n")]
    [InlineData("--at", "tomorrow", "--at takes an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22, and 'tomorrow' is none.\n")]
    [InlineData("--top", "0", "--top takes a number from 1 up.\nRun 'leadrules --help' to see what can be written.\n")]
    [InlineData("--top", "ten", "--top takes a number from 1 up.\nRun 'leadrules --help' to see what can be written.\n")]
    [InlineData("--format", "xml", "--format takes table, json or csv, and 'xml' is none of them.\nRun 'leadrules --help' to see what can be written.\n")]
    [InlineData("--on-error", "ignore", "--on-error takes stop or skip, and 'ignore' is none of them.\nRun 'leadrules --help' to see what can be written.\n")]
    [InlineData("--rejects", "bad.jsonl", "--rejects names the file for bad rows that are passed over: write --on-error skip as well.\nRun 'leadrules --help' to see what can be written.\n")]
    public async Task A_wrong_option_is_explained(string option, string value, string error)
    {
        WriteLeads(LeadA);

        var outcome = await Run(["score", PathOf("book.json"), "--leads", PathOf("leads.jsonl"), option, value]);

        outcome.ShouldBe(new Outcome(2, "", error));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        (await Score()).ShouldBe(new Outcome(2, "", "Cannot read the leads 'leads.jsonl': there is no such file.\n"));
        (await ScoreFile("leads.xlsx")).ShouldBe(new Outcome(2, "", "Cannot tell the format of 'leads.xlsx': name it .jsonl or .csv.\n"));
    }

    [Fact]
    public async Task A_rule_book_with_errors_scores_nothing()
    {
        Write("book.json", """{"name": "x", "scores": {"fit": {"rules": [{"id": "a", "points": 1, "when": "employes > 5"}]}}}""");
        WriteLeads(LeadA);

        (await Score("--out", PathOf("out.jsonl"))).ShouldBe(new Outcome(1, "",
            """
            book.json: error LR2001 (1,78) $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 5
              ^^^^^^^^
              Did you mean 'employees'?

            """));
        Files().ShouldBe(["book.json", "leads.jsonl"]);
    }

    private static IEnumerable<string> LeadsOf(Outcome outcome) =>
        outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("lead").GetString()!);

    /// <summary>Tables pad their cells; what is invisible is no part of the promise.</summary>
    private static string Trimmed(string text) =>
        string.Join('\n', text.Split('\n').Select(static line => line.StartsWith('─') ? new string('─', 96) : line.TrimEnd())).Trim('\n');

    private sealed class FastClock : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => _now += TimestampFrequency;
    }
}
