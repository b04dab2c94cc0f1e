namespace LeadRules.Scoring;

/// <summary>
/// Finds the first instant at which something is otherwise than now, by time alone. Where everything that is possible over a
/// span is as it is now, nothing changes in the span. Other spans are halved, the earlier half first, down to a single instant.
/// So the answer is exact, whatever the rules are made of, and takes some hundred looks instead of one for each instant.
/// </summary>
internal abstract class SpanSearch
{
    private const int MaxLooks = 4_000;
    private int _looks;

    /// <summary>The first change after an instant.</summary>
    /// <param name="at">The instant; nothing has changed at it.</param>
    /// <param name="last">The last instant that is looked at.</param>
    public NextChange After(long at, long last)
    {
        // Most changes are near, so spans start short and grow.
        var length = TimeSpan.TicksPerHour;
        for (var from = at + 1; from <= last; length *= 2)
        {
            var to = length > last - from ? last : from + length;
            if (FirstIn(from, to) is { } change)
                return change;
            from = to + 1;
        }

        return new NextChange(NextChangeKind.Never, null);
    }

    /// <summary>Whether nothing can be otherwise from one instant to another, both included; false when that cannot be said.</summary>
    protected abstract bool IsSameThroughout(long from, long to);

    /// <summary>Whether nothing is otherwise at an instant.</summary>
    protected abstract bool IsSameAt(long at);

    private NextChange? FirstIn(long from, long to)
    {
        if (++_looks > MaxLooks)
            return new NextChange(NextChangeKind.MayChange, new DateTimeOffset(from, TimeSpan.Zero));
        if (from == to)
            return IsSameAt(from) ? null : new NextChange(NextChangeKind.Changes, new DateTimeOffset(from, TimeSpan.Zero));
        if (IsSameThroughout(from, to))
            return null;
        var middle = from + ((to - from) >> 1);
        return FirstIn(from, middle) ?? FirstIn(middle + 1, to);
    }
}
