using FsCheck.Fluent;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.Tests.Calendars;

/// <summary>The fast answers are those of the oracle, which steps through the minutes; on random calendars of all zones, where clocks change.</summary>
public sealed class BusinessTimeOracleTests
{
    private static readonly TimeSpan Span = TimeSpan.FromDays(8);

    [Fact]
    public void A_calendar_is_open_when_the_clock_on_the_wall_shows_a_time_in_a_window() =>
        ForAll((@case, oracle) =>
        {
            for (var at = @case.From; at < @case.From.AddHours(6); at = at.AddMinutes(1))
                @case.Calendar.IsOpen(at).ShouldBe(oracle.IsOpen(at), at.ToString("u"));
        });

    [Fact]
    public void Elapsed_counts_the_open_minutes() =>
        ForAll((@case, oracle) => @case.Calendar.Elapsed(@case.From, @case.To).ShouldBe(oracle.Elapsed(@case.From, @case.To)));

    [Fact]
    public void The_next_opening_is_the_first_open_minute() =>
        ForAll((@case, oracle) =>
        {
            var next = @case.Calendar.NextOpening(@case.From);
            (next < @case.From + Span ? next : null).ShouldBe(oracle.NextOpening(@case.From, Span));
        });

    [Fact]
    public void Adding_ends_when_the_minutes_are_used_up() =>
        ForAll((@case, oracle) =>
        {
            var minutes = (int)(@case.Later - @case.From).TotalMinutes / 5;
            var ends = @case.Calendar.Add(@case.From, TimeSpan.FromMinutes(minutes));
            ((ends - @case.From)?.Duration() < Span - TimeSpan.FromMinutes(1) ? ends : null).ShouldBe(oracle.Add(@case.From, minutes, Span));
        });

    [Fact]
    public void Going_back_ends_at_the_latest_minute() =>
        ForAll((@case, oracle) =>
        {
            // The oracle gives the earliest of the minutes that have it; the latest is the opening from which time is used.
            var minutes = Math.Abs((int)(@case.Later - @case.From).TotalMinutes / 5) + 1;
            var ends = @case.Calendar.Add(@case.From, TimeSpan.FromMinutes(-minutes));
            ((ends - @case.From)?.Duration() < Span - TimeSpan.FromMinutes(1) ? ends : null).ShouldBe(oracle.Add(@case.From, -minutes, Span));
        });

    [Fact]
    public void A_result_has_the_offset_of_the_calendar_s_zone() =>
        ForAll((@case, oracle) =>
        {
            var result = @case.Calendar.Add(@case.From, TimeSpan.Zero)!.Value;
            result.DateTime.ShouldBe(oracle.LocalAt(@case.From));
            result.UtcDateTime.ShouldBe(@case.From.UtcDateTime);
        });

    [Fact]
    public void Business_days_go_from_business_date_to_business_date_and_keep_the_time_of_day() =>
        ForAll((@case, oracle) =>
        {
            var days = (int)(@case.Later - @case.From).TotalMinutes % 4;
            var calendar = @case.Calendar;
            var local = oracle.LocalAt(@case.From);
            var date = DateOnly.FromDateTime(local);
            var step = days < 0 ? -1 : 1;
            var left = days == 0 && !oracle.IsBusinessDate(date) ? 1 : Math.Abs(days);
            for (var steps = 0; left > 0 && steps < 25; steps++)
            {
                date = date.AddDays(step);
                left -= oracle.IsBusinessDate(date) ? 1 : 0;
            }

            if (left > 0)
                return;
            var moved = new DateTimeOffset(RandomCalendars.ZoneOf(calendar.TimeZone).ToUtcTicks(date.ToDateTime(TimeOnly.FromTimeSpan(local.TimeOfDay))), TimeSpan.Zero);
            var expected = calendar.IsOpen(moved) ? moved : days < 0 ? LastClosing(calendar, moved) : calendar.NextOpening(moved);
            calendar.AddBusinessDays(@case.From, days).ShouldBe(expected);
        }, tests: 100);

    [Fact]
    public void Two_calendars_of_different_zones_are_composed_minute_by_minute() =>
        Properties.ForAll(
            from @case in RandomCalendars.Cases
            from zone in RandomCalendars.ZoneIds
            from other in RandomCalendars.Definitions(zone, @case.From)
            select (@case, other),
            static pair =>
            {
                var (first, second) = (pair.@case.Calendar, BusinessCalendar.Of(pair.other, RandomCalendars.ZoneOf(pair.other.TimeZone)));
                var (both, either) = (BusinessCalendar.Both(first, second), BusinessCalendar.Either(first, second));
                var (left, right) = (new OracleOpeningHours(pair.@case.Definition), new OracleOpeningHours(pair.other));
                var (minutesOfBoth, minutesOfEither) = (0, 0);
                var from = pair.@case.From;
                for (var at = from; at < from.AddDays(2); at = at.AddMinutes(1))
                {
                    var (isLeft, isRight) = (left.IsOpen(at), right.IsOpen(at));
                    both.IsOpen(at).ShouldBe(isLeft && isRight, at.ToString("u"));
                    either.IsOpen(at).ShouldBe(isLeft || isRight, at.ToString("u"));
                    minutesOfBoth += isLeft && isRight ? 1 : 0;
                    minutesOfEither += isLeft || isRight ? 1 : 0;
                }

                both.Elapsed(from, from.AddDays(2)).TotalMinutes.ShouldBe(minutesOfBoth);
                either.Elapsed(from, from.AddDays(2)).TotalMinutes.ShouldBe(minutesOfEither);
            });

    [Fact]
    public void The_offsets_of_every_zone_are_those_of_the_system_at_every_hour_around_its_changes()
    {
        foreach (var info in TimeZoneInfo.GetSystemTimeZones().Where(static zone => zone.HasIanaId))
        {
            var offsets = RandomCalendars.ZoneOf(info.Id).Offsets;
            foreach (var change in offsets.Starts[1..])
            {
                foreach (var ticks in (long[])[change - 1, change, change - (3 * TimeSpan.TicksPerHour), change + (3 * TimeSpan.TicksPerHour)])
                    offsets.At(ticks).ShouldBe(info.GetUtcOffset(new DateTimeOffset(ticks, TimeSpan.Zero)).Ticks, info.Id);
            }
        }
    }

    private static DateTimeOffset? LastClosing(BusinessCalendar calendar, DateTimeOffset at) =>
        calendar.Add(at, TimeSpan.FromTicks(-1)) is { } lastTick ? lastTick.AddTicks(1) : null;

    private static void ForAll(Action<CalendarCase, OracleOpeningHours> law, int tests = 300) =>
        Properties.ForAll(RandomCalendars.Cases, @case => law(@case, new OracleOpeningHours(@case.Definition)), tests: tests);
}
