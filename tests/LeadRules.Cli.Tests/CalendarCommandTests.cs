namespace LeadRules.Cli.Tests;

public sealed class CalendarCommandTests : ToolTest
{
    private const string Office = """{ "timeZone": "Europe/Madrid", "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]] }, "holidays": [{ "date": "2026-12-08", "name": "Inmaculada" }] }""";

    public CalendarCommandTests()
    {
        Write("office.json", Office);
        Write("team.json", $$"""{ "name": "team", "calendars": { "office": {{Office}}, "ana": { "timeZone": "America/New_York", "hours": { "mon": [["09:00", "17:00"]] } }, "us": { "both": ["office", "ana"] } } }""");
    }

    [Theory]
    [InlineData("is-open 2026-12-07T09:00", "open")]
    [InlineData("is-open 2026-12-08T09:00", "closed")]
    [InlineData("next-opening 2026-12-07T16:00:00Z", "2026-12-09T09:00:00+01:00")]
    [InlineData("add 2026-12-07T16:00+01:00 90m", "2026-12-09T09:30:00+01:00")]
    [InlineData("add 2026-12-09T09:30 -90m", "2026-12-07T16:00:00+01:00")]
    [InlineData("add 2026-12-09T09:30 0.5s", "2026-12-09T09:30:00.5+01:00")]
    [InlineData("add-days 2026-12-07T10:00 2", "2026-12-14T10:00:00+01:00")]
    [InlineData("add-days 2026-12-14T10:00 -2", "2026-12-07T10:00:00+01:00")]
    [InlineData("elapsed 2026-12-01 2026-12-31", "104:00:00")]
    [InlineData("elapsed 2026-12-07T10:00:30 2026-12-07T09:00", "-1:00:30")]
    public async Task A_calendar_is_asked(string question, string answer) => (await Ask("office.json", question)).ShouldBe(new Outcome(0, answer + "\n", ""));

    [Fact]
    public async Task An_answer_is_explained() =>
        (await Ask("office.json", "explain 2026-12-07T16:00 2026-12-09T10:00")).ShouldBe(new Outcome(0,
            """
            2026-12-07T16:00:00+01:00 to 2026-12-07T17:00:00+01:00: 01:00:00
            2026-12-09T09:00:00+01:00 to 2026-12-09T10:00:00+01:00: 01:00:00
            2026-12-08: holiday 'Inmaculada'
            2:00:00

            """, ""));

    [Fact]
    public async Task A_calendar_of_a_rule_book_is_named() =>
        (await Ask("team.json", "next-opening 2026-12-07T09:00+01:00 --calendar us")).ShouldBe(new Outcome(0, "2026-12-07T15:00:00+01:00\n", ""));

    [Fact]
    public async Task Holidays_come_from_files()
    {
        Write("feast.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261207\nSUMMARY:Feast\nEND:VEVENT\nEND:VCALENDAR\n");
        Write("more.txt", "2026-12-09 Bridge\n");

        (await Ask("office.json", $"next-opening 2026-12-07T09:00 --holidays {PathOf("feast.ics")} --holidays {PathOf("more.txt")}")).ShouldBe(new Outcome(0, "2026-12-14T09:00:00+01:00\n", ""));
        (await Ask("team.json", $"is-open 2026-12-07T09:00+01:00 --calendar office --holidays {PathOf("feast.ics")}")).ShouldBe(new Outcome(0, "closed\n", ""));
    }

    [Fact]
    public async Task What_is_wrong_with_holidays_is_said_and_nothing_is_answered()
    {
        Write("bad.txt", "25.12.2026 Christmas\n");

        (await Ask("office.json", $"is-open 2026-12-07T09:00 --holidays {PathOf("bad.txt")}")).ShouldBe(new Outcome(2, "",
            """
            bad.txt: error LR6201 (1,1) $: '25.12.2026' is no date.
              Write a date or two, then the name: 2026-12-25 Christmas Day, or 2026-12-24..2026-12-31 Company closed.
            Cannot use the holidays 'bad.txt'.

            """));
    }

    [Fact]
    public async Task A_calendar_that_never_opens_says_never_and_why()
    {
        Write("never.json", """{ "timeZone": "UTC", "hours": { } }""");

        (await Ask("never.json", "add 2026-12-07T09:00 1h")).ShouldBe(new Outcome(0, "never\n",
            """
            never.json: warning LR4103 (1,1) $: The calendar is never open, so nothing is ever due by it.
              Give a weekday a window: "mon": [["09:00", "17:00"]].

            """));
    }

    [Fact]
    public async Task A_calendar_with_errors_is_not_asked()
    {
        Write("bad.json", """{ "timeZone": "Madrid", "hours": { } }""");

        (await Ask("bad.json", "is-open 2026-12-07")).ShouldBe(new Outcome(1, "",
            """
            bad.json: error LR3018 (1,15) $.timeZone: There is no time zone 'Madrid'.
              Did you mean 'Europe/Madrid'?

            """));
    }

    [Theory]
    [InlineData("office.json", "is-open noon", "'noon' is no instant: write one such as 2026-11-22T09:00:00Z.")]
    [InlineData("office.json", "is-open 1926-12-07", "'1926-12-07' is outside of the years that calendars cover, 1972 to 2100.")]
    [InlineData("office.json", "add 2026-12-07 2d", "'2d' says days, and how long a business day is depends on the day: write hours, such as 16h, or ask with add-days.")]
    [InlineData("office.json", "add 2026-12-07 long", "'long' is no amount of time: write a number and h, m or s, such as 4h.")]
    [InlineData("office.json", "add-days 2026-12-07 1.5", "'1.5' is no number of days: write a whole number, such as 10.")]
    [InlineData("office.json", "is-open 2026-12-07 --calendar us", "'office.json' is one calendar and no rule book: leave --calendar out.")]
    [InlineData("team.json", "is-open 2026-12-07", "The rule book 'team.json' has 3 calendars: name one with --calendar: office, ana, us.")]
    [InlineData("team.json", "is-open 2026-12-07 --calendar eu", "The rule book 'team.json' has no calendar 'eu'. It has: office, ana, us.")]
    [InlineData("book.json", "is-open 2026-12-07", "The rule book 'book.json' has no calendars.")]
    [InlineData("none.json", "is-open 2026-12-07", "Cannot read the calendar 'none.json': there is no such file.")]
    public async Task What_cannot_be_asked_is_said_plainly(string file, string question, string message) =>
        (await Ask(file, question)).ShouldBe(new Outcome(2, "", message + "\n"));

    private Task<Outcome> Ask(string file, string question)
    {
        var words = question.Split(' ');
        return Run(["calendar", words[0], PathOf(file), .. words[1..]]);
    }
}
