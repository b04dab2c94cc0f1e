namespace LeadRules.Testing;

/// <summary>What was found when a plug-in was examined.</summary>
public sealed class PlugInReport
{
    internal PlugInReport(LeadPlugIn plugIn, IReadOnlyList<PlugInFailure> failures, IReadOnlyList<PlugInSpeed> speeds)
    {
        PlugIn = plugIn;
        Failures = failures;
        Speeds = speeds;
    }

    /// <summary>The plug-in.</summary>
    public LeadPlugIn PlugIn { get; }

    /// <summary>What is wrong; empty for a sound plug-in.</summary>
    public IReadOnlyList<PlugInFailure> Failures { get; }

    /// <summary>How long its functions and fields take, those that have vectors.</summary>
    public IReadOnlyList<PlugInSpeed> Speeds { get; }

    /// <summary>All failures, or one line that says that there are none.</summary>
    public override string ToString() => Failures.Count == 0
        ? $"The plug-in {PlugIn} keeps all laws; {PlugIn.Vectors.Count} vectors hold."
        : $"The plug-in {PlugIn} fails in {Failures.Count}:\n{string.Join('\n', Failures)}";
}
