namespace LeadRules;

/// <summary>A lead cannot be read. Holds every problem that was found, not the first alone.</summary>
#pragma warning disable CA1032, RCS1194 // An exception without its diagnostics would say nothing.
public sealed class LeadFormatException : Exception
{
    internal LeadFormatException(IReadOnlyList<Diagnostic> diagnostics)
        : base($"The lead cannot be read:\n{string.Join('\n', diagnostics)}")
    {
        Diagnostics = diagnostics;
    }

    /// <summary>All problems, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
