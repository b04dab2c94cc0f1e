using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>The postal entries of one territory: a few one after the other; of many, beginnings by their hash.</summary>
internal sealed class PostalSet
{
    private const int Few = 8;
    private readonly (int Digits, TextSet? Prefixes)[] _groups = [];

    /// <summary>What is not in a group: a few of any kind; of many, the ranges.</summary>
    private readonly PostalEntry[] _others;

    private PostalSet(PostalEntry[] entries)
    {
        _others = entries;
        if (entries.Length <= Few)
            return;
        _others = [.. entries.Where(static entry => entry.IsRange)];
        _groups = [.. entries.Where(static entry => !entry.IsRange).GroupBy(static entry => entry.Digits).Select(static group => (group.Key, TextSet.Of([.. group.Select(static entry => entry.Low)])))];
    }

    /// <summary>The entries as a set; null when there are none.</summary>
    public static PostalSet? Of(PostalEntry[] entries) => entries.Length == 0 ? null : new PostalSet(entries);

    /// <summary>Whether an entry holds a code; of those that give so many digits, unless it is less than 0.</summary>
    public bool Contains(ReadOnlySpan<char> code, int digits)
    {
        foreach (var (own, prefixes) in _groups)
        {
            if ((digits < 0 || digits == own) && code.Length >= own && prefixes!.Contains(code[..own]))
                return true;
        }

        foreach (var entry in _others)
        {
            if ((digits < 0 || digits == entry.Digits) && entry.Contains(code))
                return true;
        }

        return false;
    }
}
