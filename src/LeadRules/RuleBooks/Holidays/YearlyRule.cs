using System.Globalization;

namespace LeadRules.RuleBooks.Holidays;

/// <summary>A rule by which an event comes again each year, or every few years (RFC 5545, 3.3.10): on a date, or on a weekday of a month.</summary>
internal sealed class YearlyRule
{
    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly List<int> _monthDays = [];
    private readonly List<(int Number, DayOfWeek Day)> _weekdays = [];
    private readonly SortedSet<int> _months = [];
    private int _interval = 1;
    private int _count = int.MaxValue;
    private DateOnly _until = DateOnly.MaxValue;

    private YearlyRule()
    {
    }

    /// <summary>Reads a rule; null when it has a part that is not supported, which is named.</summary>
    /// <param name="text">The rule: <c>FREQ=YEARLY;BYMONTH=11;BYDAY=4TH</c>.</param>
    /// <param name="from">The first date of the event.</param>
    /// <param name="unsupported">The part.</param>
    public static YearlyRule? Parse(string text, DateOnly from, out string unsupported)
    {
        var rule = new YearlyRule();
        var isYearly = false;
        foreach (var part in text.Trim().ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            isYearly |= part == "FREQ=YEARLY";
            unsupported = part;
            if (part != "FREQ=YEARLY" && !rule.Take(part))
                return null;
        }

        unsupported = text.Trim();
        rule.Complete(from);
        return isYearly ? rule : null;
    }

    /// <summary>The dates of the event, in order: the first, and those of the rule after it, up to the end of a year.</summary>
    public IEnumerable<DateOnly> DatesFrom(DateOnly from, int lastYear)
    {
        yield return from;
        var count = 1;
        for (var year = from.Year; year <= lastYear && count < _count; year += _interval)
        {
            foreach (var date in InYear(year).Where(date => date > from))
            {
                if (date > _until || count++ >= _count)
                    yield break;
                yield return date;
            }
        }
    }

    private IEnumerable<DateOnly> InYear(int year) =>
        from month in _months.Count > 0 ? _months : Enumerable.Range(1, 12)
        from day in Enumerable.Range(1, DateTime.DaysInMonth(year, month))
        let date = new DateOnly(year, month, day)
        where (_monthDays.Count == 0 || _monthDays.Contains(day) || _monthDays.Contains(day - DateTime.DaysInMonth(year, month) - 1))
            && (_weekdays.Count == 0 || _weekdays.Exists(weekday => weekday.Day == date.DayOfWeek && IsNumber(weekday.Number, date)))
        select date;

    /// <summary>Whether a date is the first, second or last such weekday of its month, or of its year when the rule names no month.</summary>
    private bool IsNumber(int number, DateOnly date)
    {
        var (day, days) = _months.Count > 0 ? (date.Day, DateTime.DaysInMonth(date.Year, date.Month)) : (date.DayOfYear, DateTime.IsLeapYear(date.Year) ? 366 : 365);
        return number == 0 || (number > 0 ? (day + 6) / 7 == number : (days - day + 7) / 7 == -number);
    }

    private bool Take(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return false;
        var value = part[(equals + 1)..];
        return part[..equals] switch
        {
            "INTERVAL" => Whole(value, 1, 1000, out _interval),
            "COUNT" => Whole(value, 1, int.MaxValue, out _count),
            "UNTIL" => value.Length >= 8 && DateOnly.TryParseExact(value[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _until),
            "BYMONTH" => Array.TrueForAll(value.Split(','), month => Whole(month, 1, 12, out var number) && (_months.Add(number) || true)),
            "BYMONTHDAY" => Array.TrueForAll(value.Split(','), TakeMonthDay),
            "BYDAY" => Array.TrueForAll(value.Split(','), TakeWeekday),
            "WKST" => true,
            _ => false,
        };
    }

    private bool TakeMonthDay(string text)
    {
        if (!Whole(text, -31, 31, out var day) || day == 0)
            return false;
        _monthDays.Add(day);
        return true;
    }

    private bool TakeWeekday(string text)
    {
        if (text.Length < 2 || Array.IndexOf(DayNames, text[^2..]) is not (>= 0 and var day))
            return false;
        var number = 0;
        if (text.Length > 2 && (!Whole(text[..^2], -53, 53, out number) || number == 0))
            return false;
        _weekdays.Add((number, (DayOfWeek)day));
        return true;
    }

    /// <summary>What the rule does not say is as in the first date.</summary>
    private void Complete(DateOnly from)
    {
        if (_weekdays.Count > 0 || _monthDays.Count > 0)
            return;
        _monthDays.Add(from.Day);
        if (_months.Count == 0)
            _months.Add(from.Month);
    }

    private static bool Whole(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
