using System.Buffers;
using System.Globalization;
using System.Text;
using LeadRules.Cli.Output;

namespace LeadRules.Cli.Deciding;

/// <summary>One line a decision. The columns are those of the rule book; a challenger's own scores and classes have none.</summary>
internal sealed class DecisionCsv(LeadEngine engine)
{
    private readonly string[] _classes = [.. engine.RuleBook.Classes.Select(static set => set.Name)];

    public byte[] Header => Line(
        ["lead", "stage", "owner", .. engine.ScoreNames.SelectMany(static score => (string[])[score, $"{score}.band"]), .. _classes.Select(static set => $"class.{set}"), "segments", "due", "routing", "intents"]);

    public void Write(IBufferWriter<byte> output, LeadDecision decision) => output.Write(Line(
    [
        decision.Given.Id, decision.Stage ?? "", decision.State.Owner ?? "",
        .. engine.ScoreNames.SelectMany(score => Score(decision, score)),
        .. _classes.Select(set => decision.Classes.GetValueOrDefault(set) ?? ""),
        string.Join("; ", decision.Segments), string.Join("; ", DecisionWords.Due(decision)), DecisionWords.Routing(decision), decision.Intents.Count.ToString(CultureInfo.InvariantCulture),
    ]));

    private static string[] Score(LeadDecision decision, string name)
    {
        if (!decision.Scores.Names.Contains(name, StringComparer.Ordinal))
            return ["", ""];
        var score = decision.Scores[name];
        return [double.IsFinite(score.Value) ? score.Value.ToString("R", CultureInfo.InvariantCulture) : "", score.Band ?? ""];
    }

    private static byte[] Line(IEnumerable<string> cells) => Encoding.UTF8.GetBytes(string.Join(',', cells.Select(CsvCell.Quoted)) + "\n");
}
