using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What is never meant of territories: without criteria, out of reach, decided by chance, markets and sizes left out.</summary>
internal static class TerritoryChecks
{
    public static void Check(CheckScope scope)
    {
        var routing = scope.Book.Routing;
        if (routing.Territories.Count == 0 || !scope.IsSound(RoutingPaths.Territories))
            return;
        var territories = TerritoryTree.Read(routing.Territories, scope.Book.Source, []);
        foreach (var territory in territories)
            Check(scope, territory);
        TerritoryReach.Check(scope, territories);
        TerritoryOverlaps.Check(scope, territories);
        TerritoryMarkets.Check(scope, territories);
        TerritorySizes.Check(scope, territories);
    }

    private static void Check(CheckScope scope, TerritoryNode territory)
    {
        if (territory.Parent is { } parent && !territory.HasOwnCriteria && !territory.HasOwnDates)
            scope.Report(Problems.TerritoryWithoutCriteria(RoutingPaths.Territory(territory.Id), territory.Id, parent.Id, territory.Definition.Alone));
        if (territory.Own.Postal.Length > 0 && territory.Countries is null && territory.Regions is null)
            scope.Report(Problems.PostalWithoutCountry(RoutingPaths.Territory(territory.Id), territory.Id));
    }
}
