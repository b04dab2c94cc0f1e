using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Decisions.Explaining;

/// <summary>The fewest parts of a condition that would have to become true for it to be true.</summary>
internal static class UntrueParts
{
    public static IReadOnlyList<ConditionExplanation> Of(BoolNode condition, ref Evaluation evaluation)
    {
        if (condition.Eval(ref evaluation) == Ternary.True)
            return [];
        var node = BehindNames(condition, ref evaluation);
        switch (node)
        {
            case AndNode:
                List<ConditionExplanation> all = [];
                foreach (var part in node.Parts)
                    all.AddRange(Of(part, ref evaluation));
                return all;
            case OrNode:
                IReadOnlyList<ConditionExplanation>? fewest = null;
                foreach (var part in node.Parts)
                {
                    var parts = Of(part, ref evaluation);
                    if (fewest is null || parts.Count < fewest.Count)
                        fewest = parts;
                }

                return fewest!;
            default:
                return [ConditionExplanation.Of(node, ref evaluation)];
        }
    }

    /// <summary>What stands behind the name of a segment, which says more than the name; unless memory, a pin or a vote decides.</summary>
    private static BoolNode BehindNames(BoolNode node, ref Evaluation evaluation)
    {
        while (true)
        {
            var behind = node switch
            {
                SharedBool shared => shared.Inner,
                SegmentReference reference => reference.Parts[0],
                RememberedSegment segment when RememberedSegment.Voted(segment, ref evaluation) is null && segment.Enter.Eval(ref evaluation) != Ternary.True => segment.Enter,
                _ => null,
            };
            if (behind is null)
                return node;
            node = behind;
        }
    }
}
