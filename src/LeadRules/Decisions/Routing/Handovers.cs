using LeadRules.Routing;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.Stores;

namespace LeadRules.Decisions.Routing;

/// <summary>What changes when a lead that was given is closed, given back or passed on. Null where nothing changes, because it happened before.</summary>
internal static class Handovers
{
    /// <summary>What a change of a lead touches.</summary>
    public static RoutingScope Scope(RoutedLead lead, CompiledRouting routing, string? receiver)
    {
        var pools = new SortedSet<string>(StringComparer.Ordinal);
        var reps = new SortedSet<string>(StringComparer.Ordinal);
        if (lead.Pool is { } pool)
            pools.Add(pool);
        foreach (var rep in new[] { lead.Rep, receiver }.OfType<string>())
        {
            reps.Add(rep);
            pools.UnionWith(routing.Roster.CountingPoolsOf(rep));
        }

        return new RoutingScope(lead.Key, [.. pools], [.. reps]);
    }

    public static RoutingChange? Close(PoolBook book, RoutedLead lead)
    {
        if (lead.Status is RoutedStatus.Closed or RoutedStatus.GivenBack)
            return null;
        if (lead is { Status: RoutedStatus.Assigned, Rep: { } rep })
            book.Keep(RepCounts.Closed(book.Rep(rep), lead.Category, lead.Value));
        return book.Change(lead with { Status = RoutedStatus.Closed }, []);
    }

    public static RoutingChange? GiveBack(PoolBook book, CompiledRouting routing, RoutedLead lead, DateTimeOffset at, string why, bool routeAgain)
    {
        if (lead is not { Status: RoutedStatus.Assigned or RoutedStatus.Closed, Rep: { } rep })
            return null;
        if (lead.Status == RoutedStatus.Assigned)
            book.Keep(RepCounts.GivenBack(book.Rep(rep), lead.Category, lead.Value, routing.DateAt(lead.At)));
        if (lead is { Pool: { } pool, Members: { } members })
            book.Keep(book.Pool(pool).GiveBack(lead.Key, at, rep, members, lead.PassedOver, lead.Value));
        return book.Change(
            lead with
            {
                Status = routeAgain ? RoutedStatus.Held : RoutedStatus.GivenBack,
                Rep = null,
                AcknowledgedAt = null,
                Members = null,
                PassedOver = [],
                Chain = [.. lead.Chain, new Handover(rep, null, at, why)],
            },
            []);
    }

    public static RoutingChange? Transfer(PoolBook book, CompiledRouting routing, RoutedLead lead, string to, DateTimeOffset at, string why)
    {
        if (lead.Rep == to && lead.Status == RoutedStatus.Assigned)
            return null;
        var from = lead.Status == RoutedStatus.Assigned ? lead.Rep : null;
        if (from is not null)
            book.Keep(RepCounts.Closed(book.Rep(from), lead.Category, lead.Value));
        book.Keep(RepCounts.Given(book.Rep(to), lead.Category, lead.Value, at, routing.DateAt(at)));
        var passed = MoveTurn(book, routing, lead, from, to, at) with
        {
            Status = RoutedStatus.Assigned,
            Rep = to,
            Queue = null,
            AcknowledgedAt = null,
            Chain = [.. lead.Chain, new Handover(from, to, at, why)],
        };
        return book.Change(passed, RoutingIntents.OfHandover(passed with { At = at }, from, why));
    }

    /// <summary>Within its pool the turn goes with the lead. A lead that leaves the pool gives its turn back, and is a direct turn elsewhere.</summary>
    private static RoutedLead MoveTurn(PoolBook book, CompiledRouting routing, RoutedLead lead, string? from, string to, DateTimeOffset at)
    {
        if (from is not null && lead is { Pool: { } pool, Members: { } members })
        {
            var state = book.Pool(pool);
            if (state.Members.IndexOf(from) >= 0 && state.Members.IndexOf(to) >= 0)
            {
                book.Keep(state.Transfer(lead.Key, at, from, to, lead.Value));
                return lead;
            }

            book.Keep(state.GiveBack(lead.Key, at, from, members, lead.PassedOver, lead.Value));
        }

        DirectTurns.Charge(book, routing.Roster, lead.Key, to, at, lead.Value);
        return lead with { Pool = null, Members = null, PassedOver = [] };
    }

    public static string NoSuchRep(CompiledRouting routing, string id) => NoSuch("rep", id, routing.Roster.Reps.Keys);

    public static string NoSuchPool(CompiledRouting routing, string id) => NoSuch("pool", id, routing.Roster.Pools.Keys);

    private static string NoSuch(string kind, string id, IReadOnlyCollection<string> known) =>
        $"There is no {kind} '{id}'{(Nearest.Of(id, known) is { } meant ? $"; did you mean '{meant}'?" : known.Count == 0 ? "; the rule book has none." : ".")}";
}
