using LeadRules.Tests.RuleBooks;

namespace LeadRules.Tests.Calendars;

/// <summary>Calendars as parts of a rule book.</summary>
public sealed class CalendarsOfRuleBookTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(1));

    [Fact]
    public void An_engine_has_the_calendars_of_its_rule_book_by_name()
    {
        var calendars = LeadEngine.Compile(TestBooks.Everything).Calendars;

        calendars.Keys.Order(StringComparer.Ordinal).ShouldBe(["ana", "office", "team", "together"]);
        calendars["office"].IsOpen(Tuesday).ShouldBeTrue();
        calendars["ana"].IsOpen(Tuesday).ShouldBeTrue();
        calendars["together"].IsOpen(Tuesday).ShouldBeTrue();
        calendars["together"].IsOpen(Tuesday.AddHours(1)).ShouldBeFalse();
        calendars["team"].IsOpen(Tuesday.AddHours(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_calendar_without_a_zone_goes_by_that_of_the_rule_book()
    {
        var calendars = LeadEngine.Compile(TestBooks.Everything).Calendars;

        calendars["office"].ToString().ShouldBe("office (Europe/Madrid)");
        calendars["team"].ToString().ShouldBe("team (Europe/Madrid)");
        calendars["ana"].ToString().ShouldBe("ana (America/New_York)");
    }

    [Fact]
    public void What_was_written_is_read_again_as_the_same()
    {
        var book = RuleBook.Parse(TestBooks.Everything);

        var again = RuleBook.Parse(book.ToJson());

        again.Calendars.ShouldBe(book.Calendars);
        again.ShouldBe(book);
        (book with { Calendars = [] }).ShouldNotBe(book);
    }

    [Fact]
    public void The_builder_makes_what_JSON_makes()
    {
        var book = RuleBook.Parse(
            """
            { "name": "built", "timeZone": "Europe/Madrid", "calendars": {
              "office": { "hours": { "mon": [["09:00", "17:00"]] }, "breaks": { "mon": [["12:00", "13:00"]] }, "holidays": [{ "date": "2026-12-25", "name": "Navidad" }],
                "workedHolidays": ["2026-12-26"], "overrides": { "2026-12-24": [["09:00", "12:00"]] }, "closures": [{ "from": "2026-08-03T12:00", "to": "2026-08-15T00:00", "name": "Trip" }] },
              "ana": { "timeZone": "Asia/Tokyo", "hours": { "tue": [["20:00", "04:00"]] } },
              "both": { "both": ["office", "ana"] }, "either": { "either": ["office", "ana"] } } }
            """);

        new RuleBookBuilder("built").TimeZone("Europe/Madrid")
            .Calendar("office", static office => office.Hours(DayOfWeek.Monday, ("09:00", "17:00")).Breaks(DayOfWeek.Monday, ("12:00", "13:00"))
                .Holiday(new DateOnly(2026, 12, 25), "Navidad").WorkedHoliday(new DateOnly(2026, 12, 26)).Override(new DateOnly(2026, 12, 24), ("09:00", "12:00"))
                .Closure(new DateTime(2026, 8, 3, 12, 0, 0), new DateTime(2026, 8, 15), "Trip"))
            .Calendar("ana", "Asia/Tokyo", static ana => ana.Hours(DayOfWeek.Tuesday, ("20:00", "04:00")))
            .CalendarOfBoth("both", "office", "ana")
            .CalendarOfEither("either", "office", "ana")
            .Build().ShouldBe(book);
    }

    [Fact]
    public void The_host_adds_holidays_to_a_calendar()
    {
        var options = LeadEngineOptions.Default.WithHolidays("office", [new Holiday(new DateOnly(2026, 11, 24), "Local feast")]);

        var calendar = LeadEngine.Compile(TestBooks.Everything, options).Calendars["office"];

        calendar.IsOpen(Tuesday).ShouldBeFalse();
        calendar.Explain(Tuesday, Tuesday.AddHours(1)).Notes.ShouldHaveSingleItem().ToString().ShouldBe("2026-11-24: holiday 'Local feast' in office");
    }
}
