using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Territories;

/// <summary>
/// Makes the tree of territories: each after its parent, criteria written in one way, what cannot be read reported and left out.
/// Unknown parents and circles of parents are reported where names are checked (<see cref="Checks.TerritoryNames"/>); here such a territory becomes a root.
/// </summary>
internal sealed class TerritoryTree
{
    private readonly SourceMap? _source;
    private readonly List<Diagnostic> _problems;
    private readonly Dictionary<string, TerritoryDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TerritoryNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<TerritoryNode> _inOrder = [];

    private TerritoryTree(SourceMap? source, List<Diagnostic> problems)
    {
        _source = source;
        _problems = problems;
    }

    /// <summary>The territories, each after its parent.</summary>
    public static IReadOnlyList<TerritoryNode> Read(IReadOnlyList<TerritoryDefinition> territories, SourceMap? source, List<Diagnostic> problems)
    {
        var tree = new TerritoryTree(source, problems);
        foreach (var territory in territories)
            tree._definitions.TryAdd(territory.Id, territory);
        foreach (var territory in territories)
            tree.Add(territory);
        return tree._inOrder;
    }

    /// <summary>Adds a territory after those above it; without recursion, for trees of any depth.</summary>
    private void Add(TerritoryDefinition territory)
    {
        if (_nodes.ContainsKey(territory.Id))
            return;
        if (territory.Parent is null || _nodes.ContainsKey(territory.Parent))
        {
            Keep(territory);
            return;
        }

        var open = new Stack<TerritoryDefinition>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = territory; next is not null && !_nodes.ContainsKey(next.Id) && seen.Add(next.Id);)
        {
            open.Push(next);
            next = next.Parent is null ? null : _definitions.GetValueOrDefault(next.Parent);
        }

        while (open.TryPop(out var next))
            Keep(next);
    }

    private void Keep(TerritoryDefinition territory)
    {
        var node = Node(territory, territory.Parent is null ? null : _nodes.GetValueOrDefault(territory.Parent));
        _nodes.Add(territory.Id, node);
        _inOrder.Add(node);
    }

    private TerritoryNode Node(TerritoryDefinition definition, TerritoryNode? parent)
    {
        var upper = definition.Alone ? null : parent;
        var countries = Countries(definition);
        return new TerritoryNode(definition, parent, new TerritoryCriteria
        {
            Countries = countries,
            Regions = Regions(definition, countries.Length > 0 ? countries : upper?.Countries?.Own.Countries ?? []),
            Postal = Postal(definition),
            Industries = [.. definition.Industries.Select(static industry => industry.Trim())],
            Accounts = [.. definition.Accounts.Where(static account => TerritoryText.ListOf(account) is null).Select(static account => AccountText.Normalise(account).ToString())],
            AccountLists = [.. definition.Accounts.Select(TerritoryText.ListOf).OfType<string>()],
        });
    }

    private int[] Countries(TerritoryDefinition definition)
    {
        var numbers = new List<int>(definition.Countries.Count);
        for (var i = 0; i < definition.Countries.Count; i++)
        {
            var number = Territories.Countries.NumberOf(definition.Countries[i].AsSpan().Trim());
            if (Territories.Countries.Contains(number))
                numbers.Add(number);
            else
                _problems.Add(Problems.UnknownCountry(PathOf(definition, "country", i), definition.Countries[i]));
        }

        return [.. numbers];
    }

    private string[] Regions(TerritoryDefinition definition, int[] countries)
    {
        Span<char> whole = stackalloc char[RegionText.MaxLength];
        var regions = new List<string>(definition.Regions.Count);
        for (var i = 0; i < definition.Regions.Count; i++)
        {
            var text = definition.Regions[i];
            var region = whole[..RegionText.Complete(text.AsSpan().Trim(), countries is [var only] ? only : -1, whole)];
            var country = region.Length == 0 ? -1 : Territories.Countries.NumberOf(region[..2]);
            if (Territories.Countries.Contains(country) && (countries.Length == 0 || Array.IndexOf(countries, country) >= 0))
                regions.Add(region.ToString());
            else
                _problems.Add(RegionProblem(PathOf(definition, "region", i), text, country, countries));
        }

        return [.. regions];
    }

    private static Diagnostic RegionProblem(string path, string text, int country, int[] countries)
    {
        if (country >= 0)
        {
            return Territories.Countries.Contains(country)
                ? Problems.RegionOfAnotherCountry(path, text, [.. countries.Select(Territories.Countries.TextOf)])
                : Problems.UnknownCountry(path, Territories.Countries.TextOf(country));
        }

        return RegionText.IsPart(text.AsSpan().Trim())
            ? Problems.RegionOfWhichCountry(path, text, countries.Length)
            : Problems.RegionUnreadable(path, text);
    }

    private PostalEntry[] Postal(TerritoryDefinition definition)
    {
        var entries = new List<PostalEntry>(definition.Postal.Count);
        for (var i = 0; i < definition.Postal.Count; i++)
        {
            var (entry, fault) = PostalEntry.Read(definition.Postal[i]);
            if (entry is not null)
                entries.Add(entry);
            else
                _problems.Add(Problems.PostalUnreadable(PathOf(definition, "postal", i), definition.Postal[i], fault!.Value));
        }

        return [.. entries];
    }

    private string PathOf(TerritoryDefinition definition, string member, int index) => EntryPath.Of($"{RoutingPaths.Territory(definition.Id)}.{member}", index, _source);
}
