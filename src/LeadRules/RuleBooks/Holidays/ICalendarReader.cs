using System.Globalization;
using LeadRules.Calendars;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Holidays;

/// <summary>Reads the events of whole days in an iCalendar text (RFC 5545). What is no such event is reported.</summary>
internal sealed class ICalendarReader(FoundHolidays found)
{
    /// <summary>Where the expansion of yearly rules may begin.</summary>
    private const int FirstYearOfRules = 1900;

    private readonly Stack<ContentLine> _open = [];
    private CancelledDates _cancelled = new("");
    private readonly Dictionary<string, ContentLine> _event = new(StringComparer.Ordinal);
    private readonly List<ContentLine> _dates = [];

    private string? Name => _event.TryGetValue("SUMMARY", out var summary) && summary.Text() is { Length: > 0 } text ? text : null;

    private string Uid => _event.TryGetValue("UID", out var uid) ? uid.Value.Trim() : "";

    public void Read(string text)
    {
        _cancelled = new CancelledDates(text);
        foreach (var line in ContentLine.Of(text))
        {
            if (found.IsFull)
                return;
            if (line.Name == "BEGIN")
                Begin(line);
            else if (line.Name == "END")
                End(line);
            else if (line.Name.Length == 0 && line.Value.Trim().Length > 0)
                found.Report(Problems.NoContentLine(DataProblems.Cut(line.Value)), line.Number);
            else if (_open.Count > 0 && IsEvent(_open.Peek()))
                Take(line);
        }

        foreach (var open in _open)
            found.Report(Problems.NotEnded(open.Value.Trim()), open.Number);
        foreach (var line in _cancelled.Unused)
            found.Report(Problems.CancelsNothing(line.Value.Trim()), line.Number);
    }

