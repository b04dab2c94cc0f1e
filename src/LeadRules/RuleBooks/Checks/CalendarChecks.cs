using LeadRules.Calendars;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What is never meant in a calendar: windows that overlap, hours on a holiday, a holiday to work on that is none.</summary>
internal static class CalendarChecks
{
    /// <summary>The problems of a calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="path">Its path.</param>
    /// <param name="source">The text, or null: the hours of an override may stand in an object of their own.</param>
    public static IEnumerable<Diagnostic> Of(CalendarDefinition calendar, string path, SourceMap? source) =>
        [.. OverlapsOf(calendar.Hours, path), .. OverlapsOf(calendar.Overrides, path, source), .. HolidaysWithOverride(calendar, path), .. NoHolidays(calendar, path)];

    /// <summary>Overlaps of the week: within a day, and with what the day before leaves over.</summary>
    private static IEnumerable<Diagnostic> OverlapsOf(IReadOnlyList<WeekdayWindows> hours, string path)
    {
        List<(TickRange Range, string Name, string Path)> windows = [];
        foreach (var day in hours)
        {
            var (weekday, name) = (Weekdays.IndexOf(day.Day), Weekdays.NameOf(day.Day));
            for (var i = 0; i < day.Windows.Count; i++)
                windows.Add((RangeOf(day.Windows[i], weekday), $"{name} {day.Windows[i]}", BookPath.Item($"{path}.hours.{name}", i)));
        }

        // What Sunday leaves over falls on the Monday of the next week.
        var ordered = windows.OrderBy(static window => window.Range.From).ToList();
        var nextWeek = ordered.Select(static window => window with { Range = new TickRange(window.Range.From + Week.Length, window.Range.To + Week.Length) }).TakeWhile(static window => window.Range.From < Week.Length + TimeSpan.TicksPerDay);
        return Overlaps([.. ordered, .. nextWeek]).Distinct();
    }

    private static IEnumerable<Diagnostic> OverlapsOf(IReadOnlyList<CalendarOverride> overrides, string path, SourceMap? source) =>
        overrides.SelectMany(special => Overlaps([.. special.Windows
            .Select((window, i) => (RangeOf(window, 0), window.ToString(), BookPath.Item(PathOfHours(special, path, source), i)))
            .OrderBy(static window => window.Item1.From)]));

    private static IEnumerable<Diagnostic> Overlaps(List<(TickRange Range, string Name, string Path)> ordered)
    {
        for (var i = 1; i < ordered.Count; i++)
        {
            var (before, window) = (ordered[i - 1], ordered[i]);
            if (window.Range.From < before.Range.To)
                yield return Problems.OverlappingWindows(window.Path, before.Name, window.Name);

            // The one that reaches further may overlap with more.
            if (before.Range.To > window.Range.To)
                ordered[i] = before;
        }
    }

    private static IEnumerable<Diagnostic> HolidaysWithOverride(CalendarDefinition calendar, string path) =>
        from special in calendar.Overrides
        where special.Windows.Count > 0
        let holiday = calendar.Holidays.FirstOrDefault(holiday => holiday.From <= special.Date && special.Date <= holiday.To && !calendar.Works(holiday, special.Date))
        where holiday is not null
        select Problems.HolidayWithOverride(PathOf(special, path), special.Date, holiday.Name);

    private static IEnumerable<Diagnostic> NoHolidays(CalendarDefinition calendar, string path) =>
        calendar.WorkedHolidays
            .Select((text, i) => (Text: text, Path: BookPath.Item(path + ".workedHolidays", i)))
            .Where(worked => !calendar.Holidays.Any(holiday => IsMeant(holiday, worked.Text)))
            .Select(worked => Problems.NoHolidayToWork(worked.Path, worked.Text, calendar.Holidays.SelectMany(static holiday => new[] { holiday.Name, DateText.Format(holiday.From) }).OfType<string>()));

    private static bool IsMeant(Holiday holiday, string text) =>
        DateText.TryParseDate(text, out var date) ? holiday.From <= date && date <= holiday.To : string.Equals(holiday.Name, text, StringComparison.OrdinalIgnoreCase);

    private static string PathOf(CalendarOverride special, string path) => BookPath.Member(path + ".overrides", DateText.Format(special.Date));

    private static string PathOfHours(CalendarOverride special, string path, SourceMap? source) =>
        PathOf(special, path) + ".hours" is var hours && source?.Has(hours) == true ? hours : PathOf(special, path);

    private static TickRange RangeOf(DayWindow window, int weekday)
    {
        var from = (weekday * TimeSpan.TicksPerDay) + window.From.Ticks;
        return new TickRange(from, from + window.Length.Ticks);
    }
}
