using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadRules.Conditions.Parsing;

/// <summary>
/// What people bring along from other languages, and how it is said here. Asked only for the mend of what is refused already,
/// so nothing that the language allows is lost.
/// </summary>
internal static partial class Habits
{
    /// <summary>The mend for a number whose digits are grouped or whose decimals follow a comma, or null when the comma at a place is in no number.</summary>
    public static string? Comma(string text, int comma)
    {
        var start = comma;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        if (GroupedAt(text, start) is { } grouped)
            return Ungrouped(grouped);
        return DecimalComma().Match(text, start) is { Success: true, Value: var number }
            ? $"Write decimals with a point: {number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')}."
            : null;
    }

    /// <summary>The number at a place with its digits in groups of three, or null when they are not.</summary>
    public static string? GroupedAt(string text, int start) => Grouped().Match(text, start) is { Success: true, Value: var grouped } ? grouped : null;

    /// <summary>The mend for a number with its digits in groups.</summary>
    public static string Ungrouped(string number)
    {
        var separator = number[number.AsSpan().IndexOfAnyExceptInRange('0', '9')].ToString();
        return $"Write the number without separators: {number.Replace(separator, "", StringComparison.Ordinal)}.";
    }

    /// <summary>The mend for digits with several points in them.</summary>
    public static string Points(string text)
    {
        if (DateOnly.TryParseExact(text, "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return $"Write {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.";
        return GroupedAt(text, 0)?.Length == text.Length
            ? Ungrouped(text)
            : "Write a number with one point (1.5), or a date as 2026-11-22.";
    }

    /// <summary>The mend for a number and letters in one word, or null when the letters say nothing that is known here.</summary>
    public static string? Suffix(string word)
    {
        if (GroupedAt(word, 0)?.Length == word.Length)
            return Ungrouped(word);
        var letters = word.TakeWhile(static c => char.IsAsciiDigit(c) || c == '.').Count();
        return letters > 0 ? Unit(word[..letters], word[letters..]) : null;
    }

    /// <summary>The mend for a number before the name of a unit, or null when the word is none.</summary>
    public static string? Unit(string amount, string unit) => unit.ToLowerInvariant() switch
    {
        "s" or "sec" or "secs" or "second" or "seconds" => $"Write {amount}s.",
        "min" or "mins" or "minute" or "minutes" => $"Write {amount}m.",
        "h" or "hr" or "hrs" or "hour" or "hours" => $"Write {amount}h.",
        "d" or "day" or "days" => $"Write {amount}d.",
        "w" or "week" or "weeks" => $"Write {amount}w.",
        "mo" or "month" or "months" => "Months differ in length: write days, such as 30d.",
        "y" or "yr" or "year" or "years" => "Years differ in length: write days, such as 365d.",
        _ => null,
    };

    /// <summary>The mend for a word that stands where a condition could end, or null when it is not known here.</summary>
    public static string? Word(string word) => word.ToLowerInvariant() switch
    {
        "does" or "doesn" or "isn" => "Write 'not' before the whole test: not x contains 'a'.",
        "like" or "contain" or "includes" => "Write 'contains', 'starts with', 'ends with' or 'matches'.",
        "equals" or "equal" => "Write '='.",
        _ => null,
    };

    /// <summary>The mend for the name of a field or function that means something in other languages, or null.</summary>
    public static string? Name(string name) => name.ToLowerInvariant() switch
    {
        "null" or "nil" or "undefined" => "To ask whether something is known write 'x is missing' or 'x is present'.",
        "now" or "today" or "getdate" or "current_date" or "current_timestamp" => "Write 'at', the instant of the decision: created > at - 30d.",
        _ => null,
    };

    /// <summary>Whether a word after 'is' asks for the absence of a value.</summary>
    public static bool IsMissing(string word) => word.ToLowerInvariant() is "missing" or "null" or "nil" or "empty" or "blank" or "unknown" or "undefined";

    [GeneratedRegex(@"\G[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9,])|\G[0-9]{1,3}(?:_[0-9]{3})+(?![0-9_])|\G[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\G[0-9]+(?:\.[0-9]{3})*,[0-9]+(?![0-9,])")]
    private static partial Regex DecimalComma();
}
