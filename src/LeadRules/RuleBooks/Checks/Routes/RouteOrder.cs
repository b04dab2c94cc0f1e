using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Contradictions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>Routes and steps that come too late: what stands before a route, or after a step, takes every lead that it could.</summary>
internal sealed class RouteOrder(CheckScope scope, Implication implication)
{
    private static readonly BooleanLiteral Everyone = new(true);

    private readonly IReadOnlyList<RouteDefinition> _routes = scope.Book.Routing.Routes;

    public void Check()
    {
        var keeping = new RouteShelf();
        var everyone = new List<int>();
        for (var i = 0; i < _routes.Count; i++)
        {
            if (!scope.IsSound(RoutingPaths.Route(i)))
                continue;
            CheckSteps(i);
            if (everyone.Concat(keeping.Near(ConditionOf(i))).FirstOrDefault(earlier => Shadows(earlier, i), -1) is >= 0 and var before)
                scope.Report(ProblemOf(i, before));
            if (!Keeping.Keeps(_routes[i], scope.Book.Routing))
                continue;
            if (ConditionOf(i).Equals(Everyone))
                everyone.Add(i);
            else
                keeping.Add(i, ConditionOf(i));
        }
    }

    private bool Shadows(int earlier, int later) =>
        IsInForceWith(_routes[earlier], _routes[later]) && implication.CanBeTrue(ConditionOf(later)) && implication.Holds(ConditionOf(later), ConditionOf(earlier));

    private static bool IsInForceWith(RouteDefinition earlier, RouteDefinition later) =>
        (earlier.From is null || earlier.From <= later.From) && (earlier.Until is null || earlier.Until >= later.Until);

    private Diagnostic ProblemOf(int later, int earlier)
    {
        var (path, name, before) = (RoutingPaths.Route(later), _routes[later].Id, _routes[earlier].Id);
        var (condition, wider) = (ConditionOf(later), ConditionOf(earlier));
        return wider.Equals(Everyone) ? Problems.RouteAfterEveryone(path, name, before)
            : wider.Equals(condition) ? Problems.RouteRepeated(path, name, before)
            : Problems.RouteImplied(path, name, condition.ToString(), before, wider.ToString());
    }

    private void CheckSteps(int route)
    {
        var steps = _routes[route].Then;
        for (var i = 0; i < steps.Count; i++)
        {
            var when = steps[i].When.Root;
            if (implication.CanBeTrue(when) && steps.Skip(i + 1).FirstOrDefault(later => implication.Holds(when, later.When.Root)) is { } later)
                scope.Report(Problems.StepNeverReached(RoutingPaths.StepWhen(RoutingPaths.Route(route), i), when.ToString(), later.When.ToString()));
        }
    }

    private Node ConditionOf(int route) => _routes[route].When?.Root ?? Everyone;
}
