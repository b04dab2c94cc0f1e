using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Selectors and aggregates.</summary>
internal sealed partial class Binder
{
    /// <summary>Binds a selector with the window of a rule, if it has one.</summary>
    public ActivitySet? Activities(Selector node, TimeSpan? ruleWithin = null) => Activities(node, ruleWithin, function: null);

    private ActivitySet? Activities(Selector node, TimeSpan? ruleWithin, AggregateFunction? function)
    {
        if (!names.IsKnownType(node.Pattern) && !definitions.IsBroken(DefinitionKind.Activity, node.Pattern))
            problems.Add(Problems.UndeclaredType(At(node.PatternSpan), node.Pattern, names.KnownTypes, function is null or AggregateFunction.Count or AggregateFunction.Any or AggregateFunction.None ? null : PropertyMeant(node.Pattern)));
        var where = node.Where is null ? null : Where(node);
        // Where both are given, an activity must be inside both windows.
        var within = node.Within?.Value is { } own && !(ruleWithin < own) ? own : ruleWithin;
        return node.Where is not null && where is null ? null : new ActivitySet(node.Pattern, where, within?.Ticks);
    }

    /// <summary>What <c>form.submitted.employees</c> or <c>employees</c> alone means where a property is to be taken, or null.</summary>
    private string? PropertyMeant(string pattern)
    {
        var dot = pattern.LastIndexOf('.');
        return (from activity in names.Activities
                where dot < 0 || string.Equals(activity.Pattern, pattern[..dot], StringComparison.Ordinal)
                from property in activity.Properties
                where string.Equals(property.Name, pattern[(dot + 1)..], StringComparison.OrdinalIgnoreCase)
                select $"{property.Name} of {activity.Pattern}").FirstOrDefault();
    }

    /// <summary>Finds the property that a rule's <c>distinct</c> names, among those of a selector.</summary>
    public ActivityKey? Key(Selector selector, string property)
    {
        if (property is "subject" or "type" or "value")
            return new ActivityKey(property);
        var known = names.Properties(selector.Pattern).Select(static definition => definition.Name).ToArray();
        if (known.Contains(property, StringComparer.Ordinal))
            return new ActivityKey(property);
        if (!definitions.IsBrokenProperty(property))
            problems.Add(Problems.UnknownKey(place.Path, property, selector.Pattern, known.Concat(["subject", "type", "value"])));
        return null;
    }

    private BoolNode? Where(Selector node)
    {
        _activityPattern = node.Pattern;
        try
        {
            return Condition(node.Where!);
        }
        finally
        {
            _activityPattern = null;
        }
    }

    private CompiledNode? AggregateOf(Aggregate node)
    {
        if (_activityPattern is not null)
            return Problem(Problems.AggregateInWhere(At(node.Span)));
        var key = definitions.Shared(node);
        if (key is not null)
            return key.Get(node, () => Unshared(node));
        return Unshared(node);
    }

    private CompiledNode? Unshared(Aggregate node)
    {
        var set = Activities(node.Selector, ruleWithin: null, node.Of is null ? node.Function : null);
        var of = node.Of is null ? null : Of(node);
        if (set is null || (node.Of is not null && of is null))
            return null;
        switch (node.Function)
        {
            case AggregateFunction.Count or AggregateFunction.Any or AggregateFunction.None when node.Of is not null:
                return Problem(Problems.NothingToTakeFrom(At(node.Of.Span), Words.NameOf(node.Function)));
            case AggregateFunction.Count:
                return new CountNode(node, set);
            case AggregateFunction.Any or AggregateFunction.None:
                return new AnyNode(node, set, node.Function == AggregateFunction.None);
            case AggregateFunction.Distinct:
                return new DistinctCount(node, set, new ActivityKey(node.Of?.Name ?? "subject"));
            case AggregateFunction.First or AggregateFunction.Last:
                return Edge(node, set, of);
            default:
                of ??= new ActivityNumber(node);
                return of is NumberNode number
                    ? new FoldNode(node, node.Function, set, number)
                    : Problem(Problems.CannotAggregate(At(node.Of!.Span), Words.NameOf(node.Function), node.Of.Name, of.Type));
        }
    }

    private CompiledNode Edge(Aggregate node, ActivitySet set, CompiledNode? of)
    {
        var last = node.Function == AggregateFunction.Last;
        if (node.Of is null || node.Of.Name == "occurred")
            return new EdgeInstant(node, new ActivityEdge(set, last, key: null));
        return FromSource(node, new EdgeProperty(new ActivityEdge(set, last, new ActivityKey(node.Of.Name))), of!.Type);
    }

    /// <summary>Binds <c>property of</c>: only what the activity itself has, never a field of the lead.</summary>
    private CompiledNode? Of(Aggregate node)
    {
        _activityPattern = node.Selector.Pattern;
        try
        {
            if (ActivityName(node.Of!) is { } bound)
                return bound;
            if (!definitions.IsBrokenProperty(node.Of!.Name))
                problems.Add(Problems.UnknownProperty(At(node.Of.Span), node.Of.Name, node.Selector.Pattern, Words.NameOf(node.Function), WordsInWhere.Concat(names.Properties(node.Selector.Pattern).Select(static property => property.Name))));
            return null;
        }
        finally
        {
            _activityPattern = null;
        }
    }
}
