using System.Buffers;
using System.Globalization;
using System.Text;

namespace LeadRules.Cli.Output;

/// <summary>One row a lead; for each score its value, raw sum and band, and with explanations the rules that gave points and what clamps changed.</summary>
internal sealed class CsvRowFormat : IRowFormat
{
    private readonly StringBuilder _row = new();
    private readonly byte[] _header;

    public CsvRowFormat(LeadEngine engine, bool explain)
    {
        NeedsExplanation = explain;
        _row.Append("lead");
        foreach (var name in engine.ScoreNames)
        {
            Add(name);
            Add(name + ".raw");
            Add(name + ".band");
            if (explain)
            {
                Add(name + ".rules");
                Add(name + ".clamps");
            }
        }

        _header = Encoding.UTF8.GetBytes(_row.Append('\n').ToString());
    }

    public bool NeedsExplanation { get; }

    public ReadOnlySpan<byte> Header => _header;

    public void Write(IBufferWriter<byte> output, Lead lead, ReadOnlySpan<ScoreValue> scores)
    {
        Start(lead);
        foreach (var score in scores)
            AddValue(score);
        End(output);
    }

    public void Write(IBufferWriter<byte> output, LeadExplanation explanation)
    {
        Start(explanation.Lead);
        foreach (var score in explanation.Scores)
        {
            AddValue(score.Value);
            Add(string.Join("; ", score.Contributions.Select(static rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Rule.Id} {rule.Points} ({rule.Matches})"))));
            Add(string.Join("; ", score.Adjustments.Select(Clamp)));
        }

        End(output);
    }

    private void Start(Lead lead)
    {
        _row.Clear();
        _row.Append(CsvCell.Quoted(lead.Id));
    }

    private void AddValue(ScoreValue score)
    {
        Add(Number(score.Value));
        Add(Number(score.Raw));
        Add(score.Band ?? "");
    }

    private void Add(string cell) => _row.Append(',').Append(CsvCell.Quoted(cell));

    private void End(IBufferWriter<byte> output)
    {
        _row.Append('\n');
        Encoding.UTF8.GetBytes(_row.ToString(), output);
    }

    private static string Clamp(ScoreAdjustment adjustment)
    {
        var whose = adjustment.Group is { } group ? " of " + group : "";
        return string.Create(CultureInfo.InvariantCulture, $"{AdjustmentWords.Of(adjustment.Kind)}{whose} {adjustment.Points}");
    }

    private static string Number(double number) => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
