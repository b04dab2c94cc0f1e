using System.Diagnostics.CodeAnalysis;
using LeadRules.Calendars;
using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>
/// Tells business time from other time: whether a team or person is open at an instant, how much open time lies between
/// two instants, and when an amount of it is used up. Exact to the tick (100 ns). Immutable and safe to share between
/// threads; make one and keep it, as making it takes some milliseconds.
/// </summary>
/// <remarks>
/// <para>Open is said of instants: an instant is open when the clock on the wall of the calendar's time zone shows, at that
/// instant, a time inside a window. So days of 23 and 25 hours, and dates that a zone skipped, need no rule of their own.
/// Windows hold their start and not their end.</para>
/// <para>The cost of <see cref="Add"/> and <see cref="Elapsed"/> does not depend on the span, and they allocate nothing.</para>
/// <para>Covers the years 1972 to 2100 (UTC). An instant outside of them is an <see cref="ArgumentOutOfRangeException"/>; a
/// result outside of them is null.</para>
/// </remarks>
public sealed class BusinessCalendar
{
    private readonly Timeline _timeline;
    private readonly Zone _zone;
    private readonly OffsetTable _offsets;
    private readonly IReadOnlyList<(CalendarDefinition Definition, Zone Zone)> _parts;
    private BusinessDates? _dates;

    private BusinessCalendar(string name, Timeline timeline, Zone zone, IReadOnlyList<(CalendarDefinition Definition, Zone Zone)> parts)
    {
        Name = name;
        _timeline = timeline;
        _zone = zone;
        _offsets = zone.Offsets;
        _parts = parts;
    }

    /// <summary>The first instant that calendars cover: 1972-01-01T00:00:00Z.</summary>
    public static DateTimeOffset FirstInstant { get; } = new(OffsetTable.First, TimeSpan.Zero);

    /// <summary>The end of the time that calendars cover, excluded: 2101-01-01T00:00:00Z.</summary>
    public static DateTimeOffset EndInstant { get; } = new(OffsetTable.End, TimeSpan.Zero);

    /// <summary>The name in the rule book; empty when the calendar is from no rule book.</summary>
    public string Name { get; }

    /// <summary>The IANA time zone of the clock by which the calendar goes; of a composition, that of its first part. Results are given in it.</summary>
    public string TimeZone => _zone.Id;

    /// <summary>Whether the calendar is closed at every instant that it covers.</summary>
    public bool NeverOpens => _timeline.Total == 0;

    /// <summary>Reads one calendar from JSON; the format is that of a calendar in a rule book, described in <c>docs/calendars.md</c>.</summary>
    /// <exception cref="RuleBookException">The text has errors; the exception holds all of them.</exception>
    public static BusinessCalendar Parse(string json) =>
        TryParse(json, out var calendar, out var diagnostics) ? calendar : throw RuleBookException.OfCalendar(diagnostics);

