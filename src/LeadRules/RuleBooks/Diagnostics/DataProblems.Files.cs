using LeadRules.Leads.Json;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>Problems of a file of leads or activities as a whole, or of its lines (LR61xx).</summary>
internal static partial class DataProblems
{
    public static Diagnostic LineTooLong(long line, long length) => DiagnosticCatalogue.LineTooLong.At(
        "$", $"The line is {length} bytes long, and only lines shorter than {LineBlocks.MaxLineLength} are read.",
        "Write one lead a line; keep long texts out of it.") with { Line = ToLine(line), Column = 1 };

    /// <summary>A line's number as a diagnostic holds it.</summary>
    public static int ToLine(long line) => (int)Math.Min(int.MaxValue, line);
}
