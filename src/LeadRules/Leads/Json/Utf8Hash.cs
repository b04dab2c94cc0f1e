using System.Buffers.Binary;

namespace LeadRules.Leads.Json;

/// <summary>A quick hash of a short UTF-8 text, for look-ups in small tables.</summary>
internal static class Utf8Hash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public static uint Of(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Multiplier;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));

        var rest = 0UL;
        if (text.Length >= sizeof(uint))
        {
            rest = BinaryPrimitives.ReadUInt32LittleEndian(text);
            text = text[sizeof(uint)..];
        }

        foreach (var octet in text)
            rest = (rest << 8) | octet;
        return (uint)(Mix(hash ^ rest) >> 32);
    }

    private static ulong Mix(ulong hash)
    {
        hash *= Multiplier;
        return hash ^ (hash >> 29);
    }
}
