#pragma warning disable CA2012 // The store in memory has finished when it returns.
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Benchmarks.Routing;

/// <summary>The same pick as a pure function of the state, run by the store in memory.</summary>
internal sealed class StorePick
{
    private static readonly string[] Pools = ["pool"];
    private readonly InMemoryRoutingStore _store = new();
    private readonly PoolMembership _members;
    private readonly int[] _capacities;

    public StorePick(string[] reps, int[] weights, int[] capacities)
    {
        _members = new PoolMembership(reps.Zip(weights, KeyValuePair.Create));
        _capacities = capacities;
        _store.CommitAsync(new RoutingScope(null, Pools, []), state =>
        {
            var step = state.Pool(Pools[0]).With(_members, default)!.Value;
            return new RoutingCommit<int>(new RoutingChange { Pools = [step.State], Events = [step.Event] }, 0);
        }).GetAwaiter().GetResult();
    }

    public int Decisions => _store.LeadsAsync(new()).GetAwaiter().GetResult().Count;

    public ReadOnlySpan<long> Credits => _store.PoolAsync(Pools[0]).GetAwaiter().GetResult().Credits;

    public string? Pick(string key, DateTimeOffset at) =>
        _store.CommitAsync(new RoutingScope(key, Pools, _members.Reps), state => Decide(state, key, at)).GetAwaiter().GetResult();

    /// <summary>The decision alone, under a lock of its own: what it costs before any store keeps it.</summary>
    public Func<string, DateTimeOffset, string?> Alone()
    {
        var gate = new Lock();
        var state = new OneState(_members, _store.PoolAsync(Pools[0]).GetAwaiter().GetResult());
        return (key, at) =>
        {
            lock (gate)
            {
                var (change, result) = Decide(state, key, at);
                if (change is not null)
                    state.Keep(change);
                return result;
            }
        };
    }

    private RoutingCommit<string?> Decide(IRoutingState state, string key, DateTimeOffset at)
    {
        if (state.Lead is { } known)
            return new(null, known.Rep);
        var reps = state.Reps(_members.Reps);
        Span<PassedOver> passedOver = stackalloc PassedOver[_members.Count];
        for (var i = 0; i < passedOver.Length; i++)
            passedOver[i] = reps[i].Open < _capacities[i] ? PassedOver.None : PassedOver.AtCapacity;
        if (state.Pool(Pools[0]).Pick(key, at, passedOver) is not { } step)
            return new(null, null);

        var rep = state.Rep(step.Event.Rep!);
        return new(
            new RoutingChange
            {
                Lead = new RoutedLead
                {
                    Key = key,
                    Lead = key,
                    Status = RoutedStatus.Assigned,
                    Rep = rep.Rep,
                    Pool = Pools[0],
                    At = at,
                    Members = step.Event.Members,
                    PassedOver = step.Event.PassedOver,
                },
                Pools = [step.State],
                Events = [step.Event],
                Reps = [rep with { Open = rep.Open + 1, LastAt = at }],
                Intents = [new Intent(IntentKind.Assign, rep.Rep, key + "/assign", "routed", at)],
            },
            rep.Rep);
    }

    /// <summary>A pool and its reps, and no lead that was ever seen.</summary>
    private sealed class OneState(PoolMembership members, PoolState pool) : IRoutingState
    {
        private readonly RepState[] _reps = [.. members.Reps.Select(static rep => new RepState { Rep = rep })];
        private PoolState _pool = pool;

        public RoutedLead? Lead => null;

        public PoolState Pool(string pool) => _pool;

        public RepState Rep(string rep) => _reps[members.IndexOf(rep)];

        public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps) => _reps;

        public void Keep(RoutingChange change)
        {
            _pool = change.Pools[0];
            _reps[members.IndexOf(change.Reps[0].Rep)] = change.Reps[0];
        }
    }
}
