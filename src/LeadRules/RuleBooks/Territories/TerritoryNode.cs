namespace LeadRules.RuleBooks.Territories;

/// <summary>A territory at its place in the tree. What it needs of those above it is kept, so that a deep tree costs no more than a flat one.</summary>
internal sealed class TerritoryNode
{
    public TerritoryNode(TerritoryDefinition definition, TerritoryNode? parent, TerritoryCriteria own)
    {
        Definition = definition;
        Parent = parent;
        Own = own;
        Upper = definition.Alone ? null : parent;
        Depth = parent is null ? 0 : parent.Depth + 1;
        Accounts = own.HasAccounts ? this : Upper?.Accounts;
        Postal = own.Postal.Length > 0 ? this : Upper?.Postal;
        Regions = own.Regions.Length > 0 ? this : Upper?.Regions;
        Countries = own.Countries.Length > 0 ? this : Upper?.Countries;
        Industries = own.Industries.Length > 0 ? this : Upper?.Industries;
        HasEmployees = definition.Employees is not null || Upper?.HasEmployees == true;
        HasWhen = definition.When is not null || Upper?.HasWhen == true;
        HasDates = HasOwnDates || Upper?.HasDates == true;
        Receiver = definition.To is not null ? this : parent?.Receiver;
    }

    public TerritoryDefinition Definition { get; }

    public string Id => Definition.Id;

    public TerritoryNode? Parent { get; }

    /// <summary>What it gives itself.</summary>
    public TerritoryCriteria Own { get; }

    /// <summary>The territory that must match as well; null when it stands alone.</summary>
    public TerritoryNode? Upper { get; }

    /// <summary>How many territories stand above it.</summary>
    public int Depth { get; }

    /// <summary>Who gives its accounts: the nearest of itself and those that must match as well; or null. The next four likewise.</summary>
    public TerritoryNode? Accounts { get; }

    public TerritoryNode? Postal { get; }

    public TerritoryNode? Regions { get; }

    public TerritoryNode? Countries { get; }

    public TerritoryNode? Industries { get; }

    /// <summary>Whether it or one that must match as well gives employees. The next two likewise.</summary>
    public bool HasEmployees { get; }

    public bool HasWhen { get; }

    public bool HasDates { get; }

    /// <summary>Who names its destination: the nearest of itself and all above it; or null.</summary>
    public TerritoryNode? Receiver { get; }

    public bool HasOwnDates => Definition.From is not null || Definition.Until is not null;

    /// <summary>Whether it gives anything itself that a lead must meet, dates apart.</summary>
    public bool HasOwnCriteria => Own.HasPlace || Own.HasAccounts || Own.Industries.Length > 0 || Definition.Employees is not null || Definition.When is not null;
}
