namespace LeadRules;

/// <summary>Something that was noted of a lead: it came into a stage, left a segment, was given to a rep. Immutable.</summary>
/// <remarks>
/// Conditions see notes as activities of the types that <see cref="LeadNoteKind"/> tells, with the name as subject and
/// <c>of</c>, <c>by</c> and <c>why</c> as properties: <c>count(stage.entered where subject = 'recycled') &lt; 3</c>. The
/// selector <c>*</c> leaves them out, for it means what happened to the lead, not what was concluded from it. They never see
/// <see cref="LeadNoteKind.Inferred"/>: what the host was told once must not depend on how often it asked.
/// </remarks>
/// <param name="Kind">What was noted.</param>
/// <param name="Name">The stage, segment, threshold, trigger, campaign, content, rep or key that it is about.</param>
/// <param name="At">When.</param>
public sealed record LeadNote(LeadNoteKind Kind, string Name, DateTimeOffset At)
{
    /// <summary>The stage that was left, the campaign that sends, or the subject of what was refused; or null.</summary>
    public string? Of { get; init; }

    /// <summary>The id of the transition that moved the lead, the rule of an inference, or the rule book's word for what else did; or null.</summary>
    public string? By { get; init; }

    /// <summary>Why, in words; or null.</summary>
    public string? Why { get; init; }

    /// <summary>Until when the lead rests in the stage that it came into; or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many activities the lead had by then, which shows when one has come late; -1 for a note from outside that no decision has taken into account yet.</summary>
    public int Seen { get; init; }

    /// <summary>The <see cref="Seen"/> of a note that no decision has taken into account yet.</summary>
    internal const int NotYetSeen = -1;

    /// <summary>Whether it is not worked out again when an activity comes late: it came from outside, or the host was told for good.</summary>
    public bool IsGiven => Kind >= LeadNoteKind.Assigned;

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(LeadNote), (nameof(Kind), Kind), (nameof(Name), Name), (nameof(At), At), (nameof(Of), Of), (nameof(By), By), (nameof(Why), Why), (nameof(Until), Until), (nameof(Seen), Seen));

    /// <summary>Whether conditions see it.</summary>
    internal bool IsVisible => Kind != LeadNoteKind.Inferred;

    /// <summary>Notes as conditions see them.</summary>
    internal static ActivityHistory HistoryOf(IEnumerable<LeadNote> notes) => ActivityHistory.Of(notes.Where(static note => note.IsVisible).Select(static note => note.ToActivity()));

    /// <summary>The note as conditions see it.</summary>
    internal Activity ToActivity() => new(LeadNoteTypes.Of(Kind), At.UtcTicks, Name, double.NaN, id: null, Properties());

    private KeyValuePair<string, FieldValue>[] Properties()
    {
        var count = (By is null ? 0 : 1) + (Of is null ? 0 : 1) + (Why is null ? 0 : 1);
        if (count == 0)
            return [];
        var properties = new KeyValuePair<string, FieldValue>[count];
        count = 0;
        if (By is not null)
            properties[count++] = new("by", By);
        if (Of is not null)
            properties[count++] = new("of", Of);
        if (Why is not null)
            properties[count] = new("why", Why);
        return properties;
    }
}
