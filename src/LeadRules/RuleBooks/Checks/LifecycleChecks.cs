using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What is never meant in a lifecycle: stages without a way in or out, and transitions that come too late.</summary>
internal static class LifecycleChecks
{
    public static void Check(CheckScope scope)
    {
        // One broken transition could be the way in or out.
        if (scope.Book.Lifecycle is not { Stages.Count: > 0 } lifecycle || !scope.IsSound(LifecyclePaths.Lifecycle))
            return;
        var from = lifecycle.Transitions.Select(transition => StagesBefore(transition, lifecycle)).ToList();
        CheckStages(scope, lifecycle, from);
        for (var i = 1; i < from.Count; i++)
        {
            if (Enumerable.Range(0, i).FirstOrDefault(earlier => from[i].IsSubsetOf(from[earlier]) && TakesAll(lifecycle.Transitions[earlier], lifecycle.Transitions[i]), -1) is >= 0 and var before)
                scope.Report(Problems.TransitionNeverReached(LifecyclePaths.Transition(i), lifecycle.Transitions[i].Id, lifecycle.Transitions[before].Id));
        }
    }

    private static void CheckStages(CheckScope scope, LifecycleDefinition lifecycle, List<HashSet<string>> from)
    {
        var left = from.SelectMany(static stages => stages).ToHashSet(StringComparer.Ordinal);
        var reached = lifecycle.Transitions.Where((_, i) => from[i].Count > 0).Select(static transition => transition.To).Append(lifecycle.Start).ToHashSet(StringComparer.Ordinal);
        foreach (var stage in lifecycle.Stages)
        {
            if (!reached.Contains(stage.Name))
                scope.Report(Problems.StageNeverReached(LifecyclePaths.Stage(stage.Name), stage.Name));
            if (!stage.IsFinal && !left.Contains(stage.Name))
                scope.Report(Problems.StageNeverLeft(LifecyclePaths.Stage(stage.Name), stage.Name));
        }
    }

    private static HashSet<string> StagesBefore(TransitionDefinition transition, LifecycleDefinition lifecycle)
    {
        var stages = transition.From.Count > 0 ? transition.From
            : lifecycle.Stages.Where(stage => !stage.IsFinal && stage.Name != transition.To).Select(static stage => stage.Name);
        return stages.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the earlier transition moves every lead of its stages that the later one could move.</summary>
    private static bool TakesAll(TransitionDefinition earlier, TransitionDefinition later) =>
        earlier.Needs.Count == 0
        && earlier.Breach == later.Breach
        && (earlier.On.Count == 0) == (later.On.Count == 0)
        && later.On.All(earlier.On.Contains)
        && (IsAlways(earlier.When) || earlier.When!.Equals(later.When));

    private static bool IsAlways(Condition? condition) => condition is null or { Root: BooleanLiteral { Value: true } };
}
