using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Contradictions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>What is never meant in routes: those that come too late, holes between them, those without effect, policies that are never tried. Conditions that contradict themselves are found with all others.</summary>
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
            var (route, path) = (routing.Routes[i], RoutePaths.OfRoute(i));
            if (scope.IsSound(path + ".whenNobody"))
                CheckPolicies(scope, route.WhenNobody, path);
            if (scope.IsSound(path) && route.Do is null or { Count: 0 } && route.Then.Select(static step => step.To).Prepend(route.To).All(static to => to.Kind == DestinationKind.Nobody))
                scope.Report(Problems.RouteTellsNobody(path, route.Id));
        }
    }

    private static void CheckPolicies(CheckScope scope, IReadOnlyList<NobodyPolicy> policies, string path)
    {
        var last = Keeping.IndexOfLast(policies, scope.Book.Routing);
        for (var i = last + 1; last >= 0 && i < policies.Count; i++)
            scope.Report(Problems.PolicyNeverTried(BookPath.Item(path + ".whenNobody", i), policies[i], policies[last]));
    }
}
