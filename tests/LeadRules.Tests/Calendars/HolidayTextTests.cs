namespace LeadRules.Tests.Calendars;

/// <summary>Holidays from a list of dates and from iCalendar text: what is read, and everything that is said of what is not.</summary>
public sealed class HolidayTextTests
{
    [Fact]
    public void A_list_has_a_date_or_two_and_a_name_a_line() =>
        Read("""
            # Spain

            2026-12-25, Navidad
            2026-01-01 Año Nuevo
            2026-12-28..2026-12-31	Closed for the year
            2026-05-01
            """).ShouldBe(["2026-01-01 Año Nuevo", "2026-05-01", "2026-12-25 Navidad", "2026-12-28..2026-12-31 Closed for the year"]);

    [Fact]
    public void An_event_of_whole_days_is_a_holiday_and_its_end_is_excluded() =>
        Read(Calendar("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY;LANGUAGE=en:Christmas\\, both\n  days"))
            .ShouldBe(["2026-12-25..2026-12-26 Christmas, both days"]);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225", "2026-12-25")]
    [InlineData("DTSTART;TZID=\"Europe/Madrid\":20261225T000000\nDTEND;TZID=\"Europe/Madrid\":20261226T000000", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20260803\nDURATION:P2W", "2026-08-03..2026-08-16")]
    [InlineData("DTSTART;VALUE=DATE:20260803\nDURATION:P3D", "2026-08-03..2026-08-05")]
    [InlineData("DTSTART;VALUE=DATE:20260803\nRDATE;VALUE=DATE:20260901,20260902", "2026-08-03|2026-09-01|2026-09-02")]
    [InlineData("BEGIN:VALARM\nDTSTART;VALUE=DATE:20200101\nEND:VALARM\nDTSTART;VALUE=DATE:20261225", "2026-12-25")]
    public void The_length_is_that_of_the_event(string lines, string holidays) => Read(Calendar(lines)).ShouldBe(holidays.Split('|'));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20981225\nRRULE:FREQ=YEARLY", "2098-12-25|2099-12-25|2100-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY;UNTIL=20330101", "2024-02-29|2028-02-29|2032-02-29")]
    [InlineData("DTSTART;VALUE=DATE:20240106\nRRULE:FREQ=YEARLY;UNTIL=20260106T000000Z", "2024-01-06|2025-01-06|2026-01-06")]
    [InlineData("DTSTART;VALUE=DATE:20240106\nRRULE:FREQ=YEARLY;INTERVAL=2;COUNT=3;WKST=MO", "2024-01-06|2026-01-06|2028-01-06")]
    [InlineData("DTSTART;VALUE=DATE:20251127\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=4\nEXDATE;VALUE=DATE:20271125", "2025-11-27|2026-11-26|2028-11-23")]
    [InlineData("DTSTART;VALUE=DATE:20250526\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2", "2025-05-26|2026-05-25")]
    [InlineData("DTSTART;VALUE=DATE:20241105\nRRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=2", "2024-11-05|2028-11-07")]
    [InlineData("DTSTART;VALUE=DATE:20250131\nRRULE:FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=-1;COUNT=3", "2025-01-31|2025-02-28|2026-01-31")]
    [InlineData("DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=YEARLY;BYDAY=1MO;COUNT=3", "2025-01-01|2025-01-06|2026-01-05")]
    [InlineData("DTSTART;VALUE=DATE:19600101\nRRULE:FREQ=YEARLY;UNTIL=19730101", "1972-01-01|1973-01-01")]
    public void A_yearly_event_is_a_holiday_each_year(string lines, string holidays) => Read(Calendar(lines)).ShouldBe(holidays.Split('|'));

    [Fact]
    public void Line_ends_of_Windows_and_a_byte_order_mark_change_nothing() =>
        Read("\uFEFF" + Calendar("DTSTART;VALUE=DATE:20261225\nSUMMARY:Christ\n mas").Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldBe(["2026-12-25 Christmas"]);

    [Fact]
    public void What_is_wrong_in_a_list_is_said_at_once() =>
        Problems("""
            2026-13-01 X
            25.12.2026 Christmas
            2026-12-31..2026-12-24
            1960-01-01 Old
            Christmas
            """).ShouldBe(
            """
            error LR6201 (1,1) $: '2026-13-01' is no date.
              Write a date or two, then the name: 2026-12-25 Christmas Day, or 2026-12-24..2026-12-31 Company closed.
            error LR6201 (2,1) $: '25.12.2026' is no date.
              Write a date or two, then the name: 2026-12-25 Christmas Day, or 2026-12-24..2026-12-31 Company closed.
            error LR6202 (3,1) $: The end, 2026-12-24, is before the start, 2026-12-31.
              Write the earlier date first.
            warning LR6206 (4,1) $: The holiday '1960-01-01 Old' is left out: it is outside of the years that calendars cover.
              Give it a date from 1972 to 2100, or take it away.
            error LR6201 (5,1) $: 'Christmas' is no date.
              Write a date or two, then the name: 2026-12-25 Christmas Day, or 2026-12-24..2026-12-31 Company closed.
            """);

    [Theory]
    [InlineData("SUMMARY:No start", "error LR6204 (2,1) $: The event 'No start' has no start.\n  Add a line such as DTSTART;VALUE=DATE:20261225.")]
    [InlineData("DTSTART;VALUE=DATE:2026-12-25", "error LR6204 (3,1) $: '2026-12-25' is no date for 'DTSTART'.\n  Write year, month and day without signs: 20261225.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261201", "error LR6202 (4,1) $: The end, 2026-12-01, is before the start, 2026-12-25.\n  Write the earlier date first.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=MONTHLY\nSUMMARY:Pay day", "error LR6205 (4,1) $: The event 'Pay day' comes again in a way that is not read: 'FREQ=MONTHLY'.\n  Yearly rules with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY are read. Write other dates as events of their own.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;BYSETPOS=1", "error LR6205 (4,1) $: An event comes again in a way that is not read: 'BYSETPOS=1'.\n  Yearly rules with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY are read. Write other dates as events of their own.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nRECURRENCE-ID;VALUE=DATE:20261226", "error LR6205 (4,1) $: An event comes again in a way that is not read: 'RECURRENCE-ID'.\n  Yearly rules with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY are read. Write other dates as events of their own.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nDTSTART;VALUE=DATE:20261226", "error LR6203 (4,1) $: 'DTSTART' stands twice in one event.\n  Keep one of the two.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nno colon", "error LR6203 (4,1) $: The line 'no colon' has no colon.\n  Write NAME:value. A line that goes on in the next one does so with a space at the start of that.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nEND:VALARM", "error LR6203 (4,1) $: 'END:VALARM' does not end what was begun last.\n  Take it away, or end the inner part first.")]
    [InlineData("DTSTART:20261224T140000\nSUMMARY:Half day", "warning LR6206 (3,1) $: The event 'Half day' is left out: it has the time '20261224T140000' and so is not of whole days.\n  Give it dates only; a closure of some hours belongs under 'closures'.")]
    [InlineData("DTSTART;VALUE=DATE:20261224\nDURATION:PT8H", "warning LR6206 (4,1) $: An event is left out: it lasts 'PT8H', which is no number of whole days.\n  Give it an end date; a closure of some hours belongs under 'closures'.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED\nSUMMARY:Christmas", "warning LR6206 (2,1) $: The event 'Christmas' is left out: it is cancelled.\n  Take the event away to read the file without this warning.")]
    [InlineData("DTSTART;VALUE=DATE:21011225", "warning LR6206 (3,1) $: The holiday '2101-12-25' is left out: it is outside of the years that calendars cover.\n  Give it a date from 1972 to 2100, or take it away.")]
    public void What_is_no_event_of_whole_days_is_never_passed_over_in_silence(string lines, string problem) => Problems(Calendar(lines)).ShouldBe(problem);

    [Theory]
    [InlineData("EXDATE;VALUE=DATE:20271225")]
    [InlineData("EXDATE;TZID=Europe/Madrid:20271225T000000")]
    [InlineData("EXDATE:20271225T090000Z")]
    [InlineData("STATUS:CONFIRMED\nUID:x\nEND:VEVENT\nBEGIN:VEVENT\nUID:x\nRECURRENCE-ID;VALUE=DATE:20271225\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20271225")]
    public void A_date_of_an_event_is_taken_away_however_that_is_written(string lines) =>
        Read(Calendar($"DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=3\n{lines}")).ShouldBe(["2026-12-25", "2028-12-25"]);

    [Fact]
    public void A_date_may_be_cancelled_before_the_event_stands_there() =>
        Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nRECURRENCE-ID;VALUE=DATE:20271225\nSTATUS:CANCELLED\nEND:VEVENT\nBEGIN:VEVENT\nUID:x\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=2\nEND:VEVENT\nEND:VCALENDAR")
            .ShouldBe(["2026-12-25"]);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225\nEXDATE;VALUE=DATE:20261224\nSUMMARY:Christmas", "warning LR6207 (4,1) $: '20261224' excludes nothing: the event 'Christmas' does not fall on that date.\n  Correct the date, or take it away.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nEXDATE:20261224T230000Z", "warning LR6207 (4,1) $: '20261224T230000Z' excludes nothing: the event does not fall on that date.\n  Correct the date, or take it away.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nEXDATE:tomorrow", "error LR6204 (4,1) $: 'tomorrow' is no date for 'EXDATE'.\n  Write year, month and day without signs: 20261225.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nRDATE:20261226T140000,20261227\nSUMMARY:Christmas", "warning LR6206 (4,1) $: The date '20261226T140000' of the event 'Christmas' is left out: it has a time and so is not of whole days.\n  Write the date only; a closure of some hours belongs under 'closures'.")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nUID:x\nEND:VEVENT\nBEGIN:VEVENT\nUID:y\nRECURRENCE-ID;VALUE=DATE:20261225\nSTATUS:CANCELLED", "warning LR6207 (8,1) $: '20261225' cancels nothing: no event of the same UID falls on that date.\n  Correct the date or the UID, or take the event away.")]
    [InlineData("RECURRENCE-ID;RANGE=THISANDFUTURE:20261225\nSTATUS:CANCELLED\nSUMMARY:Christmas", "error LR6205 (3,1) $: The event 'Christmas' comes again in a way that is not read: 'RECURRENCE-ID;RANGE=THISANDFUTURE'.\n  Yearly rules with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY are read. Write other dates as events of their own.")]
    public void What_is_taken_away_from_an_event_takes_no_more_away_and_nothing_in_silence(string lines, string problem) => Problems(Calendar(lines)).ShouldBe(problem);

    [Fact]
    public void A_date_with_a_time_leaves_the_others_of_the_event() =>
        Holidays(Calendar("DTSTART;VALUE=DATE:20261225\nRDATE:20261226T140000,20261227")).ShouldBe(["2026-12-25", "2026-12-27"]);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR\n")]
    public void A_text_without_holidays_is_told(string text) =>
        Problems(text).ShouldBe("warning LR6208 (1,1) $: The text holds no holiday.\n  Look whether it is the right file, and the whole of it.");

    [Theory]
    [InlineData("2026-12-24 .. 2026-12-26 Closed")]
    [InlineData("2026-12-24 - 2026-12-26 Closed")]
    [InlineData("2026-12-24 to 2026-12-26")]
    [InlineData("2026-12-24 2026-12-26")]
    public void A_range_with_spaces_is_never_taken_for_one_day(string line) =>
        Problems(line).ShouldBe($"error LR6201 (1,1) $: '{line}' has a second date apart from the first.\n  Write the first and the last day without spaces between them: 2026-12-24..2026-12-31 Company closed.");

    [Fact]
    public void A_text_that_was_cut_off_is_an_error() =>
        Problems("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225").ShouldBe(
            """
            error LR6203 (2,1) $: 'BEGIN:VEVENT' is never ended: the text was cut off, or a line is missing.
              Copy the file again in full, or add 'END:VEVENT'.
            error LR6203 (1,1) $: 'BEGIN:VCALENDAR' is never ended: the text was cut off, or a line is missing.
              Copy the file again in full, or add 'END:VCALENDAR'.
            """);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:99991231\nDURATION:P9999D")]
    [InlineData("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;INTERVAL=0;COUNT=-1;;=;BYDAY=")]
    [InlineData(":\n;:\n\"\nSUMMARY:\\")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nEXDATE:,,,\nRDATE:")]
    public void Odd_text_gives_diagnostics_and_no_exception(string lines)
    {
        HolidayText.TryParse(Calendar(lines), out var holidays, out var diagnostics).ShouldBe(holidays is not null);

        diagnostics.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_text_with_endless_holidays_is_bounded()
    {
        var events = string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\nEND:VEVENT\n", 100));

        Problems($"BEGIN:VCALENDAR\n{events}END:VCALENDAR").ShouldBe(
            """
            error LR5005 (15,1) $: There are more than 100,000 holidays.
              Split the text, or give yearly events an end.
            """);
    }

    private static string Calendar(string lines) => $"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n";

    private static string[] Holidays(string text) => HolidayText.TryParse(text, out var holidays, out _) ? [.. holidays.Select(static holiday => holiday.ToString())] : [];

    private static string[] Read(string text) => [.. HolidayText.Parse(text).Select(static holiday => holiday.ToString())];

    private static string Problems(string text)
    {
        HolidayText.TryParse(text, out _, out var diagnostics).ShouldBe(diagnostics.All(static problem => problem.Severity != DiagnosticSeverity.Error));
        return string.Join('\n', diagnostics);
    }
}
