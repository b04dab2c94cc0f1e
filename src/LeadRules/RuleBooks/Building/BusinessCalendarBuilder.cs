using System.Diagnostics.CodeAnalysis;
using LeadRules.Calendars;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>
/// Builds a calendar in C#. Each call adds a part; <see cref="Build"/> checks everything at once. What it makes is what the
/// same calendar in JSON makes: it writes that JSON and has it read, so there is one set of checks and messages.
/// </summary>
/// <remarks>
/// Times of day are texts, <c>09:00</c> to <c>24:00</c>; a window whose end is not after its start runs past midnight. Not
/// safe to share between threads.
/// </remarks>
public sealed class BusinessCalendarBuilder
{
    private readonly List<object> _holidays = [];
    private readonly List<object> _workedHolidays = [];
    private readonly List<object> _closures = [];

    /// <summary>Begins a calendar.</summary>
    /// <param name="timeZone">The IANA time zone by whose clock it goes.</param>
    public BusinessCalendarBuilder(string timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        Draft.Add("timeZone", timeZone).Section("hours");
    }

    /// <summary>Begins a calendar of a rule book, whose time zone it has unless another is set.</summary>
    internal BusinessCalendarBuilder() => Draft.Section("hours");

    internal JsonDraft Draft { get; } = new();

    /// <summary>Sets the windows that start on a weekday.</summary>
    public BusinessCalendarBuilder Hours(DayOfWeek day, params IReadOnlyList<(string From, string To)> windows) => Weekday("hours", day, windows);

    /// <summary>Sets the windows that start on each day from Monday to Friday.</summary>
    public BusinessCalendarBuilder MondayToFriday(params IReadOnlyList<(string From, string To)> windows) => Days(DayOfWeek.Monday, 5, windows);

    /// <summary>Sets the windows that start on each day of the week.</summary>
    public BusinessCalendarBuilder EveryDay(params IReadOnlyList<(string From, string To)> windows) => Days(DayOfWeek.Monday, 7, windows);

    /// <summary>Sets the breaks that start on a weekday: what is taken away from whatever opens then.</summary>
    public BusinessCalendarBuilder Breaks(DayOfWeek day, params IReadOnlyList<(string From, string To)> windows) => Weekday("breaks", day, windows);

    /// <summary>Adds a holiday.</summary>
    public BusinessCalendarBuilder Holiday(DateOnly date, string? name = null) => Holidays(new Holiday(date, name));

    /// <summary>Adds holidays, such as those of an <c>.ics</c> file (<see cref="HolidayText"/>).</summary>
    public BusinessCalendarBuilder Holidays(params IEnumerable<Holiday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        _holidays.AddRange(holidays.Select(Written));
        return this;
    }

    /// <summary>Leaves a holiday out: the calendar is open on it as on other days.</summary>
    public BusinessCalendarBuilder WorkedHoliday(DateOnly date) => WorkedHoliday(DateText.Format(date));

    /// <summary>Leaves a holiday out, each time it comes.</summary>
    /// <param name="name">Its name; capital and small letters are the same.</param>
    public BusinessCalendarBuilder WorkedHoliday(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _workedHolidays.Add(name);
        return this;
    }

    /// <summary>Gives a date windows of its own, in place of those that would start on it.</summary>
    public BusinessCalendarBuilder Override(DateOnly date, params IReadOnlyList<(string From, string To)> windows) => Override(date, null, windows);

    /// <summary>Gives a date windows of its own, in place of those that would start on it, and says why.</summary>
    public BusinessCalendarBuilder Override(DateOnly date, string? name, IReadOnlyList<(string From, string To)> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var overrides = Draft.Section("overrides");
        if (name is null)
            overrides.Add(DateText.Format(date), Written(windows));
        else
            overrides.Add(DateText.Format(date), new JsonDraft().Add("hours", Written(windows)).Add("name", name));
        return this;
    }

    /// <summary>Closes the calendar from one time by its clock to another, on one day or over several.</summary>
    public BusinessCalendarBuilder Closure(DateTime from, DateTime to, string? name = null)
    {
        _closures.Add(new JsonDraft().Add("from", DateText.Format(from)).Add("to", DateText.Format(to)).Add("name", name));
        return this;
    }

    /// <summary>Makes the calendar.</summary>
    /// <exception cref="RuleBookException">It has errors; the exception holds all of them.</exception>
    public BusinessCalendar Build() => TryBuild(out var calendar, out var diagnostics) ? calendar : throw RuleBookException.OfCalendar(diagnostics);

    /// <summary>Makes the calendar; false, and no exception for any content, when it has errors.</summary>
    /// <param name="calendar">The calendar, or null.</param>
    /// <param name="diagnostics">Every problem that was found, with its JSON path; warnings also when there is a calendar.</param>
    public bool TryBuild([NotNullWhen(true)] out BusinessCalendar? calendar, out IReadOnlyList<Diagnostic> diagnostics) =>
        CalendarText.TryMake(Finished().ToUtf8(), hasFile: false, [], out calendar, out diagnostics);

    /// <summary>The draft with the lists that grew.</summary>
    internal JsonDraft Finished()
    {
        foreach (var (name, items) in new[] { ("holidays", _holidays), ("workedHolidays", _workedHolidays), ("closures", _closures) })
        {
            if (items.Count > 0)
                Draft.Set(name, items.ToArray());
        }

        return Draft;
    }

    private static IReadOnlyList<object> Written(IReadOnlyList<(string From, string To)> windows) =>
        [.. windows.Select(static window => new[] { window.From, window.To })];

    private static object Written(Holiday holiday) => (holiday.Name, IsOne: holiday.From == holiday.To) switch
    {
        (null, IsOne: true) => DateText.Format(holiday.From),
        (_, IsOne: true) => new JsonDraft().Add("date", DateText.Format(holiday.From)).Add("name", holiday.Name),
        _ => new JsonDraft().Add("from", DateText.Format(holiday.From)).Add("to", DateText.Format(holiday.To)).Add("name", holiday.Name),
    };

    private BusinessCalendarBuilder Days(DayOfWeek first, int count, IReadOnlyList<(string From, string To)> windows)
    {
        for (var i = 0; i < count; i++)
            Hours((DayOfWeek)(((int)first + i) % 7), windows);
        return this;
    }

    private BusinessCalendarBuilder Weekday(string section, DayOfWeek day, IReadOnlyList<(string From, string To)> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        Draft.Section(section).Add(Weekdays.NameOf(day), Written(windows));
        return this;
    }
}
