using System.Globalization;

namespace LeadRules.Routing.Strategies;

/// <summary>Prefers those whose leads are worth least, for their weight.</summary>
internal sealed class BalancedValue() : RoutingStrategy("value")
{
    public override double CostOf(in RoutingCandidate candidate) => (double)candidate.Value / candidate.Weight;

    public override string Describe(double cost) => string.Create(CultureInfo.InvariantCulture, $"worth {cost / 100:0.##} for each 1 of weight");
}
