namespace LeadRules.Calendars;

/// <summary>
/// When a calendar is open: a sorted list of stretches of UTC time, in each of which it follows one week by a clock of
/// constant offset. A change of the zone's offset begins a stretch, and so do an exceptional day and its end. Knows of
/// each stretch how long the calendar was open before it, so that both questions, how much open time lies before an
/// instant and at which instant an amount of it is reached, are one binary search and a look into a week.
/// </summary>
internal sealed class Timeline
{
    private readonly long[] _starts;
    private readonly long[] _openBefore;
    private readonly Stretch[] _stretches;

    private Timeline(List<(long Start, Week Week, long Offset)> stretches)
    {
        _starts = [.. stretches.Select(static stretch => stretch.Start)];
        _openBefore = new long[stretches.Count];
        _stretches = new Stretch[stretches.Count];
        var open = 0L;
        for (var i = 0; i < stretches.Count; i++)
        {
            var (start, week, offset) = stretches[i];
            var end = i + 1 < stretches.Count ? stretches[i + 1].Start : OffsetTable.End;
            var atStart = week.OpenBefore(start + offset);
            _openBefore[i] = open;
            _stretches[i] = new Stretch(week, offset, open - atStart);
            open += week.OpenBefore(end + offset) - atStart;
        }

        Total = open;
    }

    /// <summary>How long it is open in all the time that calendars cover.</summary>
    public long Total { get; }

    /// <summary>The first instants of the stretches.</summary>
    public IReadOnlyList<long> Starts => _starts;

    public static Timeline Of(IEnumerable<(long Start, Week Week, long Offset)> stretches)
    {
        List<(long Start, Week Week, long Offset)> merged = [];
        foreach (var (start, week, offset) in stretches)
        {
            // What is always or never open is so by any clock.
            var stretch = (Start: start, Week: week, Offset: week == Week.Never || week == Week.Always ? 0 : offset);
            if (merged.Count > 0 && merged[^1].Start == start)
                merged.RemoveAt(merged.Count - 1);
            if (merged.Count == 0 || merged[^1].Week != week || merged[^1].Offset != stretch.Offset)
                merged.Add(stretch);
        }

        return new Timeline(merged);
    }

    /// <summary>The timeline that is open when <paramref name="rule"/> says so of this one and the other.</summary>
    public Timeline Combine(Timeline other, Func<bool, bool, bool> rule)
    {
        var weeks = new Dictionary<(Week, Week, long), Week>();
        return Of(AllStarts(_starts, other._starts).Select(start =>
        {
            var (left, right) = (StretchAt(start), other.StretchAt(start));
            var key = (left.Week, right.Week, right.Offset - left.Offset);
            if (!weeks.TryGetValue(key, out var week))
                weeks.Add(key, week = left.Week.Combine(right.Week, right.Offset - left.Offset, rule));
            return (start, week, left.Offset);
        }));
    }

    public bool IsOpen(long utc)
    {
        ref readonly var stretch = ref StretchAt(utc);
        return stretch.Week.IsOpen(utc + stretch.Offset);
    }

    /// <summary>How long it was open before an instant.</summary>
    public long OpenBefore(long utc)
    {
        ref readonly var stretch = ref StretchAt(utc);
        return stretch.Bias + stretch.Week.OpenBefore(utc + stretch.Offset);
    }

    /// <summary>The instant at which the open tick of a number begins: the latest instant with so much open time before it. The number is below <see cref="Total"/>.</summary>
    public long At(long tick)
    {
        ref readonly var stretch = ref _stretches[Sorted.LastAtMost(_openBefore, tick)];
        return stretch.Week.At(tick - stretch.Bias) - stretch.Offset;
    }

    /// <summary>The first instant after an open one at which it is closed; at most <paramref name="limit"/>.</summary>
    public long EndOfOpening(long utc, long limit)
    {
        while (utc < limit && IsOpen(utc))
        {
            var i = Sorted.LastAtMost(_starts, utc);
            var end = _stretches[i].Week.EndOfRange(utc + _stretches[i].Offset) - _stretches[i].Offset;
            utc = Math.Min(end, i + 1 < _starts.Length ? _starts[i + 1] : OffsetTable.End);
        }

        return Math.Min(utc, limit);
    }

    /// <summary>The week that holds at an instant, and the offset of the clock by which it does.</summary>
    public (Week Week, long Offset) WeekAt(long utc)
    {
        ref readonly var stretch = ref StretchAt(utc);
        return (stretch.Week, stretch.Offset);
    }

    private static SortedSet<long> AllStarts(long[] left, long[] right)
    {
        var starts = new SortedSet<long>(left);
        starts.UnionWith(right);
        return starts;
    }

    private ref readonly Stretch StretchAt(long utc) => ref _stretches[Sorted.LastAtMost(_starts, utc)];

    /// <summary>What holds in a stretch.</summary>
    /// <param name="Week">The week that it follows.</param>
    /// <param name="Offset">The offset of the clock by which it does so.</param>
    /// <param name="Bias">What to add to the open time of the week since the year 1 to have that of the timeline.</param>
    private readonly record struct Stretch(Week Week, long Offset, long Bias);
}
