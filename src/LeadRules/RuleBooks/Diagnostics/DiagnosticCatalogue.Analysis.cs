namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR4xxx: what a rule book says without meaning it.</content>
internal static partial class DiagnosticCatalogue
{
    private static IReadOnlyList<DiagnosticKind> Analysis => [];
}
