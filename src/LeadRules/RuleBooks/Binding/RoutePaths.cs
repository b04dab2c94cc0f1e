using LeadRules.Conditions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where the parts of routes stand.</summary>
internal static class RoutePaths
{
    public const string Routes = "$.routing.routes";

    public static string OfRoute(int route) => BookPath.Item(Routes, route);

    public static string OfWhen(int route) => BookPath.Item(Routes, route) + ".when";

    /// <summary>The path of the condition of a later step.</summary>
    public static string OfStep(int route, int step) => BookPath.ItemMember(OfRoute(route), "then", step, "when");

    /// <summary>The path of the condition of something to do.</summary>
    public static string OfAction(int route, int action) => BookPath.ItemMember(OfRoute(route), "do", action, "when");

    /// <summary>The conditions of all routes, with their paths.</summary>
    public static IEnumerable<(Condition Condition, string Path)> Conditions(RoutingDefinition routing) => routing.Routes.SelectMany(Conditions);

    private static IEnumerable<(Condition, string)> Conditions(RouteDefinition route, int index)
    {
        if (route.When is { } when)
            yield return (when, OfWhen(index));
        for (var i = 0; i < route.Then.Count; i++)
            yield return (route.Then[i].When, OfStep(index, i));
        for (var i = 0; i < route.Do?.Count; i++)
        {
            if (route.Do[i].When is { } only)
                yield return (only, OfAction(index, i));
        }
    }
}
