using System.Globalization;
using System.Text;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Territories that no lead ever comes to: outside of those above them, or behind one with the same criteria.</summary>
internal static class TerritoryReach
{
    public static void Check(CheckScope scope, IReadOnlyList<TerritoryNode> territories)
    {
        foreach (var territory in territories)
        {
            if (Outside(territory) is var (above, what))
                scope.Report(Problems.TerritoryContradictsParent(RoutingPaths.Territory(territory.Id), territory.Id, above.Id, what));
        }

        foreach (var same in territories.GroupBy(static territory => (territory.Upper, territory.Depth, Criteria: CriteriaOf(territory))).Where(static group => group.Skip(1).Any()))
            Check(scope, [.. same.OrderByDescending(static territory => territory.Definition.Priority)]);
    }

    /// <summary>Of territories with the same criteria the first that is in force all the time of another keeps every lead from it.</summary>
    private static void Check(CheckScope scope, List<TerritoryNode> same)
    {
        for (var i = 1; i < same.Count; i++)
        {
            var (id, priority, dates) = (same[i].Id, same[i].Definition.Priority, same[i].Definition);
            if (same.Take(i).FirstOrDefault(by => by.Definition.Priority > priority && Covers(by.Definition, dates)) is { } by)
                scope.Report(Problems.TerritoryShadowed(RoutingPaths.Territory(id), id, by.Id));
        }
    }

    private static bool Covers(TerritoryDefinition by, TerritoryDefinition other) =>
        (by.From is null || by.From <= other.From) && (by.Until is null || by.Until >= other.Until);

    /// <summary>The nearest above that must match and cannot, and what keeps them apart. Those further up have been held against those between.</summary>
    private static (TerritoryNode Above, string What)? Outside(TerritoryNode territory)
    {
        if (!territory.HasOwnCriteria && !territory.HasOwnDates)
            return null;
        const int maxSteps = 100;
        var above = territory.Upper;
        for (var i = 0; i < maxSteps && above is not null; i++, above = above.Upper)
        {
            if (TerritoryMeeting.Obstacle(territory, above) is { } what)
                return (above, what);
        }

        return null;
    }

    /// <summary>Where a territory is but for the size of companies: equal for territories that cut one place by employees.</summary>
    public static (TerritoryNode? Upper, int Depth, string Criteria) PlaceOf(TerritoryNode territory) => (territory.Upper, territory.Depth, CriteriaOf(territory, withEmployees: false));

    /// <summary>What a territory itself gives, dates apart, as a text that is equal for equal criteria.</summary>
    private static string CriteriaOf(TerritoryNode territory, bool withEmployees = true)
    {
        var text = new StringBuilder();
        Add('c', territory.Own.Countries.Select(static country => country.ToString(CultureInfo.InvariantCulture)), territory.Own.Countries.Length);
        Add('r', territory.Own.Regions, territory.Own.Regions.Length);
        Add('p', territory.Own.Postal.Select(static entry => entry.IsRange ? $"{entry.Low}..{entry.High}" : entry.Low), territory.Own.Postal.Length);
        Add('i', territory.Own.Industries.Select(static industry => industry.ToUpperInvariant()), territory.Own.Industries.Length);
        Add('a', territory.Own.Accounts.Select(static account => account.ToUpperInvariant()), territory.Own.Accounts.Length);
        Add('l', territory.Own.AccountLists, territory.Own.AccountLists.Length);
        return text.Append(CultureInfo.InvariantCulture, $"\n{(withEmployees ? territory.Definition.Employees : null)}\n{territory.Definition.When}").ToString();

        void Add(char kind, IEnumerable<string> values, int count)
        {
            if (count > 0)
                text.Append('\n').Append(kind).AppendJoin('\t', count == 1 ? values : values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }
    }
}
