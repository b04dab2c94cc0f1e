using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>What one decision sees of the state of its group: what its scope names, while it runs.</summary>
internal sealed class StateView(GroupState state, RoutingScope scope) : IRoutingState
{
    private HashSet<string>? _reps;

    public bool IsOver { get; set; }

    public RoutedLead? Lead
    {
        get
        {
            MustRun();
            return scope.Key is { } key ? state.Lead(key) : null;
        }
    }

    public StoredLead? Stored
    {
        get
        {
            MustRun();
            return scope.Lead is { } lead ? state.Stored(lead) : null;
        }
    }

    public PoolState Pool(string pool)
    {
        MustRun();
        scope.RequirePool(pool);
        return state.Pool(pool);
    }

    public RepState Rep(string rep)
    {
        MustRun();
        _reps ??= new HashSet<string>(scope.Reps, StringComparer.Ordinal);
        return _reps.Contains(rep) ? state.Rep(rep) : throw scope.NoSuchRep(rep);
    }

    public IReadOnlyList<RepState> Reps(IReadOnlyList<string> reps)
    {
        MustRun();
        ArgumentNullException.ThrowIfNull(reps);
        var isScope = ReferenceEquals(reps, scope.Reps);
        var states = new RepState[reps.Count];
        for (var i = 0; i < states.Length; i++)
            states[i] = isScope ? state.Rep(reps[i]) : Rep(reps[i]);
        return states;
    }

    private void MustRun()
    {
        if (IsOver)
            throw new InvalidOperationException("The state may be asked only while the decision runs.");
    }
}
