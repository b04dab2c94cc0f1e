using System.Globalization;

namespace LeadRules.RuleBooks.Binding;

/// <summary>
/// Bounds on patterns of <c>matches</c>. Matching takes linear time whatever the
/// pattern, but a hostile pattern makes each step dear: <c>(.{1,30}){1,30}x</c> asks for a machine that is in hundreds of
/// states at once. Why these numbers: docs/decisions/009-patterns-are-bounded-by-their-repetitions.md.
/// </summary>
internal static class RegexLimits
{
    public const int MaxLength = 500;

    /// <summary>How many characters a pattern may ask for when its counted repetitions are written out.</summary>
    public const int MaxSize = 500;

    /// <summary>How often a choice may be repeated: the product of the counts around it, doubled for each, times what is repeated.</summary>
    public const int MaxRepeatedChoice = 175;

    /// <summary>Why a pattern is too large, or null.</summary>
    public static string? ProblemOf(string pattern)
    {
        if (pattern.Length > MaxLength)
            return string.Create(CultureInfo.InvariantCulture, $"it has {pattern.Length} characters, and {MaxLength} are allowed");
        if (new PatternCost(pattern).CountsInFreeLayout())
            return "it counts repetitions in free layout, '(?x)'";
        var cost = new PatternCost(pattern).Estimate();
        if (cost.Size > MaxSize)
            return string.Create(CultureInfo.InvariantCulture, $"with its counted repetitions written out it has {cost.Size:N0} characters, and {MaxSize} are allowed");
        return cost.RepeatedChoice > MaxRepeatedChoice ? "it repeats a choice too often, such as one counted repetition inside another" : null;
    }
}
