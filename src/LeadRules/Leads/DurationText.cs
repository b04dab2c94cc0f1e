using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace LeadRules;

/// <summary>The one spelling of durations: a number and a unit of <c>s m h d w</c>, such as <c>90s</c>, <c>1.5h</c> or <c>30d</c>.</summary>
internal static class DurationText
{
    /// <summary>The units, largest first.</summary>
    private static readonly (char Unit, long Ticks)[] Units =
    [
        ('w', 7 * TimeSpan.TicksPerDay),
        ('d', TimeSpan.TicksPerDay),
        ('h', TimeSpan.TicksPerHour),
        ('m', TimeSpan.TicksPerMinute),
        ('s', TimeSpan.TicksPerSecond),
    ];

    /// <summary>The ticks of one unit, or 0 when the letter is none.</summary>
    public static long TicksOf(char unit)
    {
        foreach (var (letter, ticks) in Units)
        {
            if (letter == unit)
                return ticks;
        }

        return 0;
    }

    /// <summary>Writes a duration in the largest unit that gives a whole number (days rather than weeks), else in seconds.</summary>
    public static string Format(TimeSpan duration)
    {
        foreach (var (unit, ticks) in Units)
        {
            if (unit != 'w' && duration.Ticks % ticks == 0)
                return (duration.Ticks / ticks).ToString(CultureInfo.InvariantCulture) + unit;
        }

        return (duration.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture) + 's';
    }

    /// <summary>Writes a duration as people read it, in days, hours, minutes and seconds: <c>21d9h</c>. Exact, but nothing that conditions take.</summary>
    public static string ForPeople(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
            return "0s";
        var text = new StringBuilder(duration < TimeSpan.Zero ? "-" : "");
        var rest = Math.Abs((decimal)duration.Ticks);
        foreach (var (unit, ticks) in Units)
        {
            var amount = unit switch { 'w' => 0, 's' => rest / ticks, _ => Math.Floor(rest / ticks) };
            rest -= amount * ticks;
            if (amount > 0)
                text.Append(CultureInfo.InvariantCulture, $"{amount:0.#######}{unit}");
        }

        return text.ToString();
    }

    /// <summary>Writes a duration in hours or a smaller unit: where business time counts, a day could be one of work or of the calendar.</summary>
    public static string FormatInHours(TimeSpan duration) => duration.Ticks % TimeSpan.TicksPerDay == 0
        ? (duration.Ticks / TimeSpan.TicksPerHour).ToString(CultureInfo.InvariantCulture) + 'h'
        : Format(duration);

    /// <summary>Whether a duration is written in days or weeks.</summary>
    public static bool IsInDays(string text) => text[^1] is 'd' or 'w';

    /// <summary>Reads one number and unit; false when the text is anything else or the duration is out of range.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null || text.Length < 2)
            return false;
        return decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && TryMake(amount, text[^1], out duration);
    }

    /// <summary>Makes a duration of an amount of a unit; false for an unknown unit or an overflow.</summary>
    public static bool TryMake(decimal amount, char unit, out TimeSpan duration)
    {
        duration = default;
        var perUnit = TicksOf(unit);
        if (perUnit == 0 || Math.Abs(amount) > long.MaxValue / perUnit)
            return false;
        duration = new TimeSpan((long)(amount * perUnit));
        return true;
    }
}
