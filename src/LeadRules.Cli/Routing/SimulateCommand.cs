using System.CommandLine;

namespace LeadRules.Cli.Routing;

/// <summary><c>leadrules simulate routing BOOK --leads FILE</c>: what the routes would have done in a past period.</summary>
internal static class SimulateCommand
{
    public static Command Make(ToolConsole console) => new("simulate", "Replays the past by the rules of today.") { Routing(console) };

    private static Command Routing(ToolConsole console)
    {
        var files = new LeadFileOptions();
        var format = new Option<string>("--format") { Description = "How to print the report.", DefaultValueFactory = static _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var from = new Option<string?>("--from") { Description = "Leads that were due to be routed before are left out.", HelpName = "INSTANT" };
        var compare = new Option<string?>("--compare") { Description = "Another rule book: says which leads would have gone to somebody else.", HelpName = "BOOK" };
        var command = new Command("routing", "Routes the leads of a past period in the order in which they came, and reports who would have got what. --at ends the period.") { from, compare, format };
        files.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new SimulateSettings(files.Read(parsed), parsed.GetValue(from), parsed.GetValue(compare), parsed.GetValue(format)!);
            return Tool.Run(() => new SimulateRun(console, settings, cancellation).Run());
        });
        return command;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Files">The files; their instant ends the period.</param>
/// <param name="From">When the period begins; null for with the first lead.</param>
/// <param name="Compare">Another rule book; null for none.</param>
/// <param name="Format"><c>table</c> or <c>json</c>.</param>
internal sealed record SimulateSettings(LeadFileSettings Files, string? From, string? Compare, string Format);
