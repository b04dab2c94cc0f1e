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
        if (lead is not { Status: RoutedStatus.Assigned or RoutedStatus.Closed, Rep: { } rep } || HasHappened(lead, null, at, why))
            return null;
        var given = routing.DateAt(GivenAt(lead));
        book.Keep(lead.Status == RoutedStatus.Assigned ? RepCounts.GivenBack(book.Rep(rep), lead.Category, lead.Value, given) : RepCounts.Uncounted(book.Rep(rep), given));
        ReturnTurn(book, routing, lead, rep, at);
        return book.Change(
            lead with
            {
                Status = routeAgain ? RoutedStatus.Held : RoutedStatus.GivenBack,
                Rep = null,
                AcknowledgedAt = null,
                Members = null,
                PassedOver = [],
                RuledOut = [.. lead.RuledOut.Append(rep).Distinct(StringComparer.Ordinal)],
                Revision = lead.Revision + 1,
                Chain = [.. lead.Chain, new Handover(rep, null, at, why)],
            },
            []);
    }

    public static RoutingChange? Transfer(PoolBook book, CompiledRouting routing, RoutedLead lead, string to, DateTimeOffset at, string why)
    {
        if ((lead.Rep == to && lead.Status == RoutedStatus.Assigned) || HasHappened(lead, to, at, why))
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
            Revision = lead.Revision + 1,
            Chain = [.. lead.Chain, new Handover(from, to, at, why)],
        };
        return book.Change(passed, RoutingIntents.OfHandover(passed with { At = at }, from, why));
    }

    /// <summary>A caller who got no answer asks again; what has happened since must stay.</summary>
    private static bool HasHappened(RoutedLead lead, string? to, DateTimeOffset at, string why) =>
        lead.Chain.Any(handover => handover.To == to && handover.At == at && handover.Why == why);

    /// <summary>When the present rep was given the lead.</summary>
    private static DateTimeOffset GivenAt(RoutedLead lead) => lead.Chain.LastOrDefault(handover => handover.To == lead.Rep)?.At ?? lead.At;

    private static void ReturnTurn(PoolBook book, CompiledRouting routing, RoutedLead lead, string rep, DateTimeOffset at)
    {
        if (lead is { Pool: { } pool, Members: { } members })
            book.Keep(book.Pool(pool).GiveBack(lead.Key, at, rep, members, lead.PassedOver, lead.Value));
        else
            DirectTurns.Return(book, routing.Roster, lead.Key, rep, at, lead.Value);
    }

    /// <summary>Within its pool the turn goes with the lead. A lead that leaves the pool gives its turn back, and is a direct turn elsewhere.</summary>
    private static RoutedLead MoveTurn(PoolBook book, CompiledRouting routing, RoutedLead lead, string? from, string to, DateTimeOffset at)
    {
        if (from is not null && lead is { Pool: { } pool, Members: not null })
        {
            var state = book.Pool(pool);
            if (routing.Roster.Pools.TryGetValue(pool, out var known) && state.With(known.Membership, at) is { } enrolled)
                state = book.Keep(enrolled);
            if (state.Members.IndexOf(from) >= 0 && state.Members.IndexOf(to) >= 0)
            {
                book.Keep(state.Transfer(lead.Key, at, from, to, lead.Value));
                return lead;
            }
        }

        if (from is not null)
            ReturnTurn(book, routing, lead, from, at);
        DirectTurns.Charge(book, routing.Roster, lead.Key, to, at, lead.Value);
        return lead with { Pool = null, Members = null, PassedOver = [] };
    }

    public static string NoSuchRep(CompiledRouting routing, string id) => NoSuch("rep", id, routing.Roster.Reps.Keys);

    public static string NoSuchPool(CompiledRouting routing, string id) => NoSuch("pool", id, routing.Roster.Pools.Keys);

    private static string NoSuch(string kind, string id, IReadOnlyCollection<string> known) =>
        $"There is no {kind} '{id}'{(Nearest.Of(id, known) is { } meant ? $"; did you mean '{meant}'?" : known.Count == 0 ? "; the rule book has none." : ".")}";
}
