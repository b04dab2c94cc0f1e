using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Bounds of scores that rounding, which comes after them, moves.</summary>
internal static class RoundedBounds
{
    private const int MostDecimals = 6;

    public static void Check(CheckScope scope)
    {
        foreach (var score in scope.Scores)
        {
            Check(scope, score, "min", score.Min);
            Check(scope, score, "max", score.Max);
        }
    }

    private static void Check(CheckScope scope, ScoreDefinition score, string name, double? bound)
    {
        if (bound is not { } value || Rounded(value, score.Decimals) == value)
            return;
        var needed = score.Decimals;
        while (needed <= MostDecimals && Rounded(value, needed) != value)
            needed++;
        scope.Report(Problems.BoundIsRounded($"{BookPath.Score(score.Name)}.{name}", name, value, Rounded(value, score.Decimals), score.Decimals, needed));
    }

    private static double Rounded(double value, int decimals) => Rounding.HalfAwayFromZero(value, Math.Pow(10, decimals));
}
