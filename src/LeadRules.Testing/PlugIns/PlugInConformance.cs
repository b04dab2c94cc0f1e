namespace LeadRules.Testing;

/// <summary>
/// The laws of plug-ins, and their vectors: names that can be used, a vector for each function and field, the answers that the vectors
/// say, of the declared type, without exceptions, the same however often and from however many threads they are asked for, and leads left as they are. An inference
/// is asked about the leads of the vectors.
/// </summary>
public static class PlugInConformance
{
    /// <summary>Examines a plug-in, and throws where anything is wrong.</summary>
    /// <param name="plugIn">The plug-in.</param>
    /// <param name="options">How it is examined; null for the usual.</param>
    /// <exception cref="PlugInConformanceException">It breaks laws. The message holds all of them: which vector, what was expected, what was seen.</exception>
    public static PlugInReport Verify(LeadPlugIn plugIn, PlugInConformanceOptions? options = null)
    {
        var report = Examine(plugIn, options);
        return report.Failures.Count == 0 ? report : throw new PlugInConformanceException(report);
    }

    /// <inheritdoc cref="Verify(LeadPlugIn, PlugInConformanceOptions?)"/>
    /// <exception cref="PlugInException">It threw while it described itself, or described nothing.</exception>
    public static PlugInReport Verify(ILeadPlugIn plugIn, PlugInConformanceOptions? options = null) => Verify(LeadPlugIns.Describe(plugIn), options);

    /// <summary>Examines a plug-in; what is wrong is in the report.</summary>
    /// <param name="plugIn">The plug-in.</param>
    /// <param name="options">How it is examined; null for the usual.</param>
    public static PlugInReport Examine(LeadPlugIn plugIn, PlugInConformanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plugIn);
        var examination = new PlugInExamination(plugIn, options ?? new PlugInConformanceOptions());
        examination.CheckNames();
        examination.CheckVectors();
        examination.CheckNewcomer();
        examination.CheckInference();
        new StrategyExamination(plugIn, examination).Check();
        return examination.Report();
    }
}
