using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Tests.Broken;

/// <summary>A store as plain as can be, and a sound one: reads under a lock, decides, checks, keeps. The broken stores each get one of these steps wrong.</summary>
internal class PlainStore : IRoutingStore
{
    private readonly Dictionary<string, PoolState> _pools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RepState> _reps = new(StringComparer.Ordinal);
    private readonly List<PoolEvent> _events = [];
    private readonly List<RoutedLead> _leads = [];
    private readonly List<OutboxIntent> _pending = [];
    private readonly HashSet<string> _intentKeys = new(StringComparer.Ordinal);
    private long _lastNumber;

    /// <summary>Held by whoever decides.</summary>
    protected Lock Turn { get; } = new();

    /// <summary>Held for moments, so that the collections stay whole whatever a broken store does.</summary>
    protected Lock Moment { get; } = new();

    protected Meeting Meeting { get; } = new();

    public ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Commit(scope, decide, cancellationToken));
    }

    public ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken = default) => Ask(() => _leads.Find(lead => lead.Key == key));

    public ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken = default) =>
        Ask<IReadOnlyList<RoutedLead>>(() => [.. _leads.Where(filter.Admits).Take(filter.Max)]);

    public ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken = default) => Ask(() => _pools.GetValueOrDefault(pool) ?? PoolState.New(pool));

    public ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken = default) => Ask(() => _reps.GetValueOrDefault(rep) ?? new RepState { Rep = rep });

    public ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken = default) =>
        Ask<IReadOnlyList<PoolEvent>>(() => [.. _events.Where(happened => happened.Pool == pool && happened.Version > afterVersion).Take(max)]);

    public ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken = default) => Ask<IReadOnlyList<OutboxIntent>>(() => [.. _pending.Take(max)]);

    public ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default)
    {
        lock (Moment)
            _pending.RemoveAll(waiting => numbers.Contains(waiting.Number));
        return ValueTask.CompletedTask;
    }

    protected virtual T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = Read(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            return result;
        }
    }

    protected FrozenState Read(RoutingScope scope)
    {
        lock (Moment)
        {
            return new FrozenState(
                scope,
                _leads.Find(lead => lead.Key == scope.Key),
                scope.Pools.ToDictionary(static pool => pool, pool => _pools.GetValueOrDefault(pool) ?? PoolState.New(pool), StringComparer.Ordinal),
                scope.Reps.ToDictionary(static rep => rep, rep => _reps.GetValueOrDefault(rep) ?? new RepState { Rep = rep }, StringComparer.Ordinal));
        }
    }

    protected void Keep(RoutingChange? change)
    {
        if (change is null)
            return;
        lock (Moment)
        {
            if (change.Lead is { } lead)
            {
                var place = _leads.FindIndex(known => known.Key == lead.Key);
                if (place < 0)
                    _leads.Add(lead);
                else
                    _leads[place] = lead;
            }

            foreach (var pool in change.Pools)
                _pools[pool.Pool] = pool;
            foreach (var rep in change.Reps)
                _reps[rep.Rep] = rep;
            _events.AddRange(change.Events);
        }
    }

    protected void KeepIntents(RoutingChange? change)
    {
        lock (Moment)
        {
            foreach (var intent in change?.Intents ?? [])
            {
                if (_intentKeys.Add(intent.Key))
                    _pending.Add(new OutboxIntent(++_lastNumber, intent));
            }
        }
    }

    private ValueTask<T> Ask<T>(Func<T> ask)
    {
        lock (Moment)
            return new(ask());
    }
}

/// <summary>The state as it was at one moment.</summary>
internal sealed record FrozenState(RoutingScope Scope, RoutedLead? Lead, Dictionary<string, PoolState> Pools, Dictionary<string, RepState> RepsById) : IRoutingState
{
    public PoolState Pool(string pool)
    {
        Scope.RequirePool(pool);
        return Pools[pool];
    }

    public RepState Rep(string rep) => RepsById.TryGetValue(rep, out var state) ? state : throw Scope.NoSuchRep(rep);

    public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps) => [.. reps.Select(Rep)];
}
