using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Between which numbers a formula can lie, by the reach of its parts. Each operation is exact at the ends of its operands.</summary>
internal static class FormulaReach
{
    public static Reach Of(Node node, Func<string, Reach?> score) => node switch
    {
        NumberLiteral number => Reach.Only(number.Value),
        QualifiedName { Kind: NameKind.Score } name => score(name.Name) ?? Reach.Anything,
        QualifiedName { Kind: NameKind.Lead } name => OfField(name.Name),
        NameNode name => OfField(name.Name),
        Negate negate => -Of(negate.Operand, score),
        Arithmetic arithmetic => OfArithmetic(arithmetic, score),
        Aggregate { Function: AggregateFunction.Count or AggregateFunction.Distinct } => Reach.NotNegative,
        Call call => OfCall(call.Function.ToLowerInvariant(), [.. call.Arguments.Select(argument => Of(argument, score))]),
        _ => Reach.Anything,
    };

    /// <summary>The numbers that make sense in a field.</summary>
    public static Reach OfField(string name) => WellKnownField.Find(name) is { NonNegative: true } known
        ? new Reach(0, known.Max ?? double.PositiveInfinity)
        : Reach.Anything;

    private static Reach OfArithmetic(Arithmetic node, Func<string, Reach?> score)
    {
        var (left, right) = (Of(node.Left, score), Of(node.Right, score));
        return node.Operator switch
        {
            ArithmeticOperator.Add => left + right,
            ArithmeticOperator.Subtract => left - right,
            ArithmeticOperator.Multiply => left * right,
            _ => left / right,
        };
    }

    private static Reach OfCall(string function, Reach[] arguments) => (function, arguments) switch
    {
        ("least", [_, ..]) => new Reach(arguments.Min(static reach => reach.Low), arguments.Min(static reach => reach.High)),
        ("greatest", [_, ..]) => new Reach(arguments.Max(static reach => reach.Low), arguments.Max(static reach => reach.High)),
        ("coalesce", [_, ..]) => arguments.Aggregate(static (all, next) => all.Or(next)),
        ("abs", [var only]) => new Reach(only is { Low: <= 0, High: >= 0 } ? 0 : Math.Min(Math.Abs(only.Low), Math.Abs(only.High)), Math.Max(Math.Abs(only.Low), Math.Abs(only.High))),
        ("round", [var only]) => new Reach(Math.Floor(only.Low), Math.Ceiling(only.High)),
        ("length", _) => Reach.NotNegative,
        _ => Reach.Anything,
    };
}
