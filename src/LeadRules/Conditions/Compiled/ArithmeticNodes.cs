using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>Number <c>+ - * /</c> number. What is not finite is unknown.</summary>
internal sealed class NumberArithmetic(Node syntax, NumberNode left, ArithmeticOperator op, NumberNode right) : NumberNode(syntax)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [left, right];

    public override double Eval(ref Evaluation evaluation)
    {
        var result = Apply(left.Eval(ref evaluation), right.Eval(ref evaluation));
        return double.IsFinite(result) ? result : double.NaN;
    }

    public override NumberSpan Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        if (a.IsNeverKnown || b.IsNeverKnown)
            return NumberSpan.Unknown;
        if (op == ArithmeticOperator.Divide && b.Low <= 0 && b.High >= 0)
            return b is { Low: 0, High: 0 } ? NumberSpan.Unknown : NumberSpan.Anything;
        // Each of the four operations is monotone in each operand here, so the extremes lie at the ends.
        return NumberSpan.OfEnds([Apply(a.Low, b.Low), Apply(a.Low, b.High), Apply(a.High, b.Low), Apply(a.High, b.High)], a.MayBeUnknown || b.MayBeUnknown);
    }

    private double Apply(double a, double b) => op switch
    {
        ArithmeticOperator.Add => a + b,
        ArithmeticOperator.Subtract => a - b,
        ArithmeticOperator.Multiply => a * b,
        _ => a / b,
    };
}

/// <summary><c>-x</c> of a number.</summary>
internal sealed class NumberNegation(Node syntax, NumberNode operand) : NumberNode(syntax)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [operand];

    public override double Eval(ref Evaluation evaluation) => -operand.Eval(ref evaluation);

    public override NumberSpan Over(SpanEvaluation span)
    {
        var x = operand.Over(span);
        return new NumberSpan(-x.High, -x.Low, x.MayBeUnknown);
    }
}

/// <summary>Duration / duration.</summary>
internal sealed class DurationRatio(Node syntax, TicksNode left, TicksNode right) : NumberNode(syntax)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [left, right];

    public override double Eval(ref Evaluation evaluation) => Ratio(left.Eval(ref evaluation), right.Eval(ref evaluation));

    public override NumberSpan Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        if (a.IsNeverKnown || b.IsNeverKnown)
            return NumberSpan.Unknown;
        if (b.Low <= 0 && b.High >= 0)
            return b is { Low: 0, High: 0 } ? NumberSpan.Unknown : NumberSpan.Anything;
        return NumberSpan.OfEnds([Ratio(a.Low, b.Low), Ratio(a.Low, b.High), Ratio(a.High, b.Low), Ratio(a.High, b.High)], a.MayBeUnknown || b.MayBeUnknown);
    }

    private static double Ratio(long a, long b) => a == Ticks.Missing || b is Ticks.Missing or 0 ? double.NaN : (double)a / b;
}

/// <summary>Sum or difference of an instant and a duration, of two durations, or of two instants.</summary>
internal sealed class TicksSum(Node syntax, FieldType type, TicksNode left, bool subtract, TicksNode right) : TicksNode(syntax, type)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [left, right];

    public override long Eval(ref Evaluation evaluation)
    {
        var a = left.Eval(ref evaluation);
        var b = right.Eval(ref evaluation);
        return InRange(subtract ? Ticks.Subtract(a, b) : Ticks.Add(a, b));
    }

    public override TicksSpan Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        if (a.IsNeverKnown || b.IsNeverKnown)
            return TicksSpan.Unknown;
        var low = subtract ? Ticks.Subtract(a.Low, b.High) : Ticks.Add(a.Low, b.Low);
        var high = subtract ? Ticks.Subtract(a.High, b.Low) : Ticks.Add(a.High, b.High);
        return InRange(low) == Ticks.Missing || InRange(high) == Ticks.Missing ? TicksSpan.Anything : new TicksSpan(low, high, a.MayBeUnknown || b.MayBeUnknown);
    }

    /// <summary>There is no instant before the year 1 or after 9999: such a sum is unknown.</summary>
    private long InRange(long ticks) =>
        Type == FieldType.Duration || (ticks >= 0 && ticks <= DateTime.MaxValue.Ticks) ? ticks : Ticks.Missing;
}

/// <summary><c>age(x)</c>: <c>at - x</c>.</summary>
internal sealed class AgeNode(Node syntax, TicksNode instant) : TicksNode(syntax, FieldType.Duration)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [instant];

    public override long Eval(ref Evaluation evaluation) => Ticks.Subtract(evaluation.At, instant.Eval(ref evaluation));

    public override TicksSpan Over(SpanEvaluation span)
    {
        var x = instant.Over(span);
        if (x.IsNeverKnown)
            return TicksSpan.Unknown;
        var low = Ticks.Subtract(span.From, x.High);
        var high = Ticks.Subtract(span.To, x.Low);
        return low == Ticks.Missing || high == Ticks.Missing ? TicksSpan.Anything : new TicksSpan(low, high, x.MayBeUnknown);
    }
}

/// <summary>A duration times or divided by a number.</summary>
internal sealed class TicksScale(Node syntax, TicksNode duration, NumberNode factor, bool divide) : TicksNode(syntax, FieldType.Duration)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [duration, factor];

    public override long Eval(ref Evaluation evaluation) => Scaled(duration.Eval(ref evaluation), factor.Eval(ref evaluation));

    public override TicksSpan Over(SpanEvaluation span)
    {
        var d = duration.Over(span);
        var f = factor.Over(span);
        if (d.IsNeverKnown || f.IsNeverKnown)
            return TicksSpan.Unknown;
        if (divide && f.Low <= 0 && f.High >= 0)
            return f is { Low: 0, High: 0 } ? TicksSpan.Unknown : TicksSpan.Anything;
        return TicksSpan.OfEnds([Scaled(d.Low, f.Low), Scaled(d.Low, f.High), Scaled(d.High, f.Low), Scaled(d.High, f.High)], d.MayBeUnknown || f.MayBeUnknown);
    }

    private long Scaled(long ticks, double number) => divide ? Ticks.Divide(ticks, number) : Ticks.Multiply(ticks, number);
}

/// <summary><c>-x</c> of a duration.</summary>
internal sealed class TicksNegation(Node syntax, TicksNode operand) : TicksNode(syntax, FieldType.Duration)
{
    public override bool IsComputed => true;

    public override IEnumerable<CompiledNode> Operands => [operand];

    public override long Eval(ref Evaluation evaluation) => Ticks.Subtract(0, operand.Eval(ref evaluation));

    public override TicksSpan Over(SpanEvaluation span)
    {
        var x = operand.Over(span);
        return x.IsNeverKnown ? x : new TicksSpan(-x.High, -x.Low, x.MayBeUnknown);
    }
}
