using System.Text;

namespace LeadRules.Cli.Tests;

public sealed class CsvTests : ToolTest
{
    [Fact]
    public async Task Leads_are_read_by_the_names_in_the_header()
    {
        Write("leads.csv", "company,id,employees,plan,created,renewal\r\n\"Acme, \"\"the\"\" best\r\nof all\",A,60,team,2026-11-22,2027-01-01\r\n,B,,,,\r\n");

        (await ScoreFile("leads.csv", "--format", "json")).ShouldBe(new Outcome(0,
            """
            {"lead":"A","scores":{"engagement":{"value":0,"raw":0,"band":"cold"},"fit":{"value":20,"raw":30}}}
            {"lead":"B","scores":{"engagement":{"value":0,"raw":0,"band":"cold"},"fit":{"value":0,"raw":0}}}

            """,
            "2 leads scored at 2026-11-22T09:00:00Z.\n"));
    }

    [Fact]
    public async Task Shifted_columns() => await ShouldRefuse(
        "id,name,employees\nA,Ana,60\nB,Bo, Jr.,60\nC,Carl\n",
        """
        leads.csv: error LR6103 (3,1) $: The row has 4 columns, and the header has 3.
          Put texts that hold a comma in double quotes, and leave no cell out: an empty one keeps its comma.
        leads.csv: error LR6103 (4,1) $: The row has 2 columns, and the header has 3.
          Put texts that hold a comma in double quotes, and leave no cell out: an empty one keeps its comma.
        2 bad rows: nothing was written. Mend them, or pass them over with --on-error skip.

        """);

    [Fact]
    public async Task Columns_shifted_by_as_many_cells_fail_by_type() => await ShouldRefuse(
        "id,name,employees,winProbability\nA,60,Ana,\"1.5\"\n",
        """
        leads.csv: error LR6010 (2,6) $.employees: 'employees' takes a whole number, and 'Ana' is none.
          Write a whole number such as 12.
        leads.csv: error LR6011 (2,10) $.winProbability: 'winProbability' is 1.5, which is more than 1.
          Write a number from 0 to 1, or null when it is not known.
        1 bad row: nothing was written. Mend them, or pass them over with --on-error skip.

        """);

    [Fact]
    public async Task Broken_quotes() => await ShouldRefuse(
        "id,name\nA,the \"best\"\nB,\"Bo\" Jr.\nC,fine\nD,\"open\nE,swallowed\n",
        """"
        leads.csv: error LR6104 (2,7) $: A double quote stands where none may stand.
          Put the whole cell in double quotes and write each quote inside it twice: "say ""yes""".
        leads.csv: error LR6104 (3,6) $: A double quote stands where none may stand.
          Put the whole cell in double quotes and write each quote inside it twice: "say ""yes""".
        leads.csv: error LR6104 (5,3) $: A double quote opens a cell and is never closed: the cell takes in all that follows.
          Close the cell with a double quote.
        3 bad rows: nothing was written. Mend them, or pass them over with --on-error skip.

        """");

    [Fact]
    public async Task A_header_is_checked_whole() => await ShouldRefuse(
        "name,employes,name,\nAna,5,x,y\n",
        """
        leads.csv: error LR6007 (1,1) $.employes: There is no field for the column 'employes'.
          Did you mean 'employees'? If not, declare it in the rule book, or let unknown fields be ignored.
        leads.csv: error LR6008 (1,1) $.name: 'name' stands twice.
          Keep one of them.
        leads.csv: error LR6106 (1,1) $: Column 4 has no name.
          Name it after a field, or take the column out.
        leads.csv: error LR6105 (1,1) $.id: There is no column 'id'.
          Add it; every row needs it.

        """);

    [Fact]
    public async Task Semicolons_are_no_commas() => await ShouldRefuse(
        "id;name\nA;Ana\n",
        """
        leads.csv: error LR6007 (1,1) $.id;name: There is no field for the column 'id;name'.
          Declare it in the rule book, or let unknown fields be ignored.
        leads.csv: error LR6105 (1,1) $.id: There is no column 'id'.
          Separate the columns by commas.

        """);

    [Fact]
    public async Task An_empty_file_has_no_header() => await ShouldRefuse(
        "",
        """
        leads.csv: error LR6106 (1,1) $: The file is empty.
          The first line names the columns: id,name,employees.

        """);

    [Fact]
    public async Task A_row_without_id() => await ShouldRefuse(
        "id,name\n ,Ana\n",
        """
        leads.csv: error LR6006 (2,1) $: The lead has no id.
          Give it an 'id': a text that is not blank and that no other lead has.
        1 bad row: nothing was written. Mend them, or pass them over with --on-error skip.

        """);

    [Fact]
    public async Task Utf_16_and_latin_1_are_refused()
    {
        Write("leads.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id,name\nA,Ana\n")]);
        (await ScoreFile("leads.csv")).Error.ShouldBe("leads.csv: error LR6003 (1,1) $: The text is UTF-16, not UTF-8.\n  Save the file as UTF-8.\n");

        Write("leads.csv", Encoding.Latin1.GetBytes("id,name\nA,Ana\nB,José\n"));
        (await ScoreFile("leads.csv")).Error.ShouldStartWith("leads.csv: error LR6003 (3,6) $: The byte 0xE9 is not UTF-8.\n  Save the file as UTF-8. If it was saved as Latin-1, this byte stands for 'é'.\n");
    }

    [Fact]
    public async Task A_quote_that_swallows_a_large_file_ends_at_a_limit()
    {
        Write("leads.csv", "id,name\nA,\"" + new string('x', 20_000_000));

        (await ScoreFile("leads.csv")).Error.ShouldBe(
            """
            leads.csv: error LR6101 (2,1) $: The row is longer than 16777216 bytes.
              Look for a quote that is never closed: it makes one cell of all that follows.

            """);
    }

    [Fact]
    public async Task Bad_rows_can_be_passed_over_and_are_kept_as_they_were()
    {
        Write("leads.csv", "id,name\nA,Ana\nB,Bo,x\nC,\"Carl\nJr.\",y\nD,Dan\n");

        var outcome = await ScoreFile("leads.csv", "--format", "csv", "--on-error", "skip", "--rejects", PathOf("rejects.jsonl"));

        outcome.Output.ShouldBe("lead,engagement,engagement.raw,engagement.band,fit,fit.raw,fit.band\nA,0,0,cold,0,0,\nD,0,0,cold,0,0,\n");
        outcome.Error.ShouldBe("2 bad rows passed over, to be found in rejects.jsonl.\n2 leads scored at 2026-11-22T09:00:00Z.\n");
        Read("rejects.jsonl").Split('\n').Select(static line => line.Split(",\"problems\"")[0]).ShouldBe(
            ["""{"file":"leads.csv","line":3,"row":"B,Bo,x" """.TrimEnd(), """{"file":"leads.csv","line":4,"row":"C,\"Carl\nJr.\",y" """.TrimEnd(), ""]);
    }

    [Fact]
    public async Task Unknown_columns_can_be_ignored()
    {
        Write("leads.csv", "id,nickname\nA,x\n");

        (await ScoreFile("leads.csv", "--format", "csv", "--ignore-unknown")).ExitCode.ShouldBe(0);
    }

    private async Task ShouldRefuse(string csv, string error)
    {
        Write("leads.csv", csv);

        (await ScoreFile("leads.csv", "--out", PathOf("out.txt"))).ShouldBe(new Outcome(2, "", error));

        Files().ShouldBe(["book.json", "leads.csv"]);
    }
}