    private static bool IsEvent(ContentLine begin) => begin.Value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase);

    private void Begin(ContentLine line)
    {
        if (IsEvent(line))
        {
            _event.Clear();
            _dates.Clear();
        }

        _open.Push(line);
    }

    private void End(ContentLine line)
    {
        if (_open.Count == 0 || !_open.Peek().Value.Trim().Equals(line.Value.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            found.Report(Problems.EndWithoutBegin(DataProblems.Cut(line.Value.Trim())), line.Number);
            return;
        }

        if (_open.Pop() is var begin && IsEvent(begin))
            AddEvent(begin.Number);
    }

    private void Take(ContentLine line)
    {
        if (line.Name is "RDATE" or "EXDATE")
            _dates.Add(line);
        else if (!_event.TryAdd(line.Name, line) && line.Name is "DTSTART" or "DTEND" or "DURATION" or "RRULE")
            found.Report(Problems.TwiceInEvent(line.Name), line.Number);
    }

    private void AddEvent(int number)
    {
        if (_event.TryGetValue("STATUS", out var status) && status.IsCancelled)
        {
            // What cancels one date of another event is heeded where that event is read.
            if (!_event.TryGetValue("RECURRENCE-ID", out var instance))
                found.Report(Problems.EventLeftOut(Name, "is cancelled", "Take the event away to read the file without this warning."), number);
            else if (CancelledDates.DateOf(instance) is null)
                found.Report(Problems.NoRecurrence(Name, instance.Parameters.Length == 0 ? instance.Value.Trim() : $"RECURRENCE-ID;{instance.Parameters}"), instance.Number);
            return;
        }

        if (_event.TryGetValue("RECURRENCE-ID", out var moved))
        {
            found.Report(Problems.NoRecurrence(Name, "RECURRENCE-ID"), moved.Number);
            return;
        }

        if (!_event.TryGetValue("DTSTART", out var start))
        {
            found.Report(Problems.EventWithoutStart(Name), number);
            return;
        }

        if (Date(start) is not { } from || DaysOf(from) is not { } days)
            return;
        if (Dates(from) is { } dates)
            Add(dates, days, start.Number);
    }

    private void Add(IEnumerable<DateOnly> dates, int days, int number)
    {
        var repeats = _event.ContainsKey("RRULE");
        foreach (var date in dates)
        {
            var holiday = new Holiday(date, DateOnly.FromDayNumber(Math.Min(date.DayNumber + days - 1, DateOnly.MaxValue.DayNumber)), Name);
            if (!repeats)
                found.AddCovered(holiday, number);
            else if (holiday.From.Year >= OffsetTable.FirstYear && holiday.To.Year <= OffsetTable.LastYear)
                found.Add(holiday, number);
        }
    }

    /// <summary>The dates on which the event begins; null when one could not be read.</summary>
    private IEnumerable<DateOnly>? Dates(DateOnly from)
    {
        IEnumerable<DateOnly> dates = [from];
        if (_event.TryGetValue("RRULE", out var line))
        {
            if (YearlyRule.Parse(line.Value, from, out var unsupported) is not { } rule)
            {
                found.Report(Problems.NoRecurrence(Name, unsupported), line.Number);
                return null;
            }

            if (from.Year < FirstYearOfRules)
            {
                found.Report(Problems.HolidayNotCovered(new Holiday(from, Name).ToString()), line.Number);
                return null;
            }

            dates = rule.DatesFrom(from, OffsetTable.LastYear);
        }

        var (added, excluded) = (new List<DateOnly>(), new Dictionary<DateOnly, ContentLine>());
        foreach (var more in _dates)
        {
            foreach (var value in more.Value.Split(','))
            {
                var one = more with { Value = value };
                if (more.Name == "RDATE" && IsTimeOfDay(value.Trim()))
                    found.Report(Problems.DateLeftOut(Name, value.Trim()), more.Number);
                else if ((more.Name == "RDATE" ? Date(one) : ExcludedDate(one)) is not { } date)
                    return null;
                else if (more.Name == "RDATE")
                    added.Add(date);
                else
                    excluded.TryAdd(date, one);
            }
        }

        List<DateOnly> all = [.. dates.Concat(added).Distinct()];
        foreach (var exclusion in excluded.Where(exclusion => !all.Contains(exclusion.Key)).Select(static exclusion => exclusion.Value))
            found.Report(Problems.ExcludesNothing(Name, exclusion.Value.Trim()), exclusion.Number);
        return all.Where(date => !_cancelled.Contains(Uid, date)).Where(date => !excluded.ContainsKey(date));
    }

    private DateOnly? ExcludedDate(ContentLine line)
    {
        if (line.DateAlone() is { } date)
            return date;
        found.Report(Problems.NoICalendarDate(line.Name, DataProblems.Cut(line.Value.Trim())), line.Number);
        return null;
    }

    /// <summary>How many days the event has; null when that cannot be read.</summary>
    private int? DaysOf(DateOnly from)
    {
        if (_event.TryGetValue("DTEND", out var end))
        {
            if (Date(end) is not { } to)
                return null;

            // The end is excluded; an end that is the start is a habit of some programs for one day.
            if (to >= from)
                return Math.Max(1, to.DayNumber - from.DayNumber);
            found.Report(Problems.HolidayEndsBeforeStart(DateText.Format(from), DateText.Format(to)), end.Number);
            return null;
        }

        if (!_event.TryGetValue("DURATION", out var duration))
            return 1;
        var text = duration.Value.Trim().TrimStart('+').ToUpperInvariant();
        if (text is ['P', .. var count, 'D' or 'W'] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000)
            return text[^1] == 'W' ? 7 * number : number;
        found.Report(Problems.EventLeftOut(Name, $"lasts '{DataProblems.Cut(duration.Value.Trim())}', which is no number of whole days", "Give it an end date; a closure of some hours belongs under 'closures'."), duration.Number);
        return null;
    }

    /// <summary>A date, or midnight of one by the clock on the wall; else reports the line.</summary>
    private DateOnly? Date(ContentLine line)
    {
        var text = line.Value.Trim();
        if (DateOnly.TryParseExact(text is [.., 'T', '0', '0', '0', '0', '0', '0'] ? text[..^7] : text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        if (IsTimeOfDay(text))
            found.Report(Problems.EventLeftOut(Name, $"has the time '{text}' and so is not of whole days", "Give it dates only; a closure of some hours belongs under 'closures'."), line.Number);
        else
            found.Report(Problems.NoICalendarDate(line.Name, DataProblems.Cut(text)), line.Number);
        return null;
    }

    /// <summary>Whether a value is a date with a time other than midnight by the clock on the wall.</summary>
    private static bool IsTimeOfDay(string text) =>
        !text.EndsWith("T000000", StringComparison.Ordinal) && DateTime.TryParseExact(text.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
