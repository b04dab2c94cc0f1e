using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Scoring;

/// <summary>A rule, ready to give points: once while a condition is true, or for each activity.</summary>
internal sealed class CompiledRule(RuleDefinition definition, int index, BoolNode? when, ActivityPoints? per)
{
    private readonly double _points = definition.Points;

    public RuleDefinition Definition => definition;

    /// <summary>Its place in the list of rules of its score as the rule book has it.</summary>
    public int Index => index;

    public BoolNode? When => when;

    public ActivityPoints? Per => per;

    public double Points(ref Evaluation evaluation)
    {
        if (when is not null)
            return when.Eval(ref evaluation) == Ternary.True ? _points : 0;
        return per!.Points(ref evaluation);
    }

    public NumberSpan Over(SpanEvaluation span)
    {
        if (per is not null)
            return per.Over(span);
        var answers = when!.Over(span);
        var always = answers == TernarySet.True;
        var possible = (answers & TernarySet.True) != 0;
        return new NumberSpan(
            always ? definition.Points : Math.Min(0, possible ? definition.Points : 0),
            always ? definition.Points : Math.Max(0, possible ? definition.Points : 0),
            MayBeUnknown: false);
    }
}
