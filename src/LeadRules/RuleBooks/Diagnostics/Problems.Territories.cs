using LeadRules.RuleBooks.Checks;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR4331 to LR4349: territories.</summary>
internal static partial class Problems
{
    public static Diagnostic UnknownCountry(string path, string text) =>
        DiagnosticCatalogue.UnknownCountry.At(path, $"'{text}' is no country of ISO 3166-1.", Countries.MeantBy(text) is { } meant ? $"Did you mean '{meant}'?" : "Write its code of two letters, such as \"ES\" for Spain.");

    public static Diagnostic RegionUnreadable(string path, string text) =>
        DiagnosticCatalogue.TerritoryRegion.At(path, $"'{text}' is no code of a region.", "Write it as in ISO 3166-2: the country, a hyphen and the region, such as \"US-CA\".");

    public static Diagnostic RegionOfWhichCountry(string path, string text, int countries) =>
        DiagnosticCatalogue.TerritoryRegion.At(path, $"'{text}' does not say of which country it is a region, and the territory has {(countries == 0 ? "no country" : "several countries")}.", $"Write the country before it, such as \"US-{text.Trim().ToUpperInvariant()}\".");

    public static Diagnostic RegionOfAnotherCountry(string path, string text, IReadOnlyList<string> countries) =>
        DiagnosticCatalogue.TerritoryRegion.At(path, $"'{text}' does not lie in {OneOf(countries)}, where the territory is.", "Take it away, or give the territory its country.");

    public static Diagnostic PostalUnreadable(string path, string text, PostalFault fault) =>
        DiagnosticCatalogue.TerritoryPostal.At(
            path,
            fault switch
            {
                PostalFault.Lengths => $"The ends of '{text}' have different lengths, so it is not clear which codes lie between them.",
                PostalFault.Order => $"'{text}' begins after its end, so no code lies in it.",
                _ => $"'{text}' is no postal entry.",
            },
            fault switch
            {
                PostalFault.Lengths => "Write as many characters at both ends: \"94000..94199\".",
                PostalFault.Order => "Write the lower end first.",
                _ => "Write what the codes begin with, such as \"941\", or a range such as \"94000..94199\"; letters and digits, at most 12.",
            });

    public static Diagnostic TerritoryWithoutCriteria(string path, string id, string parent, bool alone) => alone
        ? DiagnosticCatalogue.TerritoryWithoutCriteria.At(path, $"'{id}' stands alone and gives nothing that a lead must meet, so it takes every lead.", "Give it criteria such as \"country\", or take \"alone\" away.")
        : DiagnosticCatalogue.TerritoryWithoutCriteria.At(path, $"'{id}' gives nothing that a lead must meet, so it takes every lead of '{parent}' from it.", $"Give it criteria such as \"country\", or take it away and let what stands under it stand under '{parent}'.");

    public static Diagnostic PostalWithoutCountry(string path, string id) =>
        DiagnosticCatalogue.PostalWithoutCountry.At(path, $"'{id}' has postal entries but no country, so it takes leads of every country with such codes.", "Write \"country\" as well.");

    public static Diagnostic TerritoriesOverlap(string path, string first, string second) =>
        DiagnosticCatalogue.TerritoriesOverlap.At(path, $"'{second}' and '{first}' are equally specific and can match the same lead; '{first}' counts, since its id comes first.", "Give the one that should count a higher \"priority\", or let the other leave those leads out.");

    public static Diagnostic TerritoryShadowed(string path, string id, string by) =>
        DiagnosticCatalogue.TerritoryShadowed.At(path, $"No lead ever comes to '{id}': '{by}' has the same criteria and a higher priority.", "Change the criteria of one of them, or take one away.");

    public static Diagnostic TerritoryContradictsParent(string path, string id, string above, string what) =>
        DiagnosticCatalogue.TerritoryContradictsParent.At(path, $"No lead ever comes to '{id}': its {what} lie outside of those of '{above}', which must match as well.", "Change one of the two, move it under another territory, or write \"alone\": true.");

    public static Diagnostic MarketUncovered(string path, string country) =>
        DiagnosticCatalogue.MarketUncovered.At(path, $"No territory takes every lead of {country}.", $"Add one that gives only \"country\": \"{country}\", or one without criteria for everything else; more specific ones still count before it.");

    public static Diagnostic EmployeesUncovered(string path, IReadOnlyList<string> territories, IReadOnlyList<string> holes, string? above) =>
        DiagnosticCatalogue.EmployeesUncovered.At(
            path,
            $"None of {Phrases.ListOf([.. territories.Take(MaxHoles).Select(static id => $"'{id}'"), .. territories.Count > MaxHoles ? [Invariant($"{territories.Count - MaxHoles} more")] : Array.Empty<string>()])} takes companies with {Phrases.ListOf([.. holes.Take(MaxHoles), .. holes.Count > MaxHoles ? [Invariant($"{holes.Count - MaxHoles} more stretches")] : Array.Empty<string>()])} employees{(above is null ? "" : $"; they stay with '{above}'")}.",
            "Widen one of them, add one for these sizes, or add one beside them without \"employees\" for the rest.");

    private static string OneOf(IReadOnlyList<string> countries) => countries.Count > MaxHoles ? $"one of its {countries.Count} countries" : string.Join(" or ", countries);
}
