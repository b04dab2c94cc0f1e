namespace LeadRules.Testing;

/// <summary>A plug-in breaks laws, or does otherwise than its vectors say. The message holds all of them.</summary>
#pragma warning disable CA1032, RCS1194 // An exception without the failures would say nothing.
public sealed class PlugInConformanceException : Exception
{
    internal PlugInConformanceException(PlugInReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>What was found.</summary>
    public PlugInReport Report { get; }
}
