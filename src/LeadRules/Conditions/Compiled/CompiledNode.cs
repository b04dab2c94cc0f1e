using LeadRules.Conditions.Syntax;

namespace LeadRules.Conditions.Compiled;

/// <summary>
/// A node of a compiled condition. Each kind answers the same questions in its own type: what it is for a lead at an
/// instant (<c>Eval</c>, the fast one), what it can be over a span of time (<c>Over</c>), and, for people, what was read.
/// </summary>
internal abstract class CompiledNode(Node syntax)
{
    public Node Syntax { get; } = syntax;

    public abstract FieldType Type { get; }

    /// <summary>The value, for people.</summary>
    public abstract FieldValue Read(ref Evaluation evaluation);

    /// <summary>The nodes below it whose values show why it answers as it does.</summary>
    public virtual IEnumerable<CompiledNode> Operands => [];

    /// <summary>
    /// What went wrong on the way to its value, such as a plug-in's function that threw; null when nothing did. Asked by
    /// explanations only: scoring takes what went wrong for unknown and goes on.
    /// </summary>
    public virtual string? Fault(ref Evaluation evaluation)
    {
        foreach (var operand in Operands)
        {
            if (operand.Fault(ref evaluation) is { } fault)
                return fault;
        }

        return null;
    }

    /// <summary>What a plug-in says its value is, for people; null when nothing is said.</summary>
    public virtual string? About => null;

    /// <summary>Whether its operands say more than its own value does: arithmetic.</summary>
    public virtual bool IsComputed => false;

    /// <summary>Whether it is a literal, whose value the text shows already.</summary>
    public virtual bool IsLiteral => false;
}

/// <summary>A number; NaN when unknown.</summary>
internal abstract class NumberNode(Node syntax) : CompiledNode(syntax)
{
    public override FieldType Type => FieldType.Number;

    public abstract double Eval(ref Evaluation evaluation);

    public abstract NumberSpan Over(SpanEvaluation span);

    public sealed override FieldValue Read(ref Evaluation evaluation)
    {
        var value = Eval(ref evaluation);
        return double.IsNaN(value) ? default(FieldValue) : value;
    }
}

/// <summary>An instant, a date or a duration, as ticks; <see cref="Ticks.Missing"/> when unknown. A date is its first instant.</summary>
internal abstract class TicksNode(Node syntax, FieldType type) : CompiledNode(syntax)
{
    public override FieldType Type => type;

    public abstract long Eval(ref Evaluation evaluation);

    public abstract TicksSpan Over(SpanEvaluation span);

    public sealed override FieldValue Read(ref Evaluation evaluation) => Ticks.ToValue(Eval(ref evaluation), Type);
}

/// <summary>A text; null when unknown.</summary>
internal abstract class TextNode(Node syntax) : CompiledNode(syntax)
{
    public override FieldType Type => FieldType.Text;

    public abstract string? Eval(ref Evaluation evaluation);

    public abstract TextSpanOverTime Over(SpanEvaluation span);

    public sealed override FieldValue Read(ref Evaluation evaluation) => Eval(ref evaluation);
}

/// <summary>A yes-no value; three-valued.</summary>
internal abstract class BoolNode(Node syntax) : CompiledNode(syntax)
{
    public override FieldType Type => FieldType.Boolean;

    /// <summary>The parts of <c>and</c>, <c>or</c> and <c>not</c>, each explained on its own.</summary>
    public virtual IReadOnlyList<BoolNode> Parts => [];

    public override string? Fault(ref Evaluation evaluation)
    {
        foreach (var part in Parts)
        {
            if (part.Fault(ref evaluation) is { } fault)
                return fault;
        }

        return base.Fault(ref evaluation);
    }

    public abstract Ternary Eval(ref Evaluation evaluation);

    public abstract TernarySet Over(SpanEvaluation span);

    public sealed override FieldValue Read(ref Evaluation evaluation) =>
        TernaryLogic.ToNullable(Eval(ref evaluation)) is { } answer ? answer : default(FieldValue);
}
