namespace LeadRules.Cli.Output;

/// <summary>A cell of a CSV file (RFC 4180).</summary>
internal static class CsvCell
{
    /// <summary>The text of a cell, in quotes where it needs them.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
