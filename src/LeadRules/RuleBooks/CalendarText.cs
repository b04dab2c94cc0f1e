using System.Diagnostics.CodeAnalysis;
using System.Text;
using LeadRules.RuleBooks.Checks;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks;

/// <summary>Makes a calendar of a JSON text that holds nothing else.</summary>
internal static class CalendarText
{
    public static bool TryMake(string json, [NotNullWhen(true)] out BusinessCalendar? calendar, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryMake(Encoding.UTF8.GetBytes(json), hasFile: true, [], out calendar, out diagnostics);

    /// <summary>Makes a calendar; false when there are errors.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="hasFile">Whether lines and columns of the text say something to the user.</param>
    /// <param name="holidays">Holidays beside those of the text.</param>
    /// <param name="calendar">The calendar, or null.</param>
    /// <param name="diagnostics">All problems.</param>
    public static bool TryMake(ReadOnlySpan<byte> utf8Json, bool hasFile, IReadOnlyList<Holiday> holidays, [NotNullWhen(true)] out BusinessCalendar? calendar, out IReadOnlyList<Diagnostic> diagnostics)
    {
        calendar = null;
        var (definition, read, source) = RuleBookReader.ReadCalendar(utf8Json, hasFile);
        List<Diagnostic> problems = [.. read];
        diagnostics = problems;
        if (definition is null || problems.Exists(static problem => problem.Severity == DiagnosticSeverity.Error))
            return false;
        if (definition.Both.Count + definition.Either.Count > 0)
        {
            problems.Add(Problems.CompositionAlone(definition.Both.Count > 0 ? "both" : "either").In(source));
            return false;
        }

        definition = definition with { Holidays = [.. definition.Holidays, .. holidays] };
        problems.AddRange(CalendarChecks.Of(definition, BookPath.Root, source).Select(problem => problem.In(source)));
        calendar = BusinessCalendar.Of(definition, new Zone(TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone)));
        if (calendar.NeverOpens)
            problems.Add(Problems.NeverOpens(BookPath.Root).In(source));
        return true;
    }
}
