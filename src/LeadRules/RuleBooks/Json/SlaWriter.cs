namespace LeadRules.RuleBooks.Json;

/// <summary>Writes agreements by building them again; what is the default of a target's kind is left out.</summary>
internal static class SlaWriter
{
    public static void Write(SlaDefinition sla, RuleBookBuilder builder) =>
        builder.Sla(sla.Name, [.. sla.Versions.Select(static policy => (Action<SlaBuilder>)(draft => Policy(policy, draft)))]);

    private static void Policy(SlaPolicyDefinition policy, SlaBuilder draft)
    {
        if (policy.Description is { } description)
            draft.Description(description);
        if (policy.Version is { } version)
            draft.Version(version);
        if (policy.EffectiveFrom is { } from)
            draft.EffectiveFrom(from);
        if (policy.Parties.Count > 0)
            draft.Parties(policy.Parties);
        if (policy.When is { } when)
            draft.When(when);
        if (policy.Calendar is { } calendar)
            draft.Calendar(calendar);
        if (!policy.Until.Equals(SlaDefaults.Until))
            draft.Until(RuleText.Of(policy.Until));
        foreach (var pause in policy.Pauses)
            draft.Pause(pause.From, pause.To);
        foreach (var target in policy.Targets)
            draft.Target(target.Name, target.Kind, target.Within.ToString(), settings => Target(target, settings));
    }

    private static void Target(SlaTargetDefinition target, SlaTargetBuilder settings)
    {
        if (target.Description is { } description)
            settings.Description(description);
        if (target.Calendar is { } calendar)
            settings.Calendar(calendar);
        if (!target.Start.Equals(SlaDefaults.StartOf(target.Kind)))
            settings.Start(RuleText.Of(target.Start));
        if (!target.Stop.Equals(SlaDefaults.StopOf(target.Kind)))
            settings.Stop(RuleText.Of(target.Stop));
        if (target.Repeat != SlaDefaults.RepeatOf(target.Kind))
            settings.Repeat(target.Repeat);
        foreach (var touch in target.Touches)
            settings.Touch(touch.Of, touch.Count);
        if (target.Apart is { } apart)
            settings.Apart(apart);
        if (target.Guards.Count > 0)
            settings.Guards(target.Guards);
        foreach (var step in target.Steps)
            settings.Step(step.At.ToString(), step.Do is { } kind ? IntentWords.Of(kind, step.Name) : null, step.To, RuleText.Of(step.When), step.Every, step.Every is null ? null : step.Times);
        foreach (var outcome in target.Then)
            settings.Then(IntentWords.Of(outcome.Do, outcome.Name), outcome.To, RuleText.Of(outcome.When));
    }
}
