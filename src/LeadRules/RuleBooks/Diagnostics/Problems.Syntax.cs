using LeadRules.Conditions.Parsing;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR1xxx: texts that are not in their language.</summary>
internal static partial class Problems
{
    /// <summary>What the parser found in a condition, formula or selector.</summary>
    public static Diagnostic Syntax(string path, SyntaxError error) =>
        (error.Kind == SyntaxErrorKind.Limit ? DiagnosticCatalogue.ConditionTooLarge : DiagnosticCatalogue.ConditionSyntax).At(path, error.Message, error.Mend);

    public static Diagnostic NoRange(string path, string text) =>
        DiagnosticCatalogue.RangeSyntax.At(path, $"'{text}' is no range.", "Write '< 10', '<= 10', '> 50', '>= 50', '= 10', 'between 11 and 50' or '>= 11 and < 51'.");

    public static Diagnostic NoDuration(string path, string text) =>
        DiagnosticCatalogue.DurationSyntax.At(path, $"'{text}' is no duration.", "Write a number and one of the units s, m, h, d, w, without a space: \"30d\".");

    public static Diagnostic NoDate(string path, string text) =>
        DiagnosticCatalogue.DateSyntax.At(path, $"'{text}' is no date.", "Write year, month and day: \"2026-11-22\".");

    public static Diagnostic NoPattern(string path, string text) =>
        DiagnosticCatalogue.PatternSyntax.At(path, $"'{text}' is neither an activity type nor a family of types.", "Write a type such as 'form.submitted' (letters, digits and . _ - : /), a family such as 'email.*', or '*' for all.");
}
