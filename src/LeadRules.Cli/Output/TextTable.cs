using Spectre.Console;

namespace LeadRules.Cli.Output;

/// <summary>A table for people, without colours.</summary>
internal static class TextTable
{
    /// <summary>Where nobody watches, no line is broken to fit.</summary>
    private const int Unbroken = 10_000;

    public static Table Of(IEnumerable<string> headers, IEnumerable<IEnumerable<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var header in headers)
            table.AddColumn(new TableColumn(Plain(header)));
        foreach (var row in rows)
            table.AddRow(row.Select(Plain));
        return table;
    }

    public static void Write(TextWriter output, int? width, Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width ?? Unbroken;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }

    /// <summary>Writes a table without the blanks that stand behind its lines.</summary>
    public static void WriteTrimmed(TextWriter output, int? width, Table table)
    {
        var lines = new StringWriter { NewLine = "\n" };
        Write(lines, width, table);
        foreach (var line in lines.ToString().TrimEnd().Split('\n'))
            output.WriteLine(line.TrimEnd());
    }

    private static Text Plain(string text) => new(Words.Printable(text));
}
