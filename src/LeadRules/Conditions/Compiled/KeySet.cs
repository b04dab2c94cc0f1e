using System.Buffers;
using System.Numerics;

namespace LeadRules.Conditions.Compiled;

/// <summary>
/// The keys of activities seen so far, in rented arrays, so that counting distinct keys allocates nothing. An open hash
/// table of indexes into the activities that brought a new key.
/// </summary>
internal ref struct KeySet
{
    private readonly ActivityKey _key;
    private readonly Activity[] _activities;
    private readonly int[] _table;
    private readonly int _mask;

    public KeySet(ActivityKey key, int capacity)
    {
        _key = key;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, capacity * 2));
        _mask = size - 1;
        _table = ArrayPool<int>.Shared.Rent(size);
        _table.AsSpan(0, size).Clear();
        _activities = ArrayPool<Activity>.Shared.Rent(Math.Max(1, capacity));
    }

    public int Count { get; private set; }

    /// <summary>Whether the activity's key is new.</summary>
    public bool Add(Activity activity)
    {
        var hash = unchecked((uint)_key.GetHashCode(activity) * 2654435769u);
        for (var place = (int)(hash >> 7) & _mask; ; place = (place + 1) & _mask)
        {
            var entry = _table[place];
            if (entry == 0)
            {
                _activities[Count++] = activity;
                _table[place] = Count;
                return true;
            }

            if (_key.Equals(_activities[entry - 1], activity))
                return false;
        }
    }

    public readonly void Dispose()
    {
        // No lead is kept alive by the pool.
        _activities.AsSpan(0, Count).Clear();
        ArrayPool<Activity>.Shared.Return(_activities);
        ArrayPool<int>.Shared.Return(_table);
    }
}
