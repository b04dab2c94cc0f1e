using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Routing.Routes;

/// <summary>A route, ready to take leads.</summary>
internal sealed class CompiledRoute
{
    public required RouteDefinition Definition { get; init; }

    /// <summary>From when on it is in force and up to when, not included, as UTC ticks.</summary>
    public required (long From, long To) InForce { get; init; }

    /// <summary>Which leads it takes; null for all.</summary>
    public required BoolNode? When { get; init; }

    /// <summary>The conditions of its later steps.</summary>
    public required BoolNode[] Then { get; init; }

    /// <summary>The conditions of what is to be done; null for those without one.</summary>
    public required BoolNode?[] Do { get; init; }

    public bool IsInForce(long at) => InForce.From <= at && at < InForce.To;

    /// <summary>Whether it takes the lead: it is in force and its condition is true. Unknown does not take it.</summary>
    public bool Takes(ref Evaluation evaluation) => IsInForce(evaluation.At) && (When is null || When.Eval(ref evaluation) == Ternary.True);
}
