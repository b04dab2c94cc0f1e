using System.CommandLine;
using LeadRules.Cli.Calendars;
using LeadRules.Cli.Scoring;

namespace LeadRules.Cli;

/// <summary>The commands, and what every one of them has in common: exit codes and messages instead of stack traces.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(string[] arguments, ToolConsole console, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Checks rule books, scores leads and asks calendars. Documentation: docs/command-line.md")
        {
            CheckCommand.Make(console),
            ScoreCommand.Make(console),
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

    /// <summary>
    /// Runs the work of a command on a thread of its own, so that the caller can go on to watch for Ctrl-C, and turns
    /// what went wrong into a message and an exit code.
    /// </summary>
    public static Task<int> Guard(ToolConsole console, Func<int> work) =>
        Task.Factory.StartNew(() => Guarded(console, work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static int Guarded(ToolConsole console, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ToolException problem)
        {
            console.Error.WriteLine(problem.Message);
            return problem.ExitCode;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("Stopped; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(problem.Message);
            return ExitCode.CannotRead;
        }
    }
}
