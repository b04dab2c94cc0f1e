using System.Text.Json;

namespace LeadRules.Cli;

/// <summary>Writes problems as JSON: the same in the answer of <c>check</c> and in a file of rejected rows.</summary>
internal static class DiagnosticJson
{
    public static void WriteList(Utf8JsonWriter json, string name, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray(name);
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("path", diagnostic.Path);
            if (diagnostic.Line is { } line)
                json.WriteNumber("line", line);
            if (diagnostic.Column is { } column)
                json.WriteNumber("column", column);
            json.WriteString("message", diagnostic.Message);
            if (diagnostic.Excerpt is { } excerpt)
                json.WriteString("excerpt", excerpt);
            json.WriteString("mend", diagnostic.Mend);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
