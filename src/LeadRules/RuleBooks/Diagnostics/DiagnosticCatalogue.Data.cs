namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR6xxx: data of leads and activities.</content>
internal static partial class DiagnosticCatalogue
{
    private static IReadOnlyList<DiagnosticKind> Data => [];
}
