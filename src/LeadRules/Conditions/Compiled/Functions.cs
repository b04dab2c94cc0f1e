using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary><c>least</c> and <c>greatest</c>: unknown when one of the numbers is.</summary>
internal sealed class ExtremeOf(Node syntax, NumberNode[] numbers, bool greatest) : NumberNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => numbers;

    // Math.Min and Math.Max give NaN when either is NaN, which is just what unknown asks for.
    public override double Eval(ref Evaluation evaluation)
    {
        var result = numbers[0].Eval(ref evaluation);
        for (var i = 1; i < numbers.Length; i++)
            result = Pick(result, numbers[i].Eval(ref evaluation));
        return result;
    }

    public override NumberSpan Over(SpanEvaluation span)
    {
        var result = numbers[0].Over(span);
        for (var i = 1; i < numbers.Length; i++)
        {
            var next = numbers[i].Over(span);
            result = new NumberSpan(Pick(result.Low, next.Low), Pick(result.High, next.High), result.MayBeUnknown || next.MayBeUnknown);
        }

        return result;
    }

    private double Pick(double a, double b) => greatest ? Math.Max(a, b) : Math.Min(a, b);
}

/// <summary><c>abs(x)</c>.</summary>
internal sealed class AbsoluteValue(Node syntax, NumberNode operand) : NumberNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [operand];

    public override double Eval(ref Evaluation evaluation) => Math.Abs(operand.Eval(ref evaluation));

    public override NumberSpan Over(SpanEvaluation span)
    {
        var x = operand.Over(span);
        var high = Math.Max(Math.Abs(x.Low), Math.Abs(x.High));
        var low = x is { Low: <= 0, High: >= 0 } ? 0 : Math.Min(Math.Abs(x.Low), Math.Abs(x.High));
        return new NumberSpan(low, high, x.MayBeUnknown);
    }
}

/// <summary><c>round(x)</c>: to whole numbers, half away from zero.</summary>
internal sealed class RoundedNumber(Node syntax, NumberNode operand) : NumberNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [operand];

    public override double Eval(ref Evaluation evaluation) => Rounding.HalfAwayFromZero(operand.Eval(ref evaluation), 1);

    public override NumberSpan Over(SpanEvaluation span)
    {
        var x = operand.Over(span);
        return new NumberSpan(Rounding.HalfAwayFromZero(x.Low, 1), Rounding.HalfAwayFromZero(x.High, 1), x.MayBeUnknown);
    }
}

/// <summary><c>length(text)</c>: in characters.</summary>
internal sealed class LengthOf(Node syntax, TextNode text) : NumberNode(syntax)
{
    public override FieldType Type => FieldType.Integer;

    public override IEnumerable<CompiledNode> Operands => [text];

    public override double Eval(ref Evaluation evaluation) => text.Eval(ref evaluation)?.Length ?? double.NaN;

    public override NumberSpan Over(SpanEvaluation span)
    {
        var value = text.Over(span);
        return value.Varies ? NumberSpan.Anything : NumberSpan.Constant(value.Text?.Length ?? double.NaN);
    }
}

internal sealed class FirstKnownNumber(Node syntax, NumberNode[] numbers) : NumberNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => numbers;

    public override double Eval(ref Evaluation evaluation)
    {
        foreach (var number in numbers)
        {
            var value = number.Eval(ref evaluation);
            if (!double.IsNaN(value))
                return value;
        }

        return double.NaN;
    }

    public override NumberSpan Over(SpanEvaluation span)
    {
        var result = NumberSpan.Unknown;
        foreach (var number in numbers)
        {
            var next = number.Over(span);
            if (!next.IsNeverKnown)
            {
                result = result.IsNeverKnown
                    ? next
                    : new NumberSpan(Math.Min(result.Low, next.Low), Math.Max(result.High, next.High), next.MayBeUnknown);
            }

            if (!result.MayBeUnknown)
                break;
        }

        return result;
    }
}

internal sealed class FirstKnownTicks(Node syntax, FieldType type, TicksNode[] items) : TicksNode(syntax, type)
{
    public override IEnumerable<CompiledNode> Operands => items;

    public override long Eval(ref Evaluation evaluation)
    {
        foreach (var item in items)
        {
            var value = item.Eval(ref evaluation);
            if (value != Ticks.Missing)
                return value;
        }

        return Ticks.Missing;
    }

    public override TicksSpan Over(SpanEvaluation span)
    {
        var result = TicksSpan.Unknown;
        foreach (var item in items)
        {
            var next = item.Over(span);
            if (!next.IsNeverKnown)
            {
                result = result.IsNeverKnown
                    ? next
                    : new TicksSpan(Math.Min(result.Low, next.Low), Math.Max(result.High, next.High), next.MayBeUnknown);
            }

            if (!result.MayBeUnknown)
                break;
        }

        return result;
    }
}

internal sealed class FirstKnownText(Node syntax, TextNode[] texts) : TextNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => texts;

    public override string? Eval(ref Evaluation evaluation)
    {
        foreach (var text in texts)
        {
            if (text.Eval(ref evaluation) is { } value)
                return value;
        }

        return null;
    }

    public override TextSpanOverTime Over(SpanEvaluation span)
    {
        foreach (var text in texts)
        {
            var value = text.Over(span);
            if (value.Varies || value.Text is not null)
                return value;
        }

        return TextSpanOverTime.Constant(null);
    }
}

internal sealed class FirstKnownBool(Node syntax, BoolNode[] items) : BoolNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => items;

    public override Ternary Eval(ref Evaluation evaluation)
    {
        foreach (var item in items)
        {
            var value = item.Eval(ref evaluation);
            if (value != Ternary.Unknown)
                return value;
        }

        return Ternary.Unknown;
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var set = TernarySet.Unknown;
        foreach (var item in items)
        {
            set = (set & ~TernarySet.Unknown) | item.Over(span);
            if ((set & TernarySet.Unknown) == 0)
                break;
        }

        return set;
    }
}
