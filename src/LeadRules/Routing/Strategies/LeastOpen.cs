using System.Globalization;

namespace LeadRules.Routing.Strategies;

/// <summary>Prefers those with the fewest open leads, over all pools.</summary>
internal sealed class LeastOpen() : RoutingStrategy("leastOpen")
{
    public override double CostOf(in RoutingCandidate candidate) => candidate.State.Open;

    public override string Describe(double cost) => cost == 1 ? "1 open lead" : string.Create(CultureInfo.InvariantCulture, $"{cost} open leads");
}
