namespace LeadRules.RuleBooks.Diagnostics;

/// <content>What plug-ins declare, and what rule books ask of them.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind PluginNameTaken { get; } = DiagnosticKind.Error("LR2031", "Name of a plug-in is taken", "The host or a plug-in adds a list, function, field, strategy, intent or plug-in under a name that is taken.");

    public static DiagnosticKind PropertyOfPlugIn { get; } = DiagnosticKind.Error("LR2032", "Property of a plug-in has another type", "A plug-in declares a property of activities with another type than the rule book or another plug-in.");

    public static DiagnosticKind PlugInDeclares { get; } = DiagnosticKind.Error("LR2033", "Plug-in declares what cannot be", "A plug-in declares an activity type or property that no rule book could, an inferred field without a name, or a list that cannot be read.");

    public static DiagnosticKind UnknownIntent { get; } = DiagnosticKind.Error("LR2034", "Unknown intent", "A rule book asks for an intent by a dotted name, and no plug-in adds it.");

    public static DiagnosticKind UnknownInput { get; } = DiagnosticKind.Warning("LR4020", "Unknown input of a field", "A field that the host or a plug-in adds reads something that neither leads nor activities have.");

    public static DiagnosticKind PointsForNoScore { get; } = DiagnosticKind.Warning("LR4021", "Inferred points without a score", "The inference of a plug-in adds points to a score that the rule book does not have, or that is a formula.");

    private static IReadOnlyList<DiagnosticKind> PlugIns => [PluginNameTaken, PropertyOfPlugIn, PlugInDeclares, UnknownIntent, UnknownInput, PointsForNoScore];
}
