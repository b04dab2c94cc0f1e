using FsCheck;
using FsCheck.Fluent;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Calendars;

/// <summary>The laws of business time, over random calendars of all zones; instants and amounts of any ticks.</summary>
public sealed class BusinessTimeLawTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    /// <summary>Amounts of business time: some ticks, some hours, some months.</summary>
    private static readonly Gen<TimeSpan> Amounts = Pick.Weighted(
        (1, static () => Gen.Choose(1, 100).Select(static ticks => TimeSpan.FromTicks(ticks))),
        (3, static () => Gen.Choose(1, 4000).Select(static seconds => TimeSpan.FromSeconds(seconds * 13.7))),
        (1, static () => Gen.Choose(1, 2000).Select(static hours => TimeSpan.FromHours(hours))));

    [Fact]
    public void Elapsed_turns_its_sign_with_the_order() =>
        ForAll(static (calendar, a, b, _) => calendar.Elapsed(a, b).ShouldBe(-calendar.Elapsed(b, a)));

    [Fact]
    public void Elapsed_of_parts_sums_to_elapsed_of_the_whole() =>
        ForAll(static (calendar, a, b, c) => (calendar.Elapsed(a, b) + calendar.Elapsed(b, c)).ShouldBe(calendar.Elapsed(a, c)));

    [Fact]
    public void Elapsed_is_never_more_than_real_time() =>
        ForAll(static (calendar, a, b, _) => calendar.Elapsed(a, b).Duration().ShouldBeLessThanOrEqualTo((b - a).Duration()));

    [Fact]
    public void Around_the_clock_business_time_is_real_time() =>
        Properties.ForAll(from id in RandomCalendars.ZoneIds from at in RandomCalendars.Around(id) from amount in Amounts select (id, at, amount), static @case =>
        {
            var always = Always(@case.id);
            always.Elapsed(@case.at, @case.at + @case.amount).ShouldBe(@case.amount);
            always.Add(@case.at, @case.amount).ShouldBe(@case.at + @case.amount);
            always.Add(@case.at, -@case.amount).ShouldBe(@case.at - @case.amount);
        });

    [Fact]
    public void What_was_added_has_elapsed() =>
        ForAllAmounts(static (calendar, start, amount, _) =>
        {
            if (calendar.Add(start, amount) is { } end)
                calendar.Elapsed(start, end).ShouldBe(amount);
            if (calendar.Add(start, -amount) is { } begin)
                calendar.Elapsed(start, begin).ShouldBe(-amount);
        });

    [Fact]
    public void No_earlier_instant_has_the_whole_amount_and_going_back_no_later_one() =>
        ForAllAmounts(static (calendar, start, amount, _) =>
        {
            if (calendar.Add(start, amount) is { } end)
                calendar.Elapsed(start, end - Tick).ShouldBeLessThan(amount);
            if (calendar.Add(start, -amount) is { } begin)
                calendar.Elapsed(begin + Tick, start).ShouldBeLessThan(amount);
        });

    [Fact]
    public void More_ends_later_and_so_does_a_later_start() =>
        ForAllAmounts(static (calendar, start, amount, more) =>
        {
            var end = calendar.Add(start, amount);
            (calendar.Add(start, amount + more) < end).ShouldBeFalse();
            (calendar.Add(start + more, amount) < end).ShouldBeFalse();
        });

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        ForAllAmounts(static (calendar, start, amount, more) =>
        {
            if (calendar.Add(start, amount) is { } first)
                calendar.Add(first, more).ShouldBe(calendar.Add(start, amount + more));
        });

    [Fact]
    public void Going_there_and_back_ends_at_the_start_or_at_the_opening_after_it() =>
        ForAllAmounts(static (calendar, start, amount, _) =>
        {
            if (calendar.Add(start, amount) is { } end)
                calendar.Add(end, -amount).ShouldBe(calendar.IsOpen(start) ? start : calendar.NextOpening(start));
        });

    [Fact]
    public void Adding_nothing_changes_nothing() => ForAll(static (calendar, a, _, _) => calendar.Add(a, TimeSpan.Zero).ShouldBe(a));

    [Fact]
    public void A_calendar_is_open_when_the_next_tick_counts() =>
        ForAll(static (calendar, a, _, _) => calendar.Elapsed(a, a + Tick).ShouldBe(calendar.IsOpen(a) ? Tick : TimeSpan.Zero));

    [Fact]
    public void The_next_opening_is_open_and_nothing_elapses_before_it() =>
        ForAll(static (calendar, a, _, _) =>
        {
            if (calendar.NextOpening(a) is not { } opening)
                return;
            opening.ShouldBeGreaterThanOrEqualTo(a);
            calendar.IsOpen(opening).ShouldBeTrue();
            calendar.Elapsed(a, opening).ShouldBe(TimeSpan.Zero);
        });

    [Fact]
    public void Closing_more_never_adds_time_nor_ends_anything_earlier() =>
        Properties.ForAll(from @case in RandomCalendars.Cases from more in RandomCalendars.Definitions(@case.Definition.TimeZone, @case.From) from amount in Amounts select (@case, more, amount), static pair =>
        {
            var (@case, more, amount) = pair;
            var less = Of(@case.Definition with { Holidays = [.. @case.Definition.Holidays, .. more.Holidays], Closures = [.. @case.Definition.Closures, .. more.Closures] });
            less.Elapsed(@case.From, @case.To).Duration().ShouldBeLessThanOrEqualTo(@case.Calendar.Elapsed(@case.From, @case.To).Duration());
            (less.Add(@case.From, amount) < @case.Calendar.Add(@case.From, amount)).ShouldBeFalse();
        });

    [Fact]
    public void Opening_more_never_takes_time_away_nor_ends_anything_later() =>
        Properties.ForAll(from @case in RandomCalendars.Cases from day in Pick.From(Enum.GetValues<DayOfWeek>()) from window in RandomCalendars.Window from amount in Amounts select (@case, day, window, amount), static pair =>
        {
            var (@case, day, window, amount) = pair;
            var more = Of(@case.Definition with { Hours = [.. @case.Definition.Hours, new WeekdayWindows(day, [window])] });
            more.Elapsed(@case.From, @case.To).Duration().ShouldBeGreaterThanOrEqualTo(@case.Calendar.Elapsed(@case.From, @case.To).Duration());
            (more.Add(@case.From, amount) > @case.Calendar.Add(@case.From, amount)).ShouldBeFalse();
        });

    [Fact]
    public void A_window_in_two_that_touch_or_given_twice_is_the_same() =>
        Properties.ForAll(RandomCalendars.Cases, static @case =>
        {
            var (split, twice) = (Each(@case.Definition.Hours, Split), Each(@case.Definition.Hours, static window => [window, window]));
            ShouldAgree(Of(@case.Definition with { Hours = split }), @case);
            ShouldAgree(Of(@case.Definition with { Hours = twice }), @case);
        });

    [Fact]
    public void A_night_as_one_window_or_as_two_at_midnight_is_the_same_without_holidays_and_overrides() =>
        Properties.ForAll(RandomCalendars.Cases, static @case =>
        {
            var plain = @case.Definition with { Holidays = [], Overrides = [] };
            var atMidnight = plain.Hours.SelectMany(static day => day.Windows.SelectMany(window => AtMidnight(day.Day, window))).ToList();
            var (one, two) = (Of(plain), Of(plain with { Hours = atMidnight }));
            two.Elapsed(@case.From, @case.To).ShouldBe(one.Elapsed(@case.From, @case.To));
            two.NextOpening(@case.From).ShouldBe(one.NextOpening(@case.From));
        });

    [Fact]
    public void The_offset_with_which_an_instant_is_written_does_not_matter() =>
        ForAllAmounts(static (calendar, start, amount, more) =>
        {
            var other = start.ToOffset(TimeSpan.FromMinutes((more.Ticks % 28 - 14) * 60));
            calendar.Add(other, amount).ShouldBe(calendar.Add(start, amount));
            calendar.NextOpening(other).ShouldBe(calendar.NextOpening(start));
            calendar.IsOpen(other).ShouldBe(calendar.IsOpen(start));
            calendar.Elapsed(other, start + more).ShouldBe(calendar.Elapsed(start, start + more));
            calendar.AddBusinessDays(other, 2).ShouldBe(calendar.AddBusinessDays(start, 2));
        });

    [Fact]
    public void A_composition_with_itself_is_the_calendar() =>
        Properties.ForAll(RandomCalendars.Cases, static @case =>
        {
            ShouldAgree(BusinessCalendar.Both(@case.Calendar, @case.Calendar), @case);
            ShouldAgree(BusinessCalendar.Either(@case.Calendar, @case.Calendar), @case);
        });

    [Fact]
    public void What_both_and_either_have_sums_to_what_the_two_have() =>
        Properties.ForAll(from @case in RandomCalendars.Cases from id in RandomCalendars.ZoneIds from other in RandomCalendars.Definitions(id, @case.From) select (@case, other), static pair =>
        {
            var (first, second, from, to) = (pair.@case.Calendar, Of(pair.other), pair.@case.From, pair.@case.To.AddYears(1));
            (BusinessCalendar.Both(first, second).Elapsed(from, to) + BusinessCalendar.Either(first, second).Elapsed(from, to)).ShouldBe(first.Elapsed(from, to) + second.Elapsed(from, to));
        });

    [Fact]
    public void What_an_explanation_counts_is_open_without_a_break_and_sums_to_elapsed() =>
        ForAll(static (calendar, a, b, _) =>
        {
            var explanation = calendar.Explain(a, b);
            explanation.Elapsed.ShouldBe(calendar.Elapsed(a, b));
            TimeSpan.FromTicks(explanation.Counted.Sum(static window => window.Length.Ticks)).ShouldBe(explanation.Elapsed.Duration());
            explanation.Counted.ShouldAllBe(window => calendar.Elapsed(window.From, window.To) == window.Length && (window.From == a || window.From == b || !calendar.IsOpen(window.From - Tick)));
        });

    private static void ShouldAgree(BusinessCalendar calendar, CalendarCase @case)
    {
        calendar.Elapsed(@case.From, @case.To).ShouldBe(@case.Calendar.Elapsed(@case.From, @case.To));
        calendar.NextOpening(@case.Later).ShouldBe(@case.Calendar.NextOpening(@case.Later));
        calendar.IsOpen(@case.Later).ShouldBe(@case.Calendar.IsOpen(@case.Later));
    }

    private static BusinessCalendar Of(CalendarDefinition definition) => BusinessCalendar.Of(definition, RandomCalendars.ZoneOf(definition.TimeZone));

    private static BusinessCalendar Always(string id) =>
        Of(new CalendarDefinition { TimeZone = id, Hours = [.. Enum.GetValues<DayOfWeek>().Select(static day => new WeekdayWindows(day, [new DayWindow(TimeSpan.Zero, TimeSpan.FromDays(1))]))] });

    private static IReadOnlyList<WeekdayWindows> Each(IReadOnlyList<WeekdayWindows> hours, Func<DayWindow, DayWindow[]> windows) =>
        [.. hours.Select(day => new WeekdayWindows(day.Day, [.. day.Windows.SelectMany(windows)]))];

    /// <summary>The window in two, where the first ends before midnight.</summary>
    private static DayWindow[] Split(DayWindow window) => window.To > window.From && window.Length > TimeSpan.FromMinutes(1)
        ? [window with { To = window.From + (window.Length / 2) }, window with { From = window.From + (window.Length / 2) }]
        : [window];

    private static WeekdayWindows[] AtMidnight(DayOfWeek day, DayWindow window) => window.To > window.From || window.To == TimeSpan.Zero
        ? [new WeekdayWindows(day, [window])]
        : [new WeekdayWindows(day, [window with { To = TimeSpan.FromDays(1) }]), new WeekdayWindows((DayOfWeek)(((int)day + 1) % 7), [new DayWindow(TimeSpan.Zero, window.To)])];

    /// <summary>Instants that are not on whole minutes.</summary>
    private static void ForAll(Action<BusinessCalendar, DateTimeOffset, DateTimeOffset, DateTimeOffset> law) =>
        Properties.ForAll(from @case in RandomCalendars.Cases from ticks in Pick.Many(3, 3, Ticks) select (@case, ticks), pair =>
            law(pair.@case.Calendar, pair.@case.From.AddTicks(pair.ticks[0]), pair.@case.To.AddTicks(pair.ticks[1]), pair.@case.Later.AddTicks(pair.ticks[2])), tests: 300);

    private static void ForAllAmounts(Action<BusinessCalendar, DateTimeOffset, TimeSpan, TimeSpan> law) =>
        Properties.ForAll(from @case in RandomCalendars.Cases from ticks in Ticks from amounts in Pick.Many(2, 2, Amounts) select (@case, ticks, amounts), pair =>
            law(pair.@case.Calendar, pair.@case.From.AddTicks(pair.ticks), pair.amounts[0], pair.amounts[1]), tests: 300);

    private static Gen<int> Ticks => Pick.Weighted((1, static () => Gen.Constant(0)), (1, static () => Gen.Choose(-3, 3)), (1, static () => Gen.Choose(0, 600_000_000)));
}
