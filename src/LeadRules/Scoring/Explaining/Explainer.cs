using LeadRules.Conditions.Compiled;
using LeadRules.Scoring;

namespace LeadRules;

/// <summary>Works out explanations with the same parts, in the same order, as scoring itself.</summary>
internal static class Explainer
{
    public static ScoreExplanation Explain(CompiledScore score, LeadExplanation owner, ScoreValue value, ref Evaluation evaluation)
    {
        var adjustments = new List<ScoreAdjustment>();
        if (score.Formula is not null)
        {
            AddFinish(score, value.Raw, value.Value, adjustments);
            return new ScoreExplanation(owner, score, value, [], adjustments);
        }

        var contributions = new List<RuleContribution>();
        var evidence = new List<(Activity, double)>();
        var candidates = score.Candidates?.Candidates(evaluation.Lead);
        double total = 0;
        foreach (var group in score.Groups)
        {
            double sum = 0;
            for (var i = group.Start; i < group.End; i++)
            {
                if (candidates is not null && (candidates[i >> 6] & (1UL << i)) == 0)
                    continue;
                if (Contribution(score.Rules[i], owner, evidence, ref evaluation) is not { } contribution)
                    continue;
                contributions.Add(contribution);
                sum += contribution.Points;
            }

            var clamped = group.Clamp(sum);
            if (clamped != sum)
                adjustments.Add(new ScoreAdjustment(clamped < sum ? ScoreAdjustmentKind.GroupMax : ScoreAdjustmentKind.GroupMin, group.Name, clamped, clamped - sum));
            total += clamped;
        }

        total += evaluation.Inferred?.Points(score.Index) ?? 0;
        AddFinish(score, total, value.Value, adjustments);
        return new ScoreExplanation(owner, score, value, contributions, adjustments);
    }

    private static void AddFinish(CompiledScore score, double total, double value, List<ScoreAdjustment> adjustments)
    {
        var clamped = score.Clamp(total);
        if (clamped < total)
            adjustments.Add(new ScoreAdjustment(ScoreAdjustmentKind.ScoreMax, null, clamped, clamped - total));
        else if (clamped > total)
            adjustments.Add(new ScoreAdjustment(ScoreAdjustmentKind.ScoreMin, null, clamped, clamped - total));
        if (value - clamped is not 0 and var rounding && !double.IsNaN(rounding))
            adjustments.Add(new ScoreAdjustment(ScoreAdjustmentKind.Rounding, null, null, rounding));
    }

    private static RuleContribution? Contribution(CompiledRule rule, LeadExplanation owner, List<(Activity Activity, double Factor)> buffer, ref Evaluation evaluation)
    {
        if (rule.When is { } when)
            return when.Eval(ref evaluation) == Ternary.True ? new RuleContribution(owner, rule, rule.Definition.Points, 1, []) : null;
        buffer.Clear();
        var per = rule.Per!;
        var (weight, count) = per.Weigh(ref evaluation, buffer);
        if (count == 0)
            return null;
        var evidence = new ActivityEvidence[count];
        for (var i = 0; i < count; i++)
            evidence[i] = new ActivityEvidence(buffer[i].Activity, buffer[i].Factor, rule.Definition.Points * buffer[i].Factor);
        // Points are summed type by type; people read what happened in the order of time.
        Array.Sort(evidence, static (left, right) => Activity.Compare(right.Activity, left.Activity));
        return new RuleContribution(owner, rule, per.Clamp(rule.Definition.Points * weight), count, evidence);
    }
}
