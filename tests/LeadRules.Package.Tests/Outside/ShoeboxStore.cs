using LeadRules;
using LeadRules.Routing;
using LeadRules.Stores;

/// <summary>A store of our own, as somebody outside would write it: every row is a text in a box, and one caller at a time has the lid open.</summary>
internal sealed class ShoeboxStore : ILeadStateStore
{
    private readonly SemaphoreSlim _lid = new(1, 1);
    private readonly SortedDictionary<string, byte[]> _pools = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, byte[]> _reps = new(StringComparer.Ordinal);
    private readonly List<(string Pool, long Version, byte[] Row)> _events = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, byte[]> _leads = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (byte[] Row, long Revision, DateTimeOffset? NextLook)> _states = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, (byte[] Row, string? Lead)> _outbox = [];
    private readonly AsyncLocal<bool> _isDeciding = new();
    private long _number;

    public async ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default)
    {
        if (_isDeciding.Value)
            throw new InvalidOperationException("One decision at a time.");
        await _lid.WaitAsync(cancellationToken);
        var state = new Open(this, scope);
        try
        {
            _isDeciding.Value = true;
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            if (change is not null)
            {
                change.Check(scope, state);
                Keep(change, change.LeadOf(scope));
            }

            return result;
        }
        finally
        {
            state.Shut();
            _isDeciding.Value = false;
            _lid.Release();
        }
    }

    public ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken = default) => Read(() => Lead(key), cancellationToken);

    public ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<RoutedLead>>(() => [.. _order.Select(key => Lead(key)!).Where(filter.Admits).Take(filter.Max)], cancellationToken);

    public ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken = default) => Read(() => Pool(pool), cancellationToken);

    public ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken = default) => Read(() => Rep(rep), cancellationToken);

    public ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken = default) => Read<IReadOnlyList<PoolEvent>>(
        () => [.. _events.Where(row => row.Pool == pool && row.Version > afterVersion).Take(max).Select(static row => StoreJson.ReadEvent(row.Row))], cancellationToken);

    public ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken = default) => Read<IReadOnlyList<OutboxIntent>>(
        () => [.. _outbox.Take(max).Select(static row => new OutboxIntent(row.Key, StoreJson.ReadIntent(row.Value.Row)) { Lead = row.Value.Lead })], cancellationToken);

    public async ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => await Read(
        () =>
        {
            foreach (var number in numbers)
                _outbox.Remove(number);
            return true;
        },
        cancellationToken);

    public ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken = default) => Read(() => State(lead), cancellationToken);

    public ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default) => Read<IReadOnlyList<StoredLead>>(
        () => [.. _states.Where(row => row.Value.NextLook <= at).OrderBy(static row => row.Value.NextLook).ThenBy(static row => row.Key, StringComparer.Ordinal).Take(max).Select(row => State(row.Key)!)], cancellationToken);

    private void Keep(RoutingChange change, string? about)
    {
        if (change.Lead is { } lead)
        {
            if (!_leads.ContainsKey(lead.Key))
                _order.Add(lead.Key);
            _leads[lead.Key] = StoreJson.Write(lead);
        }

        if (change.Stored is { } stored)
            _states[stored.State.Lead] = (LeadStateJson.Write(stored.State), stored.Revision, stored.NextLook);
        foreach (var pool in change.Pools)
            _pools[pool.Pool] = StoreJson.Write(pool);
        foreach (var happened in change.Events)
            _events.Add((happened.Pool, happened.Version, StoreJson.Write(happened)));
        foreach (var rep in change.Reps)
            _reps[rep.Rep] = StoreJson.Write(rep);
        foreach (var intent in change.Intents.Where(intent => _keys.Add(intent.Key)))
            _outbox.Add(++_number, (StoreJson.Write(intent), about));
    }

    private RoutedLead? Lead(string key) => _leads.TryGetValue(key, out var row) ? StoreJson.ReadLead(row) : null;

    private PoolState Pool(string pool) => _pools.TryGetValue(pool, out var row) ? StoreJson.ReadPool(row) : PoolState.New(pool);

    private RepState Rep(string rep) => _reps.TryGetValue(rep, out var row) ? StoreJson.ReadRep(row) : new RepState { Rep = rep };

    private StoredLead? State(string lead) => _states.TryGetValue(lead, out var row) ? new StoredLead(LeadStateJson.Read(row.Row), row.Revision, row.NextLook) : null;

    private async ValueTask<T> Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        await _lid.WaitAsync(cancellationToken);
        try
        {
            return read();
        }
        finally
        {
            _lid.Release();
        }
    }

    private sealed class Open(ShoeboxStore box, RoutingScope scope) : IRoutingState
    {
        private bool _isShut;

        public RoutedLead? Lead => Asked(scope.Key is { } key ? box.Lead(key) : null);

        public StoredLead? Stored => Asked(scope.Lead is { } lead ? box.State(lead) : null);

        public PoolState Pool(string pool)
        {
            scope.RequirePool(pool);
            return Asked(box.Pool(pool));
        }

        public RepState Rep(string rep) => scope.Reps.Contains(rep) ? Asked(box.Rep(rep)) : throw scope.NoSuchRep(rep);

        public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps) => [.. reps.Select(Rep)];

        public void Shut() => _isShut = true;

        private T Asked<T>(T answer) => _isShut ? throw new InvalidOperationException("The decision is over.") : answer;
    }
}
