namespace LeadRules;

/// <summary>How often the clock of a target runs.</summary>
public enum SlaRepeat
{
    /// <summary>For the first start alone.</summary>
    Once,

    /// <summary>For each start while no clock runs.</summary>
    Each,

    /// <summary>For each start; one that comes while a clock runs ends that clock and starts the next.</summary>
    Restart,

    /// <summary>On and on: what stops a clock starts the next.</summary>
    Every,
}
