namespace LeadRules;

/// <summary>A rule book, a calendar or a list of holidays cannot be used. Holds every problem that was found, not the first alone.</summary>
#pragma warning disable CA1032, RCS1194 // An exception without its diagnostics would say nothing.
public sealed class RuleBookException : Exception
{
    internal RuleBookException(string name, IReadOnlyList<Diagnostic> diagnostics)
        : this(diagnostics, $"The rule book '{name}'")
    {
    }

    private RuleBookException(IReadOnlyList<Diagnostic> diagnostics, string what)
        : base(Describe(what, diagnostics))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>All problems, warnings included.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The exception for a calendar that was read alone.</summary>
    internal static RuleBookException OfCalendar(IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics, "The calendar");

    /// <summary>The exception for a list of holidays that was read alone.</summary>
    internal static RuleBookException OfHolidays(IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics, "The list of holidays");

    private static string Describe(string what, IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var count = errors.Count == 1 ? "1 error" : $"{errors.Count} errors";
        return $"{what} has {count}:\n{string.Join('\n', errors)}";
    }
}
