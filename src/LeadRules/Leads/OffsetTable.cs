namespace LeadRules;

/// <summary>The UTC offsets of a zone over the years that calendars cover: a sorted list of the instants at which the offset changes.</summary>
/// <param name="starts">The first instant of each stretch, in UTC ticks.</param>
/// <param name="offsets">The offset in each stretch, in ticks.</param>
internal sealed class OffsetTable(long[] starts, long[] offsets)
{
    /// <summary>From 1972 on, every offset is a whole number of minutes; the zone rules that are known today say nothing reliable about later centuries.</summary>
    public const int FirstYear = 1972;

    public const int LastYear = 2100;

    /// <summary>The first instant that is covered, in UTC ticks.</summary>
    public static readonly long First = new DateTime(FirstYear, 1, 1).Ticks;

    /// <summary>The first instant that is not covered any more, in UTC ticks.</summary>
    public static readonly long End = new DateTime(LastYear + 1, 1, 1).Ticks;

    public ReadOnlySpan<long> Starts => starts;

    public ReadOnlySpan<long> Offsets => offsets;

    public long At(long utcTicks) => offsets[Sorted.LastAtMost(starts, utcTicks)];
}
