using LeadRules.Conditions;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Routing.Routes;

/// <summary>Makes routes ready to be chosen among; reports every problem of their conditions on the way.</summary>
internal sealed class RouteCompiler(Names names, Definitions definitions, List<Diagnostic> problems)
{
    private readonly TextBinder _texts = new(names, definitions, problems);

    public RouteTable Compile(IReadOnlyList<RouteDefinition> routes)
    {
        CompiledRoute[] compiled = [.. routes.Select(Route)];
        return new RouteTable(compiled, _texts.AskedForScores || definitions.IsMatched);
    }

    private CompiledRoute Route(RouteDefinition route, int index) => new()
    {
        Definition = route,
        InForce = names.Zone.Between(route.From, route.Until),
        When = Asked(route, _texts.Condition(RoutingPaths.When(RoutingPaths.Route(index)), route.When)),
        Then = [.. route.Then.Select((step, i) => _texts.Condition(RoutingPaths.StepWhen(RoutingPaths.Route(index), i), step.When) ?? Never(step.When))],
        Do = [.. (route.Do ?? []).Select((action, i) => _texts.Condition(RoutingPaths.ActionWhen(RoutingPaths.Route(index), i), action.When))],
    };

    private BoolNode? Asked(RouteDefinition route, BoolNode? when) =>
        when is not null && definitions.IsMatched ? definitions.Ask(QuestionKind.Route, route.Id, null, when) : when;

    /// <summary>What stands in for the condition of a step that has a problem, which keeps the rule book from being used.</summary>
    private static BoolConstant Never(Condition condition) => new(condition.Root, value: false);
}
