using LeadRules.Testing.Cases;

namespace LeadRules.Testing;

/// <summary>
/// The laws of stores whose intents are dispatched (<see cref="Stores.IOutbox"/>), beside those of stores that keep the states of leads
/// (<see cref="LeadStateStoreConformance"/>). A case fails for a store that is none.
/// </summary>
public static class OutboxConformance
{
    /// <summary>All cases, the simplest first. Each takes a store of its own.</summary>
    public static IReadOnlyList<RoutingStoreCase> Cases { get; } = Array.AsReadOnly<RoutingStoreCase>([.. OutboxCases.All]);
}
