using System.Globalization;
using System.Text;
using Spectre.Console;

namespace LeadRules.Cli.Output;

/// <summary>Prints a hot list for people: rank, lead, scores with bands, and the rules that gave the most.</summary>
internal static class HotListTable
{
    private const int ReasonsShown = 3;

    /// <summary>Where nobody watches, no line is broken to fit.</summary>
    private const int Unbroken = 10_000;

    public static void Write(TextWriter output, int? width, LeadEngine engine, string score, IReadOnlyList<LeadScores> leads)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width ?? Unbroken;
        console.Profile.Capabilities.Unicode = true;
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var header in (string[])["#", "lead", "name", "company", .. engine.ScoreNames, $"why {score}"])
            table.AddColumn(new TableColumn(Plain(header)));
        table.Columns[0].RightAligned();
        for (var i = 0; i < leads.Count; i++)
        {
            var lead = leads[i].Lead;
            string[] cells =
            [
                (i + 1).ToString(CultureInfo.InvariantCulture), lead.Id, lead.Name ?? "", lead.Company ?? "",
                .. leads[i].Values.Select(static value => value.ToString()), ReasonOf(engine.Explain(lead, leads[i].At)[score]),
            ];
            table.AddRow(cells.Select(Plain));
        }

        console.Write(table);
    }

    /// <summary>The rules that moved the score most, in a few words: <c>download +30, trial +25, click +15, and 2 more</c>.</summary>
    public static string ReasonOf(ScoreExplanation score)
    {
        if (score.Definition.Formula is { } formula)
            return formula.ToString();
        var reasons = score.Contributions
            .OrderByDescending(static rule => Math.Abs(rule.Points))
            .ThenBy(static rule => rule.Rule.Id, StringComparer.Ordinal)
            .Take(ReasonsShown)
            .Select(static rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Rule.Id} {rule.Points:+0.##;-0.##;0}"));
        var text = new StringBuilder().AppendJoin(", ", reasons);
        if (score.Contributions.Count > ReasonsShown)
            text.Append(CultureInfo.InvariantCulture, $", and {score.Contributions.Count - ReasonsShown} more");
        return text.ToString();
    }

    private static Text Plain(string text) => new(Words.Printable(text));
}
