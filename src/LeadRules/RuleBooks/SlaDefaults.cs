using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>What the targets of an agreement start and stop with unless it is written out.</summary>
internal static class SlaDefaults
{
    private static readonly string[] Outreach = ["call.made", "email.sent", "sms.sent", "meeting.booked"];

    /// <summary>The activities that are touches, whatever is agreed: those of a kind that is not asked for are shown as such.</summary>
    public static IReadOnlyList<string> TouchTypes => Outreach;

    /// <summary>Says that a rep made a touch; its subject is the id of the activity that shows it.</summary>
    public const string ClaimType = "touch.claimed";

    /// <summary>Ends every clock: nobody has to respond to a lead that is closed.</summary>
    public static IReadOnlyList<ActivitySelector> Until { get; } =
        Selectors("disposition.given where subject in ('junk', 'recycle', 'could-not-reach')", "stage.entered where subject in ('won', 'lost', 'junk', 'recycled')");

    public static IReadOnlyList<ActivitySelector> StartOf(SlaTargetKind kind) => kind switch
    {
        SlaTargetKind.FirstResponse => Selectors("lead.created"),
        SlaTargetKind.NextResponse => Selectors("email.received", "email.replied", "sms.received", "call.missed", "form.submitted"),
        SlaTargetKind.Assignment => Selectors("lead.qualified"),
        SlaTargetKind.WorkPeriod => Selectors("lead.accepted"),
        _ => Selectors("lead.assigned"),
    };

    public static IReadOnlyList<ActivitySelector> StopOf(SlaTargetKind kind) => kind switch
    {
        SlaTargetKind.FirstResponse or SlaTargetKind.NextResponse => Selectors(Outreach),
        SlaTargetKind.Assignment => Selectors("lead.assigned"),
        SlaTargetKind.Acceptance => Selectors("lead.accepted", "lead.rejected"),
        SlaTargetKind.WorkPeriod => Selectors("disposition.given"),
        SlaTargetKind.StatusUpdate => Selectors("status.updated", "stage.entered", "disposition.given"),
        _ => EquatableList<ActivitySelector>.Empty,
    };

    public static SlaRepeat RepeatOf(SlaTargetKind kind) => kind switch
    {
        SlaTargetKind.NextResponse or SlaTargetKind.Assignment => SlaRepeat.Each,
        SlaTargetKind.Acceptance => SlaRepeat.Restart,
        SlaTargetKind.StatusUpdate => SlaRepeat.Every,
        _ => SlaRepeat.Once,
    };

    private static IReadOnlyList<ActivitySelector> Selectors(params string[] texts) => EquatableList.Of(Array.ConvertAll(texts, ActivitySelector.Parse));
}
