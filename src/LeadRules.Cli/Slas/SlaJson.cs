using System.Buffers;
using System.Text.Json;
using LeadRules.Cli.Output;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Slas;

/// <summary>One JSON object a lead and line: its clocks, the intents, and when to look again. Times are in seconds.</summary>
#pragma warning disable CA1001 // The writer writes into buffers of others and holds nothing that has to be given back.
internal sealed class SlaJson(bool explain)
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonLines.Options);

    public void Write(IBufferWriter<byte> output, SlaEvaluation evaluation)
    {
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("lead"u8, evaluation.Lead.Id);
        _json.WriteStartArray("clocks"u8);
        foreach (var clock in evaluation.Clocks)
            Write(clock);
        _json.WriteEndArray();
        _json.WriteStartArray("intents"u8);
        foreach (var intent in evaluation.Intents)
            IntentJson.Write(_json, intent);
        _json.WriteEndArray();
        Instant("nextCheckAt", evaluation.NextCheckAt);
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
    }

    public static void Write(IBufferWriter<byte> output, SlaReport report)
    {
        foreach (var row in report.Rows)
        {
            using var json = new Utf8JsonWriter(output, JsonLines.Options);
            json.WriteStartObject();
            json.WriteString("policy"u8, row.Policy);
            json.WriteString("target"u8, row.Target);
            json.WriteString("segment"u8, row.Segment);
            json.WriteNumber("started"u8, row.Started);
            json.WriteNumber("withinHour"u8, row.WithinHour);
            json.WriteNumber("withinDay"u8, row.WithinDay);
            json.WriteNumber("later"u8, row.Later);
            json.WriteNumber("never"u8, row.Never);
            json.WriteNumber("breached"u8, row.Breached);
            foreach (var (name, percent) in ((string, int)[])[("median", 50), ("p75", 75), ("p90", 90), ("p95", 95)])
            {
                if (row.Percentile(percent) is { } time)
                    json.WriteNumber(name, time.TotalSeconds);
                else
                    json.WriteNull(name);
            }

            json.WriteEndObject();
            json.Flush();
            output.Write("\n"u8);
        }
    }

    private void Write(SlaClock clock)
    {
        _json.WriteStartObject();
        _json.WriteString("policy"u8, clock.Policy.Name);
        if (clock.Policy.Version is { } version)
            _json.WriteString("version"u8, version);
        _json.WriteString("target"u8, clock.Target.Name);
        _json.WriteString("state"u8, EnumWords<SlaState>.Of(clock.State));
        Instant("start", clock.Start);
        Instant("due", clock.Due);
        Instant("end", clock.End);
        Instant("breachedAt", clock.BreachedAt);
        _json.WriteNumber("elapsed"u8, clock.Elapsed.TotalSeconds);
        if (clock.Remaining is { } left)
            _json.WriteNumber("left"u8, left.TotalSeconds);
        if (clock.Touches.Count > 0)
            WriteTouches(clock);
        if (explain && clock.Start is not null)
            WriteExplanation(clock.Explain());
        _json.WriteEndObject();
    }

    private void WriteTouches(SlaClock clock)
    {
        _json.WriteStartArray("touches"u8);
        foreach (var touch in clock.Touches)
        {
            _json.WriteStartObject();
            _json.WriteString("of"u8, touch.Requirement.Of.ToString());
            _json.WriteNumber("agreed"u8, touch.Requirement.Count);
            _json.WriteNumber("counted"u8, touch.Counted);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteExplanation(SlaExplanation explanation)
    {
        _json.WriteStartObject("explanation"u8);
        Windows("counted", explanation.BusinessTime?.Counted ?? []);
        Windows("paused", explanation.Pauses);
        _json.WriteStartArray("dates"u8);
        foreach (var note in explanation.BusinessTime?.Notes ?? [])
            _json.WriteStringValue(note.ToString());
        _json.WriteEndArray();
        _json.WriteStartArray("touches"u8);
        foreach (var evidence in explanation.Clock.TouchEvidence)
        {
            _json.WriteStartObject();
            _json.WriteString("type"u8, evidence.Activity.Type);
            Instant("at", evidence.Activity.At);
            _json.WriteString("verdict"u8, EnumWords<TouchVerdict>.Of(evidence.Verdict));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Windows(string name, IReadOnlyList<CountedWindow> windows)
    {
        _json.WriteStartArray(name);
        foreach (var window in windows)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(InstantText.Format(window.From));
            _json.WriteStringValue(InstantText.Format(window.To));
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
    }

    private void Instant(string name, DateTimeOffset? instant)
    {
        if (instant is { } at)
            _json.WriteString(name, InstantText.Format(at));
        else
            _json.WriteNull(name);
    }
}
