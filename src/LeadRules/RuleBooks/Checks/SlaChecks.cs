using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What is never meant in an agreement: warnings before the start, outcomes out of reach, dispositions without a name, clocks that never start or stop at once.</summary>
internal static class SlaChecks
{
    public static void Check(CheckScope scope)
    {
        foreach (var (policy, path) in SlaPaths.Versions(scope.Book))
        {
            foreach (var (target, place) in SlaPaths.Targets(policy, path))
            {
                if (scope.IsSound(place))
                    Check(scope, target, place);
            }
        }
    }

    private static void Check(CheckScope scope, SlaTargetDefinition target, string path)
    {
        for (var i = 0; i < target.Steps.Count; i++)
        {
            if (IsBeforeStart(target.Steps[i].At, target.Within))
                scope.Report(Problems.PointBeforeStart(BookPath.ItemMember(path, "steps", i, "at"), target.Steps[i].At, target.Within));
            if (target.Steps[i] is { Do: IntentKind.GiveDisposition, To: null })
                scope.Report(Problems.NoDisposition(BookPath.Item(path + ".steps", i)));
        }

        for (var i = 0; i < target.Then.Count; i++)
        {
            if (target.Then[i] is { Do: IntentKind.GiveDisposition, To: null })
                scope.Report(Problems.NoDisposition(BookPath.Item(path + ".then", i)));
        }

        var takesAll = target.Then.ToList().FindIndex(static outcome => outcome.When is null or { Root: BooleanLiteral { Value: true } });
        for (var i = takesAll + 1; takesAll >= 0 && i < target.Then.Count; i++)
            scope.Report(Problems.OutcomeAfterAll(BookPath.Item(path + ".then", i), takesAll));
        if (target.Start.Count == 0)
            scope.Report(Problems.NeverStarts(path + ".start", target.Name));
        if (target.Repeat != SlaRepeat.Every && target.Start.Intersect(target.Stop.Concat(AllTouches(target))).FirstOrDefault() is { } both)
            scope.Report(Problems.StopsAtStart(path, target.Name, both.ToString()));
    }

    /// <summary>How much time a number of business days comes to is known only when the clock starts.</summary>
    private static bool IsBeforeStart(SlaPoint point, SlaBudget within) => within.BusinessDays == 0 && -point.FromDue >= within.Time;

    /// <summary>The touch that completes what is agreed, when one is enough.</summary>
    private static IEnumerable<ActivitySelector> AllTouches(SlaTargetDefinition target) => target.Touches is [{ Count: 1 } only] ? [only.Of] : [];
}
