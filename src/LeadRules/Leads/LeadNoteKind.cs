namespace LeadRules;

/// <summary>What can be noted of a lead, with the type of activity as which conditions see it.</summary>
public enum LeadNoteKind
{
    /// <summary><c>stage.entered</c>: the lead came into a stage.</summary>
    StageEntered,

    /// <summary><c>segment.entered</c>: it came into a segment.</summary>
    SegmentEntered,

    /// <summary><c>segment.left</c>: it left a segment.</summary>
    SegmentLeft,

    /// <summary><c>threshold.reached</c>: a score reached a threshold.</summary>
    ThresholdReached,

    /// <summary><c>threshold.left</c>: a score fell so far that it can reach the threshold again.</summary>
    ThresholdLeft,

    /// <summary><c>trigger.fired</c>: a trigger fired.</summary>
    TriggerFired,

    /// <summary><c>trigger.rearmed</c>: a trigger can fire again.</summary>
    TriggerRearmed,

    /// <summary><c>campaign.entered</c>: the lead was enrolled in a campaign.</summary>
    CampaignEntered,

    /// <summary><c>campaign.left</c>: it left a campaign.</summary>
    CampaignLeft,

    /// <summary><c>campaign.sent</c>: a campaign sent it a piece of content, which is the name.</summary>
    CampaignSent,

    /// <summary><c>campaign.skipped</c>: a step of a campaign had nothing for it.</summary>
    CampaignSkipped,

    /// <summary><c>order.refused</c>: what somebody said of the lead is not allowed; the name is the type of the activity, which counts for nothing.</summary>
    Refused,

    /// <summary><c>lead.assigned</c>: it was given to a rep.</summary>
    Assigned,

    /// <summary><c>lead.routed</c>: it was sent to a queue, or people were told of it; nobody has it.</summary>
    Routed,

    /// <summary><c>lead.released</c>: its rep has it no more.</summary>
    Released,

    /// <summary><c>segment.pinned</c>: somebody put it into a segment for good.</summary>
    PinnedIn,

    /// <summary><c>segment.barred</c>: somebody took it out of a segment for good.</summary>
    PinnedOut,

    /// <summary><c>segment.unpinned</c>: the conditions of the segment count again.</summary>
    Unpinned,

    /// <summary><c>intent.inferred</c>: an inference has asked for something to be done; the name is its key among those of the rule. Conditions do not see it.</summary>
    Inferred,
}
