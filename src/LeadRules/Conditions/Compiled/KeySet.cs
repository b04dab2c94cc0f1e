using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LeadRules.Conditions.Compiled;

/// <summary>
/// The keys of activities seen so far, without allocating: a few are compared one by one; from then on an open hash
/// table of indexes into the activities that brought a new key, in rented arrays.
/// </summary>
internal ref struct KeySet(ActivityKey key, int capacity)
{
    private Few _few;
    private Activity[]? _activities;
    private int[]? _table;
    private int _mask;

    public int Count { get; private set; }

    /// <summary>Whether the activity's key is new.</summary>
    public bool Add(Activity activity)
    {
        if (_activities is not null)
            return AddToTable(activity);
        for (var i = 0; i < Count; i++)
        {
            if (key.Equals(_few[i], activity))
                return false;
        }

        if (Count == Few.Length)
            return AddToNewTable(activity);
        _few[Count++] = activity;
        return true;
    }

    public readonly void Dispose()
    {
        if (_activities is null)
            return;
        // No lead is kept alive by the pool.
        _activities.AsSpan(0, Count).Clear();
        ArrayPool<Activity>.Shared.Return(_activities);
        ArrayPool<int>.Shared.Return(_table!);
    }

    private bool AddToNewTable(Activity activity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(capacity * 2));
        _mask = size - 1;
        _table = ArrayPool<int>.Shared.Rent(size);
        _table.AsSpan(0, size).Clear();
        _activities = ArrayPool<Activity>.Shared.Rent(capacity);
        Count = 0;
        foreach (var known in _few)
            AddToTable(known);
        return AddToTable(activity);
    }

    private bool AddToTable(Activity activity)
    {
        var hash = unchecked((uint)key.GetHashCode(activity) * 2654435769u);
        for (var place = (int)(hash >> 7) & _mask; ; place = (place + 1) & _mask)
        {
            var entry = _table![place];
            if (entry == 0)
            {
                _activities![Count++] = activity;
                _table[place] = Count;
                return true;
            }

            if (key.Equals(_activities![entry - 1], activity))
                return false;
        }
    }

    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 8;

        private Activity _first;
    }
}
