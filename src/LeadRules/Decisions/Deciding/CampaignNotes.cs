using LeadRules.Conditions.Compiled;
using LeadRules.Lifecycle;

namespace LeadRules.Decisions.Deciding;

/// <summary>Campaigns that a lead is enrolled in or leaves, and the steps that are due.</summary>
internal static class CampaignNotes
{
    public static void Find(StepNotes step, Lead lead, ref Evaluation evaluation)
    {
        var campaigns = step.Engine.Lifecycle.Campaigns;
        if (campaigns.Length == 0)
            return;
        var obstacle = ObstacleOf(step);
        for (var i = 0; i < campaigns.Length; i++)
        {
            var (campaign, standing) = (campaigns[i], step.Standing.Campaigns[i]);
            if (!standing.IsEnrolled)
                Enroll(step, campaign, standing, obstacle, ref evaluation);
            else if (WhyLeave(campaign, standing, obstacle, ref evaluation) is { } why)
                step.Add(campaign, Note(LeadNoteKind.CampaignLeft, campaign, why, ref evaluation), [new CompiledAction(IntentKind.Unenroll, campaign.Definition.Name)], LeadNoteKind.CampaignLeft);
            else if (standing.Done < campaign.Steps.Length && evaluation.At >= campaign.DueOf(standing.Done, standing.Since))
                Send(step, campaign, standing, lead, ref evaluation);
        }
    }

    /// <summary>What keeps a lead out of all campaigns; null when nothing does.</summary>
    public static string? ObstacleOf(StepNotes step)
    {
        if (step.Standing.SuppressedBy(static suppression => suppression.Campaigns) is { } segment)
            return $"segment {segment} keeps it out of campaigns";
        return step.Standing.Stage is { } stage && step.Engine.Lifecycle.Stages.TryGetValue(stage.Name, out var definition) && definition.EndsCampaigns ? $"stage {stage.Name} ends campaigns" : null;
    }

    /// <summary>Whether a lead that is not enrolled may be, as far as it was before.</summary>
    public static bool MayEnroll(CompiledCampaign campaign, CampaignStanding standing, long at) =>
        standing.Left == 0 || (campaign.Definition.Again is { } again && at - standing.Left >= again.Ticks);

    private static void Enroll(StepNotes step, CompiledCampaign campaign, CampaignStanding standing, string? obstacle, ref Evaluation evaluation)
    {
        if (obstacle is null && MayEnroll(campaign, standing, evaluation.At) && campaign.Enroll.Eval(ref evaluation) == Ternary.True && !(campaign.Leave is { } leave && leave.Eval(ref evaluation) == Ternary.True))
            step.Add(campaign, Note(LeadNoteKind.CampaignEntered, campaign, campaign.Definition.Enroll.ToString(), ref evaluation), [new CompiledAction(IntentKind.Enroll, campaign.Definition.Name)], LeadNoteKind.CampaignEntered);
    }

    private static string? WhyLeave(CompiledCampaign campaign, CampaignStanding standing, string? obstacle, ref Evaluation evaluation)
    {
        if (obstacle is not null)
            return obstacle;
        if (campaign.Leave is { } leave)
            return leave.Eval(ref evaluation) == Ternary.True ? campaign.Definition.Leave!.ToString() : null;
        return campaign.Steps.Length > 0 && standing.Done >= campaign.Steps.Length ? "all steps are done" : null;
    }

    private static void Send(StepNotes step, CompiledCampaign campaign, CampaignStanding standing, Lead lead, ref Evaluation evaluation)
    {
        var due = campaign.Steps[standing.Done];
        string? content = null;
        var why = "it is not for this lead";
        if (due.When is null || due.When.Eval(ref evaluation) == Ternary.True)
        {
            why = "the lead has been given all of it";
            foreach (var choice in due.Contents)
            {
                if (!choice.IsFor(ref evaluation) || WasGiven(lead, choice.Definition.Key, evaluation.At))
                    continue;
                content = choice.Definition.Key;
                break;
            }
        }

        if (content is null)
        {
            step.AddAnother(new LeadNote(LeadNoteKind.CampaignSkipped, FormattableString.Invariant($"day {due.Definition.Day}"), StepNotes.At(ref evaluation)) { Of = campaign.Definition.Name, Why = why }, []);
            return;
        }

        // Who looks late must not send two steps at once: a step is of use until the next is due.
        var next = standing.Done + 1 < campaign.Steps.Length ? TimeSpan.FromTicks(campaign.DueOf(standing.Done + 1, standing.Since) - evaluation.At) : (TimeSpan?)null;
        step.AddAnother(
            new LeadNote(LeadNoteKind.CampaignSent, content, StepNotes.At(ref evaluation)) { Of = campaign.Definition.Name, Why = FormattableString.Invariant($"step of day {due.Definition.Day}") },
            [new CompiledAction(IntentKind.Send, content, campaign.Definition.Name, next > TimeSpan.Zero ? next : null)]);
    }

    /// <summary>Whether a lead has been given a piece of content, by a campaign or otherwise.</summary>
    private static bool WasGiven(Lead lead, string content, long at) =>
        WasGiven(lead.Activities, content, at) || (lead.Activities.Notes is { } notes && WasGiven(notes, content, at));

    private static bool WasGiven(ActivityHistory history, string content, long at)
    {
        foreach (ref readonly var group in history.Groups)
        {
            if (group.Type is not ("campaign.sent" or "email.sent" or "email.delivered") && !group.Type.StartsWith("content.", StringComparison.Ordinal))
                continue;
            foreach (var activity in group.Items)
            {
                if (activity.Ticks <= at && string.Equals(activity.Subject, content, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static LeadNote Note(LeadNoteKind kind, CompiledCampaign campaign, string why, ref Evaluation evaluation) => new(kind, campaign.Definition.Name, StepNotes.At(ref evaluation)) { Why = why };
}
