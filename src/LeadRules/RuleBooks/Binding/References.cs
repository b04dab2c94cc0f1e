using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Binding;

/// <summary><c>score.x</c>: the rounded value, worked out before.</summary>
internal sealed class ScoreReference(Node syntax, int index) : NumberNode(syntax)
{
    public override double Eval(ref Evaluation evaluation) => evaluation.Scores[index];

    public override NumberSpan Over(SpanEvaluation span) => span.Scores[index];
}

/// <summary>The band that a number lies in: null when the number is unknown or in a hole.</summary>
internal sealed class BandReference(Node syntax, NumberNode number, BandTable table) : TextNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [number];

    public override string? Eval(ref Evaluation evaluation) => table.NameOf(number.Eval(ref evaluation));

    /// <summary>The same reference, written somewhere else.</summary>
    public BandReference At(Node elsewhere) => new(elsewhere, number, table);

    public int IndexOf(ref Evaluation evaluation) => table.IndexOf(number.Eval(ref evaluation));

    public BandTable Table => table;

    public override TextSpanOverTime Over(SpanEvaluation span)
    {
        var (index, varies) = IndexOver(span);
        return varies ? TextSpanOverTime.Changing : TextSpanOverTime.Constant(index < 0 ? null : table[index]);
    }

    public (int Index, bool Varies) IndexOver(SpanEvaluation span)
    {
        var x = number.Over(span);
        if (x.IsNeverKnown)
            return (-1, false);
        if (x.MayBeUnknown)
            return (-1, true);
        var low = table.IndexOf(x.Low);
        var same = low == table.IndexOf(x.High) && (low >= 0 || x.Low == x.High);
        return (low, !same);
    }
}

/// <summary><c>grid.x</c>: the names of two bands joined; null when either is missing.</summary>
internal sealed class GridReference(Node syntax, BandReference row, BandReference column, GridTable table) : TextNode(syntax)
{
    public override IEnumerable<CompiledNode> Operands => [row, column];

    public override string? Eval(ref Evaluation evaluation) => table.NameOf(row.IndexOf(ref evaluation), column.IndexOf(ref evaluation));

    public override TextSpanOverTime Over(SpanEvaluation span)
    {
        var r = row.IndexOver(span);
        var c = column.IndexOver(span);
        return r.Varies || c.Varies ? TextSpanOverTime.Changing : TextSpanOverTime.Constant(table.NameOf(r.Index, c.Index));
    }
}

/// <summary><c>class.x</c>: the first class whose condition is true; null when none is.</summary>
internal sealed class ClassReference(Node syntax, int place, string[] names, BoolNode[] conditions) : TextNode(syntax)
{
    public override string? Eval(ref Evaluation evaluation)
    {
        if (evaluation.Inferred?.Class(place) is { } voted and not Findings.None)
            return names[voted];
        for (var i = 0; i < conditions.Length; i++)
        {
            if (conditions[i].Eval(ref evaluation) == Ternary.True)
                return names[i];
        }

        return null;
    }

    public override TextSpanOverTime Over(SpanEvaluation span)
    {
        if (span.Inferred?.Class(place) is { } voted and not Findings.None)
            return TextSpanOverTime.Constant(names[voted]);
        for (var i = 0; i < conditions.Length; i++)
        {
            var answers = conditions[i].Over(span);
            if (answers == TernarySet.True)
                return TextSpanOverTime.Constant(names[i]);
            if ((answers & TernarySet.True) != 0)
                return TextSpanOverTime.Changing;
        }

        return TextSpanOverTime.Constant(null);
    }
}

/// <summary><c>segment.x</c>: its condition, under its name.</summary>
internal sealed class SegmentReference(Node syntax, BoolNode condition) : BoolNode(syntax)
{
    public override IReadOnlyList<BoolNode> Parts => [condition];

    public override Ternary Eval(ref Evaluation evaluation) => condition.Eval(ref evaluation);

    public override TernarySet Over(SpanEvaluation span) => condition.Over(span);
}
