using LeadRules.Calendars;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads calendars: hours of weekdays and what differs on dates, or a composition of other calendars.</summary>
internal sealed class CalendarReader(Reading reading)
{
    private const string WindowExample = "[\"09:00\", \"17:00\"]";

    private static readonly MemberSet<CalendarMember> Known = new();
    private static readonly MemberSet<WeekdayMember> KnownOfWeekdays = new();
    private static readonly MemberSet<HolidayMember> KnownOfHolidays = new();
    private static readonly MemberSet<OverrideMember> KnownOfOverrides = new();
    private static readonly MemberSet<ClosureMember> KnownOfClosures = new();

    private enum CalendarMember
    {
        TimeZone,

        /// <summary>Another spelling of the same, which files of other tools have.</summary>
        Timezone,

        Hours,
        Breaks,
        Holidays,
        WorkedHolidays,
        Overrides,
        Closures,
        Both,
        Either,
    }

    private enum WeekdayMember
    {
        Mon,
        Tue,
        Wed,
        Thu,
        Fri,
        Sat,
        Sun,
    }

    private enum HolidayMember
    {
        Date,
        From,
        To,
        Name,
    }

    private enum OverrideMember
    {
        Hours,
        Name,
    }

    private enum ClosureMember
    {
        Date,
        From,
        To,
        Name,
    }

    /// <summary>Reads one calendar.</summary>
    /// <param name="name">Its name; empty when it stands alone.</param>
    /// <param name="item">The object.</param>
    /// <param name="timeZone">The zone when the calendar names none; null when it has to.</param>
    public CalendarDefinition? Read(string name, JsonItem item, string? timeZone)
    {
        if (!reading.TryMembers(item, Known, "an object such as { \"timeZone\": \"Europe/Madrid\", \"hours\": { \"mon\": [[\"09:00\", \"17:00\"]] } }", out var members))
            return null;
        if (members.IsGiven(CalendarMember.Both) || members.IsGiven(CalendarMember.Either))
            return Composition(name, members);
        if (members[CalendarMember.TimeZone].Exists && members[CalendarMember.Timezone].Exists)
            reading.Report(item, Problems.OneOf(reading.Path(item), ["timeZone", "timezone"], "A calendar"));
        else if (timeZone is null && !members.IsGiven(CalendarMember.TimeZone) && !members.IsGiven(CalendarMember.Timezone))
            reading.Require(members, CalendarMember.TimeZone, "timeZone", "\"timeZone\": \"Europe/Madrid\"");
        reading.Require(members, CalendarMember.Hours, "hours", "\"hours\": { \"mon\": [[\"09:00\", \"17:00\"]] }");
        return new CalendarDefinition
        {
            Name = name,
            TimeZone = reading.TimeZone(members[CalendarMember.TimeZone]) ?? reading.TimeZone(members[CalendarMember.Timezone]) ?? timeZone ?? "UTC",
            Hours = Weekdays(members[CalendarMember.Hours]),
            Breaks = Weekdays(members[CalendarMember.Breaks]),
            Holidays = reading.Each(members[CalendarMember.Holidays], "a list of dates such as [\"2026-12-25\"]", Holiday),
            WorkedHolidays = reading.Each(members[CalendarMember.WorkedHolidays], "a list of dates or names of holidays", entry => reading.Word(entry, "a date or the name of a holiday")),
            Overrides = Overrides(members[CalendarMember.Overrides]),
            Closures = reading.Each(members[CalendarMember.Closures], "a list such as [{ \"date\": \"2026-12-24\", \"from\": \"14:00\", \"to\": \"24:00\" }]", Closure),
        };
    }

    private CalendarDefinition Composition(string name, Members<CalendarMember> members)
    {
        var item = members.Owner;
        var given = new List<string>();
        foreach (var member in Enum.GetValues<CalendarMember>())
        {
            if (members[member].Exists)
                given.Add(Known.Names[(int)member]);
        }

        if (given.Count > 1)
            reading.Report(item, Problems.OneOf(reading.Path(item), given, "A calendar"));
        return new CalendarDefinition { Name = name, Both = Parts(members[CalendarMember.Both]), Either = Parts(members[CalendarMember.Either]) };
    }

