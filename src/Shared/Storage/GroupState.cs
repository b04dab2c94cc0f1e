using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>What a transaction has read, and over it what the decisions of its group have changed: each sees what the former ones did. Written as a whole when all have run.</summary>
internal sealed class GroupState
{
    private readonly Dictionary<string, PoolState> _pools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RepState> _reps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoutedLead> _leads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredLead> _states = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readLeads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readStates = new(StringComparer.Ordinal);
    private readonly Changed<PoolState> _changedPools = new();
    private readonly Changed<RepState> _changedReps = new();
    private readonly Changed<RoutedLead> _changedLeads = new();
    private readonly Changed<StoredLead> _changedStates = new();

    public IReadOnlyList<PoolState> Pools => _changedPools.Last;

    public IReadOnlyList<RepState> Reps => _changedReps.Last;

    /// <summary>Leads that are routed for the first time, in that order.</summary>
    public IEnumerable<RoutedLead> NewLeads => _changedLeads.Last.Where(lead => !_readLeads.Contains(lead.Key));

    public IEnumerable<RoutedLead> KnownLeads => _changedLeads.Last.Where(lead => _readLeads.Contains(lead.Key));

    public IEnumerable<StoredLead> NewStates => _changedStates.Last.Where(stored => !_readStates.Contains(stored.State.Lead));

    public IEnumerable<StoredLead> KnownStates => _changedStates.Last.Where(stored => _readStates.Contains(stored.State.Lead));

    public List<PoolEvent> Events { get; } = [];

    public List<(Intent Intent, string? Lead)> Intents { get; } = [];

    public List<DecisionRecord> Records { get; } = [];

    public void Read(PoolState pool) => _pools[pool.Pool] = pool;

    public void Read(RepState rep) => _reps[rep.Rep] = rep;

    public void Read(RoutedLead lead)
    {
        _leads[lead.Key] = lead;
        _readLeads.Add(lead.Key);
    }

    public void Read(StoredLead stored)
    {
        _states[stored.State.Lead] = stored;
        _readStates.Add(stored.State.Lead);
    }

    public PoolState Pool(string pool) => _pools.TryGetValue(pool, out var known) ? known : PoolState.New(pool);

    public RepState Rep(string rep) => _reps.TryGetValue(rep, out var known) ? known : new RepState { Rep = rep };

    public RoutedLead? Lead(string key) => _leads.GetValueOrDefault(key);

    public StoredLead? Stored(string lead) => _states.GetValueOrDefault(lead);

    /// <summary>Lays a change that was checked over the state.</summary>
    public void Keep(RoutingChange change, string? about)
    {
        if (change.Lead is { } lead)
            _changedLeads.Keep(lead.Key, _leads[lead.Key] = lead);
        if (change.Stored is { } stored)
            _changedStates.Keep(stored.State.Lead, _states[stored.State.Lead] = stored);
        foreach (var pool in change.Pools)
            _changedPools.Keep(pool.Pool, _pools[pool.Pool] = pool);
        foreach (var rep in change.Reps)
            _changedReps.Keep(rep.Rep, _reps[rep.Rep] = rep);
        Events.AddRange(change.Events);
        foreach (var intent in change.Intents)
            Intents.Add((intent, about));
        Records.AddRange(change.Records);
    }

    /// <summary>The last state of each thing that changed, in the order in which they first did.</summary>
    private sealed class Changed<T>
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public List<T> Last { get; } = [];

        public void Keep(string id, T state)
        {
            if (_places.TryGetValue(id, out var place))
            {
                Last[place] = state;
                return;
            }

            _places.Add(id, Last.Count);
            Last.Add(state);
        }
    }
}
