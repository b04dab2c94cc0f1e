using System.Diagnostics;
using LeadRules.RuleBooks;
using LeadRules.Sla;

namespace LeadRules;

/// <summary>One clock of a lead: a target, from one start. Immutable; the same events always give the same clock.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SlaClock
{
    private readonly ClockRun? _run;

    internal SlaClock(SlaPolicyDefinition policy, SlaTargetDefinition target, ClockRun? run = null)
    {
        Policy = policy;
        Target = target;
        _run = run;
    }

    /// <summary>Whether it guards what its target guards: it has started, or would for this lead. An agreement guards nothing for leads to which it does not apply.</summary>
    internal bool Guards { get; init; } = true;

    /// <summary>The version of the agreement under which the clock started; it stays with the clock when the agreement is edited.</summary>
    public SlaPolicyDefinition Policy { get; }

    /// <summary>The target.</summary>
    public SlaTargetDefinition Target { get; }

    /// <summary>Where the clock stands.</summary>
    public SlaState State => _run?.State ?? SlaState.NotStarted;

    /// <summary>Whether it still runs or stands still, and a warning point has passed.</summary>
    public bool IsAtRisk => State is (SlaState.Running or SlaState.Paused) && Points.Any(static point => point.Step.At.IsWarning);

    /// <summary>The calendar by which it counts; null when all time counts.</summary>
    public BusinessCalendar? Calendar => _run?.Time.Calendar;

    /// <summary>When it started; null when it has not.</summary>
    public DateTimeOffset? Start => At(_run?.Start);

    /// <summary>What started it; null when it has not started, or started with the creation of the lead.</summary>
    public Activity? StartedBy => _run?.StartedBy;

    /// <summary>
    /// When it is due. Null before it starts, while it is paused (how long is not known), and when it is never due, because the
    /// calendar does not open for that long.
    /// </summary>
    public DateTimeOffset? Due => At(_run?.Due);

    /// <summary>When it was stopped or ended; null while it was not.</summary>
    public DateTimeOffset? End => At(_run?.End);

    /// <summary>What stopped or ended it; null while nothing has.</summary>
    public Activity? EndedBy => _run?.EndedBy;

    /// <summary>When the time was up without a stop; null when it was not.</summary>
    public DateTimeOffset? BreachedAt => _run is { IsBreached: true } run ? At(run.Due) : null;

    /// <summary>The time that has counted so far, pauses and closed hours left out; goes on after a breach.</summary>
    public TimeSpan Elapsed => new(_run?.Elapsed ?? 0);

    /// <summary>The time it may run in all, as business days come to for this start; null when it is never due, or has not started.</summary>
    public TimeSpan? Budget => _run?.Budget is { } ticks ? new TimeSpan(ticks) : null;

    /// <summary>The time that is left; negative when it is overdue. Null when it is never due, or has not started.</summary>
    public TimeSpan? Remaining => Budget - Elapsed;

    /// <summary>The points that have passed, in the order of their instants.</summary>
    public IReadOnlyList<SlaPassedPoint> Points => _run?.Points ?? [];

    /// <summary>How many touches of each kind have counted; empty for other targets.</summary>
    public IReadOnlyList<TouchProgress> Touches => _run?.Touches ?? [];

    /// <summary>Each touch and claim of one, and whether it counts; worked out when it is asked for. Empty for other targets.</summary>
    public IReadOnlyList<TouchEvidence> TouchEvidence => _run?.TouchEvidence() ?? [];

    /// <summary>The next instant at which the clock changes by time alone; null when it does not.</summary>
    public DateTimeOffset? NextCheckAt => At(_run?.NextCheck);

    /// <summary><see cref="NextCheckAt"/> as UTC ticks.</summary>
    internal long? NextCheck => _run?.NextCheck;

    /// <summary>Says what time counted: which windows of the calendar, which dates differed, which pauses. Takes time by the length of the span.</summary>
    public SlaExplanation Explain() => new(this, _run);

    /// <summary>Agreement, target and state, with the due instant.</summary>
    public override string ToString() =>
        $"{Policy.Name}.{Target.Name} {EnumWords<SlaState>.Of(State)}{(Due is { } due ? $", due {InstantText.FormatLocal(due)}" : "")}";

    private DateTimeOffset? At(long? ticks) => ticks is { } utc ? _run!.Time.Local(utc) : null;
}

/// <summary>A point of a clock that has passed.</summary>
/// <param name="Step">The step that stands at the point; for what becomes of the lead when the time is up, a step at the due instant.</param>
/// <param name="At">When it passed.</param>
/// <param name="Intent">What the host should do; null for a mere warning, and when the step's condition was not true.</param>
public sealed record SlaPassedPoint(SlaStepDefinition Step, DateTimeOffset At, Intent? Intent)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(SlaPassedPoint), (nameof(Step), Step), (nameof(At), At), (nameof(Intent), Intent));
}

/// <summary>How far the touches of one kind have come.</summary>
/// <param name="Requirement">What is agreed.</param>
/// <param name="Counted">How many have counted; may be more than agreed.</param>
public sealed record TouchProgress(TouchRequirement Requirement, int Counted)
{
    /// <summary>How many are missing.</summary>
    public int Missing => Math.Max(0, Requirement.Count - Counted);
}

/// <summary>A touch, or the claim of one, and whether it counts.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Verdict">Whether it counts, and why not.</param>
public sealed record TouchEvidence(Activity Activity, TouchVerdict Verdict);

/// <summary>Whether a touch counts, and why not.</summary>
public enum TouchVerdict
{
    /// <summary>It counts.</summary>
    Counts,

    /// <summary>It comes too soon after the one before it of the same kind.</summary>
    TooClose,

    /// <summary>It is of a kind that the target does not ask for.</summary>
    WrongKind,

    /// <summary>It was claimed, and there is no activity that shows it.</summary>
    NoActivity,

    /// <summary>It was claimed, and the activity that shows it counts itself.</summary>
    Shown,
}
