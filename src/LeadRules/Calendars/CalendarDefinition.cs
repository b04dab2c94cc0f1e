using LeadRules.Calendars;

namespace LeadRules;

/// <summary>
/// The opening hours of a team or a person, as data: a time zone, the hours of each weekday, and what differs on single
/// dates; or a composition of other calendars of the rule book. Two are equal when their content is, in the same order.
/// </summary>
public sealed record CalendarDefinition
{
    private readonly IReadOnlyList<WeekdayWindows> _hours = EquatableList<WeekdayWindows>.Empty;
    private readonly IReadOnlyList<WeekdayWindows> _breaks = EquatableList<WeekdayWindows>.Empty;
    private readonly IReadOnlyList<Holiday> _holidays = EquatableList<Holiday>.Empty;
    private readonly IReadOnlyList<string> _workedHolidays = EquatableList<string>.Empty;
    private readonly IReadOnlyList<CalendarOverride> _overrides = EquatableList<CalendarOverride>.Empty;
    private readonly IReadOnlyList<CalendarClosure> _closures = EquatableList<CalendarClosure>.Empty;
    private readonly IReadOnlyList<string> _both = EquatableList<string>.Empty;
    private readonly IReadOnlyList<string> _either = EquatableList<string>.Empty;

    internal CalendarDefinition()
    {
    }

    /// <summary>The name in the rule book; empty for a calendar that was read alone.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The IANA time zone by whose clock the calendar goes. Empty for a composition, which has that of its first part.</summary>
    public string TimeZone { get; internal init; } = "";

    /// <summary>The windows that start on each weekday; a weekday that is not here has none.</summary>
    public IReadOnlyList<WeekdayWindows> Hours { get => _hours; internal init => _hours = EquatableList.Of(value); }

    /// <summary>What is taken away from every week, whatever opens then: breaks that start on each weekday.</summary>
    public IReadOnlyList<WeekdayWindows> Breaks { get => _breaks; internal init => _breaks = EquatableList.Of(value); }

    /// <summary>The holidays: closed from midnight to midnight, whatever else is said of the date.</summary>
    public IReadOnlyList<Holiday> Holidays { get => _holidays; internal init => _holidays = EquatableList.Of(value); }

    /// <summary>Holidays on which the calendar is open as on other days, each by its date (<c>2026-10-12</c>) or its name.</summary>
    public IReadOnlyList<string> WorkedHolidays { get => _workedHolidays; internal init => _workedHolidays = EquatableList.Of(value); }

    /// <summary>Dates with windows of their own.</summary>
    public IReadOnlyList<CalendarOverride> Overrides { get => _overrides; internal init => _overrides = EquatableList.Of(value); }

    /// <summary>Closures of parts of days, or of several days.</summary>
    public IReadOnlyList<CalendarClosure> Closures { get => _closures; internal init => _closures = EquatableList.Of(value); }

    /// <summary>The calendars that must all be open for this one to be; empty unless it is such a composition.</summary>
    public IReadOnlyList<string> Both { get => _both; internal init => _both = EquatableList.Of(value); }

    /// <summary>The calendars of which one must be open for this one to be; empty unless it is such a composition.</summary>
    public IReadOnlyList<string> Either { get => _either; internal init => _either = EquatableList.Of(value); }

    /// <summary>The worked holidays that are given by their dates.</summary>
    internal IEnumerable<DateOnly> WorkedDates =>
        WorkedHolidays.Select(static worked => DateText.TryParseDate(worked, out var date) ? date : (DateOnly?)null).OfType<DateOnly>();

    /// <summary>Whether the calendar works on a holiday by its name.</summary>
    internal bool WorksByName(Holiday holiday) =>
        holiday.Name is { } name && WorkedHolidays.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the calendar works on a date although it is a holiday.</summary>
    internal bool Works(Holiday holiday, DateOnly date) => WorksByName(holiday) || WorkedDates.Contains(date);
}

/// <summary>A time from and to by the clock on the wall, the end excluded.</summary>
/// <param name="From">The start, counted from midnight; below 24 hours.</param>
/// <param name="To">The end, counted from midnight; up to 24 hours. At or before <paramref name="From"/>, it is that time of the next day.</param>
public readonly record struct DayWindow(TimeSpan From, TimeSpan To)
{
    /// <summary>The length by the clock on the wall: at most 24 hours.</summary>
    public TimeSpan Length => To > From ? To - From : To + TimeSpan.FromDays(1) - From;

    /// <summary>As it is written in rule books: <c>09:00-17:00</c>.</summary>
    public override string ToString() => $"{DateText.Format(From)}-{DateText.Format(To)}";
}

/// <summary>Windows that start on a weekday.</summary>
public sealed record WeekdayWindows
{
    private readonly IReadOnlyList<DayWindow> _windows;

    /// <summary>Windows of a weekday.</summary>
    public WeekdayWindows(DayOfWeek day, IReadOnlyList<DayWindow> windows)
    {
        Day = day;
        _windows = EquatableList.Of(windows);
    }

    /// <summary>The weekday.</summary>
    public DayOfWeek Day { get; }

    /// <summary>The windows; may be empty.</summary>
    public IReadOnlyList<DayWindow> Windows => _windows;
}

/// <summary>A date with windows of its own: they take the place of those that would start on that date.</summary>
public sealed record CalendarOverride
{
    private readonly IReadOnlyList<DayWindow> _windows;

    /// <summary>Windows of a date.</summary>
    public CalendarOverride(DateOnly date, IReadOnlyList<DayWindow> windows, string? name = null)
    {
        Date = date;
        _windows = EquatableList.Of(windows);
        Name = name;
    }

    /// <summary>The date.</summary>
    public DateOnly Date { get; }

    /// <summary>The windows; empty when none starts on that date.</summary>
    public IReadOnlyList<DayWindow> Windows => _windows;

    /// <summary>Why, for explanations; or null.</summary>
    public string? Name { get; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(CalendarOverride), (nameof(Date), Date), (nameof(Windows), Windows), (nameof(Name), Name));
}

/// <summary>A time by the clock on the wall in which the calendar is closed.</summary>
/// <param name="From">The start, as the clock on the wall shows it.</param>
/// <param name="To">The end, excluded.</param>
/// <param name="Name">Why, for explanations; or null.</param>
public sealed record CalendarClosure(DateTime From, DateTime To, string? Name = null)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(CalendarClosure), (nameof(From), From), (nameof(To), To), (nameof(Name), Name));
}
