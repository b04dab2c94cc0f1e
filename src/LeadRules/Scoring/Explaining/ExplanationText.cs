using System.Globalization;
using System.Text;

namespace LeadRules;

/// <summary>Writes explanations for people: one row a rule, columns aligned, numbers to two decimals.</summary>
internal static class ExplanationText
{
    private const int DatesShown = 3;

    public static string Of(ScoreExplanation score)
    {
        var text = new StringBuilder();
        text.Append(score.Name).Append(": ").Append(score.Value).Append('\n');
        foreach (var (name, points, why) in Rows(score))
            text.Append(Row(points, name, why));
        foreach (var rule in score.NotMatched)
            text.Append(Row("-", rule.Rule.Id, ReasonOf(rule)));
        return text.ToString();
    }

    public static string ReasonOf(RuleContribution rule)
    {
        if (rule.Condition is { } condition)
            return rule.Matches > 0 ? condition.Text : condition.ToString();
        var selector = SelectorText(rule);
        var problem = rule.Problem is { } found ? $"; {found}" : "";
        if (rule.Matches == 0)
            return $"no {selector}{problem}";
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{rule.Matches} x {selector}");
        text.Append(" on ").AppendJoin(", ", rule.Evidence.Take(DatesShown).Select(item => rule.Zone.ToLocal(item.Activity.At.UtcTicks).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (rule.Matches > DatesShown)
            text.Append(CultureInfo.InvariantCulture, $" and {rule.Matches - DatesShown} more");
        if (Math.Abs(rule.LostToDecay) >= 0.005)
            text.Append(CultureInfo.InvariantCulture, $"; age took {Number(rule.LostToDecay)}");
        if (Math.Abs(rule.ClampedBy) >= 0.005)
            text.Append(CultureInfo.InvariantCulture, $"; its own bound took {Number(-rule.ClampedBy)}");
        if (rule.LeftOut is > 0 and var leftOut)
            text.Append(CultureInfo.InvariantCulture, $"; {leftOut} more left out by {LeftOutBy(rule)}");
        return text.Append(problem).ToString();
    }

    private static IEnumerable<(string Name, string Points, string Why)> Rows(ScoreExplanation score)
    {
        foreach (var rule in score.Contributions)
            yield return (rule.Rule.Id, Signed(rule.Points), ReasonOf(rule));
        foreach (var points in score.Inferred)
            yield return (points.Rule, Signed(points.Value.AsNumber!.Value), points.Because.Count == 0 ? "inferred" : $"inferred: {string.Join("; ", points.Because)}");
        if (score.Definition.Formula is { } formula)
            yield return ("", score.Value.IsKnown ? Number(score.Value.Raw) : "unknown", $"{formula}: {string.Join("; ", score.Inputs)}");
        foreach (var adjustment in score.Adjustments)
            yield return ("", Signed(adjustment.Points), Describe(adjustment));
    }

    private static string Row(string points, string name, string why) => $"  {points,9}  {name,-24} {why}".TrimEnd() + "\n";

    private static string Describe(ScoreAdjustment adjustment) => adjustment.Kind switch
    {
        ScoreAdjustmentKind.GroupMin => $"group '{adjustment.Group}' gives at least {Number(adjustment.Bound!.Value)}",
        ScoreAdjustmentKind.GroupMax => $"group '{adjustment.Group}' gives at most {Number(adjustment.Bound!.Value)}",
        ScoreAdjustmentKind.ScoreMin => $"the score is at least {Number(adjustment.Bound!.Value)}",
        ScoreAdjustmentKind.ScoreMax => $"the score is at most {Number(adjustment.Bound!.Value)}",
        _ => "rounding",
    };

    private static string LeftOutBy(RuleContribution rule) => (rule.Rule.Distinct, rule.Rule.Limit) switch
    {
        ({ } distinct, { } limit) => $"distinct {distinct} and limit {limit.ToString(CultureInfo.InvariantCulture)}",
        ({ } distinct, null) => $"distinct {distinct}",
        (_, var limit) => string.Create(CultureInfo.InvariantCulture, $"limit {limit}"),
    };

    private static string SelectorText(RuleContribution rule)
    {
        var selector = rule.Rule.Per!.ToString();
        return rule.Rule.Within is { } within ? $"{selector} within {DurationText.Format(within)}" : selector;
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Signed(double number) => number.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}
