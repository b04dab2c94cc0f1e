namespace LeadRules;

/// <summary>A lead, an instant, and what became of the lead after it.</summary>
/// <param name="Lead">The lead. It may hold what happened after the instant; scoring does not see that.</param>
/// <param name="At">The instant at which the score was to tell, such as the hand-off to sales; before the outcome, or the outcome would foretell itself.</param>
/// <param name="Won">Whether the lead came to what the score is meant to foretell.</param>
public readonly record struct LeadOutcome(Lead Lead, DateTimeOffset At, bool Won)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(LeadOutcome), (nameof(Lead), Lead), (nameof(At), At), (nameof(Won), Won));
}
