using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Checks that territories make trees, that each has a receiver, and that their lists of accounts exist. Takes time in proportion to their number.</summary>
internal static class TerritoryNames
{
    public static void Check(Names names, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        var territories = names.Book.Routing.Territories;
        var parents = territories.ToDictionary(static territory => territory.Id, static territory => territory.Parent, StringComparer.Ordinal);
        var circles = Circles.Of(parents.Keys, id => parents[id] is { } parent && parents.ContainsKey(parent) ? [parent] : []);
        foreach (var territory in territories)
        {
            if (territory.Parent is { } parent && !parents.ContainsKey(parent) && !broken.Contains(DefinitionKind.Territory, parent))
                problems.Add(Problems.UnknownTerritory(RoutingPaths.Territory(territory.Id) + ".parent", parent, parents.Keys));
            CheckAccounts(territory, names, broken, problems);
        }

        foreach (var circle in circles)
            problems.Add(Problems.TerritoryCycle(RoutingPaths.Territory(circle[0]) + ".parent", circle));

        // What has an error of its own is not reported a second time, nor what is a part of it.
        var told = circles.SelectMany(static circle => circle).ToHashSet(StringComparer.Ordinal);
        CheckReceivers(territories, territory => told.Contains(territory.Id) || broken.Contains(DefinitionKind.Territory, territory.Id) || (territory.Parent is { } parent && !parents.ContainsKey(parent)), problems);
    }

    private static void CheckAccounts(TerritoryDefinition territory, Names names, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        for (var i = 0; i < territory.Accounts.Count; i++)
        {
            if (TerritoryText.ListOf(territory.Accounts[i]) is { } list && !names.HasList(list) && !broken.Contains(DefinitionKind.List, list))
                problems.Add(Problems.UnknownList(EntryPath.Of(RoutingPaths.Territory(territory.Id) + ".accounts", i, names.Book.Source), list, names.ListNames));
        }
    }

    /// <summary>A receiver is passed down from each territory that names one to all its parts.</summary>
    private static void CheckReceivers(IReadOnlyList<TerritoryDefinition> territories, Func<TerritoryDefinition, bool> isTold, List<Diagnostic> problems)
    {
        var parts = territories.Where(static territory => territory.Parent is not null).ToLookup(static territory => territory.Parent!, StringComparer.Ordinal);
        var received = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<TerritoryDefinition>(territories.Where(territory => territory.To is not null || isTold(territory)));
        while (open.TryDequeue(out var territory))
        {
            if (!received.Add(territory.Id))
                continue;
            foreach (var part in parts[territory.Id])
                open.Enqueue(part);
        }

        foreach (var territory in territories.Where(territory => !received.Contains(territory.Id)))
            problems.Add(Problems.TerritoryWithoutReceiver(RoutingPaths.Territory(territory.Id), territory.Id));
    }
}
