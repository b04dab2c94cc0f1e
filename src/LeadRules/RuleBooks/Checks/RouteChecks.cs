using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What is never meant of routes: that nobody is at their end, or that no lead ever comes to them.</summary>
internal static class RouteChecks
{
    public static void Check(CheckScope scope)
    {
        var routing = scope.Book.Routing;
        string? takesAll = null;
        for (var i = 0; i < routing.Routes.Count; i++)
        {
            var (route, path) = (routing.Routes[i], RoutingPaths.Route(i));
            if (!scope.IsSound(path))
                continue;
            if (takesAll is not null)
                scope.Report(Problems.RouteNeverReached(path, route.Id, takesAll));
            CheckReceiver(scope, route.To, path + ".to");
            for (var step = 0; step < route.Then.Count; step++)
                CheckReceiver(scope, route.Then[step].To, RoutingPaths.StepTo(path, step));
            PolicyOrder.Check(scope, route.WhenNobody, path + ".whenNobody");
            if (TakesAll(route) && IsSettled(scope.Names.Roster, route))
                takesAll ??= route.Id;
        }

        if (routing.Fallback is { } fallback && scope.IsSound(RoutingPaths.Fallback))
            CheckReceiver(scope, fallback, RoutingPaths.Fallback);
    }

    private static void CheckReceiver(CheckScope scope, Destination to, string path)
    {
        var roster = scope.Names.Roster;
        if (to.Kind is DestinationKind.Rep or DestinationKind.Dispatcher && roster.Rep(to.Name!) is { Definition: { IsActive: false, IsHosted: false } })
            scope.Report(Problems.RouteToInactive(path, to.Name!));
        else if (to.Kind == DestinationKind.Pool && roster.Pool(to.Name!) is { Definition: var pool } && !RosterChecks.HasReceiver(roster, pool))
            scope.Report(Problems.RouteToPoolOfNobody(path, pool.Id));
    }

    private static bool TakesAll(RouteDefinition route) => route is { When: null or { Root: BooleanLiteral { Value: true } }, From: null, Until: null };

    /// <summary>Whether a lead that the route takes never comes to the next one.</summary>
    private static bool IsSettled(Roster roster, RouteDefinition route) => route.To.Kind switch
    {
        DestinationKind.Queue or DestinationKind.Nobody => true,
        DestinationKind.Pool => roster.Pool(route.To.Name!) is { Definition: { IsHosted: false, WhenNobody: var policies } } && Settles(policies),
        DestinationKind.Rep or DestinationKind.Dispatcher => Settles(route.WhenNobody),
        _ => false,
    };

    /// <summary>Another pool may pass leads on to the next route itself.</summary>
    private static bool Settles(IReadOnlyList<NobodyPolicy> policies) =>
        policies.FirstOrDefault(PolicyOrder.Settles) is { Kind: not NobodyPolicyKind.NextRoute } && !policies.Any(static policy => policy.To?.Kind == DestinationKind.Pool);
}
