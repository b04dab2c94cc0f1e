using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>Puts each territory under the keys by which it is found.</summary>
internal sealed class IndexKeys(Names names)
{
    private readonly Dictionary<TerritoryNode, IndexSource> _ofAccounts = [];
    private readonly Dictionary<TerritoryNode, IndexSource> _ofRegions = [];
    private readonly Dictionary<TerritoryNode, IndexSource> _ofCountries = [];
    private readonly Dictionary<(TerritoryNode Owner, int Country), IndexSource[]> _ofPostal = [];

    public KeyedSources Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public KeyedSources Postal { get; } = new(StringComparer.Ordinal);

    public KeyedSources Regions { get; } = new(StringComparer.OrdinalIgnoreCase);

    public KeyedSources Countries { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that ask for no account and no place.</summary>
    public IndexSource Rest { get; } = new();

    /// <summary>Adds all territories.</summary>
    public IndexKeys Add(IReadOnlyList<CompiledTerritory> territories)
    {
        var entries = territories.SelectMany(static territory => DigitsOf(territory.Node).Select(digits => (Order: Specificity.Of(territory.Node, digits), Territory: territory, Digits: digits))).ToArray();
        Array.Sort(entries, static (left, right) => left.Order.CompareTo(right.Order));
        for (var rank = 0; rank < entries.Length; rank++)
        {
            var (_, territory, digits) = entries[rank];
            foreach (var source in SourcesOf(territory.Node, digits))
                source.Entries.Add(new IndexEntry(territory, rank, digits, source.Accounts, source.Postal, source.Range));
        }

        return this;
    }

    /// <summary>How many digits the postal entries of a territory give; 0 where there are none.</summary>
    private static IEnumerable<int> DigitsOf(TerritoryNode territory) =>
        territory.Postal is not { Own.Postal: var entries } ? [0] : entries is [var only] ? [only.Digits] : entries.Select(static entry => entry.Digits).Distinct();

    private IEnumerable<IndexSource> SourcesOf(TerritoryNode territory, int digits)
    {
        if (territory.Accounts is { } accounts)
            return [Of(_ofAccounts, accounts, Accounts, static owner => new IndexSource { Accounts = owner }, DomainsOf)];
        if (territory.Postal is { } postal)
            return (territory.Countries?.Own.Countries ?? [-1]).Distinct().SelectMany(country => OfPostal(postal, country)).Where(source => source.Digits == digits);
        if (territory.Regions is { } regions)
            return [Of(_ofRegions, regions, Regions, static _ => new IndexSource(), static owner => owner.Own.Regions)];
        if (territory.Countries is { } countries)
            return [Of(_ofCountries, countries, Countries, static _ => new IndexSource(), static owner => owner.Own.Countries.Select(RuleBooks.Territories.Countries.TextOf))];
        return [Rest];
    }

    private static IndexSource Of(Dictionary<TerritoryNode, IndexSource> sources, TerritoryNode owner, KeyedSources keyed, Func<TerritoryNode, IndexSource> make, Func<TerritoryNode, IEnumerable<string>> keysOf)
    {
        if (!sources.TryGetValue(owner, out var source))
            sources.Add(owner, source = keyed.Add(make(owner), keysOf(owner)));
        return source;
    }

    /// <summary>Beginnings stand under themselves, one source for each length; a range under what its ends have in common, which few disjoint ranges share.</summary>
    private IndexSource[] OfPostal(TerritoryNode owner, int country)
    {
        if (_ofPostal.TryGetValue((owner, country), out var known))
            return known;
        IndexSource[] sources = owner.Own.Postal is [{ IsRange: false } only]
            ? [Postal.Add(new IndexSource { Postal = owner, Digits = only.Digits }, [LeadPlace.PostalKey(country, only.Low)])]
            : [.. SourcesOfMany(owner, country)];
        _ofPostal.Add((owner, country), sources);
        return sources;
    }

    private IEnumerable<IndexSource> SourcesOfMany(TerritoryNode owner, int country) =>
        [
            .. owner.Own.Postal.Where(static entry => !entry.IsRange).GroupBy(static entry => entry.Digits)
                .Select(group => Postal.Add(new IndexSource { Postal = owner, Digits = group.Key }, group.Select(entry => LeadPlace.PostalKey(country, entry.Low)))),
            .. owner.Own.Postal.Where(static entry => entry.IsRange)
                .Select(range => Postal.Add(new IndexSource { Postal = owner, Digits = range.Digits, Range = range }, [LeadPlace.PostalKey(country, range.Prefix)])),
        ];

    private IEnumerable<string> DomainsOf(TerritoryNode owner) =>
        owner.Own.Accounts.Concat(owner.Own.AccountLists.SelectMany(list => names.List(list)?.Select(static domain => AccountText.Normalise(domain).ToString()) ?? []));
}
