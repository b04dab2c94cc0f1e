namespace LeadRules.Decisions.Deciding;

/// <summary>The lead as conditions see it amid a decision: with its stage, its owner, and the notes among its activities.</summary>
internal sealed class LeadView
{
    private readonly bool _hasStages;

    /// <param name="given">The lead as the host knows it.</param>
    /// <param name="notes">What was noted of it so far.</param>
    /// <param name="history">The same as conditions see it.</param>
    /// <param name="hasStages">Whether the rule book has stages; if not, the stage is the host's.</param>
    public LeadView(Lead given, IReadOnlyList<LeadNote> notes, ActivityHistory history, bool hasStages)
    {
        _hasStages = hasStages;
        var (stage, owner) = (given.Stage, given.Owner);
        var activities = given.Activities.And(history);
        for (var i = 0; i < notes.Count; i++)
            (stage, owner, activities) = After(notes[i], stage, owner, activities);
        var isAsGiven = ReferenceEquals(activities, given.Activities) && stage == given.Stage && owner == given.Owner;
        Lead = isAsGiven ? given : given with { Stage = stage, Owner = owner, Activities = activities };
    }

    public Lead Lead { get; private set; }

    /// <summary>Adds a note.</summary>
    public Activity Add(LeadNote note)
    {
        var noted = note.ToActivity();
        if (!note.IsVisible)
            return noted;
        var (stage, owner, activities) = After(note, Lead.Stage, Lead.Owner, Lead.Activities.With(noted));
        Lead = Lead with { Stage = stage, Owner = owner, Activities = activities };
        return noted;
    }

    private (string? Stage, string? Owner, ActivityHistory Activities) After(LeadNote note, string? stage, string? owner, ActivityHistory activities) => note.Kind switch
    {
        LeadNoteKind.StageEntered when _hasStages => (note.Name, owner, activities),
        LeadNoteKind.Assigned => (stage, note.Name, activities),
        LeadNoteKind.Released => (stage, null, activities),
        LeadNoteKind.Refused => (stage, owner, Without(activities, note)),
        _ => (stage, owner, activities),
    };

    /// <summary>What was refused counts for nothing.</summary>
    private static ActivityHistory Without(ActivityHistory activities, LeadNote refused)
    {
        foreach (var activity in activities.OfType(refused.Name))
        {
            if (activity.Ticks == refused.At.UtcTicks && activity.Subject == refused.Of)
                return activities.Without(activity);
        }

        return activities;
    }
}
