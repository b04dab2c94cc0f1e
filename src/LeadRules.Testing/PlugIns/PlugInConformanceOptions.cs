
namespace LeadRules.Testing;

/// <summary>How a plug-in is examined.</summary>
public sealed record PlugInConformanceOptions
{
    /// <summary>The rule book that conditions of vectors are asked in, with the custom fields that the plug-in reads; null for one that declares nothing.</summary>
    public RuleBook? Book { get; init; }

    /// <summary>How long one answer may take before it counts as none; 10 seconds unless set. Keeps a loop without end from holding up the tests.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time of a call that is reported as within the budget; 10 microseconds unless set.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMicroseconds(10);
}
