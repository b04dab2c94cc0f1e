using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadRules.Cli.Output;

/// <summary>How one JSON object a line is written: in one line, letters of all languages as they are.</summary>
internal static class JsonLines
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
