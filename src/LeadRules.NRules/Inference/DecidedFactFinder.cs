using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>Finds out whether a rule matches what is a fact only after the rule book was asked.</summary>
internal sealed class DecidedFactFinder : RuleElementVisitor<List<Type>>
{
    private static readonly Type[] Decided = [typeof(LeadScore), typeof(LeadSegment), typeof(LeadClass), typeof(LeadState)];

    private DecidedFactFinder()
    {
    }

    /// <summary>The first such type; null where there is none.</summary>
    public static Type? In(IRuleDefinition rule)
    {
        List<Type> found = [];
        new DecidedFactFinder().Visit(found, rule.LeftHandSide);
        return found.FirstOrDefault();
    }

    protected override PatternElement VisitPattern(List<Type> context, PatternElement element)
    {
        if (Decided.Contains(element.ValueType))
            context.Add(element.ValueType);
        return base.VisitPattern(context, element);
    }
}
