using System.Diagnostics.CodeAnalysis;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Holidays;

namespace LeadRules;

/// <summary>
/// Reads holidays from text: an iCalendar file (<c>.ics</c>), as public holidays are published, or a list of dates. Takes
/// text and not files: the core reads none.
/// </summary>
/// <remarks>
/// <para>A list has a date or a stretch of dates a line, then its name if it has one: <c>2026-12-25 Christmas Day</c>,
/// <c>2026-12-24..2026-12-31 Company closed</c>. Empty lines, and what follows <c>#</c> at the start of a line, say
/// nothing.</para>
/// <para>Of an iCalendar file, each event of whole days is a holiday; a yearly one is a holiday in each year until 2100.
/// Nothing is passed over in silence: see <c>docs/calendars.md</c>.</para>
/// </remarks>
public static class HolidayText
{
    /// <summary>Reads holidays.</summary>
    /// <exception cref="RuleBookException">The text has errors; the exception holds all of them.</exception>
    public static IReadOnlyList<Holiday> Parse(string text) =>
        TryParse(text, out var holidays, out var diagnostics) ? holidays : throw RuleBookException.OfHolidays(diagnostics);

    /// <summary>Reads holidays; false, and no exception for any content, when the text has errors.</summary>
    /// <param name="text">The whole text; one that begins with <c>BEGIN:VCALENDAR</c> is iCalendar.</param>
    /// <param name="holidays">The holidays in the order of their dates, or null.</param>
    /// <param name="diagnostics">Every problem that was found, in the order of the text; warnings also when there are holidays.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<Holiday>? holidays, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new FoundHolidays();
        text = text.TrimStart('\uFEFF');
        if (text.AsSpan().TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            new ICalendarReader(found).Read(text);
        else
            DateListReader.Read(text, found);
        var read = found.InOrder();
        if (read.Count == 0 && found.Problems.Count == 0)
            found.Report(Problems.NoHolidays(), 1);
        diagnostics = found.Problems;
        holidays = found.HasErrors ? null : read;
        return holidays is not null;
    }
}
