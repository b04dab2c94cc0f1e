using System.Text;

namespace LeadRules.Leads.Json;

/// <summary>
/// Gives one string for texts that come again and again: industries, countries, pages, campaigns. Bounded: a text
/// that falls into a taken slot takes the slot over, so strange data costs strings, never memory.
/// </summary>
internal sealed class TextCache
{
    private const int SlotCount = 4096;

    /// <summary>Longer texts hardly ever come twice, and would make the cache large.</summary>
    private const int MaxLength = 64;
    private readonly string?[] _slots = new string?[SlotCount];

    /// <summary>The string of a text that is known to be UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[Utf8Hash.Of(utf8) & (SlotCount - 1)];
        if (slot is null || !Ascii.Equals(utf8, slot))
            slot = Encoding.UTF8.GetString(utf8);
        return slot;
    }
}
