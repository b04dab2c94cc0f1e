using LeadRules.Routing;
using LeadRules.Routing.Roster;

namespace LeadRules.Decisions.Routing;

/// <summary>Counts a lead that a rep received by another way as a turn, in the pools that say so. All members who are there share in it: by another way the lead was never offered to the pool.</summary>
internal static class DirectTurns
{
    public static void Charge(PoolBook book, CompiledRoster roster, string key, string rep, DateTimeOffset at, long value)
    {
        foreach (var id in roster.CountingPoolsOf(rep))
            book.Keep(Enrolled(book, roster.Pools[id], at).Charge(key, at, rep, Sharing(roster.Pools[id], rep, at), value));
    }

    /// <summary>The turn of such a lead comes back, out of the credits of those who are there now.</summary>
    public static void Return(PoolBook book, CompiledRoster roster, string key, string rep, DateTimeOffset at, long value)
    {
        foreach (var id in roster.CountingPoolsOf(rep))
            book.Keep(Enrolled(book, roster.Pools[id], at).GiveBack(key, at, rep, roster.Pools[id].Membership, Sharing(roster.Pools[id], rep, at), value));
    }

    private static PoolState Enrolled(PoolBook book, CompiledPool pool, DateTimeOffset at)
    {
        var current = book.Pool(pool.Definition.Id);
        return current.With(pool.Membership, at) is { } enrolled ? book.Keep(enrolled) : current;
    }

    private static PassedOver[] Sharing(CompiledPool pool, string rep, DateTimeOffset at) =>
        Array.ConvertAll(pool.Reps, member => member.Definition.Id == rep ? PassedOver.None : member.PresenceAt(at.UtcTicks));
}
