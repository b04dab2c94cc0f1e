namespace LeadRules.RuleBooks.Json;

/// <summary>Writes campaigns by building them again.</summary>
internal static class CampaignWriter
{
    public static void Write(CampaignDefinition campaign, CampaignBuilder draft)
    {
        if (campaign.Description is { } description)
            draft.Description(description);
        if (campaign.Leave is { } leave)
            draft.Leave(leave);
        if (campaign.Again is { } again)
            draft.Again(again);
        if (campaign.Time is { } time)
            draft.Time(time);
        foreach (var step in campaign.Steps)
            draft.Step(step.Day, step.Contents, RuleText.Of(step.When));
    }
}
