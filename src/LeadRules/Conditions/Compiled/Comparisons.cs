using System.Globalization;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>What a comparison operator makes of an order: negative, zero or positive.</summary>
internal static class Order
{
    public static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>The answers that are possible when two values lie in two ranges.</summary>
    public static TernarySet Possible<T>(ComparisonOperator op, T leftLow, T leftHigh, T rightLow, T rightHigh, bool mayBeUnknown)
        where T : IComparable<T>
    {
        var set = mayBeUnknown ? TernarySet.Unknown : TernarySet.None;
        if (leftLow.CompareTo(rightHigh) < 0)
            set |= TernaryLogic.SetOf(TernaryLogic.Of(Holds(op, -1)));
        if (leftHigh.CompareTo(rightLow) > 0)
            set |= TernaryLogic.SetOf(TernaryLogic.Of(Holds(op, 1)));
        if (leftLow.CompareTo(rightHigh) <= 0 && rightLow.CompareTo(leftHigh) <= 0)
            set |= TernaryLogic.SetOf(TernaryLogic.Of(Holds(op, 0)));
        return set;
    }
}

internal sealed class NumberComparison(Node syntax, NumberNode left, ComparisonOperator op, NumberNode right) : BoolNode(syntax)
{
    /// <summary>The right side when it is a literal, which it nearly always is; else NaN. Saves asking it.</summary>
    private readonly double _literal = right is NumberConstant constant ? constant.Value : double.NaN;

    public NumberNode Left => left;

    public ComparisonOperator Operator => op;

    public NumberNode Right => right;

    public override IEnumerable<CompiledNode> Operands => [left, right];

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var a = left.Eval(ref evaluation);
        var b = double.IsNaN(_literal) ? right.Eval(ref evaluation) : _literal;
        if (double.IsNaN(a) || double.IsNaN(b))
            return Ternary.Unknown;
        return TernaryLogic.Of(op switch
        {
            ComparisonOperator.Equal => a == b,
            ComparisonOperator.NotEqual => a != b,
            ComparisonOperator.Less => a < b,
            ComparisonOperator.LessOrEqual => a <= b,
            ComparisonOperator.Greater => a > b,
            _ => a >= b,
        });
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        return a.IsNeverKnown || b.IsNeverKnown
            ? TernarySet.Unknown
            : Order.Possible(op, a.Low, a.High, b.Low, b.High, a.MayBeUnknown || b.MayBeUnknown);
    }
}

internal sealed class TicksComparison(Node syntax, TicksNode left, ComparisonOperator op, TicksNode right) : BoolNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [left, right];

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var a = left.Eval(ref evaluation);
        var b = right.Eval(ref evaluation);
        return a == Ticks.Missing || b == Ticks.Missing ? Ternary.Unknown : TernaryLogic.Of(Order.Holds(op, a.CompareTo(b)));
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        return a.IsNeverKnown || b.IsNeverKnown
            ? TernarySet.Unknown
            : Order.Possible(op, a.Low, a.High, b.Low, b.High, a.MayBeUnknown || b.MayBeUnknown);
    }
}

internal sealed class TextComparison(Node syntax, TextNode left, ComparisonOperator op, TextNode right) : TextPairTest(syntax, left, right)
{
    public ComparisonOperator Operator => op;

    protected override bool Holds(string a, string b) => op switch
    {
        ComparisonOperator.Equal => Caseless.Equal(a, b),
        ComparisonOperator.NotEqual => !Caseless.Equal(a, b),
        _ => Order.Holds(op, string.Compare(a, b, StringComparison.OrdinalIgnoreCase)),
    };
}

internal sealed class TextOperatorTest(Node syntax, TextNode left, TextOperator op, TextNode right) : TextPairTest(syntax, left, right)
{
    public TextOperator Operator => op;

    protected override bool Holds(string a, string b) => op switch
    {
        TextOperator.Contains => a.Contains(b, StringComparison.OrdinalIgnoreCase),
        TextOperator.StartsWith => Caseless.StartsWith(a, b),
        _ => Caseless.EndsWith(a, b),
    };
}

