namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR43xx: what routes say without meaning it.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind RouteNeverReached { get; } = DiagnosticKind.Warning("LR4301", "Route never reached", "An earlier route takes every lead that a route could take.");

    public static DiagnosticKind StepNeverReached { get; } = DiagnosticKind.Warning("LR4302", "Step never reached", "A later step of a route counts wherever an earlier one could.");

    public static DiagnosticKind RouteTellsNobody { get; } = DiagnosticKind.Warning("LR4303", "Route without effect", "A route gives its leads to nobody, and nothing is to be done.");

    public static DiagnosticKind RouteHole { get; } = DiagnosticKind.Warning("LR4304", "Hole between routes", "Routes cut a number into ranges and leave some of it without a route.");

    public static DiagnosticKind BandWithoutRoute { get; } = DiagnosticKind.Warning("LR4305", "Band without a route", "Routes are chosen by the names of bands, and one name has no route.");

    private static IReadOnlyList<DiagnosticKind> Routes =>
        [RouteNeverReached, StepNeverReached, RouteTellsNobody, RouteHole, BandWithoutRoute];
}
