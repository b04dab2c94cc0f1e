using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Contradictions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Conditions, and parts of them, that contradict themselves.</summary>
internal static class NeverTrueConditions
{
    public static void Check(CheckScope scope)
    {
        var ofLeads = Finder(scope, inWhere: false);
        var ofActivities = Finder(scope, inWhere: true);
        foreach (var text in scope.Texts)
        {
            if (text.IsCondition)
                Report(scope, text.Place, "This", ofLeads.Find(text.Root));
            foreach (var node in text.Nodes)
            {
                if (node is Selector { Where: { } where })
                    Report(scope, text.Place, "This 'where'", ofActivities.Find(where));
            }
        }
    }

    /// <summary>Finds contradictions in conditions about leads or, in <c>where</c>, about activities.</summary>
    public static ContradictionFinder Finder(CheckScope scope, bool inWhere)
    {
        var facts = new OperandFacts(scope.Reaches, inWhere);
        return new ContradictionFinder(new TestReader(scope.Names, facts), facts);
    }

    private static void Report(CheckScope scope, Place place, string what, (Conflict? Whole, IReadOnlyList<Conflict> Parts) found)
    {
        if (found.Whole is { } whole)
            scope.Report(Problems.NeverTrue(new Spot(place, whole.Span), what, whole.Why, whole.Mend));
        foreach (var part in found.Parts)
            scope.Report(Problems.PartNeverTrue(new Spot(place, part.Span), part.Why, part.Mend));
    }
}
