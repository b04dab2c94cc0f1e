namespace LeadRules.Routing.Strategies;

/// <summary>Prefers whoever was last given a lead the longest time ago, by any pool; who was never given one comes first.</summary>
internal sealed class LongestWait() : RoutingStrategy("longestWait")
{
    /// <summary>Less for a longer wait, in ticks: whole numbers that a double keeps apart for 28 years.</summary>
    public override double CostOf(in RoutingCandidate candidate) =>
        candidate.State.LastAt is { } last ? (last - candidate.At).Ticks : double.NegativeInfinity;

    public override string Describe(double cost) => double.IsNegativeInfinity(cost)
        ? "never had a lead"
        : $"last lead {DurationText.ForPeople(TimeSpan.FromSeconds(Math.Max(0, Math.Floor(-cost / TimeSpan.TicksPerSecond))))} ago";
}
