using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

internal sealed class NumberConstant(Node syntax, double value) : NumberNode(syntax)
{
    public double Value => value;

    public override bool IsLiteral => true;

    public override double Eval(ref Evaluation evaluation) => value;

    public override NumberSpan Over(SpanEvaluation span) => NumberSpan.Constant(value);
}

internal sealed class TicksConstant(Node syntax, FieldType type, long value) : TicksNode(syntax, type)
{
    public long Value => value;

    public override bool IsLiteral => true;

    public override long Eval(ref Evaluation evaluation) => value;

    public override TicksSpan Over(SpanEvaluation span) => TicksSpan.Constant(value);
}

internal sealed class TextConstant(Node syntax, string value) : TextNode(syntax)
{
    public string Value => value;

    public override bool IsLiteral => true;

    public override string Eval(ref Evaluation evaluation) => value;

    public override TextSpanOverTime Over(SpanEvaluation span) => TextSpanOverTime.Constant(value);
}

internal sealed class BoolConstant(Node syntax, bool value) : BoolNode(syntax)
{
    public override bool IsLiteral => true;

    public override Ternary Eval(ref Evaluation evaluation) => TernaryLogic.Of(value);

    public override TernarySet Over(SpanEvaluation span) => TernaryLogic.SetOf(TernaryLogic.Of(value));
}
