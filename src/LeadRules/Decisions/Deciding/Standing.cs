using LeadRules.Lifecycle;

namespace LeadRules.Decisions.Deciding;

/// <summary>What the notes of a lead come to: where it stands now, by the places of the parts in the rule book.</summary>
internal sealed class Standing
{
    private readonly CompiledLifecycle _rules;
    private readonly IReadOnlyList<RuleBooks.ThresholdDefinition> _thresholds;

    public Standing(LeadEngine engine, IReadOnlyList<LeadNote> notes)
    {
        _rules = engine.Lifecycle;
        _thresholds = engine.RuleBook.Thresholds;
        IsIn = new bool[_rules.Segments.Length];
        HasReached = new bool[_thresholds.Count];
        Fired = new TriggerStanding[_rules.Triggers.Length];
        Campaigns = new CampaignStanding[_rules.Campaigns.Length];
        for (var i = 0; i < notes.Count; i++)
            Take(notes[i]);
    }

    /// <summary>How the lead came into its stage; null before it has one.</summary>
    public LeadNote? Stage { get; private set; }

    public string? Owner { get; private set; }

    /// <summary>Whether the lead was routed since it came into its stage.</summary>
    public bool IsRouted { get; private set; }

    public bool[] IsIn { get; }

    public bool[] HasReached { get; }

    public TriggerStanding[] Fired { get; }

    public CampaignStanding[] Campaigns { get; }

    /// <summary>Takes a note into account. Names that the rule book does not know any more change nothing.</summary>
    public void Take(LeadNote note)
    {
        switch (note.Kind)
        {
            case LeadNoteKind.StageEntered:
                (Stage, IsRouted) = (note, false);
                break;
            case LeadNoteKind.SegmentEntered or LeadNoteKind.SegmentLeft:
                if (PlaceOf(_rules.Segments, note.Name, static segment => segment.Definition.Name) is var segment and >= 0)
                    IsIn[segment] = note.Kind == LeadNoteKind.SegmentEntered;
                break;
            case LeadNoteKind.ThresholdReached or LeadNoteKind.ThresholdLeft:
                if (PlaceOf(_thresholds, note.Name, static threshold => threshold.Name) is var threshold and >= 0)
                    HasReached[threshold] = note.Kind == LeadNoteKind.ThresholdReached;
                break;
            case LeadNoteKind.TriggerFired or LeadNoteKind.TriggerRearmed:
                if (PlaceOf(_rules.Triggers, note.Name, static trigger => trigger.Definition.Name) is var trigger and >= 0)
                    Fired[trigger] = new TriggerStanding(note.Kind == LeadNoteKind.TriggerFired, Fired[trigger].Ever || note.Kind == LeadNoteKind.TriggerFired);
                break;
            case LeadNoteKind.CampaignEntered or LeadNoteKind.CampaignLeft or LeadNoteKind.CampaignSent or LeadNoteKind.CampaignSkipped:
                if (PlaceOf(_rules.Campaigns, note.Of ?? note.Name, static campaign => campaign.Definition.Name) is var campaign and >= 0)
                    Campaigns[campaign] = Campaigns[campaign].After(note);
                break;
            case LeadNoteKind.Assigned:
                (Owner, IsRouted) = (note.Name, true);
                break;
            case LeadNoteKind.Routed:
                IsRouted = true;
                break;
            case LeadNoteKind.Released:
                Owner = null;
                break;
        }
    }

    /// <summary>The segment that keeps something from being done to the lead now; null when none does.</summary>
    public string? SuppressedBy(Func<RuleBooks.Suppression, bool> what)
    {
        for (var i = 0; i < IsIn.Length; i++)
        {
            if (IsIn[i] && _rules.Segments[i].Definition.Suppresses is { } suppression && (suppression.Everything || what(suppression)))
                return _rules.Segments[i].Definition.Name;
        }

        return null;
    }

    private static int PlaceOf<T>(IReadOnlyList<T> parts, string name, Func<T, string> nameOf)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (string.Equals(nameOf(parts[i]), name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}

/// <summary>Where a trigger stands.</summary>
/// <param name="Now">Whether it has fired and was not re-armed.</param>
/// <param name="Ever">Whether it has ever fired.</param>
internal readonly record struct TriggerStanding(bool Now, bool Ever);

/// <summary>Where a lead stands in a campaign.</summary>
/// <param name="IsEnrolled">Whether it is enrolled.</param>
/// <param name="Since">When it was enrolled the last time, as UTC ticks.</param>
/// <param name="Left">When it left the last time, as UTC ticks; 0 when it never has.</param>
/// <param name="Done">How many steps were done since it was enrolled.</param>
internal readonly record struct CampaignStanding(bool IsEnrolled, long Since, long Left, int Done)
{
    public CampaignStanding After(LeadNote note) => note.Kind switch
    {
        LeadNoteKind.CampaignEntered => new CampaignStanding(true, note.At.UtcTicks, Left, 0),
        LeadNoteKind.CampaignLeft => this with { IsEnrolled = false, Left = note.At.UtcTicks },
        _ => this with { Done = Done + 1 },
    };
}
