namespace LeadRules.Sla;

/// <summary>Works out every clock of a lead, target by target.</summary>
internal sealed class SlaEvaluator(LeadFacts facts, BusinessCalendar? ownerCalendar, BusinessCalendar? bookCalendar)
{
    private static readonly (long From, long To)[] NoPauses = [];
    private readonly List<SlaClock> _clocks = [];
    private Dictionary<CompiledVersion, (long From, long To)[]>? _pauses;

    public SlaEvaluation Evaluate(IReadOnlyList<CompiledSeries> slas)
    {
        for (var i = 0; i < slas.Count; i++)
            AddClocks(slas[i]);
        return new SlaEvaluation(facts, _clocks);
    }

    private void AddClocks(CompiledSeries series)
    {
        var before = _clocks.Count;
        var next = NextStart(series, long.MinValue);
        while (next is { } start)
        {
            var (version, target) = (series.Versions[start.Version], series.Targets[start.Version]!);
            var repeat = target.Definition.Repeat;
            var restart = repeat == SlaRepeat.Restart ? NextStart(series, start.By.Ticks + 1) : null;
            var run = new ClockRun(facts, version, target, TimeOf(version, target), start.By, restart?.By.Ticks);
            _clocks.Add(new SlaClock(version.Definition, target.Definition, run));
            next = repeat switch
            {
                SlaRepeat.Once => null,
                SlaRepeat.Restart => restart,
                SlaRepeat.Every when run.IsStopped => Again(series, run),
                _ => run.End is { } end ? NextStart(series, end + 1) : null,
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

    /// <summary>What stopped a clock that runs on and on starts the next one.</summary>
    private static ClockStart? Again(CompiledSeries series, ClockRun run)
    {
        var stop = new Event(run.End!.Value, run.EndedBy);
        var version = series.InForce(stop.Ticks);
        return version >= 0 && series.Targets[version] is not null ? new ClockStart(version, stop) : null;
    }

    private ClockTime TimeOf(CompiledVersion version, CompiledTarget target)
    {
        var pauses = NoPauses;
        if (version.Pauses.Length > 0 && !(_pauses ??= []).TryGetValue(version, out pauses!))
            _pauses.Add(version, pauses = PausesOf(version));
        return new ClockTime(target.Definition.Within.IsAroundTheClock ? null : target.Calendar ?? ownerCalendar ?? bookCalendar, pauses);
    }

    /// <summary>The stretches in which the clocks stand still; those that touch or overlap are joined. Where a pause begins and ends at one instant, the end counts.</summary>
    private (long From, long To)[] PausesOf(CompiledVersion version)
    {
        List<(long From, long To)> all = [];
        foreach (var (from, to) in version.Pauses)
        {
            for (var next = facts.First([from], long.MinValue, facts.At); next is { } start;)
            {
                var end = facts.First([to], start.Ticks, facts.At)?.Ticks ?? long.MaxValue;
                all.Add((start.Ticks, end));
                next = end == long.MaxValue ? null : facts.First([from], Math.Max(end, start.Ticks + 1), facts.At);
            }
        }

        all.Sort();
        List<(long From, long To)> joined = [];
        foreach (var (from, to) in all)
        {
            if (joined.Count > 0 && from <= joined[^1].To)
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, to));
            else if (from < to)
                joined.Add((from, to));
        }

        return [.. joined];
    }

    /// <summary>What starts a clock, and under which version of the agreement.</summary>
    private readonly record struct ClockStart(int Version, Event By);
}
