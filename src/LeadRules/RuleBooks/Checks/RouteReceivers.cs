using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Routes at whose end there is nobody, and what is never tried when nobody can receive.</summary>
internal static class RouteReceivers
{
    public static void Check(CheckScope scope)
    {
        var routing = scope.Book.Routing;
        for (var i = 0; i < routing.Routes.Count; i++)
        {
            var (route, path) = (routing.Routes[i], RoutingPaths.Route(i));
            if (!scope.IsSound(path))
                continue;
            CheckReceiver(scope, route.To, path + ".to");
            for (var step = 0; step < route.Then.Count; step++)
                CheckReceiver(scope, route.Then[step].To, RoutingPaths.StepTo(path, step));
            PolicyOrder.Check(scope, route.WhenNobody, path + ".whenNobody");
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
}
