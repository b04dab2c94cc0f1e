using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Caps and floors that never take anything away, because nothing can go beyond them.</summary>
internal static class IdleCaps
{
    public static void Check(CheckScope scope)
    {
        foreach (var score in scope.Scores)
        {
            var path = BookPath.Score(score.Name);
            var reach = scope.Reaches.Of(score.Name)!;
            Check(scope, path, score.Formula is null ? "the rules together" : "the formula", reach.Total, score.Min, score.Max);
            foreach (var group in score.Groups.Where(group => reach.Groups[group.Name] is not { Low: 0, High: 0 }))
                Check(scope, BookPath.Member(path + ".groups", group.Name), "the rules of the group", reach.Groups[group.Name], group.Min, group.Max);
            for (var i = 0; i < score.Rules.Count; i++)
                CheckRule(scope, score, i);
        }
    }

    private static void CheckRule(CheckScope scope, ScoreDefinition score, int index)
    {
        var rule = score.Rules[index];
        if (rule.Per is null || rule.Points == 0 || (rule.Min is null && rule.Max is null))
            return;
        var path = BookPath.Rule(score.Name, index);
        Check(scope, path, "the activities", RuleReach.OfMatches(rule, score.Decay), rule.Min, rule.Max);
        if (rule is { Limit: { } limit, Max: { } max, Distinct: null, Points: > 0 } && (rule.Decay ?? score.Decay).Kind == DecayKind.None && rule.Points * (limit - 1) >= max)
            scope.Report(Problems.IdleLimit(path + ".limit", limit, "max", max, Math.Ceiling(max / rule.Points)));
        if (rule is { Limit: { } most, Min: { } min, Distinct: null, Points: < 0 } && (rule.Decay ?? score.Decay).Kind == DecayKind.None && rule.Points * (most - 1) <= min)
            scope.Report(Problems.IdleLimit(path + ".limit", most, "min", min, Math.Ceiling(min / rule.Points)));
    }

    private static void Check(CheckScope scope, string path, string giver, Reach reach, double? min, double? max)
    {
        if (reach.High <= max)
            scope.Report(Problems.IdleCap(path + ".max", giver, "max", max.Value, "at most", reach.High));
        if (reach.Low >= min)
            scope.Report(Problems.IdleCap(path + ".min", giver, "min", min.Value, "at least", reach.Low));
    }
}
