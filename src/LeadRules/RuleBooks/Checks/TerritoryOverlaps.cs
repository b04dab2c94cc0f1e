using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Checks;

/// <summary>
/// Territories that are equally specific for some lead, so that only their ids decide. Only those that share a key can be: an
/// account, the beginning of a postal entry, a region or a country. Each is reported once, with the first that it meets.
/// </summary>
internal static class TerritoryOverlaps
{
    /// <summary>Beyond this a territory is held against no more others, so that large rule books compile fast.</summary>
    private const int MaxNeighbours = 50;

    private const int MaxReports = 100;

    public static void Check(CheckScope scope, IReadOnlyList<TerritoryNode> territories)
    {
        var groups = new Dictionary<(Specificity Order, string Key), List<TerritoryNode>>();
        var reported = new HashSet<TerritoryNode>();
        foreach (var territory in territories.OrderBy(static territory => territory.Id, StringComparer.Ordinal))
        {
            var first = default(TerritoryNode);
            foreach (var place in PlacesOf(territory))
            {
                if (!groups.TryGetValue(place, out var group))
                {
                    groups.Add(place, [territory]);
                    continue;
                }

                // The same key may stand twice.
                if (ReferenceEquals(group[^1], territory))
                    continue;
                first ??= group.Take(MaxNeighbours).FirstOrDefault(other => Same(other.Definition.When, territory.Definition.When) && TerritoryMeeting.CanMeet(other, territory));
                group.Add(territory);
            }

            if (first is not null && reported.Count < MaxReports && reported.Add(territory))
                scope.Report(Problems.TerritoriesOverlap(RoutingPaths.Territory(territory.Id), first.Id, territory.Id));
        }
    }

    /// <summary>Two different conditions may well exclude each other; whether they do is not looked into.</summary>
    private static bool Same(Conditions.Condition? left, Conditions.Condition? right) => left is null || right is null || left.Equals(right);

    /// <summary>How specific a territory can be, and under which key.</summary>
    private static IEnumerable<(Specificity, string)> PlacesOf(TerritoryNode territory)
    {
        if (territory.Accounts is { Own: var accounts })
            return accounts.Accounts.Select(static account => account.ToUpperInvariant()).Concat(accounts.AccountLists.Select(static list => "@" + list)).SelectMany(account => DigitsOf(territory).Select(digits => (OrderOf(territory, digits), account)));
        if (territory.Postal is { Own.Postal: var entries })
            return entries.Select(entry => (OrderOf(territory, entry.Digits), entry.Prefix));
        if (territory.Regions is { Own.Regions: var regions })
            return regions.Select(region => (OrderOf(territory, 0), region));
        if (territory.Countries is { Own.Countries: var countries })
            return countries.Select(country => (OrderOf(territory, 0), Countries.TextOf(country)));
        return [(OrderOf(territory, 0), "")];
    }

    private static IEnumerable<int> DigitsOf(TerritoryNode territory) => territory.Postal?.Own.Postal.Select(static entry => entry.Digits).Distinct() ?? [0];

    private static Specificity OrderOf(TerritoryNode territory, int digits) => Specificity.Of(territory, digits) with { Id = "" };
}
