using BenchmarkDotNet.Attributes;

namespace LeadRules.Benchmarks;

/// <summary>
/// Business time over a day, a year and ten years, with 300 holidays, against one offset asked of the system and against
/// the straightforward loop over days. The starts vary, so that no answer can be guessed from the one before.
/// </summary>
public class CalendarBenchmarks
{
    private const int Starts = 1024;

    private readonly DateTimeOffset[] _starts = new DateTimeOffset[Starts];
    private readonly DateTimeOffset[] _ends = new DateTimeOffset[Starts];
    private readonly TimeSpan[] _amounts = new TimeSpan[Starts];
    private BusinessCalendar _calendar = null!;
    private BusinessCalendar _composed = null!;
    private TimeZoneInfo _zone = null!;
    private DayByDay _loop = null!;
    private int _next;

    [Params(1, 365, 3652)]
    public int Days { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _calendar = SampleCalendars.Office("Europe/Madrid");
        _composed = BusinessCalendar.Both(_calendar, SampleCalendars.Office("America/New_York"));
        _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
        _loop = new DayByDay(_zone, SampleCalendars.Holidays);
        var random = new Random(1);
        for (var i = 0; i < Starts; i++)
        {
            _starts[i] = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(365 * 86_400));
            _ends[i] = _starts[i].AddDays(Days);
            _amounts[i] = _calendar.Elapsed(_starts[i], _ends[i]);
            if (_loop.Elapsed(_starts[i], _ends[i]) != _amounts[i])
                throw new InvalidOperationException($"The two disagree from {_starts[i]:u} to {_ends[i]:u}.");

            // A day may have no business time at all; to add nothing would cost nothing.
            _amounts[i] = _amounts[i] > TimeSpan.Zero ? _amounts[i] : TimeSpan.FromHours(8);
            if (_loop.Add(_starts[i], _amounts[i]) != _calendar.Add(_starts[i], _amounts[i]))
                throw new InvalidOperationException($"The two disagree at {_amounts[i]} after {_starts[i]:u}.");
        }
    }

    [Benchmark(Baseline = true)]
    public TimeSpan GetUtcOffset() => _zone.GetUtcOffset(_starts[Next()]);

    [Benchmark]
    public DateTimeOffset? Add() => Next() is var i ? _calendar.Add(_starts[i], _amounts[i]) : null;

    [Benchmark]
    public TimeSpan Elapsed() => Next() is var i ? _calendar.Elapsed(_starts[i], _ends[i]) : default;

    [Benchmark]
    public TimeSpan ElapsedOfComposition() => Next() is var i ? _composed.Elapsed(_starts[i], _ends[i]) : default;

    [Benchmark]
    public DateTimeOffset? AddDayByDay() => Next() is var i ? _loop.Add(_starts[i], _amounts[i]) : null;

    [Benchmark]
    public TimeSpan ElapsedDayByDay() => Next() is var i ? _loop.Elapsed(_starts[i], _ends[i]) : default;

    private int Next() => _next = (_next + 1) & (Starts - 1);
}

/// <summary>What it costs to make a calendar.</summary>
public class CalendarMakingBenchmarks
{
    private readonly BusinessCalendar _madrid = SampleCalendars.Office("Europe/Madrid");
    private readonly BusinessCalendar _newYork = SampleCalendars.Office("America/New_York");
    private readonly string _json = SampleCalendars.Json("Europe/Madrid");
    private readonly string _ten = $$"""{ "name": "ten", "calendars": { {{string.Join(", ", Enumerable.Range(0, 10).Select(static i => $"\"c{i}\": {SampleCalendars.Json("Europe/Madrid")}"))}} } }""";

    [Benchmark]
    public BusinessCalendar ReadOne() => BusinessCalendar.Parse(_json);

    [Benchmark]
    public BusinessCalendar Compose() => BusinessCalendar.Both(_madrid, _newYork);

    [Benchmark]
    public LeadEngine TenOfOneZone() => LeadEngine.Compile(_ten);
}

/// <summary>Monday to Friday, 9 to 14 and 15 to 18, with 300 holidays in 30 years.</summary>
internal static class SampleCalendars
{
    public static IReadOnlyList<DateOnly> Holidays { get; } = [.. Enumerable.Range(0, 300).Select(static i => new DateOnly(2010, 1, 6).AddDays(i * 36))];

    public static BusinessCalendar Office(string zone) => BusinessCalendar.Parse(Json(zone));

    public static string Json(string zone) =>
        $$"""
        { "timeZone": "{{zone}}",
          "hours": { {{string.Join(", ", new[] { "mon", "tue", "wed", "thu", "fri" }.Select(static day => $"\"{day}\": [[\"09:00\", \"14:00\"], [\"15:00\", \"18:00\"]]"))}} },
          "holidays": [{{string.Join(", ", Holidays.Select(static date => $"\"{date:yyyy-MM-dd}\""))}}] }
        """;
}

/// <summary>Business time as most write it: a loop over the days.</summary>
internal sealed class DayByDay(TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
{
    private static readonly (TimeSpan From, TimeSpan To)[] Windows = [(TimeSpan.FromHours(9), TimeSpan.FromHours(14)), (TimeSpan.FromHours(15), TimeSpan.FromHours(18))];

    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    public DateTimeOffset? Add(DateTimeOffset start, TimeSpan amount)
    {
        var local = start.UtcDateTime + zone.GetUtcOffset(start);
        for (var date = DateOnly.FromDateTime(local); date.Year < 2101; date = date.AddDays(1))
        {
            if (!IsOpen(date))
                continue;
            foreach (var (from, to) in Windows)
            {
                var (opens, closes) = (Instant(date, from), Instant(date, to));
                if (closes <= start)
                    continue;
                var begins = opens > start ? opens : start;
                if (amount <= closes - begins)
                    return begins + amount;
                amount -= closes - begins;
            }
        }

        return null;
    }

    public TimeSpan Elapsed(DateTimeOffset start, DateTimeOffset end)
    {
        var elapsed = TimeSpan.Zero;
        var last = DateOnly.FromDateTime(end.UtcDateTime + zone.GetUtcOffset(end));
        for (var date = DateOnly.FromDateTime(start.UtcDateTime + zone.GetUtcOffset(start)); date <= last; date = date.AddDays(1))
        {
            if (!IsOpen(date))
                continue;
            foreach (var (from, to) in Windows)
            {
                var (opens, closes) = (Instant(date, from), Instant(date, to));
                var (begins, ends) = (opens > start ? opens : start, closes < end ? closes : end);
                if (begins < ends)
                    elapsed += ends - begins;
            }
        }

        return elapsed;
    }

    private bool IsOpen(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(date);

    /// <summary>Asks for the offset at noon of the date, which is right for hours after the clocks change in the night.</summary>
    private DateTimeOffset Instant(DateOnly date, TimeSpan time)
    {
        var offset = zone.GetUtcOffset(new DateTimeOffset(date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        return new DateTimeOffset(date.ToDateTime(TimeOnly.FromTimeSpan(time)), offset);
    }
}
