using System.CommandLine;

namespace LeadRules.Cli.Routing;

/// <summary><c>leadrules route BOOK --leads FILE</c>: gives leads to reps, in the order of the file, and remembers it.</summary>
internal static class RouteCommand
{
    public static Command Make(ToolConsole console)
    {
        var files = new LeadFileOptions();
        var format = new Option<string>("--format") { Description = "How to print the decisions, in the order of the file.", DefaultValueFactory = static _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        var state = new Option<string?>("--state") { Description = "The file in which the state of routing is kept: read when it is there, written at the end. Without it every run begins anew.", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "Say of each decision which routes did not take the lead, who was passed over, and why." };
        var command = new Command("route", "Gives leads to reps by the routes of a rule book.") { state, format, explain };
        files.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(explain) && result.GetValue(format) == "csv")
                result.AddError("--explain has no place in CSV: write --format table or json.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new RouteSettings(files.Read(parsed), parsed.GetValue(state), parsed.GetValue(format)!, parsed.GetValue(explain));
            return Tool.Run(() => new RouteRun(console, settings, cancellation).Run());
        });
        return command;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Files">The files.</param>
/// <param name="State">The file of the state; null for none.</param>
/// <param name="Format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
/// <param name="Explain">Whether to explain the decisions.</param>
internal sealed record RouteSettings(LeadFileSettings Files, string? State, string Format, bool Explain);
