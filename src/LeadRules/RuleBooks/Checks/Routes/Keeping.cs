namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>Which destinations surely keep a lead, and which may pass it on to the next route.</summary>
internal static class Keeping
{
    /// <summary>Whether no lead that a route takes comes to the routes after it.</summary>
    public static bool Keeps(RouteDefinition route, RoutingDefinition routing) =>
        Keeps(route.To, route, routing) && route.Then.All(step => Keeps(step.To, route, routing));

    /// <summary>The place of the first policy that never fails, so that those after it are never tried; -1 when each can fail.</summary>
    public static int IndexOfLast(IReadOnlyList<NobodyPolicy> policies, RoutingDefinition routing) =>
        policies.Index().Where(policy => policy.Item.Kind == NobodyPolicyKind.NextRoute || Keeps(policy.Item, routing)).Select(static policy => policy.Index).DefaultIfEmpty(-1).First();

    private static bool Keeps(Destination to, RouteDefinition route, RoutingDefinition routing) => to.Kind switch
    {
        DestinationKind.Queue or DestinationKind.Nobody => true,
        DestinationKind.Pool => IndexOfLast(route.WhenNobody, routing) is >= 0 and var last ? route.WhenNobody[last].Kind != NobodyPolicyKind.NextRoute : PoolKeeps(to, routing),
        DestinationKind.Rep or DestinationKind.Dispatcher => Keeps(route.WhenNobody, otherwise: false, routing),
        _ => false,
    };

    /// <summary>A pool whose policies have all failed holds the lead. What a pool of the host does is not known.</summary>
    private static bool PoolKeeps(Destination to, RoutingDefinition routing) =>
        routing.Pools.FirstOrDefault(pool => pool.Id == to.Name) is { IsHosted: false } pool && pool.WhenNobody.All(static policy => policy.Kind != NobodyPolicyKind.NextRoute);

    private static bool Keeps(IReadOnlyList<NobodyPolicy> policies, bool otherwise, RoutingDefinition routing) =>
        IndexOfLast(policies, routing) is >= 0 and var last ? policies[last].Kind != NobodyPolicyKind.NextRoute : otherwise;

    private static bool Keeps(NobodyPolicy policy, RoutingDefinition routing) => policy.Kind == NobodyPolicyKind.Hold
        || policy is { Kind: NobodyPolicyKind.Divert, To: { } to } && (to.Kind is DestinationKind.Queue or DestinationKind.Nobody || (to.Kind == DestinationKind.Pool && PoolKeeps(to, routing)));
}
