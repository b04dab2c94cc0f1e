using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>
/// A store in the memory of one process, for one server, for tests and for simulations. Thread-safe: one lock, under which decisions
/// run one after the other. Everything is kept until the store goes: leads and their states, decisions, the history of pools, and the keys of intents.
/// </summary>
/// <remarks>All calls have finished when they return. <see cref="Snapshot"/> gives the state to keep elsewhere, and the constructor takes it back.</remarks>
public sealed class InMemoryRoutingStore : ILeadStateStore, IOutbox, IDecisionLog
{
    private readonly Lock _gate = new();
    private readonly PoolShelf _pools = new();
    private readonly RepShelf _reps = new();
    private readonly LeadShelf _leads = new();
    private readonly StateShelf _states = new();
    private readonly Outbox _outbox = new();
    private readonly DecisionShelf _decisions = new();
    private bool _isDeciding;

    /// <summary>A store that remembers nothing yet.</summary>
    public InMemoryRoutingStore()
    {
    }

    /// <summary>A store that goes on from a snapshot. The history of its pools begins there.</summary>
    /// <exception cref="ArgumentException">Something stands in the snapshot twice, a state has a revision below 1, or the numbers of its intents do not rise up to its last one.</exception>
    public InMemoryRoutingStore(RoutingSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Objection() is { } objection)
            throw new ArgumentException(objection, nameof(snapshot));
        foreach (var pool in snapshot.Pools)
            _pools.Keep(pool);
        foreach (var rep in snapshot.Reps)
            _reps.Keep(rep);
        foreach (var lead in snapshot.Leads)
            _leads.Keep(lead);
        foreach (var stored in snapshot.States)
            _states.Keep(stored);
        _outbox.Restore(snapshot);
    }

    /// <inheritdoc/>
    public ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(decide);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        try
        {
            return new(Commit(scope, decide, cancellationToken));
        }
        catch (Exception fault)
        {
            return ValueTask.FromException<T>(fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Read(key, static (store, key) => store._leads.Find(key), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Leads that wait are found at once; for other filters all leads are gone through.</remarks>
    public ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Read(filter, static (store, filter) => store._leads.Which(filter), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return Read(lead, static (store, lead) => store._states.Find(lead), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Only those that are given are gone through, however many leads there are.</remarks>
    public ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return Read((at, max), static (store, asked) => store._states.Due(asked.at, asked.max), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pool);
        return Read(pool, static (store, pool) => store._pools[pool], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rep);
        return Read(rep, static (store, rep) => store._reps[rep], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return Read((pool, afterVersion, max), static (store, asked) => store._pools.EventsOf(asked.pool, asked.afterVersion, asked.max), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return Read(max, static (store, max) => store._outbox.Pending(max), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return Change(numbers, static (store, number) => store._outbox.Settle(number), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> LeaseAsync(string holder, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        return Read((holder, at, until), static (store, asked) => store._outbox.Lease(asked.holder, asked.at, asked.until), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string holder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        return Change([holder], static (store, holder) => store._outbox.Release(holder), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxIntent>> DueIntentsAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return Read((at, max), static (store, asked) => store._outbox.Due(asked.at, asked.max), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ReportAsync(IReadOnlyCollection<IntentReport> reports, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return Change(reports, static (store, report) => store._outbox.Report(report), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxIntent>> SetAsideIntentsAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return Read(max, static (store, max) => store._outbox.SetAside(max), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReviveIntentAsync(long number, CancellationToken cancellationToken = default) =>
        Read(number, static (store, number) => store._outbox.Revive(number), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> ForgetSettledAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        Read(before, static (store, before) => store._outbox.Forget(before), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Read(filter, static (store, filter) => store._decisions.Which(filter), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        Read(before, static (store, before) => store._decisions.Forget(before), cancellationToken);

    /// <summary>Everything that is remembered now, save the history of the pools and the log of decisions.</summary>
    public RoutingSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new RoutingSnapshot
            {
                Pools = _pools.All(),
                Reps = _reps.All(),
                Leads = _leads.Which(new RoutedLeadFilter()),
                States = _states.All(),
                LastNumber = _outbox.LastNumber,
                Pending = _outbox.Pending(int.MaxValue),
                SetAside = _outbox.SetAside(int.MaxValue),
                Settled = _outbox.SettledKeys(),
            };
        }
    }

    private T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // The lock lets its own thread in again.
            if (_isDeciding)
                throw new InvalidOperationException("A decision made another one in the same store. Decide of the state alone, and make the other decision afterwards.");
            var state = new Transaction(this, scope);
            _isDeciding = true;
            try
            {
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
                state.IsOver = true;
                _isDeciding = false;
            }
        }
    }

    private void Keep(RoutingChange change, string? about)
    {
        if (change.Lead is { } lead)
            _leads.Keep(lead);
        if (change.Stored is { } stored)
            _states.Keep(stored);
        for (var i = 0; i < change.Pools.Count; i++)
            _pools.Keep(change.Pools[i]);
        for (var i = 0; i < change.Events.Count; i++)
            _pools.Keep(change.Events[i]);
        for (var i = 0; i < change.Reps.Count; i++)
            _reps.Keep(change.Reps[i]);
        for (var i = 0; i < change.Intents.Count; i++)
            _outbox.Keep(change.Intents[i], about);
        for (var i = 0; i < change.Records.Count; i++)
            _decisions.Keep(change.Records[i]);
    }

    private ValueTask Change<T>(IReadOnlyCollection<T> items, Action<InMemoryRoutingStore, T> change, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        lock (_gate)
        {
            foreach (var item in items)
                change(this, item);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Read<TAsked, T>(TAsked asked, Func<InMemoryRoutingStore, TAsked, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        lock (_gate)
            return new(read(this, asked));
    }

    /// <summary>What a decision sees of the store while it runs.</summary>
    private sealed class Transaction(InMemoryRoutingStore store, RoutingScope scope) : IRoutingState
    {
        private readonly RepGroup _reps = store._reps.GroupOf(scope.Reps);

        public bool IsOver { get; set; }

        public RoutedLead? Lead
        {
            get
            {
                MustRun();
                return scope.Key is { } key ? store._leads.Find(key) : null;
            }
        }

        public StoredLead? Stored
        {
            get
            {
                MustRun();
                return scope.Lead is { } lead ? store._states.Find(lead) : null;
            }
        }

        public PoolState Pool(string pool)
        {
            MustRun();
            scope.RequirePool(pool);
            return store._pools[pool];
        }

        public RepState Rep(string rep)
        {
            MustRun();
            return _reps.Find(rep) ?? throw scope.NoSuchRep(rep);
        }

        public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps)
        {
            MustRun();
            ArgumentNullException.ThrowIfNull(reps);
            if (ReferenceEquals(reps, scope.Reps))
                return _reps;
            var group = store._reps.GroupOf(reps);
            return group.FirstOutside(_reps) is { } outside ? throw scope.NoSuchRep(outside) : group;
        }

        private void MustRun()
        {
            if (IsOver)
                throw new InvalidOperationException("The state may be asked only while the decision runs.");
        }
    }
}
