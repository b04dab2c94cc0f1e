using System.CommandLine;

namespace LeadRules.Cli.Deciding;

/// <summary><c>leadrules decide BOOK --leads FILE</c>: decides everything about each lead of a file.</summary>
internal static class DecideCommand
{
    public static Command Make(ToolConsole console)
    {
        var files = new LeadFileOptions();
        var format = Choice.Of("--format", "How to print the decisions, in the order of the file.", "text", "json", "csv");
        var state = new Option<string?>("--state") { Description = "The states of the leads, as --save-state wrote them: read when the file is there. Without it every lead is new.", HelpName = "FILE" };
        var saveState = new Option<string?>("--save-state") { Description = "The file for the states of the leads afterwards; may be that of --state.", HelpName = "FILE" };
        var quiet = new Option<bool>("--quiet") { Description = "Note everything and give no intents: for imports, and after a change of the rules." };
        var changes = new Option<bool>("--changes") { Description = "Print only leads of which something was noted or is to be done, and what." };
        var command = new Command("decide", "Decides leads: scores, segments, classes, stage, clocks, routing, and what to do.") { state, saveState, quiet, changes, format };
        files.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new DecideSettings(files.Read(parsed), parsed.GetValue(state), parsed.GetValue(saveState), parsed.GetValue(quiet), parsed.GetValue(changes), parsed.GetValue(format)!);
            return Tool.Run(() => new DecideRun(console, settings, cancellation).Run());
        });
        return command;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Files">The files.</param>
/// <param name="State">The file of the states before; null for none.</param>
/// <param name="SaveState">The file for the states afterwards; null for none.</param>
/// <param name="Quiet">Whether no intents are given.</param>
/// <param name="Changes">Whether to print only what changed.</param>
/// <param name="Format"><c>text</c>, <c>json</c> or <c>csv</c>.</param>
internal sealed record DecideSettings(LeadFileSettings Files, string? State, string? SaveState, bool Quiet, bool Changes, string Format);
