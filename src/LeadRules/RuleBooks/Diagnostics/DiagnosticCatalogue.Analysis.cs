namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR4xxx: what a rule book says without meaning it.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UndeclaredType { get; } = DiagnosticKind.Warning("LR4001", "Activity type is not declared", "An activity type is neither built in nor declared, so it may be misspelt.");

    public static DiagnosticKind NeverThatName { get; } = DiagnosticKind.Warning("LR4002", "Never that name", "A band, grid or class is compared with a name that it never has.");

    private static IReadOnlyList<DiagnosticKind> Analysis =>
    [
        UndeclaredType, NeverThatName,
    ];
}
