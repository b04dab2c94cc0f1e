using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Explaining;

/// <summary>Which single rule would lift a score to a height, and how often it would have to match: worked out as the score itself is, with its limits, groups and bounds.</summary>
internal static class PointsNeeded
{
    private const int MostTimes = 100;

    public static IReadOnlyList<PointWay> For(ScoreExplanation score, double height)
    {
        var points = score.Definition.Rules.ToDictionary(static rule => rule.Id, static _ => (Points: 0.0, Matches: 0), StringComparer.Ordinal);
        foreach (var contribution in score.Contributions)
            points[contribution.Rule.Id] = (contribution.Points, contribution.Matches);
        List<PointWay> ways = [];
        foreach (var rule in score.Definition.Rules)
        {
            var (has, matches) = points[rule.Id];
            var most = rule.Per is null ? 1 - matches : Math.Min(MostTimes, (rule.Limit ?? int.MaxValue) - matches);
            for (var times = 1; rule.Points > 0 && times <= most; times++)
            {
                var would = Math.Clamp(has + (times * rule.Points), rule.Min ?? double.NegativeInfinity, rule.Max ?? double.PositiveInfinity);
                if (ValueWith(score, points, rule, would) < height)
                    continue;
                ways.Add(new PointWay(rule, times));
                break;
            }
        }

        return [.. ways.OrderBy(static way => way.Times).ThenBy(static way => way.Rule.Points).ThenBy(static way => way.Rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>The score if one rule gave other points.</summary>
    private static double ValueWith(ScoreExplanation explained, Dictionary<string, (double Points, int Matches)> points, RuleDefinition changed, double would)
    {
        var score = explained.Definition;
        var sums = score.Groups.ToDictionary(static group => group.Name, static _ => 0.0, StringComparer.Ordinal);
        var total = explained.Inferred.Sum(static finding => finding.Value.AsNumber!.Value);
        foreach (var rule in score.Rules)
        {
            var given = rule.Id == changed.Id ? would : points[rule.Id].Points;
            if (rule.Group is { } group && sums.ContainsKey(group))
                sums[group] += given;
            else
                total += given;
        }

        foreach (var group in score.Groups)
            total += Math.Clamp(sums[group.Name], group.Min ?? double.NegativeInfinity, group.Max ?? double.PositiveInfinity);
        var clamped = Math.Clamp(total, score.Min ?? double.NegativeInfinity, score.Max ?? double.PositiveInfinity);
        return Math.Round(clamped, score.Decimals, MidpointRounding.AwayFromZero);
    }
}
