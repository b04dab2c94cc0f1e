using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Checks.Contradictions;

namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>What a route takes of one number or of one band set, if the rest of its condition is true.</summary>
/// <param name="Route">The place of the route.</param>
/// <param name="Operand">The number or the band.</param>
/// <param name="Rest">The other parts of its condition.</param>
internal sealed record RouteCut(int Route, Node Operand, EquatableList<Node> Rest)
{
    /// <summary>The numbers that it takes.</summary>
    public IReadOnlyList<NumberRange> Ranges { get; init; } = [];

    /// <summary>The names of bands that it takes.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Each way to look at a condition: one operand that parts of it compare with literals, and the rest.</summary>
    public static IEnumerable<RouteCut> Of(int route, Node when)
    {
        var parts = Implication.Parts(when);
        foreach (var alike in parts.Select(Read).OfType<(Node Operand, RouteCut Cut)>().GroupBy(static read => read.Operand))
        {
            var rest = parts.Where(part => !Equals(Read(part)?.Operand, alike.Key)).OrderBy(static part => part.ToString(), StringComparer.Ordinal);
            yield return new RouteCut(route, alike.Key, [.. rest])
            {
                Ranges = alike.Select(static read => read.Cut.Ranges).Aggregate(Both),
                Texts = alike.Select(static read => read.Cut.Texts).Aggregate(static (one, other) => [.. one.Intersect(other, StringComparer.OrdinalIgnoreCase)]),
            };
        }
    }

    /// <summary>What a single test takes; null when it does not compare one operand with literals.</summary>
    private static (Node Operand, RouteCut Cut)? Read(Node test) => test switch
    {
        Comparison { Right: NumberLiteral { Value: var number } } comparison when RangeOf(comparison.Operator, number) is { } range => Cut(comparison.Left, [range]),
        Between { Low: NumberLiteral low, High: NumberLiteral high } between => Cut(between.Operand, [new NumberRange(low.Value, true, high.Value, true)]),
        InItems items when items.Items.All(static item => item is NumberLiteral) => Cut(items.Operand, [.. items.Items.Select(static item => Exactly(((NumberLiteral)item).Value))]),
        Comparison { Operator: ComparisonOperator.Equal, Left: QualifiedName { Kind: NameKind.Band } band, Right: TextLiteral name } => Cut(band, [], name.Value),
        InItems { Operand: QualifiedName { Kind: NameKind.Band } band } items => Cut(band, [], [.. items.Items.OfType<TextLiteral>().Select(static name => name.Value)]),
        _ => null,
    };

    private static (Node, RouteCut)? Cut(Node operand, NumberRange[] ranges, params string[] texts)
    {
        var plain = operand is QualifiedName { Kind: NameKind.Lead } field ? new NameNode(field.Name) : operand;
        return (plain, new RouteCut(0, plain, []) { Ranges = ranges, Texts = texts });
    }

    private static NumberRange? RangeOf(ComparisonOperator op, double number) => op switch
    {
        ComparisonOperator.Equal => Exactly(number),
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => new NumberRange(null, false, number, op == ComparisonOperator.LessOrEqual),
        ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => new NumberRange(number, op == ComparisonOperator.GreaterOrEqual, null, false),
        _ => null,
    };

    private static NumberRange Exactly(double number) => new(number, true, number, true);

    /// <summary>What lies in a range of both.</summary>
    private static IReadOnlyList<NumberRange> Both(IReadOnlyList<NumberRange> some, IReadOnlyList<NumberRange> others) =>
        [.. some.SelectMany(one => others.Select(other => Both(one, other))).Where(static both => !IsEmpty(both))];

    private static bool IsEmpty(NumberRange range) => range.From > range.To || (range.From == range.To && range.From is not null && !(range.FromIncluded && range.ToIncluded));

    private static NumberRange Both(NumberRange one, NumberRange other)
    {
        var low = one.From is not { } a || other.From > a || (other.From == a && !other.FromIncluded) ? other : one;
        var high = one.To is not { } b || other.To < b || (other.To == b && !other.ToIncluded) ? other : one;
        return new NumberRange(low.From, low.FromIncluded, high.To, high.ToIncluded);
    }
}
