using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Thresholds that no lead can cross.</summary>
internal static class ThresholdReach
{
    public static void Check(CheckScope scope)
    {
        foreach (var threshold in scope.Book.Thresholds)
        {
            var path = BookPath.Member("$.thresholds", threshold.Name);
            if (!scope.IsSound(DefinitionKind.Threshold, path, threshold.Name) || scope.Reaches.Of(threshold.Score) is not { Value: var reach })
                continue;
            if (threshold.Reach > reach.High)
                scope.Report(Problems.ThresholdOutOfReach(path + ".reach", threshold, reach));
            else if (threshold.Reach <= reach.Low)
                scope.Report(Problems.ThresholdAlwaysReached(path + ".reach", threshold, reach));
            else if (threshold.Rearm <= reach.Low)
                scope.Report(Problems.ThresholdNeverLeft(path + ".rearm", threshold, reach));
        }
    }
}
