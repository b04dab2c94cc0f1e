using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Territories;

/// <summary>Puts what the index did into words.</summary>
internal static class TerritoryTracer
{
    private const int MaxStopped = 10;

    /// <param name="found">The territory of the lead; or null.</param>
    /// <param name="candidates">The entries that its keys led to.</param>
    /// <param name="all">All territories.</param>
    /// <param name="place">The lead.</param>
    /// <param name="evaluation">For conditions.</param>
    public static TerritoryTrace Trace(CompiledTerritory? found, List<IndexEntry> candidates, IReadOnlyList<CompiledTerritory> all, in LeadPlace place, ref Evaluation evaluation)
    {
        var stopped = Stopped(found, candidates, all, place, ref evaluation);
        return new TerritoryTrace
        {
            Path = PathOf(found),
            To = found?.To,
            ToFrom = found?.Node.Receiver?.Id,
            Met = found is null ? [] : Met(found, place, ref evaluation),
            Stopped = [.. stopped.OrderBy(static test => test.MissingField is null).Take(MaxStopped)],
            MoreStopped = Math.Max(0, stopped.Count - MaxStopped),
        };
    }

    private static List<string> PathOf(CompiledTerritory? territory)
    {
        var path = new List<string>();
        for (var at = territory; at is not null; at = at.Parent)
            path.Add(at.Id);
        path.Reverse();
        return path;
    }

    private static List<TerritoryTest> Met(CompiledTerritory found, in LeadPlace place, ref Evaluation evaluation)
    {
        var met = new List<TerritoryTest>();
        for (var at = found; at is not null; at = at.Upper)
        {
            foreach (var criterion in TerritoryWords.Given(at))
                met.Add(new TerritoryTest(at.Id, TerritoryWords.Met(at, criterion, place, ref evaluation)));
        }

        return met;
    }

    private static List<TerritoryTest> Stopped(CompiledTerritory? found, List<IndexEntry> candidates, IReadOnlyList<CompiledTerritory> all, in LeadPlace place, ref Evaluation evaluation)
    {
        var seen = new HashSet<CompiledTerritory>();
        var stopped = new List<TerritoryTest>();
        foreach (var territory in candidates.OrderBy(static entry => entry.Rank).Select(static entry => entry.Territory).Concat(all.Where(one => ReferenceEquals(one.Parent, found))))
        {
            if (!ReferenceEquals(territory, found) && seen.Add(territory) && Stop(territory, place, ref evaluation) is { } test)
                stopped.Add(test);
        }

        return stopped;
    }

    /// <summary>Why the lead is not in a territory; null when it is, and another only counts before it.</summary>
    private static TerritoryTest? Stop(CompiledTerritory territory, in LeadPlace place, ref Evaluation evaluation)
    {
        var (at, unmet) = territory.Compare(place, default, ref evaluation);
        if (unmet == Criterion.None)
            return null;
        var (reason, missing) = TerritoryWords.Unmet(at, unmet, place, ref evaluation);
        return new TerritoryTest(territory.Id, ReferenceEquals(at, territory) ? reason : $"'{at.Id}' above it must match as well: {reason}", missing);
    }
}
