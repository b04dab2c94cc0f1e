using LeadRules.Calendars;

namespace LeadRules.Sla;

/// <summary>Works out every clock of a lead, target by target.</summary>
internal sealed class SlaEvaluator(LeadFacts facts, BusinessCalendar? ownerCalendar, BusinessCalendar? bookCalendar)
{
    private static readonly TickRange[] NoPauses = [];
    private readonly List<SlaClock> _clocks = [];
    private long _nextVersion = long.MaxValue;
    private Dictionary<CompiledVersion, TickRange[]>? _pauses;

    public SlaEvaluation Evaluate(IReadOnlyList<CompiledSeries> slas)
    {
        for (var i = 0; i < slas.Count; i++)
            AddClocks(slas[i]);
        return new SlaEvaluation(facts, _clocks, _nextVersion);
    }

    private void AddClocks(CompiledSeries series)
    {
        foreach (var version in series.Versions)
        {
            if (version.From > facts.At)
                _nextVersion = Math.Min(_nextVersion, version.From);
        }

        var before = _clocks.Count;
        var next = NextStart(series, long.MinValue);
        ClockRun? previous = null;
        while (next is { } start)
        {
            var (version, target) = (series.Versions[start.Version], series.Targets[start.Version]!);
            var repeat = target.Definition.Repeat;
            var restart = repeat == SlaRepeat.Restart ? NextStart(series, start.By.Ticks + 1) : null;

            // One event stops one clock: what stopped the clock before at this very instant does not stop this one as well.
            var stopFrom = previous is { IsStopped: true } && previous.End == start.By.Ticks ? start.By.Ticks + 1 : start.By.Ticks;
            var run = new ClockRun(facts, version, target, TimeOf(version, target), start.By, stopFrom, restart?.By.Ticks);
            _clocks.Add(new SlaClock(version.Definition, target.Definition, run));
            previous = run;
            next = repeat switch
            {
                SlaRepeat.Once => null,
                SlaRepeat.Restart => restart,
                SlaRepeat.Every when run is { IsStopped: true, IsClosed: false } && Again(series, run) is { } again => again,
                _ => StartAfter(series, run),
            };
        }

        if (_clocks.Count == before && series.InForce(facts.At) is >= 0 and var current && series.Targets[current] is { } waiting)
        {
            var version = series.Versions[current];
            _clocks.Add(new SlaClock(version.Definition, waiting.Definition) { Guards = waiting.Definition.Guards.Count > 0 && facts.Holds(version.When, facts.At) });
        }
    }

    /// <summary>The first start from an instant on, under the version that is in force at it, for which the agreement applies.</summary>
    private ClockStart? NextStart(CompiledSeries series, long from)
    {
        for (var i = 0; i < series.Versions.Length; i++)
        {
            var version = series.Versions[i];
            if (version.To <= from || version.From > facts.At || series.Targets[i] is not { } target)
                continue;
            var after = Math.Max(from, version.From);
            while (facts.First(target.Start, after, version.To - 1) is { } start)
            {
                if (facts.Holds(version.When, start.Ticks))
                    return new ClockStart(i, start);
                after = start.Ticks + 1;
            }
        }

        return null;
    }

    /// <summary>The first start once a clock has ended. At the same instant it may be another event than the one that ended it.</summary>
    private ClockStart? StartAfter(CompiledSeries series, ClockRun run)
    {
        if (run.End is not { } end)
            return null;
        var next = NextStart(series, run is { IsStopped: true, IsClosed: false } && run.Start < end ? end : end + 1);
        return next is { } start && start.By.Ticks == end && ReferenceEquals(start.By.By, run.EndedBy) ? NextStart(series, end + 1) : next;
    }

    /// <summary>What stopped a clock that runs on and on starts the next one, if the agreement still applies.</summary>
    private ClockStart? Again(CompiledSeries series, ClockRun run)
    {
        var stop = new Event(run.End!.Value, run.EndedBy);
        var version = series.InForce(stop.Ticks);
        return version >= 0 && series.Targets[version] is not null && facts.Holds(series.Versions[version].When, stop.Ticks) ? new ClockStart(version, stop) : null;
    }

    private ClockTime TimeOf(CompiledVersion version, CompiledTarget target)
    {
        var pauses = NoPauses;
        if (version.Pauses.Length > 0 && !(_pauses ??= []).TryGetValue(version, out pauses!))
            _pauses.Add(version, pauses = PausesOf(version));
        return new ClockTime(target.Definition.Within.IsAroundTheClock ? null : target.Calendar ?? ownerCalendar ?? bookCalendar, pauses);
    }

    /// <summary>The stretches in which the clocks stand still; those that touch or overlap are joined. Where a pause begins and ends at one instant, the end counts.</summary>
    private TickRange[] PausesOf(CompiledVersion version)
    {
        List<TickRange> all = [];
        foreach (var (from, to) in version.Pauses)
        {
            for (var next = facts.First([from], long.MinValue, facts.At); next is { } start;)
            {
                var end = facts.First([to], start.Ticks, facts.At)?.Ticks ?? long.MaxValue;
                all.Add(new TickRange(start.Ticks, end));
                next = end == long.MaxValue ? null : facts.First([from], Math.Max(end, start.Ticks + 1), facts.At);
            }
        }

        return [.. Ranges.Union(all)];
    }

    /// <summary>What starts a clock, and under which version of the agreement.</summary>
    private readonly record struct ClockStart(int Version, Event By);
}
