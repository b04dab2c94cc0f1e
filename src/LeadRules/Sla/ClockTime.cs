using LeadRules.Calendars;

namespace LeadRules.Sla;

/// <summary>Counts time for one clock: by a calendar or day and night, pauses left out.</summary>
/// <param name="calendar">The calendar; null when all time counts.</param>
/// <param name="pauses">The pauses, in order and apart from each other; the end of one that goes on is <see cref="long.MaxValue"/>.</param>
internal sealed class ClockTime(BusinessCalendar? calendar, TickRange[] pauses)
{
    public BusinessCalendar? Calendar => calendar;

    public IReadOnlyList<TickRange> Pauses => pauses;

    /// <summary>The time of a clock that ended: what happens later does not move its instants.</summary>
    public ClockTime Before(long end) => pauses.Length == 0 || pauses[^1].To <= end
        ? this
        : new ClockTime(calendar, [.. pauses.Where(pause => pause.From < end).Select(pause => pause with { To = Math.Min(pause.To, end) })]);

    /// <summary>The same time without its pauses.</summary>
    public ClockTime Unpaused => pauses.Length == 0 ? this : new ClockTime(calendar, []);

    /// <summary>Whether a pause covers an instant.</summary>
    public bool IsPaused(long at)
    {
        foreach (var (from, to) in pauses)
        {
            if (from <= at && at < to)
                return true;
        }

        return false;
    }

    /// <summary>The time that counts from one instant to a later one.</summary>
    public long Elapsed(long from, long to)
    {
        var elapsed = Open(from, to);
        foreach (var (start, end) in pauses)
        {
            var (first, last) = (Math.Max(start, from), Math.Min(end, to));
            if (first < last)
                elapsed -= Open(first, last);
        }

        return elapsed;
    }

    /// <summary>
    /// The earliest instant at which so much time has counted since another; null when it never has: a pause goes on, or the
    /// calendar does not open for that long.
    /// </summary>
    public long? After(long from, long amount)
    {
        foreach (var (start, end) in pauses)
        {
            if (end <= from)
                continue;
            if (start > from && Open(from, start) is var open)
            {
                if (open >= amount)
                    break;
                amount -= open;
            }

            if (end == long.MaxValue)
                return null;
            from = end;
        }

        return Add(from, amount);
    }

    /// <summary>
    /// The business time that a number of business days come to from a start, and when they end: the same time of day so many
    /// business dates later, counted from the next opening where the start is closed. Null when the calendar does not open that
    /// often. Takes no account of pauses.
    /// </summary>
    public (long Budget, long Due)? BusinessDaysAfter(long start, int days)
    {
        var first = CoveredInstant(start);
        if (calendar!.NextOpening(first) is not { } opening || calendar.AddBusinessDays(opening, days) is not { } due)
            return null;
        return (calendar.Elapsed(first, due).Ticks, due.UtcTicks);
    }

    /// <summary>What of the calendar lies between two instants; null when all time counts.</summary>
    public BusinessTimeExplanation? Explain(long from, long to) => calendar?.Explain(CoveredInstant(from), CoveredInstant(to));

    /// <summary>An instant as people read it: with the offset of the calendar's time zone.</summary>
    public DateTimeOffset Local(long utc)
    {
        var instant = new DateTimeOffset(utc, TimeSpan.Zero);
        return calendar is not null && utc == Covered(utc) ? calendar.Add(instant, TimeSpan.Zero)!.Value : instant;
    }

    /// <summary>Before and after the years that calendars cover they count as closed.</summary>
    private static long Covered(long utc) => Math.Clamp(utc, BusinessCalendar.FirstInstant.UtcTicks, BusinessCalendar.EndInstant.UtcTicks);

    private static DateTimeOffset CoveredInstant(long utc) => new(Covered(utc), TimeSpan.Zero);

    private long Open(long from, long to) =>
        calendar is null ? to - from : calendar.Elapsed(CoveredInstant(from), CoveredInstant(to)).Ticks;

    private long? Add(long from, long amount)
    {
        if (calendar is null)
            return amount > DateTime.MaxValue.Ticks - from ? null : from + amount;
        return amount == 0 ? from : calendar.Add(CoveredInstant(from), new TimeSpan(amount))?.UtcTicks;
    }
}
