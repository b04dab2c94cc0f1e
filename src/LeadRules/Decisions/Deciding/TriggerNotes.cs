using LeadRules.Conditions.Compiled;

namespace LeadRules.Decisions.Deciding;

/// <summary>Triggers that fire, and those that can fire again.</summary>
internal static class TriggerNotes
{
    public static void Find(StepNotes step, ref Evaluation evaluation)
    {
        var (triggers, standings) = (step.Engine.Lifecycle.Triggers, step.Standing.Fired);
        for (var i = 0; i < triggers.Length; i++)
        {
            var (trigger, standing) = (triggers[i], standings[i]);
            if (trigger.IsOnActivity)
            {
                if (!trigger.Definition.Once || !standing.Ever)
                    FireOnActivities(step, trigger, ref evaluation);
                continue;
            }

            if (trigger.When is not { } when || step.IsDone(trigger))
                continue;
            if (!standing.Now)
            {
                if (!(trigger.Definition.Once && standing.Ever) && when.Eval(ref evaluation) == Ternary.True)
                    step.Add(trigger, Note(LeadNoteKind.TriggerFired, trigger.Definition.Name, trigger.Definition.When!.ToString(), ref evaluation), trigger.Do);
            }
            else if (!trigger.Definition.Once && (trigger.Rearm is { } rearm ? rearm.Eval(ref evaluation) == Ternary.True : when.Eval(ref evaluation) != Ternary.True))
            {
                step.Add(trigger, Note(LeadNoteKind.TriggerRearmed, trigger.Definition.Name, null, ref evaluation));
            }
        }
    }

    private static void FireOnActivities(StepNotes step, Lifecycle.CompiledTrigger trigger, ref Evaluation evaluation)
    {
        for (var i = 0; i < step.AllThatHappened.Count; i++)
        {
            var activity = step.AllThatHappened[i];
            if (step.IsDone(trigger, activity) || !trigger.IsFiredBy(activity, ref evaluation))
                continue;
            step.Add(trigger, Note(LeadNoteKind.TriggerFired, trigger.Definition.Name, CauseText.Of(activity), ref evaluation), trigger.Do, activity);
            if (trigger.Definition.Once)
                return;
        }
    }

    private static LeadNote Note(LeadNoteKind kind, string trigger, string? why, ref Evaluation evaluation) => new(kind, trigger, StepNotes.At(ref evaluation)) { Why = why };
}
