using System.Text.Encodings.Web;
using System.Text.Json;
using LeadRules.Routing;
using LeadRules.RuleBooks;

namespace LeadRules.Cli.Routing;

/// <summary>The report of a replay as one JSON object. Times are in seconds.</summary>
internal static class SimulationJson
{
    public static void Write(Stream output, SimulationResult result, OwnerChanges? changes)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartObject("outcomes"u8);
            foreach (var (status, leads) in result.Outcomes.OrderBy(static outcome => outcome.Key))
                json.WriteNumber(EnumWords<RoutedStatus>.Of(status), leads);
            json.WriteEndObject();
            json.WriteNumber("leftOut"u8, result.LeftOut);
            json.WriteStartArray("reps"u8);
            foreach (var rep in result.Reps)
                Write(json, rep);
            json.WriteEndArray();
            json.WriteStartArray("waiting"u8);
            foreach (var (reason, leads) in result.Unassigned)
            {
                json.WriteStartObject();
                json.WriteString("reason"u8, reason);
                json.WriteNumber("leads"u8, leads);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (changes is not null)
                Write(json, changes);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, RepResult rep)
    {
        json.WriteStartObject();
        json.WriteString("rep"u8, rep.Rep);
        json.WriteNumber("leads"u8, rep.Leads);
        json.WriteNumber("fromPools"u8, rep.FromPools);
        json.WriteNumber("fairShare"u8, Math.Round(rep.Share, 6));
        json.WriteNumber("value"u8, rep.Value);
        if (rep.MedianWait is { } wait)
            json.WriteNumber("medianWait"u8, wait.TotalSeconds);
        json.WriteNumber("mostOpen"u8, rep.MostOpen);
        json.WriteNumber("timesFull"u8, rep.Full);
        if (rep.Note.Length > 0)
            json.WriteString("note"u8, rep.Note);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OwnerChanges changes)
    {
        json.WriteStartObject("changes"u8);
        json.WriteNumber("compared"u8, changes.Compared);
        json.WriteNumber("changed"u8, changes.Changed);
        json.WriteStartArray("moves"u8);
        foreach (var move in changes.Moves)
        {
            json.WriteStartObject();
            json.WriteString("from"u8, move.From);
            json.WriteString("to"u8, move.To);
            json.WriteNumber("leads"u8, move.Leads);
            json.WriteStartArray("examples"u8);
            foreach (var lead in move.Examples)
                json.WriteStringValue(lead);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
