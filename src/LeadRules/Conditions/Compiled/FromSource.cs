using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>A number from a source.</summary>
internal sealed class NumberFromSource(Node syntax, ValueSource source, FieldType type) : NumberNode(syntax)
{
    public override FieldType Type => type;

    public ValueSource Source => source;

    public override IEnumerable<CompiledNode> Operands => source.Operands;

    public override string? Fault(ref Evaluation evaluation) => source.Fault(ref evaluation, Type) ?? base.Fault(ref evaluation);

    public override string? About => source.About;

    public override double Eval(ref Evaluation evaluation) => source.Eval(ref evaluation).NumberOrNaN;

    public override NumberSpan Over(SpanEvaluation span) =>
        source.TryConstant(span, out var value) ? NumberSpan.Constant(value.NumberOrNaN) : NumberSpan.Anything;
}

/// <summary>An instant, date or duration from a source.</summary>
internal sealed class TicksFromSource(Node syntax, ValueSource source, FieldType type, Zone zone) : TicksNode(syntax, type)
{
    public ValueSource Source => source;

    public override IEnumerable<CompiledNode> Operands => source.Operands;

    public override string? Fault(ref Evaluation evaluation) => source.Fault(ref evaluation, Type) ?? base.Fault(ref evaluation);

    public override string? About => source.About;

    public override long Eval(ref Evaluation evaluation) => TicksOf(source.Eval(ref evaluation));

    public override TicksSpan Over(SpanEvaluation span) =>
        source.TryConstant(span, out var value) ? TicksSpan.Constant(TicksOf(value)) : TicksSpan.Anything;

    private long TicksOf(FieldValue value) => (Type == FieldType.Date, value.Type) switch
    {
        (true, FieldType.Date) => zone.StartOfDay(value.AsDate!.Value),
        (false, FieldType.Instant) when Type == FieldType.Instant => value.AsInstant!.Value.UtcTicks,
        (false, FieldType.Duration) when Type == FieldType.Duration => value.AsDuration!.Value.Ticks,
        _ => Ticks.Missing,
    };
}

/// <summary>A text from a source.</summary>
internal sealed class TextFromSource(Node syntax, ValueSource source) : TextNode(syntax)
{
    public ValueSource Source => source;

    public override IEnumerable<CompiledNode> Operands => source.Operands;

    public override string? Fault(ref Evaluation evaluation) => source.Fault(ref evaluation, Type) ?? base.Fault(ref evaluation);

    public override string? About => source.About;

    public override string? Eval(ref Evaluation evaluation) => source.Eval(ref evaluation).AsText;

    public override TextSpanOverTime Over(SpanEvaluation span) =>
        source.TryConstant(span, out var value) ? TextSpanOverTime.Constant(value.AsText) : TextSpanOverTime.Changing;
}

/// <summary>A yes-no value from a source.</summary>
internal sealed class BoolFromSource(Node syntax, ValueSource source) : BoolNode(syntax)
{
    public ValueSource Source => source;

    public override IEnumerable<CompiledNode> Operands => source.Operands;

    public override string? Fault(ref Evaluation evaluation) => source.Fault(ref evaluation, Type) ?? base.Fault(ref evaluation);

    public override string? About => source.About;

    public override Ternary Eval(ref Evaluation evaluation) => AnswerOf(source.Eval(ref evaluation));

    public override TernarySet Over(SpanEvaluation span) =>
        source.TryConstant(span, out var value) ? TernaryLogic.SetOf(AnswerOf(value)) : TernarySet.Any;

    private static Ternary AnswerOf(FieldValue value) => value.AsBoolean is { } answer ? TernaryLogic.Of(answer) : Ternary.Unknown;
}
