using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Scoring;

/// <summary>
/// Finds what a lead must have for a condition to be true: any one of the keys, or null when nothing can be said.
/// Leaving a key out would lose a match, so in doubt the answer is null.
/// </summary>
internal static class CandidateKeys
{
    /// <summary>More alternatives than this are not worth a look-up each.</summary>
    private const int MaxAlternatives = 64;

    public static IReadOnlyList<CandidateKey>? Of(CompiledRule rule) => rule.Per is { } per ? Of(per.Set) : Of(rule.When!);

    private static IReadOnlyList<CandidateKey>? Of(BoolNode node) => node switch
    {
        AndNode and => MostTelling(and.Parts, Of),
        OrNode or => Union(or.Parts.Select(Of)),
        SharedBool shared => Of(shared.Inner),
        SegmentReference segment => Of(segment.Parts[0]),
        AnyNode { None: false } any => Of(any.Set),
        TextComparison { Operator: ComparisonOperator.Equal, Left: LeadText field, Right: TextConstant literal } => [CandidateKey.OfText(field.Slot, literal.Value)],
        TextMembership { Text: LeadText field, Entries.Count: <= MaxAlternatives } member => [.. member.Entries.Select(entry => CandidateKey.OfText(field.Slot, entry))],
        NumberComparison comparison => Of(comparison),
        TicksComparison or TextPairTest or TextTestOfOne or NumberMembership or TicksMembership or BetweenNode => MostTelling(node.Operands, Needed),
        BoolFromSource or BoolComparison => MoreTelling(Needed(node), MostTelling(node.Operands, Needed)),
        _ => null,
    };

    private static IReadOnlyList<CandidateKey>? Of(NumberComparison node) =>
        MoreTelling(MoreTelling(Needed(node.Left), Needed(node.Right)), OfCount(node.Left, node.Operator, node.Right));

    /// <summary><c>count(x) &gt;= 3</c>: where no activity would make it false, it needs one.</summary>
    private static IReadOnlyList<CandidateKey>? OfCount(NumberNode left, ComparisonOperator op, NumberNode right)
    {
        if (right is not NumberConstant constant || Order.Holds(op, 0.0.CompareTo(constant.Value)))
            return null;
        return Unshared(left) switch
        {
            CountNode count => Of(count.Set),
            DistinctCount distinct => Of(distinct.Set),
            FoldNode { Function: AggregateFunction.Sum } sum => Of(sum.Set),
            _ => null,
        };
    }

    /// <summary>What must be there for a value to be known.</summary>
    private static IReadOnlyList<CandidateKey>? Needed(CompiledNode node) => Unshared(node) switch
    {
        FoldNode { Function: not AggregateFunction.Sum } fold => Of(fold.Set),
        EdgeInstant edge => Of(edge.Edge.Set),
        NumberFromSource number => Needed(number.Source),
        TicksFromSource ticks => Needed(ticks.Source),
        TextFromSource text => Needed(text.Source),
        BoolFromSource boolean => Needed(boolean.Source),
        NumberArithmetic or NumberNegation or DurationRatio or TicksSum or AgeNode or TicksScale or TicksNegation or AbsoluteValue or RoundedNumber or LengthOf or ExtremeOf
            => MostTelling(node.Operands, Needed),
        _ => null,
    };

    private static IReadOnlyList<CandidateKey>? Needed(ValueSource source) => source switch
    {
        CustomFieldSource field => [CandidateKey.OfField(field.Name)],
        EdgeProperty edge => Of(edge.Edge.Set),
        _ => null,
    };

    private static IReadOnlyList<CandidateKey> Of(ActivitySet set)
    {
        if (!set.IsFamily && set.Where is { } where && SubjectsOf(where) is { Count: <= MaxAlternatives } subjects)
            return [.. subjects.Select(subject => CandidateKey.OfSubject(set.Pattern, subject))];
        return [CandidateKey.OfType(set.Prefix, set.IsFamily)];
    }

    /// <summary>The subjects of which an activity must have one for its <c>where</c> to be true, or null.</summary>
    private static IReadOnlyCollection<string>? SubjectsOf(BoolNode where) => where switch
    {
        TextComparison { Operator: ComparisonOperator.Equal, Left: ActivitySubject, Right: TextConstant literal } => [literal.Value],
        TextMembership { Text: ActivitySubject } member => member.Entries,
        AndNode and => and.Parts.Select(SubjectsOf).FirstOrDefault(static subjects => subjects is not null),
        _ => null,
    };

    private static CompiledNode Unshared(CompiledNode node) => node switch
    {
        SharedNumber shared => shared.Inner,
        SharedTicks shared => shared.Inner,
        _ => node,
    };

    /// <summary>The keys of the most telling kind, then the fewest; of equals the first.</summary>
    private static IReadOnlyList<CandidateKey>? MostTelling<T>(IEnumerable<T> nodes, Func<T, IReadOnlyList<CandidateKey>?> keysOf)
    {
        IReadOnlyList<CandidateKey>? best = null;
        foreach (var node in nodes)
            best = MoreTelling(best, keysOf(node));
        return best;
    }

    private static IReadOnlyList<CandidateKey>? MoreTelling(IReadOnlyList<CandidateKey>? first, IReadOnlyList<CandidateKey>? second)
    {
        if (first is null || second is null)
            return first ?? second;
        var order = LeastTelling(second).CompareTo(LeastTelling(first));
        return order > 0 || (order == 0 && second.Count < first.Count) ? second : first;
    }

    /// <summary>No key at all says most: nothing makes the condition true.</summary>
    private static CandidateKeyKind LeastTelling(IReadOnlyList<CandidateKey> keys)
    {
        var least = CandidateKeyKind.Subject;
        for (var i = 0; i < keys.Count; i++)
            least = keys[i].Kind < least ? keys[i].Kind : least;
        return least;
    }

    private static List<CandidateKey>? Union(IEnumerable<IReadOnlyList<CandidateKey>?> parts)
    {
        var union = new List<CandidateKey>();
        foreach (var part in parts)
        {
            if (part is null)
                return null;
            union.AddRange(part);
        }

        return union.Count <= MaxAlternatives ? union : null;
    }
}
