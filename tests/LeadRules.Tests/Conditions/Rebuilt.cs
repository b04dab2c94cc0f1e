using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Tests.Conditions;

/// <summary>Makes a tree again with nothing but the C# builder.</summary>
internal static class Rebuilt
{
    public static Condition Condition(Node node) => node switch
    {
        And and => and.Operands.Select(Condition).Aggregate(static (left, right) => left & right),
        Or or => or.Operands.Select(Condition).Aggregate(static (left, right) => left | right),
        Not not => !Condition(not.Operand),
        Comparison comparison => Compared(Term(comparison.Left), comparison.Operator, Term(comparison.Right)),
        TextTest { Operator: TextOperator.Matches } test => Term(test.Left).Matches(((TextLiteral)test.Right).Value),
        TextTest { Operator: TextOperator.Contains } test => Term(test.Left).Contains(Term(test.Right)),
        TextTest { Operator: TextOperator.StartsWith } test => Term(test.Left).StartsWith(Term(test.Right)),
        TextTest test => Term(test.Left).EndsWith(Term(test.Right)),
        InItems items => Term(items.Operand).In([.. items.Items.Select(Term)]),
        InNamedList list => Term(list.Operand).InList(list.List),
        Between between => Term(between.Operand).Between(Term(between.Low), Term(between.High)),
        Presence { Missing: true } presence => Term(presence.Operand).IsMissing,
        Presence presence => Term(presence.Operand).IsPresent,
        QualifiedName { Kind: NameKind.Segment } segment => Facts.Segment(segment.Name),
        BooleanLiteral boolean => boolean.Value ? Facts.Always : Facts.Never,
        Aggregate { Function: AggregateFunction.Any } any => Selector(any.Selector).Any(),
        Aggregate { Function: AggregateFunction.None } none => Selector(none.Selector).None(),
        _ => Term(node),
    };

    private static Term Term(Node node) => node switch
    {
        NumberLiteral number => number.Value,
        TextLiteral text => text.Value,
        BooleanLiteral boolean => boolean.Value,
        DurationLiteral duration => duration.Value,
        LocalLiteral { HasTime: false } date => DateOnly.FromDateTime(date.Value),
        LocalLiteral local => Facts.LocalTime(local.Value),
        InstantLiteral instant => instant.Value,
        NameNode { Name: "at" } => Facts.At,
        NameNode name => Facts.Field(name.Name),
        QualifiedName { Kind: NameKind.Lead } name => Facts.LeadField(name.Name),
        Negate negate => -Term(negate.Operand),
        Arithmetic { Operator: ArithmeticOperator.Add } sum => Term(sum.Left) + Term(sum.Right),
        Arithmetic { Operator: ArithmeticOperator.Subtract } difference => Term(difference.Left) - Term(difference.Right),
        Arithmetic { Operator: ArithmeticOperator.Multiply } product => Term(product.Left) * Term(product.Right),
        Arithmetic quotient => Term(quotient.Left) / Term(quotient.Right),
        Call call => Facts.Call(call.Function, [.. call.Arguments.Select(Term)]),
        Aggregate aggregate => Aggregated(Selector(aggregate.Selector), aggregate.Function, aggregate.Of?.Name),

        // The builder has no value of a comparison; the parts are covered elsewhere.
        _ => true,
    };

    private static ActivitySelector Selector(Selector selector)
    {
        var built = Facts.Activities(selector.Pattern);
        if (selector.Where is { } where)
            built = built.Where(Condition(where));
        return selector.Within is { } within ? built.Within(within.Value) : built;
    }

    private static Term Aggregated(ActivitySelector selector, AggregateFunction function, string? of) => function switch
    {
        AggregateFunction.Count => selector.Count(),
        AggregateFunction.Sum => selector.Sum(of),
        AggregateFunction.Min => selector.Min(of),
        AggregateFunction.Max => selector.Max(of),
        AggregateFunction.First => selector.First(of),
        AggregateFunction.Last => selector.Last(of),
        AggregateFunction.Distinct => selector.Distinct(of),
        _ => true,
    };

    private static Condition Compared(Term left, ComparisonOperator op, Term right) => op switch
    {
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        _ => left >= right,
    };
}
