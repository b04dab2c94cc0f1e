using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadRules.Cli.Comparing;

/// <summary>What is different, as one JSON object.</summary>
internal static class DiffJson
{
    public static void Write(Stream output, DiffReport report)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("before", report.Before);
            json.WriteString("after", report.After);
            json.WriteStartArray("changes");
            foreach (var change in report.Changes)
                Write(json, change);
            json.WriteEndArray();
            if (report.Leads is { } leads)
                Write(json, leads);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, RuleBookChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
        json.WriteString("path", change.Path);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LeadShifts leads)
    {
        json.WriteStartObject("leads");
        json.WriteString("at", InstantText.Format(leads.At));
        json.WriteNumber("compared", leads.Compared);
        json.WriteNumber("changed", leads.Changed);
        json.WriteStartArray("differences");
        foreach (var shift in leads.Shifts)
        {
            json.WriteStartObject();
            json.WriteString("what", shift.What.ToString().ToLowerInvariant());
            if (shift.Name is not null)
                json.WriteString("name", shift.Name);
            json.WriteString("change", shift.Change);
            json.WriteNumber("leads", shift.Leads);
            json.WriteStartArray("examples");
            foreach (var example in shift.Examples)
            {
                json.WriteStartObject();
                json.WriteString("lead", example.Lead);
                json.WriteString("before", example.Before);
                json.WriteString("after", example.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