    /// <summary>Reads one calendar from JSON; false, and no exception for any content, when the text has errors.</summary>
    /// <param name="json">The text.</param>
    /// <param name="calendar">The calendar, or null.</param>
    /// <param name="diagnostics">Every problem that was found, in the order of the text; warnings also when there is a calendar.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out BusinessCalendar? calendar, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        return CalendarText.TryMake(json, out calendar, out diagnostics);
    }

    /// <summary>The calendar that is open when both are.</summary>
    /// <param name="first">One calendar, whose time zone the composition has.</param>
    /// <param name="second">Another, of any time zone: the hours of a rep elsewhere, say, or a rep's absences.</param>
    public static BusinessCalendar Both(BusinessCalendar first, BusinessCalendar second) => Combine(first, second, static (left, right) => left && right);

    /// <summary>The calendar that is open when at least one of two is.</summary>
    /// <param name="first">One calendar, whose time zone the composition has.</param>
    /// <param name="second">Another, of any time zone.</param>
    public static BusinessCalendar Either(BusinessCalendar first, BusinessCalendar second) => Combine(first, second, static (left, right) => left || right);

    /// <summary>Whether the calendar is open at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the instant.</exception>
    public bool IsOpen(DateTimeOffset at) => Covered(at, nameof(at)) is var utc && utc < OffsetTable.End && _timeline.IsOpen(utc);

    /// <summary>The first open instant at or after one: itself when the calendar is open then. Null when there is none until the end of 2100.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>The instant, with the offset that the calendar's time zone has then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the instant.</exception>
    public DateTimeOffset? NextOpening(DateTimeOffset at)
    {
        var open = _timeline.OpenBefore(Covered(at, nameof(at)));
        return open < _timeline.Total ? Local(_timeline.At(open)) : null;
    }

    /// <summary>The instant at which an amount of business time after a start is used up.</summary>
    /// <param name="start">The start.</param>
    /// <param name="businessTime">
    /// The amount. Positive: the result is the earliest instant with that much business time between the start and it, so
    /// an amount that is used up just when the calendar closes ends at closing time. Negative: the latest instant with that
    /// much between it and the start. Zero: the start itself, open or not.
    /// </param>
    /// <returns>
    /// The instant, with the offset that the calendar's time zone has then. Null when the calendar is not open that long
    /// until the end of 2100, or since 1972 for a negative amount: because it never opens, or does not open any more.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the start.</exception>
    public DateTimeOffset? Add(DateTimeOffset start, TimeSpan businessTime)
    {
        var utc = Covered(start, nameof(start));
        if (businessTime == TimeSpan.Zero)
            return Local(utc);
        var open = _timeline.OpenBefore(utc);
        if (businessTime < TimeSpan.Zero)
            return -businessTime.Ticks > open || businessTime == TimeSpan.MinValue ? null : Local(_timeline.At(open + businessTime.Ticks));
        return businessTime.Ticks > _timeline.Total - open ? null : Local(_timeline.At(open + businessTime.Ticks - 1) + 1);
    }

    /// <summary>The business time between two instants; negative when the second is the earlier one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover an instant.</exception>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to) =>
        new(_timeline.OpenBefore(Covered(to, nameof(to))) - _timeline.OpenBefore(Covered(from, nameof(from))));

    /// <summary>
    /// The time of day of the start, a number of business dates later; a business date is one with any open time. When the
    /// calendar is closed at that time, the next opening. This is the rule of the Ruby library <c>biz</c>.
    /// </summary>
    /// <param name="start">The start; its date and time of day are those of the calendar's time zone.</param>
    /// <param name="days">
    /// How many business dates. 0: the date of the start, or else the next business date. Negative: earlier dates, and when
    /// the calendar is closed at that time, the closing before it.
    /// </param>
    /// <returns>The instant, with the offset that the calendar's time zone has then; null when there are not that many business dates from 1972 to 2100.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the start.</exception>
    public DateTimeOffset? AddBusinessDays(DateTimeOffset start, int days)
    {
        var utc = Covered(start, nameof(start));
        var dates = _dates ??= BusinessDates.Of(_timeline, _offsets);
        var local = utc + _offsets.At(utc);
        var day = (int)(local / TimeSpan.TicksPerDay);
        var number = days > 0 ? dates.CountBefore(day + 1) + days - 1 : dates.CountBefore(day) + days;
        if (number < 0 || number >= dates.Total)
            return null;
        var moved = new DateTime(((long)dates.At(number) * TimeSpan.TicksPerDay) + (local % TimeSpan.TicksPerDay));
        var target = Math.Clamp(_zone.ToUtcTicks(moved), OffsetTable.First, OffsetTable.End - 1);
        var open = _timeline.OpenBefore(target);
        if (_timeline.IsOpen(target))
            return Local(target);
        if (days < 0)
            return open > 0 ? Local(_timeline.At(open - 1) + 1) : null;
        return open < _timeline.Total ? Local(_timeline.At(open)) : null;
    }

    /// <summary>
    /// Says what <see cref="Elapsed"/> counts: each stretch of open time between two instants, and what differed from the
    /// ordinary week on which date. Takes time and memory by the length of the span.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover an instant.</exception>
    public BusinessTimeExplanation Explain(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (Covered(from, nameof(from)), Covered(to, nameof(to)));
        var elapsed = Elapsed(from, to);
        if (first > last)
            (first, last) = (last, first);
        List<CountedWindow> counted = [];
        for (var at = first; at < last;)
        {
            var open = _timeline.OpenBefore(at);
            if (open == _timeline.Total || _timeline.At(open) is var opening && opening >= last)
                break;
            at = _timeline.EndOfOpening(opening, last);
            counted.Add(new CountedWindow(Local(opening), Local(at)));
        }

        return new BusinessTimeExplanation(Local(Covered(from, nameof(from))), Local(Covered(to, nameof(to))), elapsed, counted, [.. _parts.SelectMany(part => CalendarNotes.Of(part.Definition, part.Zone.Offsets, first, last))]);
    }

    /// <summary>The name and the time zone.</summary>
    public override string ToString() => Name.Length == 0 ? TimeZone : $"{Name} ({TimeZone})";

    /// <summary>The calendar of a definition that is no composition.</summary>
    internal static BusinessCalendar Of(CalendarDefinition definition, Zone zone)
    {
        var pieces = LocalHours.Of(definition);
        return new BusinessCalendar(definition.Name, Timeline.Of(InUtc(pieces, zone.Offsets)), zone, [(definition, zone)]);
    }

    /// <summary>The calendar under another name.</summary>
    internal BusinessCalendar Named(string name) => new(name, _timeline, _zone, _parts);

    private static BusinessCalendar Combine(BusinessCalendar first, BusinessCalendar second, Func<bool, bool, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new BusinessCalendar("", first._timeline.Combine(second._timeline, rule), first._zone, [.. first._parts, .. second._parts]);
    }

    /// <summary>The weeks that hold by the clock on the wall, in UTC: what that clock shows twice holds twice, what it skips never.</summary>
    private static IEnumerable<(long Start, Week Week, long Offset)> InUtc(IReadOnlyList<(long Start, Week Week)> pieces, OffsetTable offsets)
    {
        var starts = pieces.Select(static piece => piece.Start).ToArray();
        for (var i = 0; i < offsets.Starts.Length; i++)
        {
            var (from, offset) = (offsets.Starts[i], offsets.Offsets[i]);
            var to = i + 1 < offsets.Starts.Length ? offsets.Starts[i + 1] : OffsetTable.End;
            for (var piece = Sorted.LastAtMost(starts, from + offset); piece < starts.Length && starts[piece] < to + offset; piece++)
                yield return (Math.Max(from, starts[piece] - offset), pieces[piece].Week, offset);
        }
    }

    private static long Covered(DateTimeOffset at, string parameter)
    {
        var utc = at.UtcTicks;
        if (utc < OffsetTable.First || utc > OffsetTable.End)
            ThrowNotCovered(at, parameter);
        return utc;
    }

    private static void ThrowNotCovered(DateTimeOffset at, string parameter) => throw new ArgumentOutOfRangeException(
        parameter, at, $"Calendars cover the years {OffsetTable.FirstYear} to {OffsetTable.LastYear} (UTC).");

    private DateTimeOffset Local(long utc)
    {
        var offset = _offsets.At(utc);
        return new DateTimeOffset(utc + offset, new TimeSpan(offset));
    }
}
