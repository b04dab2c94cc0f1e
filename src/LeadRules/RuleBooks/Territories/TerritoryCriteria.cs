namespace LeadRules.RuleBooks.Territories;

/// <summary>What a territory itself gives of places, industries and accounts, each written in one way. Empty lists give nothing.</summary>
internal sealed class TerritoryCriteria
{
    /// <summary>Numbers of countries.</summary>
    public int[] Countries { get; init; } = [];

    /// <summary>Whole codes in upper case.</summary>
    public string[] Regions { get; init; } = [];

    public PostalEntry[] Postal { get; init; } = [];

    public string[] Industries { get; init; } = [];

    /// <summary>Domains.</summary>
    public string[] Accounts { get; init; } = [];

    /// <summary>The names of lists of domains.</summary>
    public string[] AccountLists { get; init; } = [];

    public bool HasAccounts => Accounts.Length + AccountLists.Length > 0;

    /// <summary>Whether it gives a place.</summary>
    public bool HasPlace => Countries.Length + Regions.Length + Postal.Length > 0;
}
