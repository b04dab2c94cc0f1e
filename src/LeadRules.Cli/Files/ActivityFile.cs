using LeadRules.Cli.Files.Csv;
using LeadRules.Cli.Scoring;
using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files;

/// <summary>Reads a file of activities whole, since they may stand in any order and belong to any lead.</summary>
internal static class ActivityFile
{
    public static ActivityIndex Load(string path, RuleBook book, Zone zone, bool ignoreUnknown, Rejects rejects, CancellationToken cancellation)
    {
        var index = new ActivityIndex();
        var name = Path.GetFileName(path);
        var file = InputFile.Open(path, "activities");
        var rows = IsCsv(path) ? FromCsv(file, book, zone, ignoreUnknown) : FromJson(file, book, ignoreUnknown);
        foreach (var (raw, leadId, activity, problems) in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (activity is not null)
                index.Add(leadId, activity);
            else
                rejects.Add(name, raw, problems);
            if (rejects.IsEnough)
                break;
        }

        return index;
    }

    public static bool IsCsv(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => true,
        ".JSONL" or ".NDJSON" => false,
        _ => throw new ToolException($"Cannot tell the format of '{path}': name it .jsonl or .csv."),
    };

    private static IEnumerable<Row> FromJson(FileStream file, RuleBook book, bool ignoreUnknown)
    {
        var json = new LeadJsonReader(book, ignoreUnknown);
        using var blocks = new LineBlocks(file);
        using (file)
        {
            while (blocks.Next() is { } block)
            {
                using (block)
                {
                    if (block.IsTooLong)
                        yield return new Row(new RawRow(block.FirstLine, default, TooLong: (block.Offset, block.Length)), "", null, [DataProblems.LineTooLong(block.FirstLine, block.Length)]);
                    var lines = new LineCursor(block);
                    while (lines.MoveNext())
                    {
                        json.TryReadActivity(lines.Text.Span, lines.Number, out var leadId, out var activity, out var problems);
                        yield return new Row(new RawRow(lines.Number, lines.Text), leadId, activity, problems);
                    }
                }
            }
        }
    }

    private static IEnumerable<Row> FromCsv(FileStream file, RuleBook book, Zone zone, bool ignoreUnknown)
    {
        using var table = new CsvTable(file);
        var reader = new CsvActivityReader(table, book, zone, ignoreUnknown);
        while (table.Next() is { } row)
        {
            var problems = row.Problems;
            var leadId = "";
            var activity = problems.Count == 0 ? reader.Read(row, out leadId, out problems) : null;
            yield return new Row(row.ToRaw(), leadId, activity, problems);
        }
    }

    private readonly record struct Row(RawRow Raw, string LeadId, Activity? Activity, IReadOnlyList<Diagnostic> Problems);
}
