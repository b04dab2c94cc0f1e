using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadRules.Cli;

/// <summary><c>leadrules check BOOK</c>: says what is wrong with a rule book.</summary>
internal static class CheckCommand
{
    public static Command Make(ToolConsole console)
    {
        var book = new Argument<string>("BOOK") { Description = "The rule book, a JSON file." };
        var format = Choice.Of("--format", "How to print the problems.", "table", "json");
        var command = new Command("check", "Checks a rule book: 0 it can be used, 1 it has errors, 2 it cannot be read.") { book, format };
        command.SetAction((parsed, _) => Tool.Run(() => Run(console, parsed.GetRequiredValue(book), parsed.GetValue(format) == "json")));
        return command;
    }

    private static int Run(ToolConsole console, string path, bool asJson)
    {
        var (engine, diagnostics) = RuleBookFile.Load(path);
        if (asJson)
            WriteJson(console.Output, path, diagnostics);
        else
            WriteText(console, path, diagnostics);
        return engine is null ? ExitCode.BadRuleBook : ExitCode.Done;
    }

    private static void WriteText(ToolConsole console, string path, IReadOnlyList<Diagnostic> diagnostics)
    {
        using var text = console.OpenText();
        foreach (var diagnostic in diagnostics)
            text.WriteLine($"{path}: {diagnostic}");
        text.WriteLine($"{path}: {Count(diagnostics, DiagnosticSeverity.Error, "error")}, {Count(diagnostics, DiagnosticSeverity.Warning, "warning")}, {Count(diagnostics, DiagnosticSeverity.Info, "note")}.");
    }

    private static string Count(IReadOnlyList<Diagnostic> diagnostics, DiagnosticSeverity severity, string word) =>
        Words.Count(diagnostics.Count(diagnostic => diagnostic.Severity == severity), word);

    private static void WriteJson(Stream output, string path, IReadOnlyList<Diagnostic> diagnostics)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("book", path);
            json.WriteNumber("errors", diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            json.WriteNumber("warnings", diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning));
            DiagnosticJson.WriteList(json, "diagnostics", diagnostics);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
