using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LeadRules.Leads.Json;

/// <summary>Equality and a hash of short UTF-8 texts, inlined where names and values are looked up: once for every member of a file.</summary>
internal static class ShortUtf8
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>Whether two texts are the same. Up to 32 bytes, the first and the last 16 (or eight, four, one) of each are compared, which may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
            return false;
        return one.Length switch
        {
            > 2 * 16 => one.SequenceEqual(other),
            >= 16 => EndsEqual<Vector128<byte>>(one, other),
            >= sizeof(ulong) => EndsEqual<ulong>(one, other),
            >= sizeof(uint) => EndsEqual<uint>(one, other),
            >= sizeof(ushort) => EndsEqual<ushort>(one, other),
            _ => one.IsEmpty || one[0] == other[0],
        };
    }

    /// <summary>A quick hash, for look-ups in small tables.</summary>
    public static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Multiplier;
        if (text.Length >= sizeof(ulong))
        {
            var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
            for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..])
                hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            return (uint)(Mix(hash ^ last) >> 32);
        }

        var rest = 0UL;
        if (text.Length >= sizeof(uint))
            rest = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]);
        else
        {
            foreach (var octet in text)
                rest = (rest << 8) | octet;
        }

        return (uint)(Mix(hash ^ rest) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash)
    {
        hash *= Multiplier;
        return hash ^ (hash >> 29);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EndsEqual<T>(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
        where T : unmanaged, IEquatable<T> =>
        MemoryMarshal.Read<T>(one).Equals(MemoryMarshal.Read<T>(other))
        && MemoryMarshal.Read<T>(one[^Unsafe.SizeOf<T>()..]).Equals(MemoryMarshal.Read<T>(other[^Unsafe.SizeOf<T>()..]));
}
