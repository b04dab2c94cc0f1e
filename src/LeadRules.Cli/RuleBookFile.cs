namespace LeadRules.Cli;

/// <summary>Reads and compiles the rule book of a command.</summary>
internal static class RuleBookFile
{
    /// <summary>The engine, or null when the rule book has errors; and all that was found.</summary>
    public static (LeadEngine? Engine, IReadOnlyList<Diagnostic> Diagnostics) Load(string path)
    {
        LeadEngine.TryCompile(InputFile.ReadAll(path, "rule book"), null, out var engine, out var diagnostics);
        return (engine, diagnostics);
    }
}