/// <summary>A test of two texts; unknown when one is missing.</summary>
internal abstract class TextPairTest(Node syntax, TextNode left, TextNode right) : BoolNode(syntax)
{
    /// <summary>The right side when it is a literal, which it nearly always is; else null. Saves asking it.</summary>
    private readonly string? _literal = (right as TextConstant)?.Value;

    public TextNode Left => left;

    public TextNode Right => right;

    public override IEnumerable<CompiledNode> Operands => [left, right];

    public sealed override Ternary Eval(ref Evaluation evaluation) => Test(left.Eval(ref evaluation), _literal ?? right.Eval(ref evaluation));

    public sealed override TernarySet Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        return a.Varies || b.Varies ? TernarySet.Any : TernaryLogic.SetOf(Test(a.Text, b.Text));
    }

    protected abstract bool Holds(string a, string b);

    private Ternary Test(string? a, string? b) => a is null || b is null ? Ternary.Unknown : TernaryLogic.Of(Holds(a, b));
}

/// <summary><c>matches</c> with a pattern that is a literal.</summary>
internal sealed class RegexTest(Node syntax, TextNode text, System.Text.RegularExpressions.Regex regex) : TextTestOfOne(syntax, text)
{
    /// <summary>How long a text may be that is matched; of a longer one it is not known whether it matches. A subject, a name or an address is far shorter.</summary>
    public const int MaxTextLength = 1_000;

    protected override Ternary Ask(string value) => value.Length > MaxTextLength ? Ternary.Unknown : TernaryLogic.Of(regex.IsMatch(value));

    public override string? Fault(ref Evaluation evaluation) => Text.Eval(ref evaluation) is { Length: > MaxTextLength } value
        ? string.Create(CultureInfo.InvariantCulture, $"the text has {value.Length:N0} characters, and 'matches' reads {MaxTextLength:N0} at most")
        : base.Fault(ref evaluation);
}

/// <summary><c>in (…)</c> over texts and <c>in @list</c>.</summary>
internal sealed class TextMembership(Node syntax, TextNode text, System.Collections.Frozen.FrozenSet<string> entries) : TextTestOfOne(syntax, text)
{
    private const int Few = 5;

    /// <summary>The entries when they are so few that comparing with each is faster than hashing.</summary>
    private readonly string[]? _few = entries.Count <= Few ? [.. entries] : null;

    public System.Collections.Frozen.FrozenSet<string> Entries => entries;

    protected override Ternary Ask(string value)
    {
        if (_few is null)
            return TernaryLogic.Of(entries.Contains(value));
        foreach (var entry in _few)
        {
            if (Caseless.Equal(value, entry))
                return Ternary.True;
        }

        return Ternary.False;
    }
}

/// <summary>A test of one text; unknown when it is missing.</summary>
internal abstract class TextTestOfOne(Node syntax, TextNode text) : BoolNode(syntax)
{
    public TextNode Text => text;

    public override IEnumerable<CompiledNode> Operands => [text];

    public sealed override Ternary Eval(ref Evaluation evaluation) => Test(text.Eval(ref evaluation));

    public sealed override TernarySet Over(SpanEvaluation span)
    {
        var value = text.Over(span);
        return value.Varies ? TernarySet.Any : TernaryLogic.SetOf(Test(value.Text));
    }

    protected abstract Ternary Ask(string value);

    private Ternary Test(string? value) => value is null ? Ternary.Unknown : Ask(value);
}

/// <summary><c>in (…)</c> over numbers.</summary>
internal sealed class NumberMembership(Node syntax, NumberNode number, double[] sorted) : BoolNode(syntax)
{
    public NumberNode Number => number;

    /// <summary>The numbers, the least first.</summary>
    public ReadOnlySpan<double> Sorted => sorted;

    public override IEnumerable<CompiledNode> Operands => [number];

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var value = number.Eval(ref evaluation);
        return double.IsNaN(value) ? Ternary.Unknown : TernaryLogic.Of(Array.BinarySearch(sorted, value) >= 0);
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var value = number.Over(span);
        if (value.IsNeverKnown)
            return TernarySet.Unknown;
        var set = TernarySet.None;
        foreach (var item in sorted)
            set |= Order.Possible(ComparisonOperator.Equal, value.Low, value.High, item, item, value.MayBeUnknown);
        return value.Low == value.High && (set & TernarySet.True) != 0 ? set & ~TernarySet.False : set;
    }
}

