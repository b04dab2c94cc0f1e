using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>
/// Keeps what routing remembers, and makes each decision one transaction. The library decides in a pure function of the state;
/// a store runs that function on the current state and keeps what it gives, all or nothing, as if one caller at a time were there.
/// </summary>
/// <remarks>
/// A store may run the function again on a newer state when somebody else was faster; it never keeps what was worked out of an
/// older one. <c>LeadRules.Testing</c> holds the tests that every store must pass.
/// </remarks>
public interface IRoutingStore
{
    /// <summary>Decides on the current state and keeps the changes, in one transaction.</summary>
    /// <typeparam name="T">What the caller wants back.</typeparam>
    /// <param name="scope">What the function may read and change.</param>
    /// <param name="decide">The function; it has no effects of its own and may be run more than once. When it throws, nothing changes.</param>
    /// <param name="cancellationToken">Gives up before the transaction is kept, never half-way.</param>
    /// <returns>What the function gave when its changes were kept.</returns>
    ValueTask<T> CommitAsync<T>(RoutingScope scope, Func<IRoutingState, RoutingCommit<T>> decide, CancellationToken cancellationToken = default);

    /// <summary>What is remembered of a lead; null when it was never routed.</summary>
    ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>The leads that a filter lets through, in the order in which they were first kept.</summary>
    ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken = default);

    /// <summary>The state of a pool; a new pool's when nothing is remembered of it.</summary>
    ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken = default);

    /// <summary>The state of a rep; a new rep's when nothing is remembered of it.</summary>
    ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken = default);

    /// <summary>The events of a pool after a version, the earliest first.</summary>
    ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken = default);

    /// <summary>The intents that were kept and not settled yet, in the order in which they were kept.</summary>
    ValueTask<IReadOnlyList<OutboxIntent>> PendingAsync(int max, CancellationToken cancellationToken = default);

    /// <summary>Takes intents off the outbox that the host has acted on; numbers that are not there are passed over.</summary>
    ValueTask SettleAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default);
}

/// <summary>The state as a transaction sees it. Only what the scope names may be asked for.</summary>
public interface IRoutingState
{
    /// <summary>What is remembered of the scope's lead; null when it was never routed.</summary>
    RoutedLead? Lead { get; }

    /// <summary>The state of a pool; a new pool's when nothing is remembered of it.</summary>
    PoolState Pool(string pool);

    /// <summary>The states of reps, in the order of their ids. Give the same list object again where possible: stores may remember it.</summary>
    IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps);
}

/// <summary>What a transaction may read and change. Stores lock the pools in ordinal order, then the reps in ordinal order, then the lead, so that no two can wait for each other.</summary>
public sealed class RoutingScope
{
    /// <summary>Names what a transaction is about.</summary>
    /// <param name="key">The key of the lead; or null when it is about none.</param>
    /// <param name="pools">The ids of the pools.</param>
    /// <param name="reps">The ids of the reps.</param>
    public RoutingScope(string? key, IReadOnlyList<string> pools, IReadOnlyList<string> reps)
    {
        ArgumentNullException.ThrowIfNull(pools);
        ArgumentNullException.ThrowIfNull(reps);
        Key = key;
        Pools = pools;
        Reps = reps;
    }

    /// <summary>The key of the lead; or null.</summary>
    public string? Key { get; }

    /// <summary>The ids of the pools.</summary>
    public IReadOnlyList<string> Pools { get; }

    /// <summary>The ids of the reps.</summary>
    public IReadOnlyList<string> Reps { get; }
}

/// <summary>What a decision gives: changes to keep, and an answer to the caller.</summary>
/// <param name="Change">The changes; null for none.</param>
/// <param name="Result">The answer.</param>
public readonly record struct RoutingCommit<T>(RoutingChange? Change, T Result);

/// <summary>What a transaction keeps, all or nothing.</summary>
public sealed class RoutingChange
{
    /// <summary>The scope's lead as it is from now on; or null when it does not change.</summary>
    public RoutedLead? Lead { get; init; }

    /// <summary>The states of pools that change.</summary>
    public IReadOnlyList<PoolState> Pools { get; init; } = [];

    /// <summary>The events that made those states, in order.</summary>
    public IReadOnlyList<PoolEvent> Events { get; init; } = [];

    /// <summary>The states of reps that change.</summary>
    public IReadOnlyList<RepState> Reps { get; init; } = [];

    /// <summary>What the host should do; kept in the outbox in the same transaction. An intent whose key was kept before is not kept again.</summary>
    public IReadOnlyList<Intent> Intents { get; init; } = [];
}

/// <summary>An intent that waits for the host.</summary>
/// <param name="Number">Its place in the outbox.</param>
/// <param name="Intent">The intent.</param>
public sealed record OutboxIntent(long Number, Intent Intent);

/// <summary>Which routed leads are wanted; what is null does not narrow.</summary>
public sealed record RoutedLeadFilter
{
    /// <summary>Those of a status.</summary>
    public RoutedStatus? Status { get; init; }

    /// <summary>Those of a pool.</summary>
    public string? Pool { get; init; }

    /// <summary>Those that a rep has.</summary>
    public string? Rep { get; init; }

    /// <summary>Those that the receiver has (true) or has not (false) taken note of.</summary>
    public bool? IsAcknowledged { get; init; }

    /// <summary>How many at most.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>Whether a lead is wanted.</summary>
    public bool Admits(RoutedLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return (Status is null || lead.Status == Status)
            && (Pool is null || lead.Pool == Pool)
            && (Rep is null || lead.Rep == Rep)
            && (IsAcknowledged is null || lead.AcknowledgedAt is not null == IsAcknowledged);
    }
}
