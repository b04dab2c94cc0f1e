using System.Text.RegularExpressions;

namespace LeadRules.RuleBooks.Binding;

/// <summary>
/// Bounds on patterns of <c>matches</c>. Matching takes linear time whatever the pattern; what a hostile pattern could
/// still do is grow: <c>((a{999}){999}){999}</c> asks for a machine with a thousand million states.
/// </summary>
internal static partial class RegexLimits
{
    public const int MaxLength = 500;
    private const int MaxRepeats = 1_000;

    /// <summary>Whether the counted repetitions of a pattern, multiplied as if all were nested, are too many.</summary>
    public static bool IsTooLarge(string pattern)
    {
        double repeats = 1;
        foreach (var match in Counted().EnumerateMatches(pattern))
        {
            var text = pattern.AsSpan(match.Index + 1, match.Length - 2);
            var comma = text.LastIndexOf(',');
            var last = comma >= 0 && comma < text.Length - 1 ? text[(comma + 1)..] : comma >= 0 ? text[..comma] : text;
            repeats *= double.TryParse(last, System.Globalization.CultureInfo.InvariantCulture, out var count) ? Math.Max(1, count) : 1;
        }

        return repeats > MaxRepeats;
    }

    [GeneratedRegex(@"\{\d+(,\d*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
