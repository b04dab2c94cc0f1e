using System.Globalization;

namespace LeadRules;

/// <summary>A point of a clock: a share of its budget (<c>80%</c>), a time before it is due (<c>15m before</c>), <c>due</c>, or a time after that (<c>2h after</c>).</summary>
/// <remarks>Times are counted like the budget: in business time where that is.</remarks>
public readonly record struct SlaPoint
{
    /// <summary>The share of the budget in percent, from 1 to 99; null when the point is told from the due instant.</summary>
    public int? Percent { get; private init; }

    /// <summary>How long after the due instant; negative before it. Zero when the point is a share.</summary>
    public TimeSpan FromDue { get; private init; }

    /// <summary>Whether it comes before the due instant: a warning.</summary>
    public bool IsWarning => Percent is not null || FromDue < TimeSpan.Zero;

    /// <summary>The due instant.</summary>
    public static SlaPoint Due => default;

    /// <summary>A share of the budget.</summary>
    /// <param name="percent">From 1 to 99.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is none of those.</exception>
    public static SlaPoint OfShare(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 99);
        return new SlaPoint { Percent = percent };
    }

    /// <summary>A time before (negative) or after the due instant.</summary>
    public static SlaPoint After(TimeSpan due) => new() { FromDue = due };

    /// <summary>The point as it is written in rule books.</summary>
    public override string ToString()
    {
        if (Percent is { } percent)
            return string.Create(CultureInfo.InvariantCulture, $"{percent}%");
        return FromDue == TimeSpan.Zero ? "due" : $"{DurationText.FormatInHours(FromDue.Duration())} {(FromDue < TimeSpan.Zero ? "before" : "after")}";
    }

    /// <summary>Reads a point. <paramref name="isInDays"/>: it is days or weeks from the due instant, which have a meaning only around the clock.</summary>
    internal static bool TryParse(string text, out SlaPoint point, out bool isInDays)
    {
        point = default;
        isInDays = false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["due"])
            return true;
        if (words is [var share] && share.EndsWith('%'))
        {
            if (!int.TryParse(share[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) || percent is < 1 or > 99)
                return false;
            point = OfShare(percent);
            return true;
        }

        if (words is not [var length, "before" or "after"] || !DurationText.TryParse(length, out var time) || time <= TimeSpan.Zero)
            return false;
        isInDays = DurationText.IsInDays(length);
        point = After(words[1] == "before" ? -time : time);
        return true;
    }
}
