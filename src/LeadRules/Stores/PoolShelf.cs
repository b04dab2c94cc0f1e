using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>The pools of a store in memory: their states, and the events since it began. Used under the lock of the store.</summary>
internal sealed class PoolShelf
{
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);

    public PoolState this[string pool] => _byId.TryGetValue(pool, out var entry) ? entry.State : PoolState.New(pool);

    public void Keep(PoolState state)
    {
        if (_byId.TryGetValue(state.Pool, out var entry))
            entry.State = state;
        else
            _byId.Add(state.Pool, new Entry(state));
    }

    /// <summary>Keeps an event of a pool whose state was kept.</summary>
    public void Keep(PoolEvent happened) => _byId[happened.Pool].Events.Add(happened);

    public IReadOnlyList<PoolState> All() => EquatableList.Of<PoolState>([.. _byId.Values.Select(static entry => entry.State).OrderBy(static state => state.Pool, StringComparer.Ordinal)]);

    public IReadOnlyList<PoolEvent> EventsOf(string pool, long afterVersion, int max)
    {
        if (!_byId.TryGetValue(pool, out var entry) || entry.Events is [])
            return [];
        var from = (int)Math.Clamp(afterVersion - entry.Events[0].Version + 1, 0, entry.Events.Count);
        return entry.Events.GetRange(from, Math.Min(max, entry.Events.Count - from));
    }

    private sealed class Entry(PoolState state)
    {
        public PoolState State { get; set; } = state;

        /// <summary>One for each version, without gaps.</summary>
        public List<PoolEvent> Events { get; } = [];
    }
}
