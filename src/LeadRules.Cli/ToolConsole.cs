using System.Text;
using LeadRules.Cli.Output;
using Microsoft.Win32.SafeHandles;

namespace LeadRules.Cli;

/// <summary>What the tool needs of its surroundings; tests give it streams in memory and a fixed clock.</summary>
internal sealed class ToolConsole(Stream output, TextWriter error, TimeProvider clock)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output.</summary>
    public Stream Output { get; } = new GuardedStream(output, "standard output");

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>The clock; only the tool has one.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>The width to which tables on standard output must keep, or null when nobody watches.</summary>
    public int? Width { get; init; }

    /// <summary>Whether a person watches standard error.</summary>
    public bool ShowsProgress { get; init; }

    public static ToolConsole OfProcess() => new(StandardOutput(), Console.Error, TimeProvider.System)
    {
        Width = Console.IsOutputRedirected ? null : Math.Max(40, Console.WindowWidth),
        ShowsProgress = !Console.IsErrorRedirected,
    };

    /// <summary>A writer of text on standard output; whoever gets it disposes it, which leaves the stream open.</summary>
    public StreamWriter OpenText() => new(Output, Utf8, leaveOpen: true) { NewLine = "\n" };

    /// <summary>
    /// The console's stream says nothing when the reader of a pipe is gone; a file stream does. For a file the console's is
    /// the right one: it goes on where others stopped writing.
    /// </summary>
    private static Stream StandardOutput()
    {
        var console = Console.OpenStandardOutput();
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return console;
        try
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return pipe.CanSeek ? console : pipe;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Closed from the start: the first write will say so.
            return console;
        }
    }
}
