using System.Collections.Frozen;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads who gets which lead.</summary>
internal sealed class RoutingReader(Reading reading)
{
    private static readonly MemberSet<RoutingMember> Known = new();

    private static readonly FrozenDictionary<RoutingMember, DefinitionKind> Kinds = new Dictionary<RoutingMember, DefinitionKind>
    {
        [RoutingMember.Reps] = DefinitionKind.Rep,
        [RoutingMember.Pools] = DefinitionKind.Pool,
        [RoutingMember.Territories] = DefinitionKind.Territory,
    }.ToFrozenDictionary();

    private enum RoutingMember
    {
        Category,
        Markets,
        OwnerBy,
        Reps,
        Pools,
        Territories,
        Routes,
        Fallback,
    }

    /// <summary>The section could not be read, so it may have defined any name.</summary>
    public static void BreakAll(Reading reading)
    {
        foreach (var kind in Kinds.Values)
            reading.Broken.AddAll(kind);
    }

    /// <summary>Reads the section.</summary>
    /// <param name="item">The section; may be missing.</param>
    /// <param name="timeZone">The time zone of the rule book, in which the dates of absences are read.</param>
    public RoutingDefinition Read(JsonItem item, string timeZone)
    {
        if (!reading.TryMembers(item, Known, "an object such as { \"reps\": { \"ana\": { } }, \"fallback\": \"rep ana\" }", out var members))
        {
            if (item.Exists)
                BreakAll(reading);
            return RoutingDefinition.None;
        }

        foreach (var (section, kind) in Kinds)
        {
            if (members.IsMisspelt(section))
                reading.Broken.AddAll(kind);
        }

        var (reps, pools) = (members[RoutingMember.Reps], members[RoutingMember.Pools]);
        var destinations = new DestinationReader(reading, Reading.IdsIn(reps), Reading.IdsIn(pools));
        if (members[RoutingMember.Routes] is { IsArray: true, Count: > 0 })
            reading.Require(members, RoutingMember.Fallback, "fallback", "\"fallback\": \"queue triage\"");
        return new RoutingDefinition
        {
            Category = reading.Formula(members[RoutingMember.Category]),
            Markets = reading.OneOrMore(members[RoutingMember.Markets], "a list of countries such as [\"ES\", \"PT\"]", new TerritoryReader(reading, destinations).Country),
            OwnerBy = OwnerBy(members[RoutingMember.OwnerBy]),
            Reps = reading.Definitions(reps, DefinitionKind.Rep, reading.IdOf, new RepReader(reading, timeZone).Read),
            Pools = reading.Definitions(pools, DefinitionKind.Pool, reading.IdOf, new PoolReader(reading, destinations).Read),
            Territories = reading.Definitions(members[RoutingMember.Territories], DefinitionKind.Territory, reading.IdOf, new TerritoryReader(reading, destinations).Read),
            Routes = new RouteReader(reading, destinations).Read(members[RoutingMember.Routes]),
            Fallback = destinations.End(members[RoutingMember.Fallback]),
        };
    }

    private IReadOnlyList<OwnerMatch> OwnerBy(JsonItem list)
    {
        if (!list.Exists)
            return RoutingDefinition.DefaultOwnerBy;
        Dictionary<OwnerMatch, JsonItem> seen = [];
        foreach (var item in reading.Items(list, "a list such as [\"lead\", \"account\"]"))
        {
            if (reading.Word<OwnerMatch>(item, "way to find an owner") is { } match && !seen.TryAdd(match, item))
                reading.ReportTwice(item, seen[match]);
        }

        return [.. seen.OrderBy(static one => one.Value.Start).Select(static one => one.Key)];
    }
}
