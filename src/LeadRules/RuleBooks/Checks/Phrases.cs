using System.Globalization;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Numbers and ranges as sentences say them.</summary>
internal static class Phrases
{
    public static string Of(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>"lies between 0 and 45", to follow the name of a value.</summary>
    public static string Lies(Reach reach) => (double.IsFinite(reach.Low), double.IsFinite(reach.High)) switch
    {
        (true, true) when reach.Low == reach.High => $"is always {Of(reach.Low)}",
        (true, true) => $"lies between {Of(reach.Low)} and {Of(reach.High)}",
        (true, false) => $"is at least {Of(reach.Low)}",
        (false, true) => $"is at most {Of(reach.High)}",
        _ => "can be any number",
    };

    /// <summary>"exactly 10", "from 11 to 19", "51 or more": the numbers of a range.</summary>
    public static string Numbers(NumberRange range, bool inSteps) => (range.From, range.To) switch
    {
        ({ } from, { } to) when from == to => $"exactly {Of(from)}",
        ({ } from, { } to) when inSteps => $"from {Of(from)} to {Of(to)}",
        ({ } from, { } to) => $"from {Of(from)} ({Included(range.FromIncluded)}) to {Of(to)} ({Included(range.ToIncluded)})",
        ({ } from, null) => range.FromIncluded ? $"{Of(from)} or more" : $"more than {Of(from)}",
        (null, { } to) => range.ToIncluded ? $"{Of(to)} or less" : $"less than {Of(to)}",
        _ => "all numbers",
    };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string ListOf(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    private static string Included(bool included) => included ? "included" : "excluded";
}
