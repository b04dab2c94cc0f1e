namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR2xxx: names and types.</content>
internal static partial class DiagnosticCatalogue
{
    private static IReadOnlyList<DiagnosticKind> Names => [];
}
