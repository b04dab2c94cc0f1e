using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>Finds rules that flatten collections: <c>SelectMany</c>.</summary>
internal sealed class FlattenFinder : RuleElementVisitor<List<AggregateElement>>
{
    private FlattenFinder()
    {
    }

    public static bool Flattens(IRuleDefinition rule)
    {
        List<AggregateElement> found = [];
        new FlattenFinder().Visit(found, rule.LeftHandSide);
        return found.Count > 0;
    }

    protected override RuleElement VisitAggregate(List<AggregateElement> context, AggregateElement element)
    {
        if (element.Name == AggregateElement.FlattenName)
            context.Add(element);
        return base.VisitAggregate(context, element);
    }
}
