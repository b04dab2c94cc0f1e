using System.Text.Json;

namespace LeadRules.Stores.Json;

/// <summary>Writes the states of leads. What is null, 0 or empty is left out.</summary>
internal static class StateWriter
{
    /// <summary>A state that has a text to itself, which tells its format.</summary>
    public static void WriteRoot(Utf8JsonWriter json, LeadState state)
    {
        json.WriteStartObject();
        json.WriteString("format"u8, LeadStateJson.Format);
        Members(json, state);
        json.WriteEndObject();
    }

    /// <summary>A state as a store keeps it.</summary>
    public static void WriteStored(Utf8JsonWriter json, StoredLead stored)
    {
        json.WriteStartObject();
        json.WriteNumber("revision"u8, stored.Revision);
        json.Instant("nextLook", stored.NextLook);
        json.WriteStartObject("state"u8);
        Members(json, stored.State);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, LeadState state)
    {
        json.WriteString("lead"u8, state.Lead);
        json.Text("book", state.Book);
        json.Instant("bookSince", state.BookSince);
        json.Text("variant", state.Variant);
        json.Instant("until", state.Until);
        json.Number("seen", state.Seen);
        if (state.Notes.Count > 0)
            json.List("notes", state.Notes, note => Note(json, note));
    }

    private static void Note(Utf8JsonWriter json, LeadNote note)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, LeadNoteTypes.Of(note.Kind));
        json.WriteString("name"u8, note.Name);
        json.Instant("at", note.At);
        json.Text("of", note.Of);
        json.Text("by", note.By);
        json.Text("why", note.Why);
        json.Instant("until", note.Until);
        json.Number("seen", note.Seen);
        json.WriteEndObject();
    }
}
