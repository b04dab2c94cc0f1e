namespace LeadRules.Leads.Json;

/// <summary>Which members of an object were read already; to be used for one object after another.</summary>
internal sealed class SeenMembers
{
    private long[] _seenIn = new long[8];
    private long _object = 1;

    /// <summary>Starts the next object. Costs the same however many members there may be.</summary>
    public void Clear() => _object++;

    /// <summary>Whether a member was read.</summary>
    public bool Contains(int member) => member < _seenIn.Length && _seenIn[member] == _object;

    /// <summary>Says that a member is read; false when it was already.</summary>
    public bool TryAdd(int member)
    {
        if (member >= _seenIn.Length)
            Grow(member);
        if (_seenIn[member] == _object)
            return false;
        _seenIn[member] = _object;
        return true;
    }

    /// <summary>Takes it back that a member was read.</summary>
    public void Remove(int member)
    {
        if (member < _seenIn.Length)
            _seenIn[member] = 0;
    }

    private void Grow(int member) => Array.Resize(ref _seenIn, member * 2);
}
