using FsCheck;
using FsCheck.Fluent;

namespace LeadRules.Tests.Generators;

/// <summary>A calendar around an instant, a change of clocks of its zone if there is one, and instants near it; all on whole minutes.</summary>
internal sealed record CalendarCase(CalendarDefinition Definition, DateTimeOffset From, DateTimeOffset To, DateTimeOffset Later)
{
    public BusinessCalendar Calendar { get; } = BusinessCalendar.Of(Definition, RandomCalendars.ZoneOf(Definition.TimeZone));

    public override string ToString() =>
        $"{Definition.TimeZone} from {From:u} to {To:u}, later {Later:u}; hours {Text(Definition.Hours)}; breaks {Text(Definition.Breaks)}; holidays {string.Join(", ", Definition.Holidays)}; "
        + $"worked {string.Join(", ", Definition.WorkedHolidays)}; overrides {string.Join(", ", Definition.Overrides.Select(static special => $"{special.Date:yyyy-MM-dd} {string.Join(' ', special.Windows)}"))}; "
        + $"closures {string.Join(", ", Definition.Closures.Select(static closure => $"{closure.From:s} to {closure.To:s}"))}";

    private static string Text(IEnumerable<WeekdayWindows> days) => string.Join(", ", days.Select(static day => $"{day.Day} {string.Join(' ', day.Windows)}"));
}

/// <summary>Calendars with everything that calendars can have: nights, breaks, holidays, overrides and closures, of all zones, where their clocks change.</summary>
internal static class RandomCalendars
{
    /// <summary>Zones with odd changes: half an hour, two hours, at midnight, a skipped day, summer time below standard time, twice a year for a month.</summary>
    private static readonly string[] OddZones =
    [
        "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia", "Australia/Lord_Howe", "Antarctica/Troll", "Pacific/Kiritimati", "America/Sao_Paulo", "America/Havana",
        "America/St_Johns", "Asia/Gaza", "Africa/Cairo", "Pacific/Chatham", "Asia/Kathmandu", "Pacific/Kwajalein", "America/New_York", "Europe/Madrid", "UTC",
    ];

    private static readonly string[] AllZones = [.. TimeZoneInfo.GetSystemTimeZones().Where(static zone => zone.HasIanaId).Select(static zone => zone.Id)];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Zone> Zones = new(StringComparer.Ordinal);

    public static Gen<string> ZoneIds { get; } = Pick.Weighted((2, static () => Pick.From(OddZones)), (1, static () => Pick.From(AllZones)));

    public static Gen<CalendarCase> Cases { get; } =
        from id in ZoneIds
        from around in Around(id)
        from definition in Definitions(id, around)
        from minutes in Pick.Many(3, 3, Minutes(3))
        select new CalendarCase(definition, around.AddMinutes(minutes[0]), around.AddMinutes(minutes[1]), around.AddMinutes(minutes[2]));

    /// <summary>The zone, shared by all tests: finding its changes takes milliseconds.</summary>
    public static Zone ZoneOf(string id) => Zones.GetOrAdd(id, static id => new Zone(TimeZoneInfo.FindSystemTimeZoneById(id)));

    /// <summary>A change of the zone's clocks; any instant when there is none.</summary>
    public static Gen<DateTimeOffset> Around(string id)
    {
        // Away from the ends of the time that calendars cover, which have tests of their own.
        var changes = ZoneOf(id).Offsets.Starts.ToArray().Where(static ticks => new DateTime(ticks).Year is > OffsetTable.FirstYear and < OffsetTable.LastYear).ToArray();
        return changes.Length == 0
            ? Gen.Choose(0, 100 * 365 * 24).Select(static hours => new DateTimeOffset(1975, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours))
            : Pick.From(changes).Select(static ticks => new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero));
    }

    public static Gen<CalendarDefinition> Definitions(string id, DateTimeOffset around) =>
        from hours in Weekdays(5, 2)
        from breaks in Weekdays(1, 1)
        from holidays in Pick.Many(0, 2, Holiday(around))
        from worked in Pick.Weighted((4, static () => Gen.Constant<string[]>([])), (1, () => Gen.Constant(holidays.Select(static holiday => holiday.From.ToString("yyyy-MM-dd", null)).Take(1).ToArray())))
        from overrides in Pick.Many(0, 2, Override(around))
        from closures in Pick.Many(0, 2, Closure(around))
        select new CalendarDefinition
        {
            TimeZone = id,
            Hours = hours,
            Breaks = breaks,
            Holidays = holidays,
            WorkedHolidays = worked,
            Overrides = [.. overrides.DistinctBy(static special => special.Date)],
            Closures = closures,
        };

    public static Gen<DayWindow> Window { get; } =
        from start in TimeOfDay(0, 1439)
        from end in TimeOfDay(0, 1440)
        select new DayWindow(start, end);

    private static Gen<int> Minutes(int days) => Pick.Weighted((1, () => Gen.Choose(-days * 1440, days * 1440)), (1, static () => Gen.Choose(-180, 180)));

    /// <summary>Often beside the hours at which clocks change, often whole hours.</summary>
    private static Gen<TimeSpan> TimeOfDay(int least, int most) => Pick.Weighted(
        (2, () => Gen.Choose(least / 60, most / 60).Select(static hour => TimeSpan.FromHours(hour))),
        (1, () => Gen.Choose(least, Math.Min(most, 200)).Select(static minute => TimeSpan.FromMinutes(minute))),
        (1, () => Gen.Choose(least, most).Select(static minute => TimeSpan.FromMinutes(minute))));

    private static Gen<IReadOnlyList<WeekdayWindows>> Weekdays(int manyOf, int most) =>
        from days in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from windows in Pick.Many(7, 7, Pick.Many(0, most, Window))
        from any in Gen.Choose(0, manyOf)
        select (IReadOnlyList<WeekdayWindows>)(any == 0 ? [] : [.. days.Select((day, i) => new WeekdayWindows(day, windows[i]))]);

    private static Gen<DateOnly> Date(DateTimeOffset around) => Gen.Choose(-3, 3).Select(days => DateOnly.FromDateTime(around.UtcDateTime).AddDays(days));

    private static Gen<Holiday> Holiday(DateTimeOffset around) =>
        from date in Date(around)
        from days in Pick.Of(0, 0, 1)
        select new Holiday(date, date.AddDays(days));

    private static Gen<CalendarOverride> Override(DateTimeOffset around) =>
        from date in Date(around)
        from windows in Pick.Many(0, 2, Window)
        select new CalendarOverride(date, windows);

    private static Gen<CalendarClosure> Closure(DateTimeOffset around) =>
        from date in Date(around)
        from start in TimeOfDay(0, 1439)
        from minutes in Pick.Weighted((3, static () => Gen.Choose(1, 600)), (1, static () => Gen.Choose(1, 4000)))
        let begins = date.ToDateTime(TimeOnly.MinValue) + start
        select new CalendarClosure(begins, begins.AddMinutes(minutes));
}
