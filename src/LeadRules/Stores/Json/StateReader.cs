using System.Text.Json;

namespace LeadRules.Stores.Json;

/// <summary>Reads what <see cref="StateWriter"/> writes, and nothing else.</summary>
internal static class StateReader
{
    private static readonly string[] StateNames = ["lead", "book", "bookSince", "variant", "until", "seen", "notes"];
    private static readonly string[] RootNames = ["format", .. StateNames];
    private static readonly string[] StoredNames = ["revision", "nextLook", "state"];
    private static readonly string[] NoteNames = ["kind", "name", "at", "of", "by", "why", "until", "seen"];

    /// <summary>A state that has a text to itself, which tells its format.</summary>
    public static LeadState ReadRoot(JsonElement root, SnapshotPlace place)
    {
        var state = new SnapshotObject(root, place, "a state of a lead", RootNames);
        state.RequireFormat(LeadStateJson.Format);
        return Read(state);
    }

    /// <summary>A state as a store keeps it.</summary>
    public static StoredLead ReadStored(JsonElement element, SnapshotPlace place)
    {
        var stored = new SnapshotObject(element, place, "a state that is kept", StoredNames);
        var state = stored.Object("state", static (element, place) => Read(new SnapshotObject(element, place, "a state of a lead", StateNames)));
        return new StoredLead(state!, stored.Long("revision"), stored.InstantOrNull("nextLook"));
    }

    private static LeadState Read(SnapshotObject state) => new()
    {
        Lead = state.Text("lead"),
        Book = state.TextOrNull("book"),
        BookSince = state.InstantOrNull("bookSince"),
        Variant = state.TextOrNull("variant"),
        Until = state.InstantOrNull("until"),
        Seen = state.Count("seen", 0),
        Notes = state.ListOrNull("notes", Note) ?? [],
    };

    private static LeadNote Note(JsonElement element, SnapshotPlace place)
    {
        var note = new SnapshotObject(element, place, "a note", NoteNames);
        return new LeadNote(note.Word<LeadNoteKind>("kind", LeadNoteTypes.All), note.Text("name"), note.Instant("at"))
        {
            Of = note.TextOrNull("of"),
            By = note.TextOrNull("by"),
            Why = note.TextOrNull("why"),
            Until = note.InstantOrNull("until"),
            Seen = note.Count("seen", LeadNote.NotYetSeen),
        };
    }
}
