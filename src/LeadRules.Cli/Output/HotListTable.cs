using System.Globalization;
using System.Text;
using Spectre.Console;

namespace LeadRules.Cli.Output;

/// <summary>Prints a hot list for people: rank, lead, scores with bands, and the rules that gave the most.</summary>
internal static class HotListTable
{
    private const int ReasonsShown = 3;

    public static void Write(TextWriter output, int? width, LeadEngine engine, string score, IReadOnlyList<LeadScores> leads)
    {
        var table = TextTable.Of(["#", "lead", "name", "company", .. engine.ScoreNames, $"why {score}"], leads.Select((scores, i) => (string[])
        [
            (i + 1).ToString(CultureInfo.InvariantCulture), scores.Lead.Id, scores.Lead.Name ?? "", scores.Lead.Company ?? "",
            .. scores.Values.Select(static value => value.ToString()), ReasonOf(engine.Explain(scores.Lead, scores.At)[score]),
        ]));
        table.Columns[0].RightAligned();
        TextTable.Write(output, width, table);
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
}
