namespace LeadRules.RuleBooks.Diagnostics;

/// <content>Territories: LR4331 to LR4349.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UnknownCountry { get; } = DiagnosticKind.Error("LR4331", "Unknown country", "A country is not in ISO 3166-1, so no lead is ever there.");

    public static DiagnosticKind TerritoryRegion { get; } = DiagnosticKind.Error("LR4332", "Region cannot be used", "A region of a territory is not written as in ISO 3166-2, or lies in another country than the territory.");

    public static DiagnosticKind TerritoryPostal { get; } = DiagnosticKind.Error("LR4333", "Postal entry cannot be read", "A postal entry of a territory is neither the beginning of codes nor a range of them.");

    public static DiagnosticKind TerritoryWithoutCriteria { get; } = DiagnosticKind.Warning("LR4335", "Territory without criteria", "A territory under another gives nothing that a lead must meet, so it takes every lead of the one above it, or every lead at all.");

    public static DiagnosticKind PostalWithoutCountry { get; } = DiagnosticKind.Warning("LR4336", "Postal entries without country", "A territory gives postal entries but no country, so they match codes of every country.");

    public static DiagnosticKind TerritoriesOverlap { get; } = DiagnosticKind.Warning("LR4337", "Territories overlap", "Two territories match the same leads, and only their ids decide which counts.");

    public static DiagnosticKind TerritoryShadowed { get; } = DiagnosticKind.Warning("LR4338", "Territory never reached", "Another territory matches the same leads and always counts before it.");

    public static DiagnosticKind TerritoryContradictsParent { get; } = DiagnosticKind.Warning("LR4339", "Territory outside of its parent", "A territory gives what its parent rules out, so it matches no lead.");

    public static DiagnosticKind MarketUncovered { get; } = DiagnosticKind.Warning("LR4340", "Market not covered", "A country of 'markets' has no territory that takes all of its leads.");

    public static DiagnosticKind EmployeesUncovered { get; } = DiagnosticKind.Warning("LR4341", "Company sizes left out", "Territories that cut a place by employees leave sizes out.");

    private static IReadOnlyList<DiagnosticKind> Territories =>
    [
        UnknownCountry, TerritoryRegion, TerritoryPostal, TerritoryWithoutCriteria, PostalWithoutCountry,
        TerritoriesOverlap, TerritoryShadowed, TerritoryContradictsParent, MarketUncovered, EmployeesUncovered,
    ];
}
