namespace LeadRules;

public sealed partial class LeadEngine
{
    /// <summary>
    /// Compares scores with the thresholds of the rule book. A threshold is crossed upward once, when the score comes to
    /// at least <c>reach</c>; it is re-armed, which is the crossing downward, when the score falls below <c>rearm</c>.
    /// In between nothing is crossed, however the score moves. An unknown score crosses nothing.
    /// </summary>
    /// <param name="before">What the scoring before left; <see cref="ThresholdState.Empty"/> for a lead that was never scored.</param>
    /// <param name="scores">The scores now; of this engine.</param>
    /// <exception cref="ArgumentException">The scores are those of another engine.</exception>
    public ThresholdUpdate UpdateThresholds(ThresholdState before, LeadScores scores)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(scores);
        if (!ReferenceEquals(scores.Engine, this))
            throw new ArgumentException("These scores come from another engine, whose thresholds may differ.", nameof(scores));
        var state = before;
        var crossings = new List<ThresholdCrossing>();
        foreach (var threshold in RuleBook.Thresholds)
        {
            var value = scores[threshold.Score].Value;
            var upward = !state.Has(threshold.Name);
            if (!threshold.IsCrossed(!upward, value))
                continue;
            state = upward ? state.With(threshold.Name) : state.Without(threshold.Name);
            crossings.Add(new ThresholdCrossing(threshold.Name, threshold.Score, upward, upward ? threshold.Reach : threshold.Rearm, value));
        }

        return new ThresholdUpdate(state, crossings);
    }
}
