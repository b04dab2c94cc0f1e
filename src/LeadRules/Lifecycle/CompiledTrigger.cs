using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Lifecycle;

/// <summary>A trigger, ready to be tried.</summary>
internal sealed class CompiledTrigger
{
    public required TriggerDefinition Definition { get; init; }

    public required ActivitySet[] On { get; init; }

    public required BoolNode? When { get; init; }

    public required BoolNode? Rearm { get; init; }

    public required CompiledAction[] Do { get; init; }

    /// <summary>Whether activities fire it, and not that a condition becomes true.</summary>
    public bool IsOnActivity => Definition.On.Count > 0;

    /// <summary>Whether an activity fires it.</summary>
    public bool IsFiredBy(Activity activity, ref Evaluation evaluation)
    {
        foreach (var set in On)
        {
            if (set.Covers(activity) && set.Admits(activity, ref evaluation))
                return When is null || When.Eval(ref evaluation) == Ternary.True;
        }

        return false;
    }
}
