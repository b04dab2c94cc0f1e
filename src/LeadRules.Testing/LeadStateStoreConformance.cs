using LeadRules.Testing.Cases;

namespace LeadRules.Testing;

/// <summary>
/// The laws of stores that keep the states of leads as well (<see cref="Stores.ILeadStateStore"/>): those of routing stores, and then
/// their own. A case of the latter fails for a store that only routes.
/// </summary>
public static class LeadStateStoreConformance
{
    /// <summary>All cases, the simplest first. Each takes a store of its own; the largest makes some hundreds of decisions.</summary>
    public static IReadOnlyList<RoutingStoreCase> Cases { get; } = Array.AsReadOnly<RoutingStoreCase>(
        [.. RoutingStoreConformance.Cases, .. StateKeepingCases.All, .. StateNothingCases.All, .. StateDueCases.All, .. StateCrowdCases.All]);
}
