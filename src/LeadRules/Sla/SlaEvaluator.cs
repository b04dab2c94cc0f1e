using LeadRules.RuleBooks;

namespace LeadRules.Sla;

/// <summary>Works out every clock of a lead, agreement by agreement.</summary>
internal sealed class SlaEvaluator(LeadFacts facts, BusinessCalendar? ownerCalendar, BusinessCalendar? bookCalendar)
{
    private readonly List<SlaClock> _clocks = [];
    private readonly Dictionary<CompiledVersion, (long From, long To)[]> _pauses = [];

    public IReadOnlyList<SlaClock> Evaluate(IEnumerable<CompiledSla> slas)
    {
        foreach (var sla in slas)
        {
            foreach (var target in sla.Targets)
                AddClocks(sla, target);
        }

        return _clocks;
    }

    private void AddClocks(CompiledSla sla, string name)
    {
        var before = _clocks.Count;
        var next = NextStart(sla, name, long.MinValue);
        while (next is var (version, target, start))
        {
            var repeat = target.Definition.Repeat;
            var restart = repeat == SlaRepeat.Restart ? NextStart(sla, name, start.Ticks + 1) : null;
            var run = new ClockRun(facts, version, target, TimeOf(version, target), start, restart?.Start.Ticks);
            _clocks.Add(new SlaClock(version.Definition, target.Definition, run));
            next = repeat switch
            {
                SlaRepeat.Once => null,
                SlaRepeat.Restart => restart,
                SlaRepeat.Every when run.State is SlaState.Met or SlaState.MetLate => Again(sla, name, run),
                _ => run.End is { } end ? NextStart(sla, name, end + 1) : null,
            };
        }

        if (_clocks.Count == before && InForce(sla, facts.At) is { } current && current.Target(name) is { } waiting)
            _clocks.Add(new SlaClock(current.Definition, waiting.Definition));
    }

    /// <summary>The first start from an instant on, under the version that is in force at it, for which the agreement applies.</summary>
    private (CompiledVersion Version, CompiledTarget Target, Event Start)? NextStart(CompiledSla sla, string name, long from)
    {
        foreach (var version in sla.Versions)
        {
            if (version.To <= from || version.From > facts.At || version.Target(name) is not { } target)
                continue;
            var after = Math.Max(from, version.From);
            while (facts.First(target.Start, after, version.To - 1) is { } start)
            {
                if (facts.Holds(version.When, start.Ticks))
                    return (version, target, start);
                after = start.Ticks + 1;
            }
        }

        return null;
    }

    /// <summary>What stopped a clock that runs on and on starts the next one.</summary>
    private (CompiledVersion Version, CompiledTarget Target, Event Start)? Again(CompiledSla sla, string name, ClockRun run)
    {
        var stop = new Event(run.End!.Value, run.EndedBy);
        return InForce(sla, stop.Ticks) is { } version && version.Target(name) is { } target ? (version, target, stop) : null;
    }

    private static CompiledVersion? InForce(CompiledSla sla, long at) => Array.Find(sla.Versions, version => version.From <= at && at < version.To);

    private ClockTime TimeOf(CompiledVersion version, CompiledTarget target)
    {
        if (!_pauses.TryGetValue(version, out var pauses))
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
}
