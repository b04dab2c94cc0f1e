using Spectre.Console;

namespace LeadRules.Cli.Output;

/// <summary>Prints a table for people.</summary>
internal static class TextTable
{
    /// <summary>Where nobody watches, no line is broken to fit.</summary>
    private const int Unbroken = 10_000;

    public static void Write(TextWriter output, int? width, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(lines) });
        console.Profile.Width = width ?? Unbroken;
        console.Profile.Capabilities.Unicode = true;
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var header in headers)
            table.AddColumn(new TableColumn(Plain(header)));
        foreach (var row in rows)
            table.AddRow(row.Select(Plain));
        console.Write(table);
        foreach (var line in lines.ToString().TrimEnd().Split('\n'))
            output.WriteLine(line.TrimEnd());
    }

    private static Text Plain(string text) => new(Words.Printable(text));
}
