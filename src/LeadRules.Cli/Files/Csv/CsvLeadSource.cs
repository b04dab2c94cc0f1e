using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files.Csv;

/// <summary>Leads as a CSV file whose header names their fields.</summary>
internal sealed class CsvLeadSource : IRowSource
{
    private const int RowsInBatch = 512;
    private readonly CsvTable _table;
    private readonly LeadMember?[] _columns;
    private readonly Zone _zone;

    public CsvLeadSource(FileStream file, RuleBook book, Zone zone, bool ignoreUnknown)
    {
        _table = new CsvTable(file);
        _zone = zone;
        var members = new LeadMembers(book.Fields);
        var known = Enumerable.Range(0, members.Count).Select(index => members[index]).OfType<LeadMember>().ToDictionary(static member => member.Name, StringComparer.Ordinal);
        var problems = CsvHeader.Problems(_table.Columns, ["id"], known.Keys, ignoreUnknown);
        if (problems.Count > 0)
            throw _table.DataFault(problems);
        _columns = [.. _table.Columns.Select(name => known.GetValueOrDefault(name))];
    }

    public double Progress => _table.Progress;

    public LeadBatch? Next()
    {
        var rows = new List<CsvRow>(RowsInBatch);
        while (rows.Count < RowsInBatch && _table.Next() is { } row)
            rows.Add(row);
        return rows.Count == 0 ? null : new Batch(rows, _columns, _zone);
    }

    public void Dispose() => _table.Dispose();

    private sealed class Batch(List<CsvRow> rows, LeadMember?[] columns, Zone zone) : LeadBatch
    {
        public override IEnumerable<LeadRow> Read(LeadJsonReader json)
        {
            foreach (var row in rows)
            {
                var problems = row.Problems;
                var lead = problems.Count == 0 ? ReadLead(row, out problems) : null;
                yield return new LeadRow(row.ToRaw(), lead, problems);
            }
        }

        public override void Dispose()
        {
            // Rows hold nothing that has to go back.
        }

        private Lead? ReadLead(CsvRow row, out IReadOnlyList<Diagnostic> problems)
        {
            List<Diagnostic>? found = null;
            var id = row.Cells[Array.FindIndex(columns, static column => column?.Name == "id")];
            if (string.IsNullOrWhiteSpace(id))
                (found ??= []).Add(DataProblems.LeadWithoutId() with { Line = DataProblems.ToLine(row.Line), Column = 1 });
            var lead = new Lead(string.IsNullOrWhiteSpace(id) ? "?" : id);
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i] is not { } column || column.Name == "id")
                    continue;
                var (least, greatest) = column.Known is { } known ? (known.Least, known.Greatest) : (double.NegativeInfinity, double.PositiveInfinity);
                var value = Cell.Read(row.Cells[i], column.Name, column.Type, least, greatest, zone, out var problem);
                if (problem is not null)
                    (found ??= []).Add(row.At(i, problem));
                else if (!value.IsMissing)
                    lead.Assign(column.Name, value);
            }

            problems = found ?? [];
            return found is null ? lead : null;
        }
    }
}
