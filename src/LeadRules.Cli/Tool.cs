using System.CommandLine;
using LeadRules.Cli.Calendars;
using LeadRules.Cli.Comparing;
using LeadRules.Cli.Deciding;
using LeadRules.Cli.Routing;
using LeadRules.Cli.Scoring;
using LeadRules.Cli.Slas;

namespace LeadRules.Cli;

/// <summary>The commands, and what every one of them has in common: exit codes and messages instead of stack traces.</summary>
internal static class Tool
{
    /// <summary>Runs a command and turns what went wrong into a message and an exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, ToolConsole console, CancellationToken cancellation = default)
    {
        try
        {
            return await InvokeAsync(arguments, console, cancellation).ConfigureAwait(false);
        }
        catch (ToolException problem)
        {
            return Fail(console, problem.Message, problem.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return Fail(console, "Stopped; nothing was written.", ExitCode.Cancelled);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail(console, problem.Message, ExitCode.CannotRead);
        }
    }

    /// <summary>Runs the work of a command on a thread of its own, so that the caller can go on to watch for Ctrl-C.</summary>
    public static Task<int> Run(Func<int> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<int> InvokeAsync(string[] arguments, ToolConsole console, CancellationToken cancellation)
    {
        var root = new RootCommand("Checks and compares rule books, scores, decides and routes leads, says why, and asks calendars. Documentation: docs/command-line.md")
        {
            CheckCommand.Make(console),
            DiffCommand.Make(console),
            ScoreCommand.Make(console),
            DecideCommand.Make(console),
            ExplainCommand.Make(console),
            SlaCommand.Make(console),
            RouteCommand.Make(console),
            SimulateCommand.Make(console),
            CalendarCommand.Make(console),
        };
        await using var output = console.OpenText();
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                console.Error.WriteLine(error.Message);
            console.Error.WriteLine("Run 'leadrules --help' to see what can be written.");
            return ExitCode.CannotRead;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = console.Error, EnableDefaultExceptionHandler = false }, cancellation).ConfigureAwait(false);
    }

    private static int Fail(ToolConsole console, string message, int exitCode)
    {
        try
        {
            console.Error.WriteLine(message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // There is nowhere left to say it; the exit code still does.
        }

        return exitCode;
    }
}
