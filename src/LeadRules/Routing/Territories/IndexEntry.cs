using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>A territory as one bucket of the index has it.</summary>
/// <param name="Territory">The territory.</param>
/// <param name="Rank">Its place in the order of all entries, the most specific first.</param>
/// <param name="Digits">How many digits its postal entry gives; 0 for none.</param>
/// <param name="Source">What the key of the bucket says.</param>
internal readonly record struct IndexEntry(CompiledTerritory Territory, int Rank, int Digits, IndexSource Source);

/// <summary>Keys that several territories share: those of one territory's accounts, postal entries, regions or countries.</summary>
internal sealed class IndexSource
{
    /// <summary>Whose accounts the keys are; or null.</summary>
    public TerritoryNode? Accounts { get; init; }

    /// <summary>Whose postal entries the keys are; or null.</summary>
    public TerritoryNode? Postal { get; init; }

    /// <summary>How many digits those postal entries give.</summary>
    public int Digits { get; init; }

    /// <summary>The range of which the key is only the beginning; null when the key says all.</summary>
    public PostalEntry? Range { get; init; }

    /// <summary>The territories under these keys.</summary>
    public List<IndexEntry> Entries { get; } = [];
}
