using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files.Csv;

/// <summary>Reads activities from rows with the columns <c>lead,type,at,subject,value,id</c> and those of declared properties.</summary>
internal sealed class CsvActivityReader
{
    private static readonly string[] Common = ["lead", "type", "at", "subject", "value", "id"];
    private readonly ActivityShapes _shapes;
    private readonly Zone _zone;
    private readonly IReadOnlyList<string> _columns;
    private readonly bool _ignoreUnknown;
    private readonly HashSet<string> _declared;

    public CsvActivityReader(CsvTable table, RuleBook book, Zone zone, bool ignoreUnknown)
    {
        _shapes = new ActivityShapes(book.Activities, namesLead: true);
        _zone = zone;
        _columns = table.Columns;
        _ignoreUnknown = ignoreUnknown;
        _declared = book.Activities.SelectMany(static definition => definition.Properties).Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
        var problems = CsvHeader.Problems(_columns, ["lead", "type", "at"], [.. Common, .. _declared], ignoreUnknown);
        if (problems.Count > 0)
            throw table.DataFault(problems);
    }

    /// <summary>The activity of a row and whose it is; null when it has problems.</summary>
    public Activity? Read(CsvRow row, out string leadId, out IReadOnlyList<Diagnostic> problems)
    {
        var found = new List<Diagnostic>();
        leadId = Required(row, "lead", found);
        var shape = ShapeOf(row, found);
        var at = Required(row, "at", found);
        var ticks = ReadCell(row, ColumnOf("at"), FieldType.Instant, found).AsInstant?.UtcTicks ?? 0;
        var value = ColumnOf("value") is >= 0 and var valueColumn ? ReadCell(row, valueColumn, FieldType.Number, found).NumberOrNaN : double.NaN;
        var properties = shape is null ? [] : ReadProperties(row, shape, found);
        problems = found;
        return found.Count == 0 && at.Length > 0 ? new Activity(shape!.Type, ticks, CellOf(row, "subject"), value, CellOf(row, "id"), properties) : null;
    }

    private ActivityShape? ShapeOf(CsvRow row, List<Diagnostic> found)
    {
        var type = Required(row, "type", found);
        if (type.Length == 0)
            return null;
        var shape = _shapes.Find(System.Text.Encoding.UTF8.GetBytes(type));
        if (shape is null)
            found.Add(row.At(ColumnOf("type"), DataProblems.BadActivityType("$.type", type)));
        return shape;
    }

    /// <summary>Every cell that is filled must be a property of the row's type; a column may serve some types only.</summary>
    private KeyValuePair<string, FieldValue>[] ReadProperties(CsvRow row, ActivityShape shape, List<Diagnostic> found)
    {
        var properties = new List<KeyValuePair<string, FieldValue>>();
        for (var i = 0; i < _columns.Count; i++)
        {
            var name = _columns[i];
            if (row.Cells[i].Length == 0 || Common.Contains(name) || !_declared.Contains(name))
                continue;
            if (shape.Properties.FirstOrDefault(property => property.Name == name) is { } property)
                properties.Add(new(name, ReadCell(row, i, property.Type, found)));
            else if (!_ignoreUnknown)
                found.Add(row.At(i, DataProblems.UnknownProperty("$." + name, name, shape.Type, null)));
        }

        properties.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return [.. properties];
    }

    private FieldValue ReadCell(CsvRow row, int column, FieldType type, List<Diagnostic> found)
    {
        var value = Cell.Read(row.Cells[column], _columns[column], type, double.NegativeInfinity, double.PositiveInfinity, _zone, out var problem);
        if (problem is not null)
            found.Add(row.At(column, problem));
        return value;
    }

    private string Required(CsvRow row, string name, List<Diagnostic> found)
    {
        var text = CellOf(row, name) ?? "";
        if (string.IsNullOrWhiteSpace(text))
            found.Add(row.At(ColumnOf(name), DataProblems.ActivityWithout("$", name)));
        return text;
    }

    private string? CellOf(CsvRow row, string name) => ColumnOf(name) is >= 0 and var column ? row.Cells[column] : null;

    private int ColumnOf(string name)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i] == name)
                return i;
        }

        return -1;
    }
}
