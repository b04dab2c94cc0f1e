using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>A well-known number of the lead.</summary>
internal sealed class LeadNumber(Node syntax, int slot, FieldType type) : NumberNode(syntax)
{
    public override FieldType Type => type;

    public override double Eval(ref Evaluation evaluation) => evaluation.Lead.NumberAt(slot);

    public override NumberSpan Over(SpanEvaluation span) => NumberSpan.Constant(span.Lead.NumberAt(slot));
}

/// <summary>A well-known text of the lead.</summary>
internal sealed class LeadText(Node syntax, int slot) : TextNode(syntax)
{
    public int Slot => slot;

    public override string? Eval(ref Evaluation evaluation) => evaluation.Lead.TextAt(slot);

    public override TextSpanOverTime Over(SpanEvaluation span) => TextSpanOverTime.Constant(span.Lead.TextAt(slot));
}

/// <summary><c>created</c>, the one well-known instant.</summary>
internal sealed class LeadCreated(Node syntax) : TicksNode(syntax, FieldType.Instant)
{
    public override long Eval(ref Evaluation evaluation) => evaluation.Lead.CreatedTicks;

    public override TicksSpan Over(SpanEvaluation span) => TicksSpan.Constant(span.Lead.CreatedTicks);
}

/// <summary><c>at</c>: the decision's instant.</summary>
internal sealed class AtNode(Node syntax) : TicksNode(syntax, FieldType.Instant)
{
    public override long Eval(ref Evaluation evaluation) => evaluation.At;

    public override TicksSpan Over(SpanEvaluation span) => new(span.From, span.To, MayBeUnknown: false);
}

/// <summary><c>value</c> of the activity in <c>where</c>.</summary>
internal sealed class ActivityNumber(Node syntax) : NumberNode(syntax)
{
    public override double Eval(ref Evaluation evaluation) => evaluation.Activity!.Number;

    public override NumberSpan Over(SpanEvaluation span) => NumberSpan.Constant(span.Activity!.Number);
}

/// <summary><c>subject</c> of the activity in <c>where</c>.</summary>
internal sealed class ActivitySubject(Node syntax) : TextNode(syntax)
{
    public override string? Eval(ref Evaluation evaluation) => evaluation.Activity!.Subject;

    public override TextSpanOverTime Over(SpanEvaluation span) => TextSpanOverTime.Constant(span.Activity!.Subject);
}

/// <summary><c>type</c> of the activity in <c>where</c>.</summary>
internal sealed class ActivityTypeText(Node syntax) : TextNode(syntax)
{
    public override string? Eval(ref Evaluation evaluation) => evaluation.Activity!.Type;

    public override TextSpanOverTime Over(SpanEvaluation span) => TextSpanOverTime.Constant(span.Activity!.Type);
}

/// <summary><c>occurred</c>: the instant of the activity in <c>where</c>.</summary>
internal sealed class ActivityOccurred(Node syntax) : TicksNode(syntax, FieldType.Instant)
{
    public override long Eval(ref Evaluation evaluation) => evaluation.Activity!.Ticks;

    public override TicksSpan Over(SpanEvaluation span) => TicksSpan.Constant(span.Activity!.Ticks);
}
