namespace LeadRules.Testing;

/// <summary>A store breaks a law.</summary>
#pragma warning disable CA1032, RCS1194 // An exception without the law would say nothing.
public sealed class ConformanceException : Exception
{
    internal ConformanceException(RoutingStoreCase law, string what, string expected, string seen, Exception? cause = null)
        : base($"The store breaks the law '{law.Name}': {law.Law}\n  looked at: {what}\n  expected:  {expected}\n  saw:       {seen}", cause)
    {
        Case = law;
        Expected = expected;
        Seen = seen;
    }

    internal ConformanceException(string law, string what, string expected, string seen)
        : base($"The store breaks the law: {law}\n  looked at: {what}\n  expected:  {expected}\n  saw:       {seen}")
    {
        Expected = expected;
        Seen = seen;
    }

    /// <summary>The case whose law is broken; null for a law that is no case of its own.</summary>
    public RoutingStoreCase? Case { get; }

    /// <summary>What a store that keeps the law gives.</summary>
    public string Expected { get; }

    /// <summary>What this store gave.</summary>
    public string Seen { get; }
}
