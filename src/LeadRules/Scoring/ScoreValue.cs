using System.Globalization;

namespace LeadRules;

/// <summary>One score of a lead at an instant.</summary>
/// <param name="Value">The value: clamped and rounded. NaN when it is unknown, which only a formula over missing values can be.</param>
/// <param name="Raw">The sum of the rules' contributions before group and score clamps and rounding; for a formula, its number before clamp and rounding.</param>
/// <param name="Band">The band of the same name as the score, or null when there are no such bands or the value is in none.</param>
public readonly record struct ScoreValue(double Value, double Raw, string? Band)
{
    /// <summary>Whether the score is known.</summary>
    public bool IsKnown => !double.IsNaN(Value);

    /// <summary>The value, and the band where there is one: <c>76 (hot)</c>.</summary>
    public override string ToString()
    {
        var value = IsKnown ? Value.ToString("R", CultureInfo.InvariantCulture) : "unknown";
        return Band is null ? value : $"{value} ({Band})";
    }
}
