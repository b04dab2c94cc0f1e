namespace LeadRules;

/// <summary>Where a clock stands.</summary>
public enum SlaState
{
    /// <summary>Nothing has started it yet.</summary>
    NotStarted,

    /// <summary>It runs, and is not due yet.</summary>
    Running,

    /// <summary>It stands still: no time counts until the pause ends.</summary>
    Paused,

    /// <summary>It was stopped in time; at the due instant itself is in time.</summary>
    Met,

    /// <summary>It was stopped, but too late.</summary>
    MetLate,

    /// <summary>The due instant has come, and nothing has stopped it. It goes on measuring.</summary>
    Breached,

    /// <summary>Something ended it without a judgement before it was due: the lead was closed, or a new clock took its place.</summary>
    Ended,

    /// <summary>It was breached, and then ended without a stop: nobody waits for it any more.</summary>
    Lapsed,
}
