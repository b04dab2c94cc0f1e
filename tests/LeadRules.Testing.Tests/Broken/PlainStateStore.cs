using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Tests.Broken;

/// <summary>The plain store with the states of leads, and a sound one. The broken ones each get one step, or one answer, wrong.</summary>
internal class PlainStateStore : PlainStore, ILeadStateStore
{
    private readonly Dictionary<string, StoredLead> _states = new(StringComparer.Ordinal);

    public ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken = default) => new(StateOf(lead));

    public ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default)
    {
        lock (Moment)
            return new([.. Due(_states.Values, at).Take(max)]);
    }

    protected virtual IEnumerable<StoredLead> Due(IEnumerable<StoredLead> all, DateTimeOffset at) =>
        all.Where(stored => stored.NextLook <= at).OrderBy(static stored => stored.NextLook).ThenBy(static stored => stored.State.Lead, StringComparer.Ordinal);

    protected override T Commit<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken)
    {
        lock (Turn)
        {
            var state = ReadAll(scope);
            var (change, result) = decide(state);
            cancellationToken.ThrowIfCancellationRequested();
            change?.Check(scope, state);
            Keep(change);
            KeepIntents(change);
            KeepState(change);
            return result;
        }
    }

    protected FrozenStates ReadAll(RoutingScope scope) => new(Read(scope), scope.Lead is { } lead ? StateOf(lead) : null);

    protected StoredLead? StateOf(string lead)
    {
        lock (Moment)
            return _states.GetValueOrDefault(lead);
    }

    protected void KeepState(RoutingChange? change)
    {
        if (change?.Stored is not { } stored)
            return;
        lock (Moment)
            _states[stored.State.Lead] = stored;
    }
}

/// <summary>The state as it was at one moment, with that of the lead.</summary>
internal sealed record FrozenStates(FrozenState Routing, StoredLead? Stored) : IRoutingState
{
    public RoutedLead? Lead => Routing.Lead;

    public PoolState Pool(string pool) => Routing.Pool(pool);

    public RepState Rep(string rep) => Routing.Rep(rep);

    public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps) => Routing.Reps(reps);
}
