namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR43xx: routes.</summary>
internal static partial class Problems
{
    private const string MoveOrDrop = "take it away.";

    public static Diagnostic RouteAfterEveryone(string path, string route, string earlier) =>
        DiagnosticCatalogue.RouteNeverReached.At(path, $"No lead ever comes to the route '{route}': '{earlier}' before it takes everyone.", $"Move it before '{earlier}', or {MoveOrDrop}");

    public static Diagnostic RouteRepeated(string path, string route, string earlier) =>
        DiagnosticCatalogue.RouteNeverReached.At(path, $"No lead ever comes to the route '{route}': '{earlier}' before it has the same condition.", $"Change one of the two conditions, or {MoveOrDrop}");

    public static Diagnostic RouteImplied(string path, string route, string condition, string earlier, string wider) =>
        DiagnosticCatalogue.RouteNeverReached.At(path, $"No lead ever comes to the route '{route}': '{Short(wider)}' of '{earlier}' before it is true wherever '{Short(condition)}' is.", $"Move it before '{earlier}', or {MoveOrDrop}");

    public static Diagnostic StepNeverReached(string path, string condition, string later) =>
        DiagnosticCatalogue.StepNeverReached.At(path, $"This step never counts: the last step whose condition is true does, and '{Short(later)}' after it is true wherever '{Short(condition)}' is.", $"Put the steps in the order in which a lead comes to them, or {MoveOrDrop}");

    public static Diagnostic RouteTellsNobody(string path, string route) =>
        DiagnosticCatalogue.RouteTellsNobody.At(path, $"The route '{route}' gives its leads to nobody, and nobody is told.", "Say who is told, \"do\": [{ \"do\": \"notify\", \"to\": \"marketing\" }], or name a destination.");

    public static Diagnostic RouteHole(string path, string of, IReadOnlyList<string> holes, string where, Destination? fallback) =>
        DiagnosticCatalogue.RouteHole.At(path, $"No route takes leads{where} with these values of '{of}': {ShortList(holes)}. {GoTo(fallback)}", "Widen a route next to them, or add one; leave it so where the fallback is meant.");

    public static Diagnostic BandWithoutRoute(string path, string of, IReadOnlyList<string> names, string where, Destination? fallback) =>
        DiagnosticCatalogue.BandWithoutRoute.At(path, $"No route takes leads{where} whose '{of}' is {ShortList([.. names.Select(static name => $"'{name}'")])}. {GoTo(fallback)}", "Add a route; leave it so where the fallback is meant.");

    private static string GoTo(Destination? fallback) => fallback is null ? "There is no fallback for them." : $"They go to the fallback, '{fallback}'.";
}
