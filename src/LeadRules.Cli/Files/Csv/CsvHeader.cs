using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files.Csv;

/// <summary>Checks the header of a CSV file; what is wrong there concerns every row.</summary>
internal static class CsvHeader
{
    public static List<Diagnostic> Problems(IReadOnlyList<string> columns, IEnumerable<string> required, IReadOnlyCollection<string> known, bool ignoreUnknown)
    {
        var problems = new List<Diagnostic>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            var name = columns[i];
            if (name.Length == 0)
                problems.Add(DataProblems.NamelessColumn(i + 1));
            else if (!seen.Add(name))
                problems.Add(DataProblems.RepeatedField("$." + name, name));
            else if (!ignoreUnknown && !known.Contains(name, StringComparer.Ordinal))
                problems.Add(DataProblems.UnknownColumn(name, Nearest.Of(DataProblems.Cut(name), known)));
        }

        foreach (var name in required.Where(name => !seen.Contains(name)))
            problems.Add(DataProblems.MissingColumn(name, columns));
        return [.. problems.Select(static problem => problem with { Line = 1, Column = 1 })];
    }
}
