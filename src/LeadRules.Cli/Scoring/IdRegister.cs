namespace LeadRules.Cli.Scoring;

/// <summary>Remembers on which line each id stood first: 16 bytes an id, in a table that is at most 70% full.</summary>
internal sealed class IdRegister
{
    private const int LineBits = 64 - IdKey.LowBits;
    private const ulong LineMask = (1UL << LineBits) - 1;
    private ulong[] _high = new ulong[1024];

    /// <summary>The low bits of the key above the line; 0 where the slot is free, since lines count from 1.</summary>
    private ulong[] _rest = new ulong[1024];
    private int _count;

    /// <summary>Remembers an id; false, and the line of the first, when it is known already.</summary>
    public bool TryAdd(IdKey key, long line, out long firstLine)
    {
        if (_count >= _high.Length / 10 * 7)
            Grow();
        var slot = Find(key);
        firstLine = (long)(_rest[slot] & LineMask);
        if (firstLine != 0)
            return false;
        Put(slot, key.High, ((ulong)key.Low << LineBits) | ((ulong)line & LineMask));
        _count++;
        return true;
    }

    private int Find(IdKey key)
    {
        var slot = (int)(key.High & (ulong)(_high.Length - 1));
        while (_rest[slot] != 0 && (_high[slot] != key.High || _rest[slot] >> LineBits != key.Low))
            slot = (slot + 1) & (_high.Length - 1);
        return slot;
    }

    private void Put(int slot, ulong high, ulong rest)
    {
        _high[slot] = high;
        _rest[slot] = rest;
    }

    private void Grow()
    {
        var (high, rest) = (_high, _rest);
        _high = new ulong[high.Length * 2];
        _rest = new ulong[rest.Length * 2];
        for (var i = 0; i < high.Length; i++)
        {
            if (rest[i] != 0)
                Put(Find(new IdKey(high[i], (uint)(rest[i] >> LineBits))), high[i], rest[i]);
        }
    }
}
