using System.Collections.Concurrent;

namespace LeadRules;

/// <summary>
/// Local time of a zone, to and from UTC. A local time means the earliest instant at which the clock on the wall shows
/// it or a later time: in an overlap the first of the two, in a gap the instant of the change.
/// </summary>
/// <remarks>
/// Asks <see cref="TimeZoneInfo"/> only for offsets of UTC instants, since its answers about local times are wrong for
/// zones with negative summer time and for skipped days. The changes of a year are found once and kept. Safe to share
/// between threads. Instants outside the calendar (years 1 to 9999) become its first or last instant.
/// </remarks>
internal sealed class Zone(TimeZoneInfo zone)
{
    /// <summary>No offset is larger than 14 hours, so what a local time can mean lies within a day of it in UTC.</summary>
    private const long Margin = TimeSpan.TicksPerDay;
    private readonly ConcurrentDictionary<int, Stretch[]> _years = new();

    /// <summary>The IANA id.</summary>
    public string Id => zone.Id;

    /// <summary>The first instant of a local date, in UTC ticks; of a date that the zone skipped, the instant of the change.</summary>
    public long StartOfDay(DateOnly date) => ToUtcTicks(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>The earliest instant whose local time is at least this, in UTC ticks.</summary>
    public long ToUtcTicks(DateTime local)
    {
        foreach (var stretch in StretchesOf(local.Year))
        {
            if (local.Ticks < stretch.End + stretch.Offset)
                return Math.Min(Math.Max(stretch.Start, local.Ticks - stretch.Offset), DateTime.MaxValue.Ticks);
        }

        return DateTime.MaxValue.Ticks;
    }

    /// <summary>What the clock on the wall shows at an instant.</summary>
    public DateTime ToLocal(long utcTicks)
    {
        foreach (var stretch in StretchesOf(new DateTime(utcTicks).Year))
        {
            if (utcTicks < stretch.End)
                return new DateTime(Math.Clamp(utcTicks + stretch.Offset, 0, DateTime.MaxValue.Ticks));
        }

        return DateTime.MaxValue;
    }

    private Stretch[] StretchesOf(int year) => _years.GetOrAdd(year, static (year, zone) => Find(year, zone), zone);

    private static Stretch[] Find(int year, TimeZoneInfo zone)
    {
        var start = Math.Max(0, new DateTime(year, 1, 1).Ticks - Margin);
        var end = Math.Min(DateTime.MaxValue.Ticks, new DateTime(year, 12, 31).Ticks + TimeSpan.TicksPerDay + Margin);
        List<long> changes = [];
        for (var day = start; day < end; day += TimeSpan.TicksPerDay)
            FindChanges(zone, day, Math.Min(day + TimeSpan.TicksPerDay, end), changes);

        var stretches = new Stretch[changes.Count + 1];
        for (var i = 0; i <= changes.Count; i++)
        {
            var from = i == 0 ? start : changes[i - 1];
            stretches[i] = new Stretch(from, i == changes.Count ? end : changes[i], OffsetAt(zone, from));
        }

        return stretches;
    }

    /// <summary>Adds the instants after <paramref name="from"/>, up to <paramref name="to"/>, at which the offset changes.</summary>
    private static void FindChanges(TimeZoneInfo zone, long from, long to, List<long> changes)
    {
        if (OffsetAt(zone, from) == OffsetAt(zone, to))
            return;
        if (to - from == 1)
        {
            changes.Add(to);
            return;
        }

        var middle = from + ((to - from) / 2);
        FindChanges(zone, from, middle, changes);
        FindChanges(zone, middle, to, changes);
    }

    private static long OffsetAt(TimeZoneInfo zone, long utcTicks) =>
        zone.GetUtcOffset(new DateTimeOffset(utcTicks, TimeSpan.Zero)).Ticks;

    /// <summary>A stretch of instants, the end excluded, with one offset; all in ticks.</summary>
    private readonly record struct Stretch(long Start, long End, long Offset);
}
