namespace LeadRules.RuleBooks.Json;

/// <summary>Writes triggers by building them again.</summary>
internal static class TriggerWriter
{
    public static void Write(TriggerDefinition trigger, TriggerBuilder draft)
    {
        if (trigger.Description is { } description)
            draft.Description(description);
        if (trigger.On.Count > 0)
            draft.On(RuleText.Of(trigger.On));
        if (trigger.When is { } when)
            draft.When(when);
        if (trigger.Rearm is { } rearm)
            draft.Rearm(rearm);
        if (trigger.Once)
            draft.Once();
        foreach (var action in trigger.Do)
            draft.Do(IntentWords.Of(action.Do, action.Name), action.To, action.About, RuleText.Of(action.When), action.ExpiresAfter);
    }
}
