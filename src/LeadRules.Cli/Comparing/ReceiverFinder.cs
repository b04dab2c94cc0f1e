using LeadRules.Cli.Routing;
using LeadRules.Stores;

namespace LeadRules.Cli.Comparing;

/// <summary>
/// Finds who would be sent a lead if nobody had one yet: the pool and not the rep, since whose turn it is depends on the leads
/// before. Nothing is kept.
/// </summary>
internal sealed class ReceiverFinder
{
    private readonly InMemoryRoutingStore _empty = new();

    public string Of(LeadDecision decision)
    {
        // Where stages ask for routing, the others are not routed.
        if (!decision.Routing.IsDue && decision.RuleBook.Lifecycle.Stages.Any(static stage => stage.Routes))
            return "(not routed)";
        var plan = decision.Engine.PlanRoute(decision.Lead, decision.At, RoutingRequests.Of(decision));
        var lead = Finished.Result(_empty.CommitAsync(plan.Scope, state => new RoutingCommit<RoutingDecision>(null, plan.Decide(state).Result))).Lead;
        return lead switch
        {
            { Pool: { } pool } => $"pool {pool}",
            { Rep: { } rep } => $"rep {rep}",
            { Queue: { } queue } => $"queue {queue}",
            _ => $"({RoutingBook.WordOf(lead.Status)})",
        };
    }
}
