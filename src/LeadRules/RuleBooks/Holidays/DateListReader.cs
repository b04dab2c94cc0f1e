using LeadRules.Calendars;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Holidays;

/// <summary>Reads a list of dates, one a line: <c>2026-12-25 Christmas Day</c>.</summary>
internal static class DateListReader
{
    public static void Read(string text, FoundHolidays found)
    {
        var number = 0;
        foreach (var rest in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = rest.Trim();
            if (!line.IsEmpty && line[0] != '#')
                ReadLine(line.ToString(), number, found);
        }
    }

    private static void ReadLine(string line, int number, FoundHolidays found)
    {
        var end = line.AsSpan().IndexOfAny(" \t,;");
        var dates = end < 0 ? line : line[..end];
        var name = end < 0 ? "" : line[end..].Trim(' ', '\t', ',', ';');
        var dots = dates.IndexOf("..", StringComparison.Ordinal);
        if (!DateText.TryParseDate(dots < 0 ? dates : dates[..dots], out var from) || !DateText.TryParseDate(dots < 0 ? dates : dates[(dots + 2)..], out var to))
            found.Report(Problems.NoHolidayLine(dates), number);
        else if (StartsWithDate(name))
            found.Report(Problems.SplitRange(line), number);
        else if (to < from)
            found.Report(Problems.HolidayEndsBeforeStart(DateText.Format(from), DateText.Format(to)), number);
        else
            found.AddCovered(new Holiday(from, to, name.Length == 0 ? null : name), number);
    }

    /// <summary>Whether a second date stands where the name begins: a range in another spelling, of which all days but the first would be lost.</summary>
    private static bool StartsWithDate(string name) =>
        name.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries).Take(2).Any(static word => DateText.TryParseDate(word.TrimStart('.', '-', '–'), out _));
}