/// <summary><c>in (…)</c> over instants, dates or durations.</summary>
internal sealed class TicksMembership(Node syntax, TicksNode ticks, long[] sorted) : BoolNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [ticks];

    public override Ternary Eval(ref Evaluation evaluation)
    {
        var value = ticks.Eval(ref evaluation);
        return value == Ticks.Missing ? Ternary.Unknown : TernaryLogic.Of(Array.BinarySearch(sorted, value) >= 0);
    }

    public override TernarySet Over(SpanEvaluation span)
    {
        var value = ticks.Over(span);
        if (value.IsNeverKnown)
            return TernarySet.Unknown;
        var set = TernarySet.None;
        foreach (var item in sorted)
            set |= Order.Possible(ComparisonOperator.Equal, value.Low, value.High, item, item, value.MayBeUnknown);
        return value.Low == value.High && (set & TernarySet.True) != 0 ? set & ~TernarySet.False : set;
    }
}

/// <summary><c>=</c> and <c>!=</c> of two yes-no values.</summary>
internal sealed class BoolComparison(Node syntax, BoolNode left, bool equal, BoolNode right) : BoolNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [left, right];

    public override Ternary Eval(ref Evaluation evaluation) => Compare(left.Eval(ref evaluation), right.Eval(ref evaluation));

    public override TernarySet Over(SpanEvaluation span)
    {
        var a = left.Over(span);
        var b = right.Over(span);
        var set = TernarySet.None;
        for (var x = Ternary.False; x <= Ternary.True; x++)
        {
            for (var y = Ternary.False; y <= Ternary.True; y++)
            {
                if ((a & TernaryLogic.SetOf(x)) != 0 && (b & TernaryLogic.SetOf(y)) != 0)
                    set |= TernaryLogic.SetOf(Compare(x, y));
            }
        }

        return set;
    }

    private Ternary Compare(Ternary a, Ternary b) =>
        a == Ternary.Unknown || b == Ternary.Unknown ? Ternary.Unknown : TernaryLogic.Of(a == b == equal);
}

/// <summary><c>is missing</c> and <c>is present</c>: never unknown.</summary>
internal sealed class PresenceTest(Node syntax, CompiledNode operand, bool missing) : BoolNode(syntax)
{
    public CompiledNode Operand => operand;

    public bool Missing => missing;

    public override IEnumerable<CompiledNode> Operands => [operand];

    public override Ternary Eval(ref Evaluation evaluation) => TernaryLogic.Of(IsMissing(ref evaluation) == missing);

    public override TernarySet Over(SpanEvaluation span)
    {
        var (mayBeMissing, mayBePresent) = operand switch
        {
            NumberNode number => Possible(number.Over(span)),
            TicksNode ticks => Possible(ticks.Over(span)),
            TextNode text => Possible(text.Over(span)),
            _ => Possible(((BoolNode)operand).Over(span)),
        };
        return (mayBeMissing ? TernaryLogic.SetOf(TernaryLogic.Of(missing)) : 0)
            | (mayBePresent ? TernaryLogic.SetOf(TernaryLogic.Of(!missing)) : 0);
    }

    private bool IsMissing(ref Evaluation evaluation) => operand switch
    {
        NumberNode number => double.IsNaN(number.Eval(ref evaluation)),
        TicksNode ticks => ticks.Eval(ref evaluation) == Ticks.Missing,
        TextNode text => text.Eval(ref evaluation) is null,
        _ => ((BoolNode)operand).Eval(ref evaluation) == Ternary.Unknown,
    };

    private static (bool Missing, bool Present) Possible(NumberSpan span) => (span.MayBeUnknown, !span.IsNeverKnown);

    private static (bool Missing, bool Present) Possible(TicksSpan span) => (span.MayBeUnknown, !span.IsNeverKnown);

    private static (bool Missing, bool Present) Possible(TextSpanOverTime span) => (span.Varies || span.Text is null, span.Varies || span.Text is not null);

    private static (bool Missing, bool Present) Possible(TernarySet set) => ((set & TernarySet.Unknown) != 0, (set & ~TernarySet.Unknown) != 0);
}
