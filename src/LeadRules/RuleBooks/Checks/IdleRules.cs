using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Rules that give no points, and groups without rules.</summary>
internal static class IdleRules
{
    public static void Check(CheckScope scope)
    {
        foreach (var score in scope.Scores)
        {
            for (var i = 0; i < score.Rules.Count; i++)
            {
                var rule = score.Rules[i];
                if (rule.Points == 0 && !(rule.Min > 0) && !(rule.Max < 0))
                    scope.Report(Problems.NoPoints(BookPath.Rule(score.Name, i) + ".points", rule.Id));
            }

            var used = score.Rules.Select(static rule => rule.Group).ToHashSet(StringComparer.Ordinal);
            foreach (var group in score.Groups.Where(group => !used.Contains(group.Name)))
                scope.Report(Problems.EmptyGroup(BookPath.Member(BookPath.Score(score.Name) + ".groups", group.Name), group.Name));
        }
    }
}
