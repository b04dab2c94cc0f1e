using LeadRules.Conditions.Compiled;
using LeadRules.Lifecycle;

namespace LeadRules.Decisions.Deciding;

/// <summary>Stages that a lead comes into, and moves that are refused.</summary>
internal static class StageNotes
{
    /// <summary>The first stage of a lead: the host's own, where the rule book knows it, else that in which leads begin.</summary>
    public static void FindStart(StepNotes step, Lead lead, ref Evaluation evaluation)
    {
        if (step.Standing.Stage is not null || step.Engine.Lifecycle.Start is not { } start)
            return;
        var own = lead.Stage is { } stage && step.Engine.Lifecycle.Stages.ContainsKey(stage) ? lead.Stage : null;
        step.Add(step.Engine.Lifecycle, new LeadNote(LeadNoteKind.StageEntered, own ?? start, StepNotes.At(ref evaluation)) { Why = own is null ? "leads begin here" : "the host's own stage" });
    }

    /// <summary>What happened moves the lead, or is refused; before anything else is looked at, since what is refused counts for nothing.</summary>
    public static void FindOrdered(StepNotes step, Lead lead, ref Evaluation evaluation)
    {
        if (step.AllThatHappened.Count == 0 || step.Standing.Stage is not { } stage)
            return;
        var transitions = step.Engine.Lifecycle.From(stage.Name);
        if (!MoveByActivity(step, stage, transitions, lead, ref evaluation))
            Refuse(step, stage, transitions, lead, ref evaluation);
    }

    /// <summary>A condition or a clock moves the lead.</summary>
    public static void Find(StepNotes step, Lead lead, ref Evaluation evaluation)
    {
        if (step.Standing.Stage is { } stage)
            MoveByItself(step, stage, step.Engine.Lifecycle.From(stage.Name), lead, ref evaluation);
    }

    private static bool MoveByActivity(StepNotes step, LeadNote stage, CompiledTransition[] transitions, Lead lead, ref Evaluation evaluation)
    {
        for (var i = 0; i < step.AllThatHappened.Count; i++)
        {
            var activity = step.AllThatHappened[i];
            if (step.HasMoved(activity))
                continue;
            foreach (var transition in transitions)
            {
                if (step.IsDone(transition) || !transition.IsMovedBy(activity, ref evaluation) || MoveCheck.WhyNot(step, transition, activity, lead, ref evaluation).Count > 0)
                    continue;
                step.Moved(activity);
                step.Add(transition, Entered(transition, stage, CauseText.Of(activity), ref evaluation) with { Until = RestUntil(transition.To, activity, ref evaluation, step.Engine.Zone) }, transition.Do);
                return true;
            }
        }

        return false;
    }

    private static void MoveByItself(StepNotes step, LeadNote stage, CompiledTransition[] transitions, Lead lead, ref Evaluation evaluation)
    {
        if (stage.Until is { } until && evaluation.At < until.UtcTicks)
            return;
        SlaEvaluation? slas = null;
        foreach (var transition in transitions)
        {
            if (transition.On.Length > 0 || step.IsDone(transition) || (transition.When is { } when && when.Eval(ref evaluation) != Ternary.True))
                continue;
            string why;
            if (transition.Breach is { } breach)
            {
                slas ??= step.Engine.EvaluateSlas(lead, StepNotes.At(ref evaluation), step.OwnerCalendar);
                // A tick after the breach: what comes at the due instant itself would end the clock unbroken.
                if (slas.Latest(breach.Policy, breach.Target)?.BreachedAt is not { } broken || broken < stage.At || evaluation.At <= broken.UtcTicks)
                    continue;
                why = $"{transition.Definition.Breach} was broken";
            }
            else if (transition.When is null)
            {
                continue;
            }
            else
            {
                why = transition.Definition.When!.ToString();
            }

            if (MoveCheck.Missing(transition.Needs, ref evaluation).Count > 0)
                continue;
            step.Add(transition, Entered(transition, stage, why, ref evaluation) with { Until = RestUntil(transition.To, null, ref evaluation, step.Engine.Zone) }, transition.Do);
            return;
        }
    }

    /// <summary>Refuses what was said of the lead and moved it nowhere; what merely happened to it is no order, and passes.</summary>
    private static void Refuse(StepNotes step, LeadNote stage, CompiledTransition[] transitions, Lead lead, ref Evaluation evaluation)
    {
        for (var i = 0; i < step.AllThatHappened.Count; i++)
        {
            var activity = step.AllThatHappened[i];
            if (step.HasMoved(activity) || ActivityType.IsNote(activity.Type))
                continue;
            var (by, reasons) = MoveCheck.Refusal(step, stage.Name, transitions, activity, lead, ref evaluation);
            if (reasons.Count == 0)
                continue;
            step.Moved(activity);
            step.AddAnother(
                new LeadNote(LeadNoteKind.Refused, activity.Type, StepNotes.At(ref evaluation)) { Of = activity.Subject, By = by, Why = string.Join(" ", reasons) },
                []);
        }
    }

    private static LeadNote Entered(CompiledTransition transition, LeadNote from, string why, ref Evaluation evaluation) =>
        new(LeadNoteKind.StageEntered, transition.Definition.To, StepNotes.At(ref evaluation)) { Of = from.Name, By = transition.Definition.Id, Why = why };

    /// <summary>Until when the lead rests: as long as the stage says, or until the date that the disposition named when that is later.</summary>
    private static DateTimeOffset? RestUntil(RuleBooks.StageDefinition stage, Activity? activity, ref Evaluation evaluation, Zone zone)
    {
        var at = StepNotes.At(ref evaluation);
        var until = stage.Rest is { } rest ? rest < DateTimeOffset.MaxValue - at ? at + rest : DateTimeOffset.MaxValue : (DateTimeOffset?)null;
        var named = activity?["until"] is not { } value ? null
            : value.AsInstant ?? (value.AsDate is { } date ? new DateTimeOffset(zone.StartOfDay(date), TimeSpan.Zero) : null);
        return named > at && (until is null || named > until) ? named : until;
    }
}
