using System.Globalization;

namespace LeadRules;

/// <summary>
/// How long a clock may run: an amount of business time (<c>1h</c>), a number of business days (<c>10 business days</c>), or
/// time that counts day and night (<c>24h around the clock</c>).
/// </summary>
/// <remarks>Business time is counted by the calendar in force; without one, all time is business time.</remarks>
public readonly record struct SlaBudget
{
    private const string AroundTheClock = " around the clock";

    /// <summary>The amount of time; zero when the budget is counted in days.</summary>
    public TimeSpan Time { get; private init; }

    /// <summary>The number of business days; 0 when the budget is an amount of time.</summary>
    public int BusinessDays { get; private init; }

    /// <summary>Whether all time counts, whatever the calendar.</summary>
    public bool IsAroundTheClock { get; private init; }

    /// <summary>An amount of business time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive.</exception>
    public static SlaBudget OfTime(TimeSpan time, bool aroundTheClock = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new SlaBudget { Time = time, IsAroundTheClock = aroundTheClock };
    }

    /// <summary>A number of business days: the same time of day, so many business dates later (<see cref="BusinessCalendar.AddBusinessDays"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static SlaBudget OfBusinessDays(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return new SlaBudget { BusinessDays = days };
    }

    /// <summary>The budget as it is written in rule books.</summary>
    public override string ToString() => BusinessDays switch
    {
        0 => IsAroundTheClock ? DurationText.Format(Time) + AroundTheClock : DurationText.FormatInHours(Time),
        1 => "1 business day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{BusinessDays} business days"),
    };

    /// <summary>Reads a budget. <paramref name="isAmbiguous"/>: it is days or weeks, which may mean days of work or of the calendar.</summary>
    internal static bool TryParse(string text, out SlaBudget budget, out bool isAmbiguous)
    {
        budget = default;
        isAmbiguous = false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var number, "business", "day" or "days"])
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 10_000)
                return false;
            budget = OfBusinessDays(days);
            return true;
        }

        var aroundTheClock = words is [_, "around", "the", "clock"];
        if ((!aroundTheClock && words.Length != 1) || !DurationText.TryParse(words[0], out var time) || time <= TimeSpan.Zero)
            return false;
        isAmbiguous = !aroundTheClock && DurationText.IsInDays(words[0]);
        budget = OfTime(time, aroundTheClock);
        return !isAmbiguous;
    }
}
