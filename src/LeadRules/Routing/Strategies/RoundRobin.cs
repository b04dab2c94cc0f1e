namespace LeadRules.Routing.Strategies;

/// <summary>Prefers nobody: turns and weights alone decide.</summary>
internal sealed class RoundRobin() : RoutingStrategy("roundRobin")
{
    public override double CostOf(in RoutingCandidate candidate) => 0;

    public override string Describe(double cost) => "takes turns";
}
