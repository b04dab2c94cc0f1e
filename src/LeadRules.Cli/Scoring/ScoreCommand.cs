using System.CommandLine;

namespace LeadRules.Cli.Scoring;

/// <summary><c>leadrules score BOOK --leads FILE</c>: scores a file of leads.</summary>
internal static class ScoreCommand
{
    public static Command Make(ToolConsole console)
    {
        var files = new LeadFileOptions();
        var format = Choice.Of("--format", "How to print: a ranked table, or every lead in the order of the file as JSON or CSV.", "table", "json", "csv");
        var top = LeadFileOptions.Top("Print only the best, ranked. A table holds 20 when this is left out.");
        var by = new Option<string?>("--by") { Description = "The score to rank by; the first of the rule book when left out.", HelpName = "SCORE" };
        var explain = new Option<bool>("--explain") { Description = "Say which rules gave which points." };
        var command = new Command("score", "Scores leads by a rule book.") { format, top, by, explain };
        files.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new ScoreSettings
            {
                Files = files.Read(parsed),
                Format = parsed.GetValue(format) switch { "json" => OutputFormat.Json, "csv" => OutputFormat.Csv, _ => OutputFormat.Table },
                Top = parsed.GetValue(top),
                By = parsed.GetValue(by),
                Explain = parsed.GetValue(explain),
            };
            return Tool.Run(() => new ScoreRun(console, settings, cancellation).Run());
        });
        return command;
    }
}
