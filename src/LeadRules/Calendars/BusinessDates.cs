using System.Numerics;

namespace LeadRules.Calendars;

/// <summary>
/// Which dates of a zone have any open time, as a sorted list of stretches of dates, in each of which the same weekdays
/// do. Counting them, and finding one by its number, is a binary search. Dates are day numbers since the year 1.
/// </summary>
internal sealed class BusinessDates
{
    private const long Day = TimeSpan.TicksPerDay;
    private const int EveryDay = 0b111_1111;

    private readonly long[] _starts;
    private readonly long[] _before;
    private readonly int[] _weekdays;

    private BusinessDates(List<(int Start, int Weekdays)> stretches, int end)
    {
        _starts = [.. stretches.Select(static stretch => (long)stretch.Start)];
        _weekdays = [.. stretches.Select(static stretch => stretch.Weekdays)];
        _before = new long[stretches.Count];
        for (var i = 0; i < _before.Length; i++)
        {
            _before[i] = Total;
            Total += Count(_weekdays[i], _starts[i], i + 1 < _starts.Length ? _starts[i + 1] : end);
        }
    }

    /// <summary>How many there are in all the time that calendars cover.</summary>
    public long Total { get; }

    public static BusinessDates Of(Timeline timeline, OffsetTable offsets)
    {
        List<(int Start, int Weekdays)> stretches = [(0, 0)];
        var finder = new Finder(timeline, offsets);
        foreach (var (day, weekdaysAfter) in finder.DaysWithCuts())
        {
            var current = stretches[^1].Weekdays;
            var isOpen = finder.IsOpenOn(day);
            if (isOpen != Has(current, day))
                stretches.Add((day, isOpen ? EveryDay : 0));
            if (stretches[^1].Weekdays != weekdaysAfter)
                stretches.Add((day + 1, weekdaysAfter));
        }

        return new BusinessDates(stretches, (int)(OffsetTable.End / Day));
    }

    /// <summary>How many there are before a date.</summary>
    public long CountBefore(int day)
    {
        var i = Sorted.LastAtMost(_starts, day);
        return _before[i] + Count(_weekdays[i], _starts[i], day);
    }

    /// <summary>The date of a number; the first has the number 0. The number is below <see cref="Total"/>.</summary>
    public int At(long number)
    {
        var i = Sorted.LastAtMost(_before, number);
        var inWeek = BitOperations.PopCount((uint)_weekdays[i]);
        var (weeks, rest) = Math.DivRem(number - _before[i], inWeek);
        var day = (int)(_starts[i] + (7 * weeks));
        while (!Has(_weekdays[i], day) || rest-- > 0)
            day++;
        return day;
    }

    private static bool Has(int weekdays, long day) => (weekdays >> (int)(day % 7) & 1) != 0;

    private static long Count(int weekdays, long from, long to)
    {
        var (weeks, rest) = Math.DivRem(to - from, 7);
        var count = weeks * BitOperations.PopCount((uint)weekdays);
        for (var day = from; day < from + rest; day++)
            count += Has(weekdays, day) ? 1 : 0;
        return count;
    }

    /// <summary>Finds the dates on which the timeline or the offset changes; on all dates between two of them one week holds.</summary>
    private sealed class Finder(Timeline timeline, OffsetTable offsets)
    {
        private readonly Dictionary<(Week, long), int> _weekdays = [];

        /// <summary>The days on which something changes, and the weekdays with open time after each, up to the next of them.</summary>
        public IEnumerable<(int Day, int WeekdaysAfter)> DaysWithCuts()
        {
            SortedDictionary<int, int> days = [];
            var starts = new SortedSet<long>([.. offsets.Starts]);
            starts.UnionWith(timeline.Starts);
            foreach (var start in starts)
            {
                var offset = offsets.At(start);
                var first = (int)((start - 1 + offsets.At(start - 1)) / Day);
                var last = (int)((start + offset) / Day);

                // A change of the offset can skip a date, or come back to one.
                for (var day = Math.Min(first, last); day <= Math.Max(first, last); day++)
                    days[day] = WeekdaysFrom(start, offset);
            }

            return days.Select(static entry => (entry.Key, entry.Value));
        }

        /// <summary>Whether the calendar is open at any instant at which the clock on the wall shows the date.</summary>
        public bool IsOpenOn(int day)
        {
            var first = Math.Max(OffsetTable.First, (day - 1) * Day);
            var last = Math.Min(OffsetTable.End, (day + 2) * Day);
            for (var from = first; from < last;)
            {
                var i = Sorted.LastAtMost(offsets.Starts, from);
                var to = Math.Min(last, i + 1 < offsets.Starts.Length ? offsets.Starts[i + 1] : last);
                var (start, end) = (Math.Max(from, (day * Day) - offsets.Offsets[i]), Math.Min(to, ((day + 1) * Day) - offsets.Offsets[i]));
                if (start < end && timeline.OpenBefore(end) > timeline.OpenBefore(start))
                    return true;
                from = to;
            }

            return false;
        }

        private int WeekdaysFrom(long start, long zoneOffset)
        {
            var (week, offset) = timeline.WeekAt(start);
            var ahead = week == Week.Never || week == Week.Always ? 0 : offset - zoneOffset;
            if (_weekdays.TryGetValue((week, ahead), out var weekdays))
                return weekdays;
            for (var day = 0; day < 7; day++)
            {
                var from = (7 + day) * Day;
                if (week.OpenBefore(from + Day + ahead) > week.OpenBefore(from + ahead))
                    weekdays |= 1 << day;
            }

            _weekdays.Add((week, ahead), weekdays);
            return weekdays;
        }
    }
}
