using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Decisions.Routing;

/// <summary>The states that one decision reads and changes; what it changed becomes one <see cref="RoutingChange"/>.</summary>
internal sealed class PoolBook(IRoutingState state)
{
    private readonly Dictionary<string, PoolState> _pools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RepState> _reps = new(StringComparer.Ordinal);
    private readonly List<PoolEvent> _events = [];

    /// <summary>The state of a pool as this decision has left it so far.</summary>
    public PoolState Pool(string pool) => _pools.TryGetValue(pool, out var changed) ? changed : state.Pool(pool);

    /// <summary>The state of a rep as this decision has left it so far.</summary>
    public RepState Rep(string rep) => _reps.TryGetValue(rep, out var changed) ? changed : state.Rep(rep);

    /// <summary>Keeps an event and the state that it makes; the state.</summary>
    public PoolState Keep(PoolStep step)
    {
        _events.Add(step.Event);
        return _pools[step.State.Pool] = step.State;
    }

    public void Keep(RepState rep) => _reps[rep.Rep] = rep;

    public RoutingChange Change(RoutedLead? lead, IReadOnlyList<Intent> intents) =>
        new() { Lead = lead, Pools = [.. _pools.Values], Events = _events, Reps = [.. _reps.Values], Intents = intents };
}
