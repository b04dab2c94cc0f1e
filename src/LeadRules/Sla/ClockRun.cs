using LeadRules.RuleBooks;

namespace LeadRules.Sla;

/// <summary>One run of a target's clock, worked out from the events up to the instant of the decision.</summary>
internal sealed class ClockRun
{
    private readonly LeadFacts _facts;
    private readonly CompiledVersion _version;
    private readonly CompiledTarget _target;
    private List<SlaPassedPoint>? _points;
    private readonly TouchCount? _touches;
    private long? _nextPoint;
    private bool _rolls;

    /// <param name="facts">The lead.</param>
    /// <param name="version">The version of the agreement.</param>
    /// <param name="target">The target.</param>
    /// <param name="time">How its time is counted.</param>
    /// <param name="start">What starts it.</param>
    /// <param name="stopFrom">From when on a stop counts: after the start where what is at the same instant has stopped the clock before it.</param>
    /// <param name="restart">When a new start takes its place; null when none does.</param>
    public ClockRun(LeadFacts facts, CompiledVersion version, CompiledTarget target, ClockTime time, Event start, long stopFrom, long? restart)
    {
        _facts = facts;
        _version = version;
        _target = target;
        Start = start.Ticks;
        StartedBy = start.By;
        var until = facts.FirstFrom(version.Until, start.Ticks);
        var stop = facts.First(target.Stop, stopFrom, facts.At);

        // What comes at the same instant: a stop counts before an end, and both before a new start.
        var ended = Earlier(until, restart is { } again ? new Event(again, null) : null);
        if (target.Touches.Length > 0)
        {
            _touches = new TouchCount(facts, target, start.Ticks, Earlier(stop, ended)?.Ticks ?? facts.At);
            stop = Earlier(_touches.Met, stop);
        }

        var end = Earlier(stop, ended);
        IsClosed = until is not null && until.Value.Ticks == end?.Ticks;
        IsStopped = stop is not null && end == stop;
        End = end?.Ticks;
        EndedBy = end?.By;
        Time = End is { } last ? time.Before(last) : time;
        (Budget, Due) = BudgetAndDue();
        Elapsed = Time.Elapsed(Start, Now);
        PassPoints();
    }

    public ClockTime Time { get; }

    public long Start { get; }

    public Activity? StartedBy { get; }

    public long? End { get; }

    public Activity? EndedBy { get; }

    public long? Budget { get; }

    public long? Due { get; }

    public long Elapsed { get; }

    public IReadOnlyList<SlaPassedPoint> Points => _points ?? [];

    public IReadOnlyList<TouchProgress> Touches => _touches?.Progress ?? [];

    /// <summary>Whether the due instant came before the stop, if there is one; a stop at the due instant itself is in time.</summary>
    public bool IsBreached => Due is { } due && (End is { } end ? due < end : due <= _facts.At);

    public SlaState State => (End, IsStopped, IsBreached) switch
    {
        (not null, true, false) => SlaState.Met,
        (not null, true, true) => SlaState.MetLate,
        (not null, false, false) => SlaState.Ended,
        (not null, false, true) => SlaState.Lapsed,
        (_, _, true) => SlaState.Breached,
        _ => Time.IsPaused(_facts.At) ? SlaState.Paused : SlaState.Running,
    };

    /// <summary>The next instant at which the clock changes by time alone.</summary>
    public long? NextCheck => End is null ? _nextPoint : null;

    /// <summary>Up to when its time is worth telling: its end, or while it runs the due instant, when that is still to come.</summary>
    public long Until => End ?? Math.Max(_facts.At, Due ?? _facts.At);

    /// <summary>Whether a stop ended it, in time or not.</summary>
    public bool IsStopped { get; }

    /// <summary>Whether what ended it closes the lead, be it a stop as well.</summary>
    public bool IsClosed { get; }

    /// <summary>The last instant that the clock knows of.</summary>
    private long Now => End ?? _facts.At;

    public IReadOnlyList<TouchEvidence> TouchEvidence() => _touches?.Evidence() ?? [];

    private static Event? Earlier(Event? one, Event? other) =>
        one is null || (other is not null && other.Value.Ticks < one.Value.Ticks) ? other : one;

