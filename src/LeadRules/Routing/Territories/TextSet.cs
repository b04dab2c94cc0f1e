using System.Collections.Frozen;

namespace LeadRules.Routing.Territories;

/// <summary>Texts, compared ordinal and ignoring case: a few one after the other, many by their hash.</summary>
internal sealed class TextSet
{
    private const int Few = 8;
    private readonly string[] _few;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? _many;

    private TextSet(IReadOnlyCollection<string> texts)
    {
        _few = texts.Count <= Few ? [.. texts] : [];
        _many = texts.Count <= Few ? null : texts.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The texts as a set; null when there are none.</summary>
    public static TextSet? Of(IReadOnlyCollection<string> texts) => texts.Count == 0 ? null : new TextSet(texts);

    public bool Contains(ReadOnlySpan<char> text)
    {
        if (_many is { } many)
            return many.Contains(text);
        foreach (var one in _few)
        {
            if (text.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
