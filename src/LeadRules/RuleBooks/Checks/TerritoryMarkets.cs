using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Countries in which a team sells and of which no territory takes every lead.</summary>
internal static class TerritoryMarkets
{
    public static void Check(CheckScope scope, IReadOnlyList<TerritoryNode> territories)
    {
        var markets = scope.Book.Routing.Markets;
        if (markets.Count == 0)
            return;
        var covered = new bool[Countries.Count];
        foreach (var territory in territories.Where(TakesWholeCountries))
        {
            if (territory.Countries is null)
                return;
            foreach (var country in territory.Countries.Own.Countries.Where(country => IsAllowedAbove(territory.Countries.Upper, country)))
                covered[country] = true;
        }

        for (var i = 0; i < markets.Count; i++)
        {
            var country = Countries.NumberOf(markets[i].AsSpan().Trim());
            if (Countries.Contains(country) && !covered[country])
                scope.Report(Problems.MarketUncovered(EntryPath.Of(RoutingPaths.Markets, i, scope.Book.Source), Countries.TextOf(country)));
        }
    }

    private static bool TakesWholeCountries(TerritoryNode territory) =>
        territory is { Accounts: null, Postal: null, Regions: null, Industries: null, HasEmployees: false, HasWhen: false, HasDates: false };

    private static bool IsAllowedAbove(TerritoryNode? upper, int country)
    {
        for (var above = upper?.Countries; above is not null; above = above.Upper?.Countries)
        {
            if (Array.IndexOf(above.Own.Countries, country) < 0)
                return false;
        }

        return true;
    }
}
