using System.CommandLine;

namespace LeadRules.Cli.Deciding;

/// <summary><c>leadrules explain BOOK --leads FILE --lead ID</c>: says why one lead is decided as it is.</summary>
internal static class ExplainCommand
{
    public static Command Make(ToolConsole console)
    {
        var files = new LeadFileOptions();
        var lead = new Option<string>("--lead") { Description = "The id of the lead.", Required = true, HelpName = "ID" };
        var state = new Option<string?>("--state") { Description = "The states of the leads, as 'decide --save-state' writes them. Without it the lead is new.", HelpName = "FILE" };
        var routing = new Option<string?>("--routing") { Description = "The state of routing, as 'route --state' writes it. Without it nobody has a lead yet.", HelpName = "FILE" };
        var timeLine = new Option<bool>("--timeline") { Description = "Add everything that happened and was noted, in order." };
        var handOff = new Option<bool>("--hand-off") { Description = "Add the package that sales gets." };
        var format = Choice.Of("--format", "How to print the explanation.", "text", "json");
        var command = new Command("explain", "Says why one lead has its scores, segments, classes, stage and owner, and what would change them.") { lead, state, routing, timeLine, handOff, format };
        files.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new ExplainSettings(
                files.Read(parsed), parsed.GetRequiredValue(lead), parsed.GetValue(state), parsed.GetValue(routing), parsed.GetValue(timeLine), parsed.GetValue(handOff), parsed.GetValue(format) == "json");
            return Tool.Run(() => new ExplainRun(console, settings, cancellation).Run());
        });
        return command;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Files">The files.</param>
/// <param name="Lead">The id of the lead.</param>
/// <param name="State">The file of the states; null for none.</param>
/// <param name="Routing">The file of the state of routing; null for none.</param>
/// <param name="TimeLine">Whether to add the time-line.</param>
/// <param name="HandOff">Whether to add the package for sales.</param>
/// <param name="AsJson">Whether to print JSON.</param>
internal sealed record ExplainSettings(LeadFileSettings Files, string Lead, string? State, string? Routing, bool TimeLine, bool HandOff, bool AsJson);
