using LeadRules.Conditions;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Routing.Routes;

/// <summary>Makes routes ready to be chosen among; reports every problem of their conditions on the way.</summary>
internal sealed class RouteCompiler(Names names, Definitions definitions, List<Diagnostic> problems)
{
    private bool _needsScores;

    public RouteTable Compile(IReadOnlyList<RouteDefinition> routes)
    {
        _needsScores = false;
        CompiledRoute[] compiled = [.. routes.Select(Route)];
        return new RouteTable(compiled, _needsScores);
    }

    private CompiledRoute Route(RouteDefinition route, int index) => new()
    {
        Definition = route,
        From = route.From is { } from ? names.Zone.StartOfDay(from) : long.MinValue,
        To = route.Until is { } until && until < DateOnly.MaxValue ? names.Zone.StartOfDay(until.AddDays(1)) : long.MaxValue,
        When = Question(RoutingPaths.When(RoutingPaths.Route(index)), route.When),
        Then = [.. route.Then.Select((step, i) => Question(RoutingPaths.StepWhen(RoutingPaths.Route(index), i), step.When) ?? Never(step.When))],
        Do = [.. (route.Do ?? []).Select((action, i) => Question(RoutingPaths.ActionWhen(RoutingPaths.Route(index), i), action.When))],
    };

    private BoolNode? Question(string path, Condition? condition)
    {
        if (condition is null)
            return null;
        var (root, place) = Text.Of(path, condition, names.Book.Source);
        _needsScores |= Text.AsksForScores(root);
        return new Binder(names, definitions, place, problems).Condition(root);
    }

    /// <summary>What stands in for the condition of a step that has a problem, which keeps the rule book from being used.</summary>
    private static BoolConstant Never(Condition condition) => new(condition.Root, value: false);
}
