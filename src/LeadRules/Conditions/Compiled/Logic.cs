using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

internal sealed class NotNode(Node syntax, BoolNode operand) : BoolNode(syntax)
{
    public override IReadOnlyList<BoolNode> Parts => [operand];

    public override Ternary Eval(ref Evaluation evaluation) => TernaryLogic.Negate(operand.Eval(ref evaluation));

    public override TernarySet Over(SpanEvaluation span) => TernaryLogic.Negate(operand.Over(span));
}

internal sealed class AndNode(Node syntax, BoolNode[] operands) : BoolNode(syntax)
{
    public override IReadOnlyList<BoolNode> Parts => operands;

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var answer = Ternary.True;
        foreach (var operand in operands)
        {
            var next = operand.Eval(ref evaluation);
            if (next == Ternary.False)
                return Ternary.False;
            if (next == Ternary.Unknown)
                answer = Ternary.Unknown;
        }

        return answer;
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var set = TernarySet.True;
        foreach (var operand in operands)
            set = TernaryLogic.And(set, operand.Over(span));
        return set;
    }
}

internal sealed class OrNode(Node syntax, BoolNode[] operands) : BoolNode(syntax)
{
    public override IReadOnlyList<BoolNode> Parts => operands;

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var answer = Ternary.False;
        foreach (var operand in operands)
        {
            var next = operand.Eval(ref evaluation);
            if (next == Ternary.True)
                return Ternary.True;
            if (next == Ternary.Unknown)
                answer = Ternary.Unknown;
        }

        return answer;
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var set = TernarySet.False;
        foreach (var operand in operands)
            set = TernaryLogic.Or(set, operand.Over(span));
        return set;
    }
}

/// <summary><c>x between a and b</c>: both comparisons, explained as one.</summary>
internal sealed class BetweenNode(Node syntax, BoolNode atLeast, BoolNode atMost) : BoolNode(syntax)
{
    public BoolNode AtLeast => atLeast;

    public BoolNode AtMost => atMost;

    public override IEnumerable<CompiledNode> Operands => atLeast.Operands.Concat(atMost.Operands.Skip(1));

    public override Ternary Eval(ref Evaluation evaluation) =>
        (Ternary)Math.Min((sbyte)atLeast.Eval(ref evaluation), (sbyte)atMost.Eval(ref evaluation));

    public override TernarySet Over(SpanEvaluation span) => TernaryLogic.And(atLeast.Over(span), atMost.Over(span));
}
