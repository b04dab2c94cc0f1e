using System.Buffers;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks;

/// <summary>What a territory covers, as rule books write it; each in the one spelling in which it is kept, null when it is none.</summary>
internal static class TerritoryText
{
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create(Letters + Digits);
    private static readonly SearchValues<char> OfPostalCodes = SearchValues.Create(Letters + Digits + " -");

    /// <summary>A country: two letters of ISO 3166-1. Most mean GB who write UK, which no lead would match.</summary>
    public static string? Country(string text) =>
        text.Length == 2 && text.All(char.IsAsciiLetter) && !string.Equals(text, "UK", StringComparison.OrdinalIgnoreCase) ? text.ToUpperInvariant() : null;

    /// <summary>A region: a country, a hyphen, and one to three letters or digits, as in ISO 3166-2.</summary>
    public static string? Region(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.Length is >= 4 and <= 6 && Country(upper[..2]) is not null && upper[2] == '-' && !upper.AsSpan(3).ContainsAnyExcept(LettersAndDigits) ? upper : null;
    }

    /// <summary>A prefix of postal codes, or the first and the last of a range, of equal length.</summary>
    public static string? Postal(string text)
    {
        var ends = text.ToUpperInvariant().Split("..", StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || !Array.TrueForAll(ends, static end => end.Length > 0 && !end.AsSpan().ContainsAnyExcept(OfPostalCodes)))
            return null;
        return ends.Length == 1 ? ends[0] : ends[0].Length == ends[1].Length && string.CompareOrdinal(ends[0], ends[1]) <= 0 ? $"{ends[0]}..{ends[1]}" : null;
    }

    /// <summary>The range that was most likely meant by two numbers of equal length with a hyphen between; null for other texts.</summary>
    public static string? RangeMeant(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var first, var last] && first.Length == last.Length && (first + last).All(char.IsAsciiDigit) ? Postal($"{first}..{last}") : null;

    /// <summary>A named account: a domain, or <c>@</c> and the name of a list.</summary>
    public static string? Account(string text)
    {
        if (ListOf(text) is { } list)
            return Words.IsId(list) ? text : null;
        var domain = text.ToLowerInvariant();
        return domain.IndexOf('.', StringComparison.Ordinal) > 0 && domain[^1] != '.' && domain.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? domain : null;
    }

    /// <summary>The name of the list of accounts that a text names; null when it is no list.</summary>
    public static string? ListOf(string account) => account.StartsWith('@') ? account[1..] : null;
}
