namespace LeadRules.Conditions.Compiled;

/// <summary>
/// Comparing texts ordinal, ignoring case. Most texts that are compared differ, and most of those differ in length or
/// in their last letter, so that is looked at before the library's comparison is called.
/// </summary>
internal static class Caseless
{
    public static bool Equal(string a, string b) =>
        MayEqual(a, b) && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static bool StartsWith(string text, string start) =>
        MayStartWith(text, start) && text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    public static bool EndsWith(string text, string end) =>
        text.Length >= end.Length && MayEndWith(text, text.Length, end) && text.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a glance leaves it possible that the texts are equal; false is certain.</summary>
    public static bool MayEqual(string a, string b) => a.Length == b.Length && MayEndWith(a, a.Length, b);

    /// <summary>Whether a glance leaves it possible that the text starts with another; false is certain.</summary>
    public static bool MayStartWith(string text, string start) => text.Length >= start.Length && MayEndWith(text, start.Length, start);

    /// <summary>Whether the letter before a place may be the last one of another text. Only of ASCII can one tell at a glance.</summary>
    private static bool MayEndWith(string text, int place, string other)
    {
        if (other.Length == 0)
            return true;
        int a = text[place - 1], b = other[^1];
        return (a | b) >= 128 || ((a ^ b) & ~0x20) == 0;
    }
}
