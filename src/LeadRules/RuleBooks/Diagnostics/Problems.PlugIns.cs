namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>What is wrong with what plug-ins declare, and with what rule books ask of them.</summary>
internal static partial class Problems
{
    public static Diagnostic PluginNameTaken(string who, string kind, string name, string by) =>
        DiagnosticCatalogue.PluginNameTaken.At("$", $"{who} adds the {kind} '{name}', but {by} has that name.", "Rename one of them.");

    public static Diagnostic PlugInTwice(string name, IReadOnlyCollection<string> plugIns) =>
        DiagnosticCatalogue.PluginNameTaken.At("$", $"The host adds several plug-ins with the name '{name}': {ListOf(plugIns)}.", "Add one of them.");

    public static Diagnostic PropertyOfPlugIn(string who, FieldDefinition property, string pattern, string other, FieldType type) =>
        DiagnosticCatalogue.PropertyOfPlugIn.At("$", $"{who} declares the property '{property.Name}' of '{pattern}' as {TypeWords.Of(property.Type)}, but {other} declares it as {TypeWords.Of(type)}.", "Give it one type, or rename one of them.");

    public static Diagnostic PlugInDeclares(string who, string what, string mend) =>
        DiagnosticCatalogue.PlugInDeclares.At("$", $"{who} declares {what}.", mend);

    public static Diagnostic UnknownIntent(string path, string name, IReadOnlyCollection<string> known) =>
        DiagnosticCatalogue.UnknownIntent.At(path, $"No plug-in adds the intent '{name}'.", DidYouMean(name, known, known.Count == 0 ? "Add the plug-in that declares it to the options." : $"Write {OrList([.. known])}, or add the plug-in that declares it to the options."));

    public static Diagnostic UnknownInput(string field, string input, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownInput.At("$", $"The field '{field} reads '{input}', which is neither a field of leads nor an activity type.", DidYouMean(input, candidates, "Declare it under 'fields' or 'activities' in the rule book."));

    public static Diagnostic PointsForNoScore(string who, string score, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.PointsForNoScore.At("$", Sentence($"{who} adds points to the score '{score}', which the rule book does not have."), DidYouMean(score, candidates, "Add the score to the rule book; until then its points are refused."));

    public static Diagnostic PointsForFormula(string who, string score) =>
        DiagnosticCatalogue.PointsForNoScore.At("$", Sentence($"{who} adds points to the score '{score}', which is a formula: its value is what the formula gives, so its points are refused."), "Let it add them to a score of rules that the formula reads.");
}
