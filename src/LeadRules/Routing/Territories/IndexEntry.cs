using LeadRules.RuleBooks.Territories;

namespace LeadRules.Routing.Territories;

/// <summary>A territory as one bucket of the index has it.</summary>
/// <param name="Territory">The territory.</param>
/// <param name="Rank">Its place in the order of all entries, the most specific first.</param>
/// <param name="Digits">How many digits its postal entry gives; 0 for none.</param>
/// <param name="Accounts">Whose accounts the key is one of; null when it is no account. Kept here, since to look it up elsewhere costs more than to compare it.</param>
/// <param name="Postal">Whose postal entries the key is one of; null when it is none.</param>
/// <param name="Range">The range of which the key is only the beginning; null when the key says all.</param>
internal readonly record struct IndexEntry(CompiledTerritory Territory, int Rank, int Digits, TerritoryNode? Accounts, TerritoryNode? Postal, PostalEntry? Range);

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
