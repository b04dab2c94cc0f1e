using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What points a rule can give.</summary>
internal static class RuleReach
{
    /// <summary>All that the rule can give, no match included.</summary>
    public static Reach Of(RuleDefinition rule) => rule.When switch
    {
        { Root: BooleanLiteral { Value: true } } => Reach.Only(rule.Points),
        not null => Reach.Only(0).Or(Reach.Only(rule.Points)),
        null => OfMatches(rule).Clamp(rule.Min, rule.Max).Or(Reach.Only(0)),
    };

    /// <summary>What the activities of a <c>per</c> rule can give when at least one counts, before the rule's own <c>min</c> and <c>max</c>.</summary>
    public static Reach OfMatches(RuleDefinition rule)
    {
        if (rule.Points == 0)
            return Reach.Only(0);
        var all = rule.Limit is { } limit ? rule.Points * limit : rule.Points * double.PositiveInfinity;
        return Reach.Only(rule.Points).Or(Reach.Only(all));
    }

    /// <summary>The same when points fade with age: what is left may be next to nothing.</summary>
    public static Reach OfMatches(RuleDefinition rule, Decay scoreDecay) => (rule.Decay ?? scoreDecay).Kind == DecayKind.None
        ? OfMatches(rule)
        : OfMatches(rule).Or(Reach.Only(0));
}
