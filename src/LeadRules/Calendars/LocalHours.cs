namespace LeadRules.Calendars;

/// <summary>
/// The opening hours of a definition by the clock on the wall: a week, and the ranges of each date that differs from it.
/// Ticks of local time since the year 1.
/// </summary>
internal sealed class LocalHours
{
    private const long Day = TimeSpan.TicksPerDay;

    /// <summary>By weekday, Monday first; windows may reach into the second day.</summary>
    private readonly TickRange[][] _windows = new TickRange[7][];
    private readonly List<TickRange>[] _breaks = new List<TickRange>[7];
    private readonly HashSet<int> _holidays = [];
    private readonly Dictionary<int, TickRange[]> _overrides = [];
    private readonly Dictionary<int, List<TickRange>> _closures = [];

    private LocalHours(CalendarDefinition definition)
    {
        var breaks = new TickRange[7][];
        for (var day = 0; day < 7; day++)
        {
            _windows[day] = Of(definition.Hours, day);
            breaks[day] = Of(definition.Breaks, day);
        }

        for (var day = 0; day < 7; day++)
            _breaks[day] = OnDay(breaks[day], breaks[(day + 6) % 7]);
        foreach (var dates in Ranges.Union(definition.Holidays.Where(holiday => !definition.WorksByName(holiday)).Select(static holiday => new TickRange(holiday.From.DayNumber, holiday.To.DayNumber + 1))))
            _holidays.UnionWith(Enumerable.Range((int)dates.From, (int)(dates.To - dates.From)));
        _holidays.ExceptWith(definition.WorkedDates.Select(static date => date.DayNumber));
        foreach (var special in definition.Overrides)
            _overrides[special.Date.DayNumber] = Of(special.Windows);
        foreach (var closure in Ranges.Union(definition.Closures.Select(static closure => new TickRange(closure.From.Ticks, closure.To.Ticks))))
        {
            for (var day = (int)(closure.From / Day); day * Day < closure.To; day++)
                AddClosure(day, closure);
        }
    }

    /// <summary>What a clock on the wall makes of a definition: from each instant of local time on, the week that holds, in order.</summary>
    public static IReadOnlyList<(long Start, Week Week)> Of(CalendarDefinition definition) => [.. new LocalHours(definition).Pieces()];

    private IEnumerable<(long Start, Week Week)> Pieces()
    {
        var regular = Enumerable.Range(0, 7).Select(RegularDay).ToArray();
        var week = Week.Of(Ranges.Union(regular.SelectMany(static (ranges, day) => ranges.Select(range => new TickRange(range.From + (day * Day), range.To + (day * Day))))));
        yield return (0, week);
        int[] withNextDay = [.. _holidays, .. _overrides.Keys];
        foreach (var day in new SortedSet<int>([.. withNextDay, .. withNextDay.Select(static day => day + 1), .. _closures.Keys]))
        {
            var ranges = SpecialDay(day);
            if (ranges.SequenceEqual(regular[day % 7]))
                continue;
            yield return (day * Day, Week.Never);
            foreach (var range in ranges)
            {
                yield return ((day * Day) + range.From, Week.Always);
                yield return ((day * Day) + range.To, Week.Never);
            }

            yield return ((day + 1) * Day, week);
        }
    }

    private List<TickRange> RegularDay(int weekday) => Ranges.Subtract(OnDay(_windows[weekday], _windows[(weekday + 6) % 7]), _breaks[weekday]);

    private List<TickRange> SpecialDay(int day) => _holidays.Contains(day) ? []
        : Ranges.Subtract(Ranges.Subtract(OnDay(WindowsOf(day), WindowsOf(day - 1)), _breaks[day % 7]), _closures.GetValueOrDefault(day, []));

    /// <summary>The windows that start on a date: none on a holiday.</summary>
    private TickRange[] WindowsOf(int day) => _holidays.Contains(day) ? [] : _overrides.GetValueOrDefault(day) ?? _windows[day % 7];

    /// <summary>What windows open on a day: those that start on it, and what is left of those that started the day before.</summary>
    private static List<TickRange> OnDay(TickRange[] own, TickRange[] dayBefore) => Ranges.Union([.. own.Within(0, Day), .. dayBefore.Within(Day, 2 * Day)]);

    private static TickRange[] Of(IEnumerable<WeekdayWindows> days, int weekday) =>
        [.. days.Where(day => Weekdays.IndexOf(day.Day) == weekday).SelectMany(static day => Of(day.Windows))];

    private static TickRange[] Of(IEnumerable<DayWindow> windows) =>
        [.. windows.Select(static window => new TickRange(window.From.Ticks, window.From.Ticks + window.Length.Ticks))];

    private void AddClosure(int day, TickRange closure)
    {
        if (!_closures.TryGetValue(day, out var closures))
            _closures.Add(day, closures = []);
        closures.AddRange(new[] { closure }.Within(day * Day, (day + 1) * Day));
    }
}
