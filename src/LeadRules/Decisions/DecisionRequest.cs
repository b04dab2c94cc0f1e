namespace LeadRules;

/// <summary>What the host adds to a decision. Immutable.</summary>
public sealed record DecisionRequest
{
    /// <summary>Nothing added.</summary>
    public static DecisionRequest Default { get; } = new();

    /// <summary>Everything is noted and the host is told nothing: for imports, and after a change of the rules.</summary>
    public static DecisionRequest Quiet { get; } = new() { IsQuiet = true };

    /// <summary>Whether no intents are given; they stand in <see cref="LeadDecision.Suppressed"/>.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The calendar of the lead's owner, for agreements that name none; or null.</summary>
    public BusinessCalendar? OwnerCalendar { get; init; }
}
