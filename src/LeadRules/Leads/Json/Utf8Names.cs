using System.Runtime.CompilerServices;
using System.Text;

namespace LeadRules.Leads.Json;

/// <summary>
/// A fixed set of names that are found by their UTF-8 text, without making a string. Remembers which name came after
/// which: the objects of a file are mostly written in one order, and then one comparison finds the next name.
/// Not safe to share between threads.
/// </summary>
internal sealed class Utf8Names
{
    private readonly byte[][] _names;
    private readonly int[] _slots;
    private readonly int[] _followers;

    /// <summary>Takes the names, each once; the index in this list is what <see cref="IndexOf"/> gives.</summary>
    public Utf8Names(IEnumerable<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, _names.Length * 4))];
        _followers = new int[_names.Length + 1];
        for (var i = 0; i < _names.Length; i++)
        {
            var slot = SlotOf(_names[i]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>The index of a name, or -1. Names are compared ordinal; an empty name is never found.</summary>
    /// <param name="name">The name.</param>
    /// <param name="previous">The index of the name before it in the same object, or -1; it changes the speed, never the answer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // The first line answers nearly always.
    public int IndexOf(ReadOnlySpan<byte> name, int previous)
    {
        var follower = _followers[previous < _names.Length ? previous + 1 : 0];
        return ShortUtf8.Equal(name, _names[follower]) && !name.IsEmpty ? follower : Search(name, previous);
    }

    private int Search(ReadOnlySpan<byte> name, int previous)
    {
        if (name.IsEmpty)
            return -1;
        for (var slot = SlotOf(name); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var index = _slots[slot] - 1;
            if (ShortUtf8.Equal(name, _names[index]))
                return _followers[previous < _names.Length ? previous + 1 : 0] = index;
        }

        return -1;
    }

    private int SlotOf(ReadOnlySpan<byte> name) => (int)(ShortUtf8.Hash(name) & (uint)(_slots.Length - 1));
}
