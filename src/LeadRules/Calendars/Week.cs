namespace LeadRules.Calendars;

/// <summary>
/// The open ranges of a week that repeats for ever. Counts in ticks of local time since the year 1, whose first day was a
/// Monday; so the week begins on Monday.
/// </summary>
internal sealed class Week
{
    public const long Length = 7 * TimeSpan.TicksPerDay;

    private readonly long[] _from;
    private readonly long[] _to;
    private readonly long[] _before;

    private Week(IReadOnlyList<TickRange> ranges)
    {
        // An empty one first, so that at any time some range has begun.
        if (ranges is not [(0, _), ..])
            ranges = [new TickRange(0, 0), .. ranges];
        _from = [.. ranges.Select(static range => range.From)];
        _to = [.. ranges.Select(static range => range.To)];
        _before = new long[ranges.Count];
        for (var i = 0; i < ranges.Count; i++)
        {
            _before[i] = Open;
            Open += _to[i] - _from[i];
        }
    }

    /// <summary>The week that is never open.</summary>
    public static Week Never { get; } = new([]);

    /// <summary>The week that is always open.</summary>
    public static Week Always { get; } = new([new TickRange(0, Length)]);

    /// <summary>How long it is open in a week.</summary>
    public long Open { get; }

    /// <summary>A week with these ranges, which are in order, do not touch, and lie in the week.</summary>
    public static Week Of(IReadOnlyList<TickRange> ranges) => ranges switch
    {
        [] => Never,
        [(0, Length)] => Always,
        _ => new Week(ranges),
    };

    public bool IsOpen(long local)
    {
        var rest = local % Length;
        return rest < _to[Sorted.LastAtMost(_from, rest)];
    }

    /// <summary>How long it was open since the year 1.</summary>
    public long OpenBefore(long local)
    {
        var weeks = local / Length;
        var rest = local - (weeks * Length);
        var i = Sorted.LastAtMost(_from, rest);
        return (weeks * Open) + _before[i] + Math.Min(rest, _to[i]) - _from[i];
    }

    /// <summary>When the open tick of a number begins; the first has the number 0. Not for a week that is never open.</summary>
    public long At(long tick)
    {
        var weeks = tick / Open;
        var rest = tick - (weeks * Open);
        var i = Sorted.LastAtMost(_before, rest);
        return (weeks * Length) + _from[i] + rest - _before[i];
    }

    /// <summary>When the range ends in which an instant lies; the end of the week is such an end, even if the next week begins open.</summary>
    public long EndOfRange(long local)
    {
        var rest = local % Length;
        return local - rest + _to[Sorted.LastAtMost(_from, rest)];
    }

    /// <summary>The week that is open when <paramref name="rule"/> says so of this one and the other.</summary>
    /// <param name="other">The other week.</param>
    /// <param name="ahead">How far the other's clock is ahead of this one's.</param>
    /// <param name="rule">Whether to be open, by whether either is.</param>
    public Week Combine(Week other, long ahead, Func<bool, bool, bool> rule)
    {
        var cuts = new SortedSet<long> { 0 };
        cuts.UnionWith(_from);
        cuts.UnionWith(_to);
        cuts.UnionWith(other._from.Concat(other._to).Select(cut => Modulo(cut - ahead)));
        cuts.Remove(Length);
        var ends = cuts.Skip(1).Append(Length);
        return Of(Ranges.Union(cuts.Zip(ends, static (from, to) => new TickRange(from, to))
            .Where(range => rule(IsOpen(range.From), other.IsOpen(Modulo(range.From + ahead))))));
    }

    private static long Modulo(long ticks) => ((ticks % Length) + Length) % Length;
}
