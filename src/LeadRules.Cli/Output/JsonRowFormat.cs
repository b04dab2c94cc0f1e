using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadRules.Cli.Output;

/// <summary>One JSON object a lead and line.</summary>
#pragma warning disable CA1001 // The writer writes into buffers of others and holds nothing that has to be given back.
internal sealed class JsonRowFormat : IRowFormat
{
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Raw = JsonEncodedText.Encode("raw");
    private static readonly JsonEncodedText Band = JsonEncodedText.Encode("band");
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonLines.Options);
    private readonly JsonEncodedText[] _names;
    private readonly bool[] _hasBands;

    public JsonRowFormat(LeadEngine engine, bool explain)
    {
        NeedsExplanation = explain;
        _names = [.. engine.ScoreNames.Select(static name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        _hasBands = [.. engine.ScoreNames.Select(name => engine.RuleBook.Bands.Any(bands => bands.Of is null && bands.Name == name))];
    }

    public bool NeedsExplanation { get; }

    public ReadOnlySpan<byte> Header => default;

    public void Write(IBufferWriter<byte> output, Lead lead, ReadOnlySpan<ScoreValue> scores)
    {
        Start(output, lead);
        for (var i = 0; i < scores.Length; i++)
        {
            _json.WriteStartObject(_names[i]);
            WriteValue(scores[i], _hasBands[i]);
            _json.WriteEndObject();
        }

        End(output);
    }

    public void Write(IBufferWriter<byte> output, LeadExplanation explanation)
    {
        Start(output, explanation.Lead);
        for (var i = 0; i < explanation.Scores.Count; i++)
        {
            var score = explanation.Scores[i];
            _json.WriteStartObject(_names[i]);
            WriteValue(score.Value, _hasBands[i]);
            WriteContributions(score);
            _json.WriteEndObject();
        }

        End(output);
    }

    private void Start(IBufferWriter<byte> output, Lead lead)
    {
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("lead"u8, lead.Id);
        _json.WriteStartObject("scores"u8);
    }

    private void End(IBufferWriter<byte> output)
    {
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
    }

    private void WriteValue(ScoreValue score, bool hasBands)
    {
        WriteNumber(Value, score.Value);
        WriteNumber(Raw, score.Raw);
        if (hasBands)
            _json.WriteString(Band, score.Band);
    }

    /// <summary>JSON knows no NaN: an unknown number is null. Most scores are whole, and whole numbers are quicker to print.</summary>
    private void WriteNumber(JsonEncodedText name, double number)
    {
        if ((int)number == number)
            _json.WriteNumber(name, (int)number);
        else if (double.IsFinite(number))
            _json.WriteNumber(name, number);
        else
            _json.WriteNull(name);
    }

    private void WriteContributions(ScoreExplanation score)
    {
        _json.WriteStartArray("contributions"u8);
        foreach (var contribution in score.Contributions)
        {
            _json.WriteStartObject();
            _json.WriteString("rule"u8, contribution.Rule.Id);
            _json.WriteNumber("points"u8, contribution.Points);
            _json.WriteNumber("matches"u8, contribution.Matches);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartArray("clamps"u8);
        foreach (var adjustment in score.Adjustments)
        {
            _json.WriteStartObject();
            _json.WriteString("kind"u8, AdjustmentWords.Of(adjustment.Kind));
            if (adjustment.Group is { } group)
                _json.WriteString("group"u8, group);
            if (adjustment.Bound is { } bound)
                _json.WriteNumber("bound"u8, bound);
            _json.WriteNumber("points"u8, adjustment.Points);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }
}
