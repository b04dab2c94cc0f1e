namespace LeadRules.RuleBooks.Json;

/// <summary>Writes the lifecycle by building it again; what is usual is left out.</summary>
internal static class LifecycleWriter
{
    public static void Write(LifecycleDefinition lifecycle, LifecycleBuilder draft)
    {
        if (lifecycle.Start is { } start)
            draft.Start(start);
        foreach (var stage in lifecycle.Stages)
            draft.Stage(stage.Name, settings => Stage(stage, settings));
        foreach (var transition in lifecycle.Transitions)
            draft.Transition(transition.Id, transition.To, settings => Transition(transition, settings));
        if (!lifecycle.HandOff.Equals(HandOffDefinition.Usual))
            draft.HandOff(settings => HandOff(lifecycle.HandOff, settings));
    }

    private static void Stage(StageDefinition stage, StageBuilder settings)
    {
        if (stage.Description is { } description)
            settings.Description(description);
        if (stage.Team is { } team)
            settings.Team(team);
        if (stage.Routes)
            settings.Routes();
        if (stage.Closes)
            settings.Closes();
        if (stage.EndsCampaigns)
            settings.EndsCampaigns();
        if (stage.IsFinal)
            settings.Final();
        if (stage.Rest is { } rest)
            settings.Rest(rest);
    }

    private static void Transition(TransitionDefinition transition, TransitionBuilder settings)
    {
        if (transition.Description is { } description)
            settings.Description(description);
        if (transition.From.Count > 0)
            settings.From(transition.From);
        if (transition.On.Count > 0)
            settings.On(RuleText.Of(transition.On));
        if (transition.Breach is { } breach)
            settings.Breach(breach);
        if (transition.When is { } when)
            settings.When(when);
        foreach (var need in transition.Needs)
            settings.Need(need.Name, need.Is);
        foreach (var action in transition.Do)
            settings.Do(IntentWords.Of(action.Do, action.Name), action.To, action.About, RuleText.Of(action.When), action.ExpiresAfter);
    }

    private static void HandOff(HandOffDefinition handOff, HandOffBuilder settings)
    {
        var usual = HandOffDefinition.Usual;
        if (!handOff.Needs.Equals(usual.Needs))
        {
            settings.NeedNothing();
            foreach (var need in handOff.Needs)
                settings.Need(need.Name, need.Is);
        }

        foreach (var content in handOff.Contents)
            settings.Content(content.Key, RuleText.Of(content.When));
        if (!handOff.Viewed.Equals(usual.Viewed))
            settings.Viewed(RuleText.Of(handOff.Viewed));
        if (!handOff.Received.Equals(usual.Received))
            settings.Received(RuleText.Of(handOff.Received));
    }
}
