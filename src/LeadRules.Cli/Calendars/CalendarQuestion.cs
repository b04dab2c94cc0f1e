using System.Globalization;

namespace LeadRules.Cli.Calendars;

/// <summary>Puts what stands on the command line to a calendar, and its answer into words.</summary>
internal sealed class CalendarQuestion(BusinessCalendar calendar)
{
    private const string Never = "never";

    private readonly Zone _zone = new(TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone));

    public string IsOpen(string at) => calendar.IsOpen(Instant(at)) ? "open" : "closed";

    public string NextOpening(string at) => Answer(calendar.NextOpening(Instant(at)));

    public string Add(string at, string amount) => Answer(calendar.Add(Instant(at), Amount(amount)));

    public string AddDays(string at, string days) => int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? Answer(calendar.AddBusinessDays(Instant(at), number))
        : throw new ToolException($"'{days}' is no number of days: write a whole number, such as 10.");

    public string Elapsed(string from, string to) => Answer(calendar.Elapsed(Instant(from), Instant(to)));

    public string Explain(string from, string to)
    {
        var explanation = calendar.Explain(Instant(from), Instant(to));
        return Words.PrintableLines($"{explanation}{Answer(explanation.Elapsed)}");
    }

    private static string Answer(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture) ?? Never;

    private static string Answer(TimeSpan time)
    {
        var size = time.Duration();
        return string.Create(CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{(long)size.TotalHours}{size:\\:mm\\:ss\\.FFFFFFF}").TrimEnd('.');
    }

    private static TimeSpan Amount(string text)
    {
        var isBack = text.StartsWith('-');
        if (text is [.., 'd' or 'w'])
            throw new ToolException($"'{text}' says days, and how long a business day is depends on the day: write hours, such as 16h, or ask with add-days.");
        return DurationText.TryParse(isBack ? text[1..] : text, out var amount)
            ? isBack ? -amount : amount
            : throw new ToolException($"'{text}' is no amount of time: write a number and h, m or s, such as 4h.");
    }

    private DateTimeOffset Instant(string text)
    {
        if (!InstantParser.TryParse(text, out var local, out var offset))
            throw new ToolException($"'{text}' is no instant: write one such as 2026-11-22T09:00:00Z.");
        var instant = offset is { } known ? new DateTimeOffset(local, known) : new DateTimeOffset(_zone.ToUtcTicks(local), TimeSpan.Zero);
        return instant >= BusinessCalendar.FirstInstant && instant <= BusinessCalendar.EndInstant
            ? instant
            : throw new ToolException($"'{text}' is outside of the years that calendars cover, 1972 to 2100.");
    }
}
