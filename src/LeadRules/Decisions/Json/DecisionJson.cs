using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Json;

/// <summary>Writes decisions and their explanations as JSON.</summary>
internal static class DecisionJson
{
    private static JsonWriterOptions Indented => new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(LeadDecision decision) => Text(json => Write(json, decision));

    public static string Write(DecisionExplanation explanation) => Text(json =>
    {
        Write(json, explanation.Decision);
        json.WritePropertyName("why");
        ExplanationJson.Write(json, explanation);
    });

    /// <summary>A decision in one line.</summary>
    public static string WriteLine(LeadDecision decision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteLine(buffer, decision);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a decision in one line, without its end.</summary>
    public static void WriteLine(IBufferWriter<byte> output, LeadDecision decision) => Write(output, Indented with { Indented = false }, json => Write(json, decision));

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, Indented, write);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(IBufferWriter<byte> output, JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(output, options);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LeadDecision decision)
    {
        json.WriteString("lead", decision.Given.Id);
        Instant(json, "at", decision.At);
        json.WriteString("book", decision.RuleBook.Name);
        Optional(json, "version", decision.RuleBook.Version);
        Optional(json, "variant", decision.Variant);
        json.WriteStartObject("scores");
        for (var i = 0; i < decision.Scores.Values.Count; i++)
            Score(json, decision.Scores.Names[i], decision.Scores.Values[i]);
        json.WriteEndObject();
        json.WriteStartObject("classes");
        foreach (var (set, name) in decision.Classes)
            json.WriteString(set, name);
        json.WriteEndObject();
        List(json, "segments", decision.Segments, static (json, segment) => json.WriteStringValue(segment));
        Optional(json, "stage", decision.Stage);
        Instant(json, "stageSince", decision.State.StageSince);
        Optional(json, "owner", decision.State.Owner);
        List(json, "notes", decision.Notes, Note);
        List(json, "clocks", decision.Slas.Clocks, Clock);
        json.WriteStartObject("routing");
        json.WriteBoolean("isDue", decision.Routing.IsDue);
        Optional(json, "key", decision.Routing.Key);
        List(json, "obstacles", decision.Routing.Obstacles, static (json, obstacle) => json.WriteStringValue(obstacle));
        json.WriteEndObject();
        List(json, "intents", decision.Intents, static (json, intent) => Intent(json, intent, why: null));
        List(json, "suppressed", decision.Suppressed, static (json, suppressed) => Intent(json, suppressed.Intent, suppressed.Why));
        if (decision.Findings.Count > 0)
            List(json, "findings", decision.Findings, FindingJson.Write);
    }

    private static void Score(Utf8JsonWriter json, string name, ScoreValue score)
    {
        json.WriteStartObject(name);
        Number(json, "value", score.Value);
        Number(json, "raw", score.Raw);
        Optional(json, "band", score.Band);
        json.WriteEndObject();
    }

    private static void Note(Utf8JsonWriter json, LeadNote note)
    {
        json.WriteStartObject();
        json.WriteString("kind", LeadNoteTypes.Of(note.Kind));
        json.WriteString("name", note.Name);
        Instant(json, "at", note.At);
        Optional(json, "of", note.Of);
        Optional(json, "by", note.By);
        Optional(json, "why", note.Why);
        Instant(json, "until", note.Until);
        json.WriteEndObject();
    }

    private static void Clock(Utf8JsonWriter json, SlaClock clock)
    {
        json.WriteStartObject();
        json.WriteString("policy", clock.Policy.Name);
        json.WriteString("target", clock.Target.Name);
        json.WriteString("state", EnumWords<SlaState>.Of(clock.State));
        Instant(json, "start", clock.Start);
        Instant(json, "due", clock.Due);
        Instant(json, "end", clock.End);
        json.WriteEndObject();
    }

    private static void Intent(Utf8JsonWriter json, Intent intent, string? why)
    {
        json.WriteStartObject();
        json.WriteString("do", IntentWords.Of(intent.Kind, intent.Name));
        Optional(json, "to", intent.To);
        Optional(json, "about", intent.About);
        json.WriteString("key", intent.Key);
        json.WriteString("cause", intent.Cause);
        Instant(json, "at", intent.At);
        Instant(json, "expires", intent.ExpiresAt);
        Optional(json, "why", why);
        json.WriteEndObject();
    }

    internal static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    internal static void Instant(Utf8JsonWriter json, string name, DateTimeOffset? instant) => Optional(json, name, instant is { } at ? InstantText.Format(at) : null);

    internal static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>A number; what is unknown is null, since JSON has no word for it.</summary>
    internal static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
