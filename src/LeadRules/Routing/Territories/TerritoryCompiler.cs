using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>Makes territories ready to be searched; reports every problem on the way.</summary>
internal sealed class TerritoryCompiler(Names names, Definitions definitions, List<Diagnostic> problems)
{
    private readonly TextBinder _texts = new(names, definitions, problems);
    private readonly Dictionary<string, TextSet?> _lists = new(StringComparer.Ordinal);

    /// <summary>Compiles all territories; what has problems asks for less than it should, and is never used.</summary>
    public TerritoryIndex Compile(IReadOnlyList<TerritoryDefinition> territories)
    {
        CheckMarkets();
        var compiled = new Dictionary<TerritoryNode, CompiledTerritory>();
        var inOrder = new List<CompiledTerritory>(territories.Count);
        foreach (var node in TerritoryTree.Read(territories, names.Book.Source, problems))
        {
            var territory = Territory(node, node.Parent is null ? null : compiled[node.Parent], UpperOf(node, compiled));
            compiled.Add(node, territory);
            inOrder.Add(territory);
        }

        return new TerritoryIndex(inOrder, _texts.AskedForScores, new IndexKeys(names).Add(inOrder));
    }

    /// <summary>The nearest territory above that must match as well and asks for something.</summary>
    private static CompiledTerritory? UpperOf(TerritoryNode node, Dictionary<TerritoryNode, CompiledTerritory> compiled) =>
        node.Upper is not { } upper ? null : upper.HasOwnCriteria || upper.HasOwnDates ? compiled[upper] : compiled[upper].Upper;

    private void CheckMarkets()
    {
        var markets = names.Book.Routing.Markets;
        for (var i = 0; i < markets.Count; i++)
        {
            if (!Countries.Contains(Countries.NumberOf(markets[i].AsSpan().Trim())))
                problems.Add(Problems.UnknownCountry(EntryPath.Of(RoutingPaths.Markets, i, names.Book.Source), markets[i]));
        }
    }

    private CompiledTerritory Territory(TerritoryNode node, CompiledTerritory? parent, CompiledTerritory? upper) => new(node, parent, upper)
    {
        To = node.Receiver?.Definition.To ?? Destination.Nobody,
        InForce = names.Zone.Between(node.Definition.From, node.Definition.Until),
        Accounts = [.. new[] { TextSet.Of(node.Own.Accounts) }.Concat(node.Own.AccountLists.Select(ListOf)).OfType<TextSet>()],
        When = _texts.Condition(RoutingPaths.When(RoutingPaths.Territory(node.Id)), node.Definition.When),
    };

    private TextSet? ListOf(string name)
    {
        if (!_lists.TryGetValue(name, out var list))
            _lists.Add(name, list = names.List(name) is { } entries ? TextSet.Of([.. entries.Select(static domain => AccountText.Normalise(domain).ToString())]) : null);
        return list;
    }
}
