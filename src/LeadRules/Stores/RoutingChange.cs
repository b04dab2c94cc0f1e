using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>What a transaction keeps, all or nothing.</summary>
public sealed class RoutingChange
{
    /// <summary>The scope's lead as it is from now on; or null when it does not change.</summary>
    public RoutedLead? Lead { get; init; }

    /// <summary>The state of the scope's lead as it is from now on (<see cref="RoutingScope.Lead"/>); or null when it does not change.</summary>
    public StoredLead? Stored { get; init; }

    /// <summary>The states of pools that change.</summary>
    public IReadOnlyList<PoolState> Pools { get; init; } = [];

    /// <summary>The events that made those states, in order.</summary>
    public IReadOnlyList<PoolEvent> Events { get; init; } = [];

    /// <summary>The states of reps that change.</summary>
    public IReadOnlyList<RepState> Reps { get; init; } = [];

    /// <summary>What the host should do; kept in the outbox in the same transaction. An intent whose key was kept before is not kept again.</summary>
    public IReadOnlyList<Intent> Intents { get; init; } = [];

    /// <summary>The decisions about the scope's lead that made the change, for the log of a store that keeps one (<see cref="IDecisionLog"/>); others pass them over.</summary>
    public IReadOnlyList<DecisionRecord> Records { get; init; } = [];

    /// <summary>The id of the lead that the change is about, which the intents are kept with; null when it is about none.</summary>
    /// <param name="scope">What the transaction may change.</param>
    public string? LeadOf(RoutingScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Lead ?? Lead?.Lead;
    }

    /// <summary>
    /// Whether the change is one of this scope and follows this state: every store calls it before it keeps anything. The
    /// lead is the scope's, and so is its state, whose revision is the next one; each pool that changes has events, whose versions go on from the one it has; pools and reps are the scope's.
    /// </summary>
    /// <param name="scope">What the transaction may change.</param>
    /// <param name="state">The state that the change was worked out of; it knows which pools and reps are in the scope.</param>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void Check(RoutingScope scope, IRoutingState state)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(state);
        if (Lead is not null && Lead.Key != scope.Key)
            throw new InvalidOperationException($"The change holds the lead '{Lead.Key}', but the scope names {(scope.Key is null ? "no lead" : $"'{scope.Key}'")}.");
        if (Stored is not null)
            CheckStored(Stored, scope, state);
        for (var i = 0; i < Pools.Count; i++)
        {
            if (IndexOf(Pools[i].Pool) != i)
                throw new InvalidOperationException($"The change holds the pool '{Pools[i].Pool}' twice.");
            CheckVersions(Pools[i], state.Pool(Pools[i].Pool).Version);
        }

        for (var i = 0; i < Events.Count; i++)
        {
            if (IndexOf(Events[i].Pool) < 0)
                throw new InvalidOperationException($"The change holds an event of the pool '{Events[i].Pool}', but not the state that it made.");
        }

        for (var i = 0; i < Reps.Count; i++)
        {
            _ = state.Rep(Reps[i].Rep);
            for (var j = 0; j < i; j++)
            {
                if (Reps[j].Rep == Reps[i].Rep)
                    throw new InvalidOperationException($"The change holds the rep '{Reps[i].Rep}' twice.");
            }
        }

        for (var i = 0; i < Intents.Count; i++)
        {
            if (Intents[i] is null)
                throw new InvalidOperationException($"The intent at {i} is null.");
        }

        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i].Lead != scope.Lead)
                throw new InvalidOperationException($"The change records a decision about the lead '{Records[i].Lead}', but the scope names {(scope.Lead is null ? "no lead whose state it is" : $"'{scope.Lead}'")}.");
        }
    }

    private static void CheckStored(StoredLead stored, RoutingScope scope, IRoutingState state)
    {
        if (stored.State.Lead != scope.Lead)
            throw new InvalidOperationException($"The change holds the state of the lead '{stored.State.Lead}', but the scope names {(scope.Lead is null ? "no lead whose state it is" : $"'{scope.Lead}'")}.");
        var before = state.Stored?.Revision ?? 0;
        if (stored.Revision != before + 1)
            throw new InvalidOperationException($"The state of the lead '{stored.State.Lead}' has revision {before}, so its next one is {before + 1}; the change holds revision {stored.Revision}.");
    }

    private void CheckVersions(PoolState after, long before)
    {
        var version = before;
        for (var i = 0; i < Events.Count; i++)
        {
            if (Events[i].Pool == after.Pool && Events[i].Version != ++version)
                throw new InvalidOperationException($"The pool '{after.Pool}' has version {version - 1}, so its next event has version {version}; the change holds one of version {Events[i].Version}.");
        }

        if (version == before)
            throw new InvalidOperationException($"The change holds the pool '{after.Pool}', but no event that changed it.");
        if (after.Version != version)
            throw new InvalidOperationException($"The events of the pool '{after.Pool}' end at version {version}; the change holds its state of version {after.Version}.");
    }

    private int IndexOf(string pool)
    {
        for (var i = 0; i < Pools.Count; i++)
        {
            if (Pools[i].Pool == pool)
                return i;
        }

        return -1;
    }
}
