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
    private OffsetTable? _offsets;

    /// <summary>The IANA id.</summary>
    public string Id => zone.Id;

    /// <summary>The zone of an IANA name; UTC for a name that is none, which has been reported.</summary>
    public static Zone Of(string id) => new(TimeZoneInfo.TryFindSystemTimeZoneById(id, out var info) ? info : TimeZoneInfo.Utc);

    /// <summary>
    /// The offsets of all years that calendars cover. Found at first use, by asking for the offset of each day (a few
    /// milliseconds), then kept: share the zone.
    /// </summary>
    public OffsetTable Offsets => _offsets ??= FindOffsets();

    /// <summary>The first instant of a local date, in UTC ticks; of a date that the zone skipped, the instant of the change.</summary>
    public long StartOfDay(DateOnly date) => ToUtcTicks(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>The instants from the first to the last of two dates, as UTC ticks, the end not included; a date that is null does not bound them.</summary>
    public (long From, long To) Between(DateOnly? first, DateOnly? last) => (
        first is { } from ? StartOfDay(from) : long.MinValue,
        last is { } until && until < DateOnly.MaxValue ? StartOfDay(until.AddDays(1)) : long.MaxValue);

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

    private OffsetTable FindOffsets()
    {
        List<long> starts = [OffsetTable.First];
        List<long> offsets = [OffsetAt(zone, OffsetTable.First)];
        FindChanges(zone, OffsetTable.First, OffsetTable.End - 1, starts);
        foreach (var change in starts.Skip(1))
            offsets.Add(OffsetAt(zone, change));
        return new OffsetTable([.. starts], [.. offsets]);
    }

    private Stretch[] StretchesOf(int year) => _years.GetOrAdd(year, static (year, zone) => Find(year, zone), zone);

    private static Stretch[] Find(int year, TimeZoneInfo zone)
    {
        var start = Math.Max(0, new DateTime(year, 1, 1).Ticks - Margin);
        var end = Math.Min(DateTime.MaxValue.Ticks, new DateTime(year, 12, 31).Ticks + TimeSpan.TicksPerDay + Margin);
        List<long> changes = [];
        FindChanges(zone, start, end, changes);

        var stretches = new Stretch[changes.Count + 1];
        for (var i = 0; i <= changes.Count; i++)
        {
            var from = i == 0 ? start : changes[i - 1];
            stretches[i] = new Stretch(from, i == changes.Count ? end : changes[i], OffsetAt(zone, from));
        }

        return stretches;
    }

    /// <summary>Adds the instants after <paramref name="from"/>, up to <paramref name="to"/>, at which the offset changes: no stretch is shorter than a day.</summary>
    private static void FindChanges(TimeZoneInfo zone, long from, long to, List<long> changes)
    {
        var before = OffsetAt(zone, from);
        while (from < to)
        {
            var next = Math.Min(from + TimeSpan.TicksPerDay, to);
            var after = OffsetAt(zone, next);
            if (after != before)
                FindChanges(zone, (from, before), (next, after), changes);
            (from, before) = (next, after);
        }
    }

    /// <summary>Halves the span, and goes on in the halves in which the offset changes.</summary>
    private static void FindChanges(TimeZoneInfo zone, (long At, long Offset) from, (long At, long Offset) to, List<long> changes)
    {
        if (to.At - from.At == 1)
        {
            changes.Add(to.At);
            return;
        }

        var at = from.At + ((to.At - from.At) / 2);
        var middle = (At: at, Offset: OffsetAt(zone, at));
        if (middle.Offset != from.Offset)
            FindChanges(zone, from, middle, changes);
        if (middle.Offset != to.Offset)
            FindChanges(zone, middle, to, changes);
    }

    private static long OffsetAt(TimeZoneInfo zone, long utcTicks) =>
        zone.GetUtcOffset(new DateTimeOffset(utcTicks, TimeSpan.Zero)).Ticks;

    /// <summary>A stretch of instants, the end excluded, with one offset; all in ticks.</summary>
    private readonly record struct Stretch(long Start, long End, long Offset);
}
