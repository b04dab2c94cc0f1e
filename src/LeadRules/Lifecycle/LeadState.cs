namespace LeadRules;

/// <summary>
/// What must be remembered of a lead from one decision to the next: notes, in the order of their instants. Immutable; what a
/// lead is now follows from its notes. Kept by the host, or by a store.
/// </summary>
public sealed record LeadState
{
    private readonly IReadOnlyList<LeadNote> _notes = EquatableList<LeadNote>.Empty;
    private ActivityHistory? _history;

    /// <summary>The id of the lead.</summary>
    public required string Lead { get; init; }

    /// <summary>The rule book of the last decision, with its version; null before the first.</summary>
    public string? Book { get; init; }

    /// <summary>Since when that rule book decides; what others noted before is not worked out again by it. Null where it has decided from the first.</summary>
    public DateTimeOffset? BookSince { get; init; }

    /// <summary>The challenger by whose rules the lead is decided, from its first decision on; null for the rule book itself.</summary>
    public string? Variant { get; init; }

    /// <summary>Up to which instant everything was taken into account; null before the first decision.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many activities the lead had by then.</summary>
    public int Seen { get; init; }

    /// <summary>What was noted, the earliest first.</summary>
    public IReadOnlyList<LeadNote> Notes
    {
        get => _notes;
        init
        {
            _notes = EquatableList.Of(value);
            _history = null;
        }
    }

    /// <summary>The stage; null before the first decision, and where the rule book has no stages.</summary>
    public string? Stage => Last(LeadNoteKind.StageEntered)?.Name;

    /// <summary>Since when it is in its stage.</summary>
    public DateTimeOffset? StageSince => Last(LeadNoteKind.StageEntered)?.At;

    /// <summary>Who has it, as routing decided; null for nobody.</summary>
    public string? Owner => Last(LeadNoteKind.Assigned, LeadNoteKind.Released) is { Kind: LeadNoteKind.Assigned } assigned ? assigned.Name : null;

    /// <summary>The segments it is in, in the order in which it came in.</summary>
    public IReadOnlyList<string> Segments => EquatableList.Of<string>(
        [.. Notes.Where(static note => note.Kind is LeadNoteKind.SegmentEntered or LeadNoteKind.SegmentLeft)
            .GroupBy(static note => note.Name, StringComparer.Ordinal)
            .Select(static notes => notes.Last())
            .Where(static note => note.Kind == LeadNoteKind.SegmentEntered)
            .OrderBy(static note => note.At)
            .Select(static note => note.Name)]);

    /// <summary>The notes of a kind.</summary>
    public IEnumerable<LeadNote> Of(LeadNoteKind kind) => Notes.Where(note => note.Kind == kind);

    /// <summary>How often it came into a stage.</summary>
    public int TimesIn(string stage) => Of(LeadNoteKind.StageEntered).Count(note => note.Name == stage);

    /// <summary>The state of a lead of which nothing is known yet.</summary>
    public static LeadState New(string lead)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(lead);
        return new LeadState { Lead = lead };
    }

    /// <summary>The state once somebody has put the lead into a segment or taken it out, whatever the conditions of the segment say. The next decision acts on it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="pin">In, out, or by its conditions again.</param>
    /// <param name="at">When; an instant before the last decision counts as that of the decision.</param>
    /// <param name="why">Who did it and why, in words; or null.</param>
    public LeadState WithPin(string segment, SegmentPin pin, DateTimeOffset at, string? why = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(segment);
        var kind = pin switch
        {
            SegmentPin.In => LeadNoteKind.PinnedIn,
            SegmentPin.Out => LeadNoteKind.PinnedOut,
            _ => LeadNoteKind.Unpinned,
        };

        // A tick after what was noted before, so that their order shows in their instants.
        return WithGiven(new LeadNote(kind, segment, Latest is { } latest && latest >= at ? latest.AddTicks(1) : at) { Why = why });
    }

    /// <summary>The state once a rep has been given the lead. The next decision acts on it.</summary>
    /// <param name="rep">The rep.</param>
    /// <param name="at">When; an instant before the last decision counts as that of the decision.</param>
    /// <param name="why">By which route, or by whose decision; or null.</param>
    public LeadState WithOwner(string rep, DateTimeOffset at, string? why = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rep);
        return WithGiven(new LeadNote(LeadNoteKind.Assigned, rep, at) { Why = why });
    }

    /// <summary>The state with a note from outside, which the next decision takes into account.</summary>
    internal LeadState WithGiven(LeadNote note) =>
        this with { Notes = [.. Notes, note with { At = Latest is { } latest && latest > note.At ? latest : note.At, Seen = LeadNote.NotYetSeen }] };

    /// <summary>The instant before which nothing new can be noted: that of the last decision, or of the last note when that is later; null for a lead of which nothing is known.</summary>
    internal DateTimeOffset? Latest => Notes.Count > 0 && !(Notes[^1].At < Until) ? Notes[^1].At : Until;

    /// <summary>The notes as conditions see them.</summary>
    internal ActivityHistory History => _history ??= LeadNote.HistoryOf(Notes);

    /// <summary>The last note of one of two kinds; null when there is none.</summary>
    internal LeadNote? Last(LeadNoteKind kind, LeadNoteKind? orKind = null)
    {
        for (var i = Notes.Count - 1; i >= 0; i--)
        {
            if (Notes[i].Kind == kind || Notes[i].Kind == orKind)
                return Notes[i];
        }

        return null;
    }

    /// <summary>Whether the content is equal.</summary>
    public bool Equals(LeadState? other) =>
        other is not null && Lead == other.Lead && Book == other.Book && BookSince == other.BookSince && Variant == other.Variant && Until == other.Until && Seen == other.Seen && Notes.Equals(other.Notes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lead, Until, Notes.Count);

    /// <summary>The lead, its stage and its owner, for logs.</summary>
    public override string ToString() => $"{Lead}{(Stage is { } stage ? $" in {stage}" : "")}{(Owner is { } owner ? $" with {owner}" : "")}";
}
