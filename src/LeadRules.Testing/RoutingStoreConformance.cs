using LeadRules.Testing.Cases;

namespace LeadRules.Testing;

/// <summary>The laws of routing stores. A store that passes all cases can stand behind any number of app servers, as far as trials can show it.</summary>
public static class RoutingStoreConformance
{
    /// <summary>All cases, the simplest first. Each takes a store of its own; the largest makes some hundreds of decisions.</summary>
    public static IReadOnlyList<RoutingStoreCase> Cases { get; } = Array.AsReadOnly<RoutingStoreCase>([.. KeepingCases.All, .. NothingCases.All, .. AskingCases.All, .. CrowdCases.All, .. CrashCases.All]);
}
