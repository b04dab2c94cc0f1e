namespace LeadRules.Stores;

/// <summary>What a transaction may read and change. Stores lock the pools in ordinal order, then the reps in ordinal order, then the lead, so that no two can wait for each other.</summary>
public sealed class RoutingScope
{
    /// <summary>Names what a transaction is about.</summary>
    /// <param name="key">The key of the lead; or null when it is about none.</param>
    /// <param name="pools">The ids of the pools.</param>
    /// <param name="reps">The ids of the reps. Stores may remember the list object, so give the same one again where possible, and never change it.</param>
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

    /// <summary>The id of the lead whose state is read or changed as well; null for none. Only a store that keeps states (<see cref="ILeadStateStore"/>) takes it.</summary>
    public string? Lead { get; init; }

    /// <summary>The ids of the pools.</summary>
    public IReadOnlyList<string> Pools { get; }

    /// <summary>The ids of the reps.</summary>
    public IReadOnlyList<string> Reps { get; }

    /// <summary>The scope names the pool; without this, a store would give or change what it did not lock.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public void RequirePool(string pool)
    {
        for (var i = 0; i < Pools.Count; i++)
        {
            if (Pools[i] == pool)
                return;
        }

        throw new InvalidOperationException($"The scope does not name the pool '{pool}'; it names {Names(Pools)}. Name every pool that the decision reads or changes.");
    }

    /// <summary>The exception for a rep that the scope does not name.</summary>
    /// <param name="rep">The id of the rep.</param>
    public InvalidOperationException NoSuchRep(string rep) =>
        new($"The scope does not name the rep '{rep}'; it names {Names(Reps)}. Name every rep that the decision reads or changes.");

    private static string Names(IReadOnlyList<string> names)
    {
        const int Most = 5;
        var shown = string.Join(", ", names.Take(Most).Select(static name => $"'{name}'"));
        return names.Count switch
        {
            0 => "none",
            <= Most => shown,
            _ => $"{shown} and {names.Count - Most} more",
        };
    }
}
