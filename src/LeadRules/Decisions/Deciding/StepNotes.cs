using LeadRules.Conditions.Compiled;
using LeadRules.Lifecycle;

namespace LeadRules.Decisions.Deciding;

/// <summary>
/// What is to be noted at one instant: what was said of the lead first, then groupings, stages, triggers and campaigns; each part of
/// the rule book at most once (and back again at most once), so that no two of them can keep each other going.
/// </summary>
internal sealed class StepNotes(LeadEngine engine, Standing standing, BusinessCalendar? ownerCalendar)
{
    private readonly List<(object Part, object? By)> _done = [];
    private readonly List<Activity> _happened = [];
    private readonly List<FoundNote> _found = [];
    private readonly List<Activity> _moved = [];

    public LeadEngine Engine => engine;

    public Standing Standing => standing;

    /// <summary>The calendar of the lead's owner; or null.</summary>
    public BusinessCalendar? OwnerCalendar => ownerCalendar;

    /// <summary>What happened at the instant, and what was noted of it so far.</summary>
    public IReadOnlyList<Activity> AllThatHappened => _happened;

    /// <summary>Starts with an instant.</summary>
    public void Begin(IReadOnlyList<Activity> happened)
    {
        _done.Clear();
        _moved.Clear();
        _happened.Clear();
        _happened.AddRange(happened);
    }

    /// <summary>Adds what was noted: it may fire triggers in turn.</summary>
    public void Happened(Activity note) => _happened.Add(note);

    /// <summary>Whether anything would be noted if somebody looked at this instant, at which nothing happened.</summary>
    public bool WouldNote(Lead lead, ref Evaluation evaluation)
    {
        Begin([]);
        return Find(lead, ref evaluation).Count > 0;
    }

    /// <summary>What is to be noted next; nothing when all is noted. Of use until the next call.</summary>
    public IReadOnlyList<FoundNote> Find(Lead lead, ref Evaluation evaluation)
    {
        _found.Clear();
        StageNotes.FindStart(this, lead, ref evaluation);
        if (_found.Count == 0)
            StageNotes.FindOrdered(this, lead, ref evaluation);
        if (_found.Count == 0)
            GroupingNotes.Find(this, ref evaluation);
        if (_found.Count == 0)
            StageNotes.Find(this, lead, ref evaluation);
        if (_found.Count == 0)
            TriggerNotes.Find(this, ref evaluation);
        if (_found.Count == 0)
            CampaignNotes.Find(this, lead, ref evaluation);
        return _found;
    }

    /// <summary>Adds a note, unless the part has had its turn at this instant.</summary>
    public void Add(object part, LeadNote note, IReadOnlyList<CompiledAction>? actions = null, object? by = null)
    {
        if (IsDone(part, by))
            return;
        _done.Add((part, by));
        _found.Add(new FoundNote(note, actions ?? []));
    }

    /// <summary>Adds a note of a part that may have several turns.</summary>
    public void AddAnother(LeadNote note, IReadOnlyList<CompiledAction> actions) => _found.Add(new FoundNote(note, actions));

    /// <summary>Whether a part has had its turn at this instant.</summary>
    public bool IsDone(object part, object? by = null) => _done.Count > 0 && _done.Exists(done => ReferenceEquals(done.Part, part) && Equals(done.By, by));

    /// <summary>Whether an activity has moved the lead already, or was refused.</summary>
    public bool HasMoved(Activity activity) => _moved.Contains(activity);

    public void Moved(Activity activity) => _moved.Add(activity);

    public static DateTimeOffset At(ref Evaluation evaluation) => new(evaluation.At, TimeSpan.Zero);
}

/// <summary>A note that is to be made, and what the host is to be told of it.</summary>
internal readonly record struct FoundNote(LeadNote Note, IReadOnlyList<CompiledAction> Actions);
