namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR1xxx: texts that are not in their language.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind ConditionSyntax { get; } = DiagnosticKind.Error("LR1001", "Condition cannot be read", "A condition, formula or selector is not in the language.");

    public static DiagnosticKind RangeSyntax { get; } = DiagnosticKind.Error("LR1002", "Range cannot be read", "The range of a band is not in one of the forms for ranges.");

    public static DiagnosticKind DurationSyntax { get; } = DiagnosticKind.Error("LR1003", "Duration cannot be read", "A length of time is not a number with a unit.");

    public static DiagnosticKind DateSyntax { get; } = DiagnosticKind.Error("LR1004", "Date cannot be read", "A date is not written year-month-day, or is not in the calendar.");

    public static DiagnosticKind PatternSyntax { get; } = DiagnosticKind.Error("LR1005", "Activity type cannot be read", "The name of an activity definition is neither a type nor a family of types.");

    private static IReadOnlyList<DiagnosticKind> Syntax => [ConditionSyntax, RangeSyntax, DurationSyntax, DateSyntax, PatternSyntax];
}
