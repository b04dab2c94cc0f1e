using System.CommandLine;
using System.Globalization;

namespace LeadRules.Cli.Comparing;

/// <summary><c>leadrules diff BOOK BOOK2</c>: says what two rule books say differently, and which leads they decide differently.</summary>
internal static class DiffCommand
{
    public static Command Make(ToolConsole console)
    {
        var files = new LeadFileOptions(needsLeads: false);
        var other = new Argument<string>("BOOK2") { Description = "The later rule book." };
        var examples = new Option<int>("--examples")
        {
            Description = "How many leads to name of each difference; 3 when left out.",
            HelpName = "N",
            DefaultValueFactory = static _ => 3,
            CustomParser = static result =>
            {
                if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    return number;
                result.AddError("--examples takes a number from 0 up.");
                return 0;
            },
        };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 1 when there is a difference." };
        var format = Choice.Of("--format", "How to print the differences.", "text", "json");
        var command = new Command("diff", "Compares two rule books by what they say, and by how they decide leads.") { examples, exitCode, format };
        files.AddTo(command);
        command.Add(other);
        command.Validators.Add(result =>
        {
            var read = result.Children.Select(static child => child is System.CommandLine.Parsing.OptionResult { Implicit: false } option ? option.Option.Name : "").ToHashSet(StringComparer.Ordinal);
            if (!read.Contains("--leads") && ((string[])["--activities", "--at", "--on-error", "--ignore-unknown", "--examples"]).FirstOrDefault(read.Contains) is { } idle)
                result.AddError($"{idle} is about leads: write --leads FILE as well.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new DiffSettings(files.Read(parsed), parsed.GetRequiredValue(other), parsed.GetValue(examples), parsed.GetValue(exitCode), parsed.GetValue(format) == "json");
            return Tool.Run(() => new DiffRun(console, settings, cancellation).Run());
        });
        return command;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Files">The files, with the earlier rule book; perhaps without leads.</param>
/// <param name="Book">The later rule book.</param>
/// <param name="Examples">How many leads to name of each difference.</param>
/// <param name="ExitCode">Whether a difference shows in the exit code.</param>
/// <param name="AsJson">Whether to print JSON.</param>
internal sealed record DiffSettings(LeadFileSettings Files, string Book, int Examples, bool ExitCode, bool AsJson);
