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
    private readonly (byte[] Utf8, string Text)[] _slots = new (byte[], string)[SlotCount];

    /// <summary>The string of a text that is known to be UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[ShortUtf8.Hash(utf8) & (SlotCount - 1)];
        if (slot.Text is null || !ShortUtf8.Equal(utf8, slot.Utf8))
            slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return slot.Text;
    }
}
