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
    /// <exception cref="InvalidOperationException">The function asked for, or changed, what the scope does not name, or its changes do not follow the state (<see cref="RoutingChange.Check"/>). Nothing changes.</exception>
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

/// <summary>The state as a transaction sees it, while the function runs and no longer.</summary>
/// <remarks>Only what the scope names may be asked for; anything else is an <see cref="InvalidOperationException"/>.</remarks>
public interface IRoutingState
{
    /// <summary>What is remembered of the scope's lead; null when it was never routed, or the scope names none.</summary>
    RoutedLead? Lead { get; }

    /// <summary>What is remembered of the lead that the scope names (<see cref="RoutingScope.Lead"/>); null when it was never decided, or the scope names none.</summary>
    /// <exception cref="NotSupportedException">The store keeps no states.</exception>
    StoredLead? Stored => throw new NotSupportedException("This store keeps what routing remembers, and no states of leads. Give a store that is an ILeadStateStore.");

    /// <summary>The state of a pool; a new pool's when nothing is remembered of it.</summary>
    PoolState Pool(string pool);

    /// <summary>The state of a rep; a new rep's when nothing is remembered of it.</summary>
    RepState Rep(string rep);

    /// <summary>
    /// The states of reps, in the order of their ids. Stores may remember the list object, so give the same one again where
    /// possible, and never change it. The list that comes back is of use only while the function runs.
    /// </summary>
    IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps);
}

/// <summary>What a decision gives: changes to keep, and an answer to the caller.</summary>
/// <param name="Change">The changes; null for none.</param>
/// <param name="Result">The answer.</param>
public readonly record struct RoutingCommit<T>(RoutingChange? Change, T Result);
