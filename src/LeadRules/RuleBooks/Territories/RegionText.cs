namespace LeadRules.RuleBooks.Territories;

/// <summary>Regions as ISO 3166-2 writes them: the country, a hyphen, and one to three letters or digits.</summary>
internal static class RegionText
{
    public const int MaxLength = 6;

    /// <summary>Whether a text is a whole code, such as <c>US-CA</c>.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) =>
        text.Length > 3 && text[2] == '-' && Countries.NumberOf(text[..2]) >= 0 && IsPart(text[3..]);

    /// <summary>Whether a text is the part of a code behind its country, such as <c>CA</c>.</summary>
    public static bool IsPart(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return text.Length is > 0 and <= MaxLength - 3;
    }

    /// <summary>Writes the whole code in upper case; a part is completed by the country.</summary>
    /// <param name="text">The region, without blanks around it.</param>
    /// <param name="country">The number of the country, or less than 0 for none.</param>
    /// <param name="whole">Takes the code; <see cref="MaxLength"/> long.</param>
    /// <returns>The length of the code; 0 when the text is none.</returns>
    public static int Complete(ReadOnlySpan<char> text, int country, Span<char> whole)
    {
        if (IsWhole(text))
            return text.ToUpperInvariant(whole);
        if (country < 0 || !IsPart(text))
            return 0;
        (whole[0], whole[1], whole[2]) = ((char)('A' + (country / 26)), (char)('A' + (country % 26)), '-');
        return 3 + text.ToUpperInvariant(whole[3..]);
    }
}
