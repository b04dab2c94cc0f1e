namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR5xxx: bounds for untrusted rule books.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind ConditionTooLarge { get; } = DiagnosticKind.Error("LR5001", "Condition too large", "A condition, formula or selector is too long, too deep, or has too many parts.");

    public static DiagnosticKind FileTooLarge { get; } = DiagnosticKind.Error("LR5002", "File too large", "The rule book has more bytes than are read.");

    public static DiagnosticKind NestedTooDeep { get; } = DiagnosticKind.Error("LR5003", "Nested too deep", "Objects and lists stand inside each other deeper than any rule book needs.");

    public static DiagnosticKind TooManyRules { get; } = DiagnosticKind.Error("LR5004", "Too many rules", "The rule book has more rules than are read.");

    public static DiagnosticKind ListTooLarge { get; } = DiagnosticKind.Error("LR5005", "List too large", "A named list has more entries than are read.");

    public static DiagnosticKind TextTooLong { get; } = DiagnosticKind.Error("LR5006", "Text too long", "A name, description or entry has more characters than are read.");

    public static DiagnosticKind TooManyProblems { get; } = DiagnosticKind.Error("LR5007", "Too many problems", "There are more problems than are listed.");

    public static DiagnosticKind PatternTooLarge { get; } = DiagnosticKind.Error("LR5010", "Pattern too large", "The pattern of 'matches' is too long or asks for too many repetitions.");

    private static IReadOnlyList<DiagnosticKind> Limits =>
        [ConditionTooLarge, FileTooLarge, NestedTooDeep, TooManyRules, ListTooLarge, TextTooLong, TooManyProblems, PatternTooLarge];
}
