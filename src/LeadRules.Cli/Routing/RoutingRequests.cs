namespace LeadRules.Cli.Routing;

/// <summary>What routing is told of a lead that was decided.</summary>
internal static class RoutingRequests
{
    public static RoutingRequest Of(LeadDecision decision) => new() { Key = decision.Routing.Key, Since = decision.Routing.Since, RuledOut = decision.Routing.RuledOut, Findings = decision.Findings };
}
