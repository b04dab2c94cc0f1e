using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Contradictions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>What is never meant in routes: those that come too late, holes between them and those without effect. Conditions that contradict themselves are found with all others.</summary>
internal static class RouteChecks
{
    public static void Check(CheckScope scope)
    {
        var routing = scope.Book.Routing;
        if (routing.Routes.Count == 0)
            return;
        var implication = new Implication(NeverTrueConditions.Finder(scope, inWhere: false));
        new RouteOrder(scope, implication).Check();
        new RouteHoles(scope, implication).Check();
        for (var i = 0; i < routing.Routes.Count; i++)
        {
            var (route, path) = (routing.Routes[i], RoutingPaths.Route(i));
            if (scope.IsSound(path) && route.Do is null or { Count: 0 } && route.Then.Select(static step => step.To).Prepend(route.To).All(static to => to.Kind == DestinationKind.Nobody))
                scope.Report(Problems.RouteTellsNobody(path, route.Id));
        }
    }
}
