namespace LeadRules.Calendars;

/// <summary>A stretch of ticks, the end excluded.</summary>
internal readonly record struct TickRange(long From, long To);

/// <summary>Sums and differences of sets of ranges. The results are in order and do not touch.</summary>
internal static class Ranges
{
    public static List<TickRange> Union(IEnumerable<TickRange> ranges)
    {
        List<TickRange> union = [];
        foreach (var range in ranges.Where(static range => range.From < range.To).OrderBy(static range => range.From))
        {
            if (union.Count > 0 && range.From <= union[^1].To)
                union[^1] = union[^1] with { To = Math.Max(union[^1].To, range.To) };
            else
                union.Add(range);
        }

        return union;
    }

    /// <summary>What is left of ranges when others are taken away; both are in order and do not touch.</summary>
    public static List<TickRange> Subtract(IReadOnlyList<TickRange> ranges, IReadOnlyList<TickRange> others)
    {
        List<TickRange> left = [];
        var next = 0;
        foreach (var range in ranges)
        {
            while (next < others.Count && others[next].To <= range.From)
                next++;
            var from = range.From;
            for (var i = next; i < others.Count && others[i].From < range.To; i++)
            {
                if (from < others[i].From)
                    left.Add(new TickRange(from, others[i].From));
                from = others[i].To;
            }

            if (from < range.To)
                left.Add(range with { From = from });
        }

        return left;
    }

    /// <summary>The parts of ranges between two ends, counted from the first of them.</summary>
    public static IEnumerable<TickRange> Within(this IEnumerable<TickRange> ranges, long from, long to) =>
        ranges.Select(range => new TickRange(Math.Max(range.From, from) - from, Math.Min(range.To, to) - from)).Where(static range => range.From < range.To);
}