    private (long? Budget, long? Due) BudgetAndDue()
    {
        var within = _target.Definition.Within;
        if (within.BusinessDays == 0)
            return (within.Time.Ticks, Time.After(Start, within.Time.Ticks));
        if (Time.BusinessDaysAfter(Start, within.BusinessDays) is not var (budget, due))
            return (null, null);

        // The days come to an amount of business time; pauses move the due instant by the business time they take.
        _rolls = Time.Unpaused.After(Start, budget) != due;
        return (budget, DueAfter(Time, Start, budget));
    }

    /// <summary>The instant at which an amount is used up; where the days end at an opening, the next opening, and never in a pause.</summary>
    private long? DueAfter(ClockTime time, long from, long amount)
    {
        var due = time.After(from, amount);
        return _rolls && due is { } usedUp ? time.After(usedUp, 1) - 1 : due;
    }

    private void PassPoints()
    {
        var steps = _target.Definition.Steps;
        for (var i = 0; i < steps.Count; i++)
        {
            for (var time = 0; time < steps[i].Times; time++)
                Pass(steps[i], i, time);
        }

        if (Due is { } due)
            PassDue(due);
        _points?.Sort(static (left, right) => left.At.CompareTo(right.At));
    }

    private void Pass(SlaStepDefinition step, int index, int time)
    {
        if (PointOf(step, time) is not { } at)
            return;
        if (!HasPassed(at))
        {
            NextPoint(at);
            return;
        }

        var acts = step.Do is not null && _facts.Holds(_target.Steps[index], at);
        (_points ??= []).Add(new SlaPassedPoint(step, Time.Local(at), acts ? IntentOf(step.Do!.Value, step.Name, step.To, at, FormattableString.Invariant($"{index}.{time}"), step.At) : null));
    }

    private void PassDue(long due)
    {
        if (!HasPassed(due))
        {
            NextPoint(due);
            return;
        }

        var outcomes = _target.Definition.Then;
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (!_facts.Holds(_target.Then[i], due))
                continue;
            var outcome = outcomes[i];
            var step = new SlaStepDefinition { At = SlaPoint.Due, Do = outcome.Do, Name = outcome.Name, To = outcome.To, When = outcome.When };
            (_points ??= []).Add(new SlaPassedPoint(step, Time.Local(due), IntentOf(outcome.Do, outcome.Name, outcome.To, due, "then", SlaPoint.Due)));
            return;
        }
    }

    /// <summary>A point passes when its instant comes while the clock still runs.</summary>
    private bool HasPassed(long at) => at <= _facts.At && (End is not { } end || at < end);

    private void NextPoint(long at)
    {
        if (at > _facts.At && (_nextPoint is not { } next || at < next))
            _nextPoint = at;
    }

    private long? PointOf(SlaStepDefinition step, int time)
    {
        var after = step.At.FromDue.Ticks + ((step.Every?.Ticks ?? 0) * time);
        if (step.At.Percent is { } percent)
            return Budget is { } budget ? Time.After(Start, (long)((Int128)budget * percent / 100)) : null;
        if (after < 0)
            return Budget + after is { } amount ? Time.After(Start, Math.Max(0, amount)) : null;
        return Due is { } due ? Time.After(due, after) : null;
    }

    /// <summary>The due instant as it was known at a point: later pauses move it, but an intent stays as it was.</summary>
    private long? DueAsSeenFrom(long at) =>
        Budget is { } budget ? DueAfter(Time.Unpaused, at, Math.Max(0, budget - Time.Elapsed(Start, at))) : null;

    private Intent IntentOf(IntentKind kind, string? name, string? to, long at, string step, SlaPoint point)
    {
        var policy = _version.Definition;
        var start = InstantText.Format(new DateTimeOffset(Start, TimeSpan.Zero));
        var key = $"{_facts.Lead.Id}/{policy.Name}@{policy.Version}/{_target.Definition.Name}/{start}/{step}";
        return new Intent(kind, to, key, $"{policy.Name}.{_target.Definition.Name}: {point}", Time.Local(at), point.IsWarning && DueAsSeenFrom(at) is { } due ? Time.Local(due) : null, Name: name);
    }
}
