namespace LeadRules;

/// <summary>A rule book cannot be used. Holds every problem that was found, not the first alone.</summary>
#pragma warning disable CA1032, RCS1194 // An exception without its diagnostics would say nothing.
public sealed class RuleBookException : Exception
{
    internal RuleBookException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : base(Describe(name, diagnostics))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>All problems, warnings included.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    private static string Describe(string name, IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var count = errors.Count == 1 ? "1 error" : $"{errors.Count} errors";
        return $"The rule book '{name}' has {count}:\n{string.Join('\n', errors)}";
    }
}
