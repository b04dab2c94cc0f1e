using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>The postal entries of one territory: beginnings by their hash, ranges one after the other.</summary>
internal sealed class PostalSet
{
    private readonly (int Digits, TextSet? Prefixes, PostalEntry[] Ranges)[] _groups;

    private PostalSet(IEnumerable<PostalEntry> entries) => _groups =
        [.. entries.GroupBy(static entry => entry.Digits).Select(static group => (
            group.Key,
            TextSet.Of([.. group.Where(static entry => !entry.IsRange).Select(static entry => entry.Low)]),
            group.Where(static entry => entry.IsRange).ToArray()))];

    /// <summary>The entries as a set; null when there are none.</summary>
    public static PostalSet? Of(PostalEntry[] entries) => entries.Length == 0 ? null : new PostalSet(entries);

    /// <summary>Whether an entry holds a code; of those that give so many digits, unless it is less than 0.</summary>
    public bool Contains(ReadOnlySpan<char> code, int digits)
    {
        foreach (var (own, prefixes, ranges) in _groups)
        {
            if (digits >= 0 && digits != own)
                continue;
            if (prefixes is not null && code.Length >= own && prefixes.Contains(code[..own]))
                return true;
            foreach (var range in ranges)
            {
                if (range.Contains(code))
                    return true;
            }
        }

        return false;
    }
}
