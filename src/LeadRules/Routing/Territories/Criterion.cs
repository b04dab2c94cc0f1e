namespace LeadRules.Routing.Territories;

/// <summary>What a territory can ask of a lead.</summary>
internal enum Criterion
{
    /// <summary>Nothing: all is met.</summary>
    None,

    Dates,
    Country,
    Region,
    Postal,
    Account,
    Industry,
    Employees,
    When,
}
