using LeadRules.Tests.Conditions;
using LeadRules.Tests.RuleBooks;

namespace LeadRules.Tests.Calendars;

/// <summary>The whole text of what is said about calendars; mistakes of their form are among the cases of the files.</summary>
public sealed class CalendarProblemsTests
{
    public static TheoryData<string, string> Checks { get; } = CaseFile.Load("calendar-checks.txt", "RuleBooks");

    [Theory]
    [MemberData(nameof(Checks))]
    public void Compiling_says_what_is_never_meant_in_a_calendar(string json, string problems)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(json), null, out var engine, out var diagnostics);

        string.Join('\n', diagnostics).ShouldBe(problems);
        (engine is null).ShouldBe(problems.Contains("error ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "hours": { "mon": [["09:00", "17:00"]] } }""",
        """
        error LR3008 (1,1) $: 'timeZone' is missing.
          Add it, such as "timeZone": "Europe/Madrid".
        """)]
    [InlineData("""{ "timezone": "Europe/Madrd", "hours": { "mon": [["09:00", "17:00"]] } }""",
        """
        error LR3018 (1,15) $.timezone: There is no time zone 'Europe/Madrd'.
          Did you mean 'Europe/Madrid'?
        """)]
    [InlineData("""{ "both": ["office", "ana"] }""",
        """
        error LR2040 (1,11) $.both: A calendar that stands alone cannot name others.
          Put the calendars into a rule book, or compose them in C#: BusinessCalendar.Both(office, ana).
        """)]
    [InlineData("[ ]",
        """
        error LR3007 (1,1) $: A list stands where an object such as { "timeZone": "Europe/Madrid", "hours": { "mon": [["09:00", "17:00"]] } } is expected.
          Write an object such as { "timeZone": "Europe/Madrid", "hours": { "mon": [["09:00", "17:00"]] } }.
        """)]
    [InlineData("""{ "timeZone": "UTC", "hours": { "mon": [["09:00", "17:00"], ["16:00", "18:00"]] }""",
        """
        error LR3001 (1,82) $: The file ends inside the object that opens in line 1.
          Close it with '}'; the file may be cut off.
        """)]
    public void A_calendar_alone_says_the_same_as_one_in_a_rule_book(string json, string problems)
    {
        BusinessCalendar.TryParse(json, out var calendar, out var diagnostics).ShouldBeFalse();

        string.Join('\n', diagnostics).ShouldBe(problems);
        calendar.ShouldBeNull();
    }

    [Fact]
    public void A_calendar_that_never_opens_is_reported_and_can_be_used()
    {
        BusinessCalendar.TryParse("""{ "timeZone": "UTC", "hours": { } }""", out var calendar, out var diagnostics).ShouldBeTrue();

        diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            """
            warning LR4103 (1,1) $: The calendar is never open, so nothing is ever due by it.
              Give a weekday a window: "mon": [["09:00", "17:00"]].
            """);
        calendar.NeverOpens.ShouldBeTrue();
    }

    [Fact]
    public void The_exception_holds_all_problems() =>
        Should.Throw<RuleBookException>(static () => BusinessCalendar.Parse("""{ "hours": 7 }""")).Message.ShouldBe(
            """
            The calendar has 2 errors:
            error LR3008 (1,1) $: 'timeZone' is missing.
              Add it, such as "timeZone": "Europe/Madrid".
            error LR3007 (1,12) $.hours: The number 7 stands where an object such as { "mon": [["09:00", "17:00"]] } is expected.
              Write an object such as { "mon": [["09:00", "17:00"]] }.
            """);

    [Fact]
    public void The_builder_names_the_path() =>
        Should.Throw<RuleBookException>(static () => new BusinessCalendarBuilder("Europe/Madrid").Hours(DayOfWeek.Monday, ("9 am", "17:00")).Build()).Message.ShouldBe(
            """
            The calendar has 1 error:
            error LR3101 $.hours.mon[0][0]: '9 am' is no time of day at which a window can start.
              Write hours and minutes: "09:00", from "00:00" to "23:59".
            """);

    [Fact]
    public void Holidays_of_the_host_for_a_calendar_that_is_none_are_reported()
    {
        var options = LeadEngineOptions.Default.WithHolidays("offce", []).WithHolidays("team", []);
        LeadEngine.TryCompile(TestBooks.Utf8(TestBooks.Everything), options, out _, out var diagnostics).ShouldBeFalse();

        string.Join('\n', diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)).ShouldBe(
            """
            error LR2040 (1,1) $: The host adds holidays to the calendar 'offce', which the rule book does not define.
              Did you mean 'office'?
            error LR2040 (1,1) $: The host adds holidays to the calendar 'team', which is composed of others.
              Add them to its parts.
            """);
    }
}
