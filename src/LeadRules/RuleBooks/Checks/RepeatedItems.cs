using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Contradictions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Values that stand twice in one <c>in (…)</c>, if only in other letters.</summary>
internal static class RepeatedItems
{
    public static void Check(CheckScope scope)
    {
        foreach (var text in scope.Texts)
        {
            foreach (var node in text.Nodes)
            {
                if (node is InItems items)
                    Check(scope, text.Place, items);
            }
        }
    }

    private static void Check(CheckScope scope, Place place, InItems items)
    {
        var first = new Dictionary<Scalar, Node>();
        foreach (var item in items.Items)
        {
            if (Scalar.Of(item, scope.Names) is { } value && !first.TryAdd(value, item))
                scope.Report(Problems.RepeatedItem(new Spot(place, item.Span), item.ToString(), first[value].ToString()));
        }
    }
}
