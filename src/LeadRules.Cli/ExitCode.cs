namespace LeadRules.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The rule book has errors.</summary>
    public const int BadRuleBook = 1;

    /// <summary>What was compared is not the same, where the user asked to be told so.</summary>
    public const int Different = 1;

    /// <summary>The command line, a file or its data cannot be used; nothing was written.</summary>
    public const int CannotRead = 2;

    /// <summary>Whoever read the output went away before all was written, as <c>head</c> does; the number that shells give for it.</summary>
    public const int OutputClosed = 141;

    /// <summary>The user stopped the tool; nothing was written.</summary>
    public const int Cancelled = 130;
}

/// <summary>Ends a command with a message for the user.</summary>
internal sealed class ToolException(string message, int exitCode = ExitCode.CannotRead) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
