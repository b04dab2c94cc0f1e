using System.CommandLine;

namespace LeadRules.Cli.Slas;

/// <summary><c>leadrules sla BOOK --leads FILE</c>: says which clocks of the agreements run, and who must be called before when.</summary>
internal static class SlaCommand
{
    public static Command Make(ToolConsole console)
    {
        var files = new LeadFileOptions();
        var format = Choice.Of("--format", "How to print: the clocks that wait as a table, or every lead in the order of the file as JSON or CSV.", "table", "json", "csv");
        var top = LeadFileOptions.Top("How many clocks a table holds at most; 20 when left out.");
        var explain = new Option<bool>("--explain") { Description = "Say which time counted, which dates differ, and which touches count." };
        var report = new Option<bool>("--report") { Description = "Print how well the agreements were kept instead of the clocks." };
        var by = new Option<string?>("--by") { Description = "With --report: the field of the leads whose values are told apart.", HelpName = "FIELD" };
        var command = new Command("sla", "Evaluates the service-level agreements of a rule book.") { format, top, explain, report, by };
        files.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(by) is not null && !result.GetValue(report))
                result.AddError("--by tells apart the rows of a report: write --report as well.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new SlaSettings(files.Read(parsed), parsed.GetValue(format)!, parsed.GetValue(top) ?? 20, parsed.GetValue(explain), parsed.GetValue(report), parsed.GetValue(by));
            return Tool.Run(() => new SlaRun(console, settings, cancellation).Run());
        });
        return command;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="Files">The files.</param>
/// <param name="Format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
/// <param name="Top">How many clocks a table holds at most.</param>
/// <param name="Explain">Whether to explain the clocks.</param>
/// <param name="Report">Whether to print the report instead.</param>
/// <param name="By">The field whose values the report tells apart; null for none.</param>
internal sealed record SlaSettings(LeadFileSettings Files, string Format, int Top, bool Explain, bool Report, string? By);
