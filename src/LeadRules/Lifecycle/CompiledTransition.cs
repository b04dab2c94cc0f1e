using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Lifecycle;

/// <summary>A transition, ready to be tried.</summary>
internal sealed class CompiledTransition
{
    public required TransitionDefinition Definition { get; init; }

    /// <summary>Its place among the transitions of the rule book.</summary>
    public required int Index { get; init; }

    public required StageDefinition To { get; init; }

    /// <summary>What moves the lead; empty when time or a condition does.</summary>
    public required ActivitySet[] On { get; init; }

    /// <summary>The agreement and the target whose breach moves the lead; or null.</summary>
    public required (string Policy, string Target)? Breach { get; init; }

    public required BoolNode? When { get; init; }

    public required CompiledNeed[] Needs { get; init; }

    public required CompiledAction[] Do { get; init; }

    /// <summary>Whether it leads from a stage.</summary>
    public bool IsFrom(StageDefinition stage) =>
        Definition.From.Count == 0 ? !stage.IsFinal && stage.Name != Definition.To : Definition.From.Contains(stage.Name, StringComparer.Ordinal);

    /// <summary>Whether an activity is one of those that move a lead by it.</summary>
    public bool IsMovedBy(Activity activity, ref Evaluation evaluation)
    {
        foreach (var set in On)
        {
            if (set.Covers(activity) && set.Admits(activity, ref evaluation))
                return true;
        }

        return false;
    }
}
