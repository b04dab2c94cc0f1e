namespace LeadRules;

/// <summary>What a target measures. The kind gives the usual start, stop and repetition; each can be written out instead.</summary>
public enum SlaTargetKind
{
    /// <summary>From the lead's creation to the first call or message.</summary>
    FirstResponse,

    /// <summary>From each message of the lead to the answer.</summary>
    NextResponse,

    /// <summary>From qualification to assignment.</summary>
    Assignment,

    /// <summary>From each assignment to its acceptance or rejection.</summary>
    Acceptance,

    /// <summary>An agreed number of touches in an agreed time.</summary>
    Touches,

    /// <summary>How long sales works a lead, and what becomes of it then.</summary>
    WorkPeriod,

    /// <summary>A status at least every so often.</summary>
    StatusUpdate,
}
