using LeadRules.Stores;

namespace LeadRules.Testing;

/// <summary>Decisions about the states of leads, as small as they can be: each adds a note to the lead's state, once.</summary>
internal static class NoteDesk
{
    public static RoutingScope Scope(string lead) => new(null, [], []) { Lead = lead };

    /// <summary>Adds a note, and keeps it.</summary>
    public static ValueTask<StoredLead> NoteAsync(ILeadStateStore store, string lead, string note, CancellationToken cancellationToken, DateTimeOffset? nextLook = null) =>
        store.CommitAsync(Scope(lead), state => Note(state.Stored, lead, note, nextLook), cancellationToken);

    /// <summary>A note that was added before stays as it is, and the answer is what is kept by now.</summary>
    public static RoutingCommit<StoredLead> Note(StoredLead? before, string lead, string note, DateTimeOffset? nextLook = null)
    {
        if (before is not null && before.State.Notes.Any(known => known.Name == note))
            return new(null, before);
        var after = After(before, lead, note, nextLook);
        return new(new RoutingChange { Stored = after }, after);
    }

    /// <summary>What is kept after a note, by the state before; each note is a tick later than the one before, so that their order shows.</summary>
    public static StoredLead After(StoredLead? before, string lead, string note, DateTimeOffset? nextLook = null)
    {
        var state = before?.State ?? LeadState.New(lead);
        var at = Desk.Monday.AddTicks(state.Notes.Count);
        return new StoredLead(
            state with { Until = at, Seen = state.Seen + 1, Notes = [.. state.Notes, new LeadNote(LeadNoteKind.TriggerFired, note, at) { Seen = state.Seen + 1 }] },
            (before?.Revision ?? 0) + 1,
            nextLook);
    }

    /// <summary>The change with a state of a lead as well.</summary>
    public static RoutingChange With(this RoutingChange change, StoredLead stored) =>
        new() { Lead = change.Lead, Stored = stored, Pools = change.Pools, Events = change.Events, Reps = change.Reps, Intents = change.Intents, Records = change.Records };
}
