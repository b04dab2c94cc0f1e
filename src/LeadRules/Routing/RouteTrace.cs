using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Explaining;
using LeadRules.Routing.Routes;
using LeadRules.RuleBooks;

namespace LeadRules.Routing;

/// <summary>Why a route did not take a lead. Immutable.</summary>
public sealed class RouteTrace
{
    private RouteTrace(int index, RouteDefinition route, RouteMiss reason, ConditionExplanation? condition, ConditionExplanation? part, IReadOnlyList<string> missing, LeastChange? change)
    {
        Index = index;
        Route = route;
        Reason = reason;
        Condition = condition;
        Part = part;
        Missing = missing;
        Change = change;
    }

    /// <summary>Where the route stands among the routes of the rule book, from 0.</summary>
    public int Index { get; }

    /// <summary>The route.</summary>
    public RouteDefinition Route { get; }

    /// <summary>Why it did not take the lead.</summary>
    public RouteMiss Reason { get; }

    /// <summary>The whole condition, explained; null when the route is not in force or takes every lead.</summary>
    public ConditionExplanation? Condition { get; }

    /// <summary>The part of the condition that decided: of an <c>and</c> the first part that is not true. Null where <see cref="Condition"/> is.</summary>
    public ConditionExplanation? Part { get; }

    /// <summary>What was missing so that the condition is unknown, as the rule book says it: <c>employees</c>. Empty unless <see cref="Reason"/> is <see cref="RouteMiss.Unknown"/>.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What alone would have to be otherwise for the route to take the lead; null where it is not one single comparison.</summary>
    public LeastChange? Change { get; }

    /// <summary>By which rule of an inference the route is ruled out, and why; null unless <see cref="Reason"/> is <see cref="RouteMiss.RuledOut"/>.</summary>
    public Finding? RuledOutBy { get; private init; }

    /// <summary>The reason in one line: <c>route 'large': employees is 9; the route takes &gt; 50</c>.</summary>
    public override string ToString() => $"route '{Route.Id}': {Why}";

    private string Why => Reason switch
    {
        RouteMiss.NotInForce => $"not in force, which it is {DatesOf(Route)}",
        RouteMiss.RuledOut => $"ruled out {RuledOutBy!.By}",
        RouteMiss.PassedOn => "takes such leads, but passed this one on",
        _ => Change?.ToString() ?? Part!.ToString(),
    };

    internal static RouteTrace Of(int index, CompiledRoute route, Finding? against, ref Evaluation evaluation)
    {
        if (!route.IsInForce(evaluation.At))
            return new RouteTrace(index, route.Definition, RouteMiss.NotInForce, condition: null, part: null, [], change: null);
        var taken = against is null ? RouteMiss.PassedOn : RouteMiss.RuledOut;
        if (route.When is null)
            return new RouteTrace(index, route.Definition, taken, condition: null, part: null, [], change: null) { RuledOutBy = against };
        var condition = ConditionExplanation.Of(route.When, ref evaluation);
        if (condition.Result == true)
            return new RouteTrace(index, route.Definition, taken, condition, condition, [], change: null) { RuledOutBy = against };
        var (decisive, isAlone) = DecidingPart.Of(route.When, ref evaluation);
        var part = ConditionExplanation.Of(decisive, ref evaluation);
        return new RouteTrace(
            index,
            route.Definition,
            condition.Result is null ? RouteMiss.Unknown : RouteMiss.False,
            condition,
            part,
            condition.Result is null ? [.. condition.MissingReadings().Distinct(StringComparer.Ordinal)] : [],
            isAlone ? LeastChange.Of(part) : null);
    }

    private static string DatesOf(RouteDefinition route) => (route.From, route.Until) switch
    {
        ({ } from, { } until) => $"from {Calendars.DateText.Format(from)} to {Calendars.DateText.Format(until)}",
        ({ } from, null) => $"from {Calendars.DateText.Format(from)} on",
        var (_, until) => $"up to {Calendars.DateText.Format(until ?? DateOnly.MaxValue)}",
    };
}

/// <summary>Why a route can have left a lead to the routes after it.</summary>
public enum RouteMiss
{
    /// <summary>Its first date is still to come, or its last date has passed.</summary>
    NotInForce,

    /// <summary>Its condition is false.</summary>
    False,

    /// <summary>Whether its condition is true is not known, since something is missing.</summary>
    Unknown,

    /// <summary>It takes such leads, but where it leads nobody could receive this one, and the next route was tried.</summary>
    PassedOn,

    /// <summary>It takes such leads, but an inference has ruled it out for this one.</summary>
    RuledOut,
}

/// <summary>What alone would have to be otherwise for a condition to be true.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Takes">What would have to be there, as the rule book says it: <c>&gt; 50</c>, <c>in ('ES', 'PT')</c>.</param>
public sealed record LeastChange(ValueReading Found, string Takes)
{
    /// <summary>The change as a phrase: <c>employees is 9; the route takes &gt; 50</c>.</summary>
    public override string ToString() => $"{Found}; the route takes {Takes}";

    /// <summary>The change of a single test that reads one value and starts with it; else null.</summary>
    internal static LeastChange? Of(ConditionExplanation test) =>
        test is { Parts.Count: 0, Readings: [{ Problem: null } only] } && test.Text.StartsWith(only.Text + " ", StringComparison.Ordinal)
            ? new LeastChange(only, test.Text[(only.Text.Length + 1)..])
            : null;
}
