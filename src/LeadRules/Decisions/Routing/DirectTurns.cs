using LeadRules.Routing;
using LeadRules.Routing.Roster;

namespace LeadRules.Decisions.Routing;

/// <summary>Counts a lead that a rep received by another way as a turn, in the pools that say so. All members who are there share in it: by another way the lead was never offered to the pool.</summary>
internal static class DirectTurns
{
    public static void Charge(PoolBook book, CompiledRoster roster, string key, string rep, DateTimeOffset at, long value)
    {
        foreach (var id in roster.CountingPoolsOf(rep))
        {
            var pool = roster.Pools[id];
            var current = book.Pool(id);
            if (current.With(pool.Membership, at) is { } enrolled)
                current = book.Keep(enrolled);
            book.Keep(current.Charge(key, at, rep, Array.ConvertAll(pool.Reps, Presence), value));
        }

        PassedOver Presence(CompiledRep member) => member.Definition.Id == rep ? PassedOver.None : member.PresenceAt(at.UtcTicks);
    }
}
