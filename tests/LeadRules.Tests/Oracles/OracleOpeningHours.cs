namespace LeadRules.Tests.Oracles;

/// <summary>
/// Business time by steps of a minute, as plainly as its definition: an instant is open when the clock on the wall shows,
/// at that instant, a time inside a window. For hours and instants on whole minutes.
/// </summary>
internal sealed class OracleOpeningHours(CalendarDefinition definition)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone);

    public DateTime LocalAt(DateTimeOffset at) => DateTime.SpecifyKind(at.UtcDateTime + _zone.GetUtcOffset(at), DateTimeKind.Unspecified);

    public bool IsOpen(DateTimeOffset at) => IsOpen(LocalAt(at));

    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to)
    {
        if (from > to)
            return -Elapsed(to, from);
        var minutes = 0;
        for (var at = from; at < to; at = at.AddMinutes(1))
            minutes += IsOpen(at) ? 1 : 0;
        return TimeSpan.FromMinutes(minutes);
    }

    /// <summary>The first open minute, or null when there is none in the span.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset at, TimeSpan span)
    {
        for (var minute = at; minute < at + span; minute = minute.AddMinutes(1))
        {
            if (IsOpen(minute))
                return minute;
        }

        return null;
    }

    /// <summary>When the minutes are used up, or null when they are not in the span.</summary>
    public DateTimeOffset? Add(DateTimeOffset start, int minutes, TimeSpan span)
    {
        var step = Math.Sign(minutes);
        var left = Math.Abs(minutes);
        for (var at = start; (at - start).Duration() < span; at = at.AddMinutes(step))
        {
            // Going back, the minute that counts is the one before.
            if (left == 0)
                return at;
            left -= IsOpen(step > 0 ? at : at.AddMinutes(-1)) ? 1 : 0;
        }

        return null;
    }

    /// <summary>Whether any minute is open at which the clock shows the date.</summary>
    public bool IsBusinessDate(DateOnly date)
    {
        var middle = new DateTimeOffset(date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        for (var at = middle.AddHours(-60); at < middle.AddHours(60); at = at.AddMinutes(1))
        {
            if (DateOnly.FromDateTime(LocalAt(at)) == date && IsOpen(at))
                return true;
        }

        return false;
    }

    private bool IsOpen(DateTime local)
    {
        var date = DateOnly.FromDateTime(local);
        return !IsHoliday(date)
            && !definition.Closures.Any(closure => closure.From <= local && local < closure.To)
            && !IsIn(definition.Breaks, date, local)
            && (WindowsOf(date).Any(window => IsIn(window, date, local)) || WindowsOf(date.AddDays(-1)).Any(window => IsIn(window, date.AddDays(-1), local)));
    }

    private bool IsHoliday(DateOnly date) => definition.Holidays.Any(holiday =>
        holiday.From <= date && date <= holiday.To && !definition.WorkedHolidays.Contains(date.ToString("yyyy-MM-dd", null)) && !(holiday.Name is { } name && definition.WorkedHolidays.Contains(name)));

    private IEnumerable<DayWindow> WindowsOf(DateOnly date) =>
        IsHoliday(date) ? []
        : definition.Overrides.FirstOrDefault(special => special.Date == date) is { } special ? special.Windows
        : definition.Hours.Where(day => day.Day == date.DayOfWeek).SelectMany(static day => day.Windows);

    private static bool IsIn(IEnumerable<WeekdayWindows> days, DateOnly date, DateTime local) =>
        days.Any(day => (day.Day == date.DayOfWeek && day.Windows.Any(window => IsIn(window, date, local)))
            || (day.Day == date.AddDays(-1).DayOfWeek && day.Windows.Any(window => IsIn(window, date.AddDays(-1), local))));

    private static bool IsIn(DayWindow window, DateOnly date, DateTime local)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        var to = window.To > window.From ? midnight + window.To : midnight.AddDays(1) + window.To;
        return midnight + window.From <= local && local < to;
    }
}
