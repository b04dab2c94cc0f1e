namespace LeadRules.Tests.Calendars;

/// <summary>The first questions that users ask of business time, answered one by one.</summary>
public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Office = new BusinessCalendarBuilder("Europe/Madrid").MondayToFriday(("09:00", "14:00"), ("15:00", "18:00")).Build();

    /// <summary>The hours of the examples of the Ruby library biz.</summary>
    private static readonly BusinessCalendar Biz = new BusinessCalendarBuilder("UTC")
        .Hours(DayOfWeek.Monday, ("09:00", "17:00")).Hours(DayOfWeek.Tuesday, ("10:00", "16:00")).Hours(DayOfWeek.Wednesday, ("09:00", "17:00"))
        .Hours(DayOfWeek.Thursday, ("10:00", "16:00")).Hours(DayOfWeek.Friday, ("09:00", "17:00")).Hours(DayOfWeek.Saturday, ("11:00", "14:30")).Build();

    [Theory]
    [InlineData("2026-11-20T17:00+01:00", 60, "2026-11-20T18:00+01:00")]
    [InlineData("2026-11-20T17:00+01:00", 61, "2026-11-23T09:01+01:00")]
    [InlineData("2026-11-20T13:00+01:00", 60, "2026-11-20T14:00+01:00")]
    [InlineData("2026-11-21T12:00+01:00", 15, "2026-11-23T09:15+01:00")]
    [InlineData("2026-11-23T09:00+01:00", -60, "2026-11-20T17:00+01:00")]
    [InlineData("2026-11-23T09:00+01:00", -180, "2026-11-20T15:00+01:00")]
    [InlineData("2026-11-21T12:00+01:00", 0, "2026-11-21T12:00+01:00")]
    public void What_is_used_up_at_closing_time_is_due_at_closing_time(string start, int minutes, string due) =>
        Office.Add(At(start), TimeSpan.FromMinutes(minutes)).ShouldBe(At(due));

    [Fact]
    public void Results_are_written_with_the_offset_that_the_zone_has_then()
    {
        var due = Office.Add(At("2026-10-23T16:00Z"), TimeSpan.FromHours(1))!.Value;

        due.ToString("yyyy-MM-dd HH:mm zzz", null).ShouldBe("2026-10-26 10:00 +01:00");
    }

    [Theory]
    [InlineData("2006-01-06T12:00Z", 2, "2006-01-09T12:00Z")]
    [InlineData("2006-01-03T08:00Z", 2, "2006-01-05T10:00Z")]
    [InlineData("2006-01-03T18:00Z", 2, "2006-01-06T09:00Z")]
    [InlineData("2006-01-02T13:00Z", 0, "2006-01-02T13:00Z")]
    [InlineData("2006-01-01T12:00Z", 0, "2006-01-02T12:00Z")]
    [InlineData("2006-01-09T12:00Z", -2, "2006-01-06T12:00Z")]
    [InlineData("2006-01-05T08:00Z", -2, "2006-01-02T17:00Z")]
    [InlineData("2006-01-05T18:00Z", -2, "2006-01-03T16:00Z")]
    [InlineData("2006-01-06T12:30:52Z", 2, "2006-01-09T12:30:52Z")]
    public void Business_days_are_counted_as_biz_counts_them(string start, int days, string expected) => Biz.AddBusinessDays(At(start), days).ShouldBe(At(expected));

    [Fact]
    public void Ten_business_days_skip_holidays_and_count_days_with_hours_of_their_own()
    {
        var calendar = new BusinessCalendarBuilder("Europe/Madrid").MondayToFriday(("09:00", "18:00"))
            .Holiday(new DateOnly(2026, 12, 8)).Override(new DateOnly(2026, 12, 5), ("09:00", "12:00")).Build();

        calendar.AddBusinessDays(At("2026-12-01T10:00+01:00"), 10).ShouldBe(At("2026-12-15T10:00+01:00"));
    }

    [Fact]
    public void A_calendar_that_never_opens_gives_no_answer_at_once()
    {
        BusinessCalendar.TryParse("""{ "timeZone": "Europe/Madrid", "hours": { } }""", out var never, out _).ShouldBeTrue();
        var at = At("2026-11-22T09:00Z");

        never.NextOpening(at).ShouldBeNull();
        never.Add(at, TimeSpan.FromTicks(1)).ShouldBeNull();
        never.Add(at, TimeSpan.FromTicks(-1)).ShouldBeNull();
        never.AddBusinessDays(at, 1).ShouldBeNull();
        never.AddBusinessDays(at, 0).ShouldBeNull();
        never.Elapsed(at, at.AddYears(50)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_calendar_that_opens_no_more_says_so()
    {
        var once = new BusinessCalendarBuilder("UTC").Override(new DateOnly(2026, 11, 22), ("09:00", "10:00")).Build();

        once.NextOpening(At("2026-11-22T10:00Z")).ShouldBeNull();
        once.Add(At("2026-11-22T09:30Z"), TimeSpan.FromMinutes(30)).ShouldBe(At("2026-11-22T10:00Z"));
        once.Add(At("2026-11-22T09:30Z"), TimeSpan.FromMinutes(31)).ShouldBeNull();
        once.Add(At("2026-11-22T09:30Z"), TimeSpan.FromMinutes(-31)).ShouldBeNull();
    }

    [Fact]
    public void An_instant_that_calendars_do_not_cover_is_an_exception_and_never_a_wrong_answer()
    {
        foreach (var at in (DateTimeOffset[])[DateTimeOffset.MinValue, BusinessCalendar.FirstInstant.AddTicks(-1), BusinessCalendar.EndInstant.AddTicks(1), DateTimeOffset.MaxValue])
        {
            Should.Throw<ArgumentOutOfRangeException>(() => Office.IsOpen(at));
            Should.Throw<ArgumentOutOfRangeException>(() => Office.NextOpening(at));
            Should.Throw<ArgumentOutOfRangeException>(() => Office.Add(at, TimeSpan.Zero));
            Should.Throw<ArgumentOutOfRangeException>(() => Office.AddBusinessDays(at, 1));
            Should.Throw<ArgumentOutOfRangeException>(() => Office.Elapsed(BusinessCalendar.FirstInstant, at)).Message.ShouldStartWith("Calendars cover the years 1972 to 2100 (UTC). (Parameter 'to')");
        }
    }

    [Fact]
    public void The_ends_of_what_calendars_cover_can_be_asked()
    {
        var always = new BusinessCalendarBuilder("Pacific/Kiritimati").EveryDay(("00:00", "24:00")).Build();
        var (first, end) = (BusinessCalendar.FirstInstant, BusinessCalendar.EndInstant);

        always.Elapsed(first, end).ShouldBe(end - first);
        always.Add(first, end - first).ShouldBe(end);
        always.Add(end, first - end).ShouldBe(first);
        always.Add(first, TimeSpan.MaxValue).ShouldBeNull();
        always.Add(end, TimeSpan.MinValue).ShouldBeNull();
        always.IsOpen(end.AddTicks(-1)).ShouldBeTrue();
        always.IsOpen(end).ShouldBeFalse();
        always.NextOpening(end).ShouldBeNull();
        always.AddBusinessDays(first, int.MaxValue).ShouldBeNull();
        always.AddBusinessDays(first, int.MinValue).ShouldBeNull();
        always.AddBusinessDays(end, -1).ShouldBe(end.AddDays(-1));
        always.AddBusinessDays(end, 3).ShouldBeNull();
    }

    [Fact]
    public void A_holiday_cuts_the_night_before_and_its_own()
    {
        var nights = new BusinessCalendarBuilder("UTC").EveryDay(("20:00", "04:00")).Holiday(new DateOnly(2026, 1, 7)).Build();

        nights.Explain(At("2026-01-06T12:00Z"), At("2026-01-09T12:00Z")).Counted.Select(static window => $"{window.From:dd HH:mm}-{window.To:dd HH:mm}")
            .ShouldBe(["06 20:00-07 00:00", "08 20:00-09 04:00"]);
    }

    [Fact, Trait("Pain", "B34")]
    public void A_holiday_can_be_left_out_by_its_date_or_its_name()
    {
        var holidays = HolidayText.Parse("2026-12-07 Observance\n2026-12-08 Inmaculada\n2027-12-07 Observance\n2027-12-08 Inmaculada");
        var builder = new BusinessCalendarBuilder("Europe/Madrid").EveryDay(("09:00", "17:00")).Holidays(holidays);
        var all = builder.Build();
        var some = builder.WorkedHoliday("observance").WorkedHoliday(new DateOnly(2027, 12, 8)).Build();

        foreach (var (date, isOpen) in new[] { ("2026-12-07", true), ("2026-12-08", false), ("2027-12-07", true), ("2027-12-08", true) })
        {
            all.IsOpen(At(date + "T10:00+01:00")).ShouldBeFalse();
            some.IsOpen(At(date + "T10:00+01:00")).ShouldBe(isOpen, date);
        }
    }

    [Fact]
    public void An_explanation_names_what_was_counted_and_why_other_dates_were_not()
    {
        var calendar = BusinessCalendar.Parse(
            """
            { "timeZone": "Europe/Madrid",
              "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]] },
              "holidays": [{ "date": "2026-12-25", "name": "Navidad" }, "2026-12-28"], "workedHolidays": ["2026-12-28"],
              "overrides": { "2026-12-24": { "hours": [["09:00", "12:00"]], "name": "Nochebuena" } },
              "closures": [{ "date": "2026-12-29", "from": "10:00", "to": "11:00", "name": "Meeting" }] }
            """);

        var explanation = calendar.Explain(At("2026-12-24T10:00Z"), At("2026-12-29T10:30Z"));

        explanation.Elapsed.ShouldBe(TimeSpan.FromHours(10.5));
        explanation.ToString().ShouldBe(
            """
            2026-12-24T11:00:00+01:00 to 2026-12-24T12:00:00+01:00: 01:00:00
            2026-12-28T09:00:00+01:00 to 2026-12-28T17:00:00+01:00: 08:00:00
            2026-12-29T09:00:00+01:00 to 2026-12-29T10:00:00+01:00: 01:00:00
            2026-12-29T11:00:00+01:00 to 2026-12-29T11:30:00+01:00: 00:30:00
            2026-12-24: hours of its own 'Nochebuena'
            2026-12-25: holiday 'Navidad'
            2026-12-26: no hours on Saturdays
            2026-12-27: no hours on Sundays
            2026-12-28: holiday, but worked
            2026-12-29: closure 'Meeting'

            """);
        calendar.Explain(explanation.To, explanation.From).Elapsed.ShouldBe(-explanation.Elapsed);
    }

    [Fact]
    public void A_window_that_goes_on_over_midnight_and_the_week_s_end_is_counted_as_one()
    {
        var always = new BusinessCalendarBuilder("Europe/Madrid").EveryDay(("00:00", "24:00")).Holiday(new DateOnly(2026, 1, 1)).Build();

        always.Explain(At("2026-01-02T00:00Z"), At("2026-12-31T00:00Z")).Counted.ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_time_of_a_rep_elsewhere_is_when_both_are_open()
    {
        var rep = new BusinessCalendarBuilder("America/New_York").MondayToFriday(("09:00", "17:00")).Closure(new DateTime(2026, 11, 24, 0, 0, 0), new DateTime(2026, 11, 26, 12, 0, 0), "Trip").Build();
        var both = BusinessCalendar.Both(Office, rep);

        both.TimeZone.ShouldBe("Europe/Madrid");
        both.NextOpening(At("2026-11-23T00:00Z")).ShouldBe(At("2026-11-23T15:00+01:00"));
        both.NextOpening(At("2026-11-23T17:00Z")).ShouldBe(At("2026-11-27T15:00+01:00"));
        both.AddBusinessDays(At("2026-11-23T16:00+01:00"), 1).ShouldBe(At("2026-11-27T16:00+01:00"));
        BusinessCalendar.Either(Office, rep).Elapsed(At("2026-11-23T00:00+01:00"), At("2026-11-24T00:00+01:00")).ShouldBe(TimeSpan.FromHours(5 + 8));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var composed = BusinessCalendar.Both(Office, Biz);
        var at = At("2026-11-22T09:00Z");
        Ask();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Ask()
        {
            foreach (var calendar in (ReadOnlySpan<BusinessCalendar>)[Office, Biz, composed])
            {
                calendar.IsOpen(at);
                calendar.NextOpening(at);
                calendar.Add(at, TimeSpan.FromDays(300));
                calendar.Elapsed(at, at.AddYears(10));
                calendar.AddBusinessDays(at, 10);
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