    private IReadOnlyList<string> Parts(JsonItem item)
    {
        if (item.IsArray && item.Count < 2)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "A composition needs two calendars or more.", "\"office\""));
        return reading.Each(item, "a list of calendars such as [\"office\", \"ana\"]", entry => reading.Id(entry, "the name of a calendar"));
    }

    private IReadOnlyList<WeekdayWindows> Weekdays(JsonItem item)
    {
        if (!item.Exists || !reading.TryMembers(item, KnownOfWeekdays, "an object such as { \"mon\": [[\"09:00\", \"17:00\"]] }", out var members))
            return [];
        List<WeekdayWindows> days = [];
        foreach (var day in Enum.GetValues<WeekdayMember>())
        {
            if (members[day].Exists)
                days.Add(new WeekdayWindows((DayOfWeek)(((int)day + 1) % 7), Windows(members[day])));
        }

        return days;
    }

    private IReadOnlyList<DayWindow> Windows(JsonItem item) => [.. reading.Items(item, $"a list of windows such as [{WindowExample}]").Select(Window).OfType<DayWindow>()];

    private DayWindow? Window(JsonItem item)
    {
        if (!item.IsArray || item.Count != 2)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), item.IsArray ? $"a list of {item.Count}" : Found.In(item), $"a window such as {WindowExample}"));
            return null;
        }

        var from = reading.TimeOfDay(item.Items().First(), isEnd: false);
        var to = reading.TimeOfDay(item.Items().Last(), isEnd: true);
        return from is { } start && to is { } end ? new DayWindow(start, end) : null;
    }

    private Holiday? Holiday(JsonItem item)
    {
        if (!item.IsObject)
            return Date(item, "a date such as \"2026-12-25\"") is { } day ? new Holiday(day) : null;
        reading.TryMembers(item, KnownOfHolidays, "", out var members);
        var name = reading.Word(members[HolidayMember.Name], "a name such as \"Christmas Day\"");
        if (members.IsGiven(HolidayMember.Date) && (members.IsGiven(HolidayMember.From) || members.IsGiven(HolidayMember.To)))
            reading.Report(item, Problems.OneOf(reading.Path(item), ["date", members.IsGiven(HolidayMember.From) ? "from" : "to"], "A holiday"));
        if (members.IsGiven(HolidayMember.From) || members.IsGiven(HolidayMember.To))
        {
            reading.Require(members, HolidayMember.From, "from", "\"from\": \"2026-12-24\"");
            reading.Require(members, HolidayMember.To, "to", "\"to\": \"2026-12-31\"");
            var from = Date(members[HolidayMember.From], "a date such as \"2026-12-24\"");
            var to = Date(members[HolidayMember.To], "a date such as \"2026-12-31\"");
            if (to < from)
                reading.Report(members[HolidayMember.To], Problems.EndBeforeStart(reading.Path(members[HolidayMember.To]), DateText.Format(from.Value), DateText.Format(to.Value), "Write the first date under 'from' and the last under 'to'."));
            return from is { } first && to is { } last && last >= first ? new Holiday(first, last, name) : null;
        }

        reading.Require(members, HolidayMember.Date, "date", "\"date\": \"2026-12-25\"");
        return Date(members[HolidayMember.Date], "a date such as \"2026-12-25\"") is { } date ? new Holiday(date, name) : null;
    }

    private IReadOnlyList<CalendarOverride> Overrides(JsonItem section)
    {
        if (!section.IsObject)
        {
            if (section.Exists)
                reading.Report(section, Problems.WrongKind(reading.Path(section), Found.In(section), "an object such as { \"2026-12-24\": [[\"09:00\", \"14:00\"]] }"));
            return [];
        }

        List<CalendarOverride> overrides = [];
        Dictionary<DateOnly, JsonItem> seen = [];
        foreach (var (key, value) in section.Members())
        {
            var date = Date(key, key.Text);
            var (windows, name) = Override(value);
            if (date is not { } day)
                continue;
            if (seen.TryAdd(day, key))
                overrides.Add(new CalendarOverride(day, windows, name));
            else
                reading.ReportTwice(key, seen[day]);
        }

        return overrides;
    }

    private (IReadOnlyList<DayWindow> Windows, string? Name) Override(JsonItem item)
    {
        if (!item.IsObject)
            return (Windows(item), null);
        reading.TryMembers(item, KnownOfOverrides, "", out var members);
        reading.Require(members, OverrideMember.Hours, "hours", "\"hours\": [[\"09:00\", \"14:00\"]]");
        return (Windows(members[OverrideMember.Hours]), reading.Word(members[OverrideMember.Name], "a name such as \"Christmas Eve\""));
    }

    /// <summary>A closure of a part of a day, of a whole day, or from one local time to another.</summary>
    private CalendarClosure? Closure(JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfClosures, "an object such as { \"date\": \"2026-12-24\", \"from\": \"14:00\", \"to\": \"24:00\" }", out var members))
            return null;
        var name = reading.Word(members[ClosureMember.Name], "a name such as \"Stocktaking\"");
        if (members.IsGiven(ClosureMember.Date))
        {
            var date = Date(members[ClosureMember.Date], "a date such as \"2026-12-24\"");
            var start = members[ClosureMember.From].Exists ? reading.TimeOfDay(members[ClosureMember.From], isEnd: false) : TimeSpan.Zero;
            var end = members[ClosureMember.To].Exists ? reading.TimeOfDay(members[ClosureMember.To], isEnd: true) : TimeSpan.FromDays(1);
            if (date is not { } day || start is not { } begins || end is not { } ends)
                return null;
            var window = new DayWindow(begins, ends);
            var opening = day.ToDateTime(TimeOnly.MinValue) + begins;
            return new CalendarClosure(opening, opening + window.Length, name);
        }

        reading.Require(members, ClosureMember.From, "from", "\"from\": \"2026-08-03T12:00\"");
        reading.Require(members, ClosureMember.To, "to", "\"to\": \"2026-08-14T24:00\"");
        var from = Local(members[ClosureMember.From]);
        var to = Local(members[ClosureMember.To]);
        if (to <= from)
            reading.Report(members[ClosureMember.To], Problems.EndBeforeStart(reading.Path(members[ClosureMember.To]), DateText.Format(from.Value), DateText.Format(to.Value), "Write the start under 'from' and the end under 'to'."));
        return from is { } first && to is { } last && last > first ? new CalendarClosure(first, last, name) : null;
    }

    private DateTime? Local(JsonItem item)
    {
        if (reading.Word(item, "a date and time such as \"2026-08-03T12:00\"") is not { } text)
            return null;
        if (!DateText.TryParseLocal(text, out var local))
            reading.Report(item, Problems.NoLocalTime(reading.Path(item), text));
        else if (!IsCovered(DateOnly.FromDateTime(local)))
            reading.Report(item, Problems.DateNotCovered(reading.Path(item), text));
        else
            return local;
        return null;
    }

    private DateOnly? Date(JsonItem item, string expected)
    {
        if (item.Type != System.Text.Json.JsonTokenType.PropertyName && reading.Word(item, expected) is null)
            return null;
        if (!DateText.TryParseDate(item.Text, out var date))
            reading.Report(item, Problems.NoDate(reading.Path(item), Found.Cut(item.Text)));
        else if (!IsCovered(date))
            reading.Report(item, Problems.DateNotCovered(reading.Path(item), item.Text));
        else
            return date;
        return null;
    }

    private static bool IsCovered(DateOnly date) => date.Year is >= OffsetTable.FirstYear and <= OffsetTable.LastYear;
}
