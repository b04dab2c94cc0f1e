using System.Globalization;

namespace LeadRules.Calendars;

/// <summary>Dates and times of day as calendars write them: <c>2026-12-24</c>, <c>09:00</c>, <c>09:00:30</c>, <c>24:00</c>.</summary>
internal static class DateText
{
    private static readonly string[] TimeForms = ["HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss", "HH:mm:ss.FFFFFFF", "H:mm:ss.FFFFFFF"];

    public static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time of day; 24 hours are <c>24:00</c>.</summary>
    public static string Format(TimeSpan time) => time == TimeSpan.FromDays(1) ? "24:00"
        : time.ToString(time.Ticks % TimeSpan.TicksPerSecond != 0 ? @"hh\:mm\:ss\.FFFFFFF" : time.Seconds != 0 ? @"hh\:mm\:ss" : @"hh\:mm", CultureInfo.InvariantCulture);

    public static string Format(DateTime local) => $"{Format(DateOnly.FromDateTime(local))}T{Format(local.TimeOfDay)}";

    public static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a time of day, <c>24:00</c> included.</summary>
    public static bool TryParseTime(string text, out TimeSpan time)
    {
        var isTime = TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
        time = isTime ? parsed.ToTimeSpan() : TimeSpan.FromDays(1);
        return isTime || text is "24:00" or "24:00:00";
    }

    /// <summary>Reads a date with a time of day, without an offset; <c>T24:00</c> is midnight after the date.</summary>
    public static bool TryParseLocal(string text, out DateTime local)
    {
        local = default;
        if (text.Length < 12 || text[10] is not ('T' or ' ') || !TryParseDate(text[..10], out var date) || !TryParseTime(text[11..], out var time))
            return false;
        local = date.ToDateTime(TimeOnly.MinValue);
        if (time > DateTime.MaxValue - local)
            return false;
        local += time;
        return true;
    }
}
