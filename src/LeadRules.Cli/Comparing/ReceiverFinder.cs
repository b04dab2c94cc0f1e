using LeadRules.Cli.Routing;

namespace LeadRules.Cli.Comparing;

/// <summary>
/// Finds where the routes send a lead, if nobody had one yet: the pool and not the rep, since whose turn it is depends on the
/// leads before, and whoever is absent or full now does not count.
/// </summary>
internal static class ReceiverFinder
{
    public static string Of(LeadDecision decision)
    {
        // Where stages ask for routing, leads in the others are not routed.
        if (!decision.Routing.IsDue && decision.RuleBook.Lifecycle.Stages.Any(static stage => stage.Routes))
            return "(not routed)";
        return decision.Engine.PlanRoute(decision.Lead, decision.At, RoutingRequests.Of(decision)).FirstChoice?.ToString() ?? "(nobody)";
    }
}
