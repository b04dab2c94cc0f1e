using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing;

/// <summary>A pool with its rules, and the decisions about its leads: pure functions of the state, as small as they can be.</summary>
internal sealed class Desk
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly string[] _pools;
    private readonly int[] _capacities;

    /// <param name="pool">The id of the pool.</param>
    /// <param name="reps">The members: id, weight, and how many open leads each can have.</param>
    public Desk(string pool, params (string Rep, int Weight, int Capacity)[] reps)
    {
        _pools = [pool];
        Members = new PoolMembership(reps.Select(static rep => KeyValuePair.Create(rep.Rep, rep.Weight)));
        _capacities = [.. Members.Reps.Select(id => reps.First(rep => rep.Rep == id).Capacity)];
    }

    public string Pool => _pools[0];

    public PoolMembership Members { get; }

    /// <summary>Who is away, by the turn of the pool and the place of the member; so that it hangs on the order of decisions alone.</summary>
    public Func<long, int, bool> IsAway { get; init; } = static (_, _) => false;

    /// <summary>Three reps who take one, two and three of six leads, without end.</summary>
    public static Desk OfThree() => new("desk", ("ana", 1, int.MaxValue), ("bo", 2, int.MaxValue), ("cy", 3, int.MaxValue));

    public int CapacityOf(string rep) => _capacities[Members.IndexOf(rep)];

    public RoutingScope Scope(string key) => new(key, _pools, Members.Reps);

    /// <summary>Decides about a lead that comes in, and keeps the decision.</summary>
    public ValueTask<RoutedLead> RouteAsync(IRoutingStore store, string key, CancellationToken cancellationToken, DateTimeOffset? at = null) =>
        store.CommitAsync(Scope(key), state => Route(state, key, at ?? Monday), cancellationToken);

    /// <summary>Closes a lead, so that it takes no capacity any more.</summary>
    public ValueTask<RoutedLead?> CloseAsync(IRoutingStore store, string key, CancellationToken cancellationToken) => store.CommitAsync(Scope(key), Close, cancellationToken);

    /// <summary>Who receives a lead that comes in. A lead that somebody received already stays there.</summary>
    public RoutingCommit<RoutedLead> Route(IRoutingState state, string key, DateTimeOffset at)
    {
        if (state.Lead is { Status: not RoutedStatus.Held } decided)
            return new(null, decided);
        List<PoolEvent> events = [];
        var pool = WithMembers(state.Pool(Pool), at, events);
        var reps = state.Reps(Members.Reps);
        var passedOver = new PassedOver[Members.Count];
        for (var i = 0; i < passedOver.Length; i++)
            passedOver[i] = IsAway(pool.Turn, i) ? PassedOver.Absent : reps[i].Open >= _capacities[i] ? PassedOver.AtCapacity : PassedOver.None;

        var winner = FairPick.Winner(pool, passedOver);
        if (winner < 0)
        {
            var held = new RoutedLead { Key = key, Lead = key, Status = RoutedStatus.Held, Pool = Pool, At = at };
            return new(new RoutingChange { Lead = held, Pools = events is [] ? [] : [pool], Events = events }, held);
        }

        var rep = reps[winner];
        var picked = Event(pool, PoolEventKind.Picked, at) with { Key = key, Rep = rep.Rep, PassedOver = passedOver };
        events.Add(picked);
        var lead = new RoutedLead { Key = key, Lead = key, Status = RoutedStatus.Assigned, Rep = rep.Rep, Pool = Pool, At = at, Members = pool.Members, PassedOver = picked.PassedOver };
        return new(
            new RoutingChange
            {
                Lead = lead,
                Pools = [pool.Apply(picked)],
                Events = events,
                Reps = [rep with { Open = rep.Open + 1, LastAt = at }],
                Intents = [new Intent(IntentKind.Assign, rep.Rep, $"{key}/assign", "routed", at), new Intent(IntentKind.Notify, rep.Rep, $"{key}/notify", "routed", at)],
            },
            lead);
    }

    /// <summary>The state of the pool after so many leads, decided one after the other without any store, and each rep's number of them.</summary>
    public (PoolState Pool, IReadOnlyList<int> Open) After(int leads)
    {
        var state = new Alone(this);
        for (var i = 0; i < leads; i++)
            state.Keep(Route(state, $"lead-{i}", Monday).Change!);
        return (state.Pool(Pool), [.. state.Reps(Members.Reps).Select(static rep => rep.Open)]);
    }

    /// <summary>How far anybody was from the fair share at any time, in parts of a lead.</summary>
    public long LargestLag(IEnumerable<PoolEvent> events)
    {
        var (pool, largest) = (PoolState.New(Pool), 0L);
        foreach (var happened in events)
        {
            pool = pool.Apply(happened);
            foreach (var credit in pool.Credits)
                largest = Math.Max(largest, Math.Abs(credit));
        }

        return largest;
    }

    /// <summary>The history of the pool after so many leads, decided without any store.</summary>
    public IReadOnlyList<PoolEvent> EventsAfter(int leads) => EventsAfter([.. Enumerable.Range(0, leads).Select(static i => $"lead-{i}")]);

    /// <summary>The history of the pool after these leads, decided without any store.</summary>
    public IReadOnlyList<PoolEvent> EventsAfter(IReadOnlyList<string> keys)
    {
        var state = new Alone(this);
        List<PoolEvent> events = [];
        foreach (var key in keys)
        {
            var change = Route(state, key, Monday).Change!;
            events.AddRange(change.Events);
            state.Keep(change);
        }

        return events;
    }

    private static RoutingCommit<RoutedLead?> Close(IRoutingState state)
    {
        if (state.Lead is not { Status: RoutedStatus.Assigned, Rep: { } rep } lead)
            return new(null, state.Lead);
        var closed = lead with { Status = RoutedStatus.Closed };
        var before = state.Rep(rep);
        return new(new RoutingChange { Lead = closed, Reps = [before with { Open = before.Open - 1 }] }, closed);
    }

    private PoolState WithMembers(PoolState pool, DateTimeOffset at, List<PoolEvent> events)
    {
        if (pool.Members.Equals(Members))
            return pool;
        var joined = Event(pool, PoolEventKind.Membership, at) with { Members = Members };
        events.Add(joined);
        return pool.Apply(joined);
    }

    private PoolEvent Event(PoolState pool, PoolEventKind kind, DateTimeOffset at) =>
        new() { Pool = Pool, Version = pool.Version + 1, Kind = kind, At = at, Members = pool.Members };

    /// <summary>The state of one caller who has it to himself; every lead is new.</summary>
    private sealed class Alone(Desk desk) : IRoutingState
    {
        private readonly RepState[] _reps = [.. desk.Members.Reps.Select(static rep => new RepState { Rep = rep })];
        private PoolState _pool = PoolState.New(desk.Pool);

        public RoutedLead? Lead => null;

        public PoolState Pool(string pool) => _pool;

        public RepState Rep(string rep) => _reps[desk.Members.IndexOf(rep)];

        public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps) => _reps;

        public void Keep(RoutingChange change)
        {
            foreach (var pool in change.Pools)
                _pool = pool;
            foreach (var rep in change.Reps)
                _reps[desk.Members.IndexOf(rep.Rep)] = rep;
        }
    }
}
