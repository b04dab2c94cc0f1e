namespace LeadRules.Conditions.Compiled;

/// <summary>
/// Comparing texts ordinal, ignoring case. Most texts that are compared differ, and most of those differ in length or
/// in their last letter, so that is looked at before the library's comparison is called.
/// </summary>
internal static class Caseless
{
    public static bool Equal(string a, string b) =>
        a.Length == b.Length && MayEqual(a, a.Length, b) && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static bool StartsWith(string text, string start) =>
        text.Length >= start.Length && MayEqual(text, start.Length, start) && text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    public static bool EndsWith(string text, string end) =>
        text.Length >= end.Length && MayEqual(text, text.Length, end) && text.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the last letter of the literal may be equal to the one before a place in the text. Only of ASCII can one tell at a glance.</summary>
    private static bool MayEqual(string text, int end, string literal)
    {
        if (literal.Length == 0)
            return true;
        int a = text[end - 1], b = literal[^1];
        return (a | b) >= 128 || ((a ^ b) & ~0x20) == 0;
    }
}
