namespace LeadRules;

/// <summary>Something that was noted of a lead: it came into a stage, left a segment, was given to a rep. Immutable.</summary>
/// <remarks>
/// Conditions see notes as activities of the types that <see cref="LeadNoteKind"/> tells, with the name as subject and
/// <c>of</c>, <c>by</c> and <c>why</c> as properties: <c>count(stage.entered where subject = 'recycled') &lt; 3</c>. The
/// selector <c>*</c> leaves them out, for it means what happened to the lead, not what was concluded from it.
/// </remarks>
/// <param name="Kind">What was noted.</param>
/// <param name="Name">The stage, segment, threshold, trigger, campaign, content or rep that it is about.</param>
/// <param name="At">When.</param>
public sealed record LeadNote(LeadNoteKind Kind, string Name, DateTimeOffset At)
{
    /// <summary>The stage that was left, the campaign that sends, or the subject of what was refused; or null.</summary>
    public string? Of { get; init; }

    /// <summary>The id of the transition that moved the lead, or the rule book's word for what else did; or null.</summary>
    public string? By { get; init; }

    /// <summary>Why, in words; or null.</summary>
    public string? Why { get; init; }

    /// <summary>Until when the lead rests in the stage that it came into; or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many activities the lead had by then, which shows when one has come late; -1 for a note from outside that no decision has taken into account yet.</summary>
    public int Seen { get; init; }

    /// <summary>The <see cref="Seen"/> of a note that no decision has taken into account yet.</summary>
    internal const int NotYetSeen = -1;

    /// <summary>Whether it came from outside, and so is not worked out again when an activity comes late.</summary>
    public bool IsGiven => Kind >= LeadNoteKind.Assigned;

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(LeadNote), (nameof(Kind), Kind), (nameof(Name), Name), (nameof(At), At), (nameof(Of), Of), (nameof(By), By), (nameof(Why), Why), (nameof(Until), Until), (nameof(Seen), Seen));

    /// <summary>The note as conditions see it.</summary>
    internal Activity ToActivity() => new(LeadNoteTypes.Of(Kind), At.UtcTicks, Name, double.NaN, id: null, Properties());

    private KeyValuePair<string, FieldValue>[] Properties()
    {
        var count = (By is null ? 0 : 1) + (Of is null ? 0 : 1) + (Why is null ? 0 : 1);
        if (count == 0)
            return [];
        var properties = new KeyValuePair<string, FieldValue>[count];
        count = 0;
        if (By is not null)
            properties[count++] = new("by", By);
        if (Of is not null)
            properties[count++] = new("of", Of);
        if (Why is not null)
            properties[count] = new("why", Why);
        return properties;
    }
}

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
}

/// <summary>The types of activity as which conditions see notes.</summary>
internal static class LeadNoteTypes
{
    private static readonly string[] Types =
    [
        "stage.entered", "segment.entered", "segment.left", "threshold.reached", "threshold.left", "trigger.fired", "trigger.rearmed",
        "campaign.entered", "campaign.left", "campaign.sent", "campaign.skipped", "order.refused",
        "lead.assigned", "lead.routed", "lead.released", "segment.pinned", "segment.barred", "segment.unpinned",
    ];

    public static IReadOnlyList<string> All => Types;

    public static string Of(LeadNoteKind kind) => Types[(int)kind];
}
