namespace LeadRules.Conditions.Compiled;

/// <summary>A number that several rules ask for: worked out once a decision.</summary>
internal sealed class SharedNumber(NumberNode inner, int slot) : NumberNode(inner.Syntax)
{
    public NumberNode Inner => inner;

    public override FieldType Type => inner.Type;

    public override IEnumerable<CompiledNode> Operands => inner.Operands;

    public override string? Fault(ref Evaluation evaluation) => inner.Fault(ref evaluation);

    public override string? About => inner.About;

    public override double Eval(ref Evaluation evaluation)
    {
        if (evaluation.TryRecall(slot, out var value))
            return value;
        value = inner.Eval(ref evaluation);
        evaluation.Remember(slot, value);
        return value;
    }

    public override NumberSpan Over(SpanEvaluation span) => inner.Over(span);
}

/// <summary>A yes-no value that several rules ask for: worked out once a decision.</summary>
/// <remarks>
/// Segments and classes are among them, so it may be asked amid a <c>where</c>, and asks about activities of its own:
/// the one that the <c>where</c> is about is put back.
/// </remarks>
internal sealed class SharedBool(BoolNode inner, int slot) : BoolNode(inner.Syntax)
{
    public override IReadOnlyList<BoolNode> Parts => inner.Parts;

    public override IEnumerable<CompiledNode> Operands => inner.Operands;

    public override string? Fault(ref Evaluation evaluation) => inner.Fault(ref evaluation);

    public override string? About => inner.About;

    public BoolNode Inner => inner;

    public override Ternary Eval(ref Evaluation evaluation)
    {
        if (evaluation.TryRecall(slot, out var value))
            return (Ternary)value;
        var asked = evaluation.Activity;
        var answer = inner.Eval(ref evaluation);
        evaluation.Activity = asked;
        evaluation.Remember(slot, (double)answer);
        return answer;
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var asked = span.Activity;
        var answers = inner.Over(span);
        span.Activity = asked;
        return answers;
    }
}

/// <summary>An instant that several rules ask for: worked out once a decision.</summary>
internal sealed class SharedTicks(TicksNode inner, int slot) : TicksNode(inner.Syntax, inner.Type)
{
    public TicksNode Inner => inner;

    public override IEnumerable<CompiledNode> Operands => inner.Operands;

    public override string? Fault(ref Evaluation evaluation) => inner.Fault(ref evaluation);

    public override string? About => inner.About;

    public override long Eval(ref Evaluation evaluation)
    {
        if (evaluation.TryRecall(slot, out var bits))
            return BitConverter.DoubleToInt64Bits(bits);
        var value = inner.Eval(ref evaluation);
        evaluation.Remember(slot, BitConverter.Int64BitsToDouble(value));
        return value;
    }

    public override TicksSpan Over(SpanEvaluation span) => inner.Over(span);
}
