using System.CommandLine;
using System.Globalization;

namespace LeadRules.Cli.Scoring;

/// <summary><c>leadrules score BOOK --leads FILE</c>: scores a file of leads.</summary>
internal static class ScoreCommand
{
    public static Command Make(ToolConsole console)
    {
        var book = new Argument<string>("BOOK") { Description = "The rule book, a JSON file." };
        var leads = new Option<string>("--leads") { Description = "The leads, .jsonl or .csv.", Required = true, HelpName = "FILE" };
        var activities = new Option<string?>("--activities") { Description = "More activities of the leads, .jsonl or .csv.", HelpName = "FILE" };
        var at = new Option<string?>("--at") { Description = "The instant to score at, such as 2026-11-22T09:00:00Z; now when left out.", HelpName = "INSTANT" };
        var format = new Option<OutputFormat>("--format") { Description = "How to print: a ranked table, or every lead in the order of the file as JSON or CSV.", DefaultValueFactory = static _ => OutputFormat.Table };
        var top = new Option<int?>("--top") { Description = "Print only the best, ranked. A table holds 20 when this is left out.", HelpName = "N" };
        top.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number < 1)
                result.AddError("--top takes a number from 1 up.");
        });
        var by = new Option<string?>("--by") { Description = "The score to rank by; the first of the rule book when left out.", HelpName = "SCORE" };
        var explain = new Option<bool>("--explain") { Description = "Say which rules gave which points." };
        var output = new Option<string?>("--out") { Description = "The file to write; standard output when left out.", HelpName = "FILE" };
        var onError = new Option<string>("--on-error") { Description = "What a bad row does: stop the work and write nothing, or be passed over.", DefaultValueFactory = static _ => "stop" };
        onError.AcceptOnlyFromAmong("stop", "skip");
        var rejects = new Option<string?>("--rejects") { Description = "Where bad rows go with --on-error skip.", HelpName = "FILE" };
        var ignoreUnknown = new Option<bool>("--ignore-unknown") { Description = "Pass over fields, properties and columns that the rule book does not declare." };

        var command = new Command("score", "Scores leads by a rule book.") { book, leads, activities, at, format, top, by, explain, output, onError, rejects, ignoreUnknown };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new ScoreSettings
            {
                Book = parsed.GetRequiredValue(book),
                Leads = parsed.GetRequiredValue(leads),
                Activities = parsed.GetValue(activities),
                At = parsed.GetValue(at),
                Format = parsed.GetValue(format),
                Top = parsed.GetValue(top),
                By = parsed.GetValue(by),
                Explain = parsed.GetValue(explain),
                Out = parsed.GetValue(output),
                SkipsBadRows = parsed.GetValue(onError) == "skip",
                Rejects = parsed.GetValue(rejects),
                IgnoreUnknown = parsed.GetValue(ignoreUnknown),
            };
            return Tool.Run(() => new ScoreRun(console, settings, cancellation).Run());
        });
        return command;
    }
}
