using System.Numerics;
using System.Runtime.InteropServices;

namespace LeadRules.Cli.Scoring;

/// <summary>
/// 88 bits that stand for a lead's id, so that millions of ids can be remembered. Two ids of one hundred million share
/// them with a chance of about one in a hundred thousand million.
/// </summary>
internal readonly record struct IdKey(ulong High, uint Low)
{
    public const int LowBits = 24;
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;
    private const ulong Third = 0x8EBC6AF09C88C6E3;
    private const ulong Fourth = 0x589965CC75374CC3;

    public static IdKey Of(string id)
    {
        var octets = MemoryMarshal.AsBytes(id.AsSpan());
        var (left, right) = (First ^ (ulong)octets.Length, Second);
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        while (!octets.IsEmpty)
        {
            word.Clear();
            var taken = Math.Min(octets.Length, sizeof(ulong));
            octets[..taken].CopyTo(word);
            var next = MemoryMarshal.Read<ulong>(word);
            left = Fold(left ^ next, Third);
            right = Fold(right ^ BitOperations.RotateLeft(next, 32), Fourth);
            octets = octets[taken..];
        }

        return new IdKey(Fold(left, Second), (uint)(Fold(right, First) >> (64 - LowBits)));
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
