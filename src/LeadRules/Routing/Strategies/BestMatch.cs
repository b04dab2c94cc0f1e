using System.Globalization;

namespace LeadRules.Routing.Strategies;

/// <summary>Prefers those who meet most of the pool's needs.</summary>
internal sealed class BestMatch() : RoutingStrategy("bestMatch")
{
    public override double CostOf(in RoutingCandidate candidate) => -candidate.Matches;

    public override string Describe(double cost) => cost == -1 ? "1 match" : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(cost)} matches");
}
