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

            if (trigger.When is not { } when)
                continue;
            if (!standing.Now)
            {
                if (!(trigger.Definition.Once && standing.Ever) && when.Eval(ref evaluation) == Ternary.True)
                    step.Add(trigger, Note(LeadNoteKind.TriggerFired, trigger.Definition.Name, trigger.Definition.When!.ToString(), ref evaluation), trigger.Do, LeadNoteKind.TriggerFired);
            }
            else if (!trigger.Definition.Once && (trigger.Rearm is { } rearm ? rearm.Eval(ref evaluation) == Ternary.True : when.Eval(ref evaluation) != Ternary.True))
            {
                step.Add(trigger, Note(LeadNoteKind.TriggerRearmed, trigger.Definition.Name, null, ref evaluation), null, LeadNoteKind.TriggerRearmed);
            }
        }
    }

    private static void FireOnActivities(StepNotes step, Lifecycle.CompiledTrigger trigger, ref Evaluation evaluation)
    {
        for (var i = 0; i < step.AllThatHappened.Count; i++)
        {
            var activity = step.AllThatHappened[i];

            // What was noted fires a trigger once at an instant, so that triggers cannot keep each other going.
            var cause = ActivityType.IsNote(activity.Type) ? null : activity;
            if (step.IsDone(trigger, cause) || !trigger.IsFiredBy(activity, ref evaluation))
                continue;
            step.Add(trigger, Note(LeadNoteKind.TriggerFired, trigger.Definition.Name, CauseText.Of(activity), ref evaluation), trigger.Do, cause);
            if (trigger.Definition.Once)
                return;
        }
    }

    private static LeadNote Note(LeadNoteKind kind, string trigger, string? why, ref Evaluation evaluation) => new(kind, trigger, StepNotes.At(ref evaluation)) { Why = why };
}
