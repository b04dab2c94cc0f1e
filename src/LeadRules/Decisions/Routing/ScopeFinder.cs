using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Decisions.Routing;

/// <summary>Finds which pools and reps a decision may read and change, so that stores can lock them before it begins.</summary>
internal static class ScopeFinder
{
    public static RoutingScope Of(string key, CompiledRouting routing, IReadOnlyList<Attempt> attempts, RoutedLead? known)
    {
        // The usual case, with the list that stores know already: one pool, and waiting when nobody there can receive.
        if (known?.Rep is null && attempts is [{ Pool: { } only }, { Kind: AttemptKind.Hold }])
            return new RoutingScope(key, [only.Definition.Id], only.Membership.Reps);
        var pools = new SortedSet<string>(StringComparer.Ordinal);
        var reps = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var attempt in attempts)
        {
            if (attempt.Rep is { } rep)
            {
                reps.Add(rep.Definition.Id);
                pools.UnionWith(routing.Roster.CountingPoolsOf(rep.Definition.Id));
            }

            if (attempt.Pool is { } pool)
            {
                pools.Add(pool.Definition.Id);
                reps.UnionWith(pool.Membership.Reps);
            }
        }

        if (known?.Rep is { } former)
            reps.Add(former);
        return new RoutingScope(key, [.. pools], [.. reps]);
    }
}
