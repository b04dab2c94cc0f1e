using System.Text;

namespace LeadRules.Tests.Leads.Json;

/// <summary>What is said about each kind of broken lead: the whole text, since it is what people get to see.</summary>
public sealed class LeadJsonProblemsTests
{
    [Theory]
    [InlineData("{\"id\": \"A\" \"name\": \"x\"}", """
        error LR6001 (1,12) $: The JSON is broken: it cannot go on with '"'.
          Write one JSON object a line, with double quotes, without comments and without trailing commas.
        """)]
    [InlineData("{\"id\": \"A\"} {\"id\": \"B\"}", """
        error LR6001 (1,13) $: The JSON is broken: it cannot go on with '{'.
          Write one JSON object a line, with double quotes, without comments and without trailing commas.
        """)]
    [InlineData("{\"id\": \"A\u0001\"}", """
        error LR6001 (1,10) $: The JSON is broken: it cannot go on with the control character U+0001.
          Write one JSON object a line, with double quotes, without comments and without trailing commas.
        """)]
    [InlineData("{\"id\": \"A\", \"na", """
        error LR6002 (1,16) $: The text ends in the middle of a lead.
          The line or the file was cut off: copy it again in full.
        """)]
    [InlineData("{\"id\": \"A\", \"employees\": 12", """
        error LR6002 (1,28) $: The text ends in the middle of a lead.
          The line or the file was cut off: copy it again in full.
        """)]
    [InlineData("{\"id\": \"A\", \"name\": \"\\ud83d\"}", """
        error LR6003 (1,21) $.name: The text holds half of a surrogate pair, which is no character.
          Write both halves (\uD83D\uDE00) or the character itself.
        """)]
    [InlineData("[1]", """
        error LR6005 (1,1) $: A lead is a JSON object, but this is a list.
          Write it in braces: {"name": value, ...}.
        """)]
    [InlineData("{\"name\": \"x\"}", """
        error LR6006 (1,1) $: The lead has no id.
          Give it an 'id': a text that is not blank and that no other lead has.
        """)]
    [InlineData("{\"id\": \" \"}", """
        error LR6006 (1,1) $: The lead has no id.
          Give it an 'id': a text that is not blank and that no other lead has.
        """)]
    [InlineData("{\"id\": \"A\", \"employes\": 5}", """
        error LR6007 (1,13) $.employes: There is no field 'employes'.
          Did you mean 'employees'? If not, declare it under 'fields' in the rule book, or let unknown fields be ignored.
        """)]
    [InlineData("{\"id\": \"A\", \"colour of the tie\": [{}]}", """
        error LR6007 (1,13) $['colour of the tie']: There is no field 'colour of the tie'.
          Declare it under 'fields' in the rule book, or let unknown fields be ignored.
        """)]
    [InlineData("{\"id\": \"A\", \"id\": \"B\"}", """
        error LR6008 (1,13) $.id: 'id' stands twice.
          Keep one of them.
        """)]
    [InlineData("{\"id\": \"A\", \"employees\": \"12\"}", """
        error LR6009 (1,26) $.employees: 'employees' takes a whole number, not a text.
          Write a whole number such as 12, without quotes, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"postalCode\": 28001}", """
        error LR6009 (1,27) $.postalCode: 'postalCode' takes a text, not a number.
          Write it in double quotes, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"trial\": \"yes\"}", """
        error LR6009 (1,22) $.trial: 'trial' takes a yes-no value, not a text.
          Write true or false, without quotes, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"plan\": {\"name\": 1}}", """
        error LR6009 (1,21) $.plan: 'plan' takes a text, not an object.
          Write a text, in double quotes, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"activities\": {}}", """
        error LR6009 (1,27) $.activities: 'activities' takes a list, not an object.
          Write it in brackets: [ ... ].
        """)]
    [InlineData("{\"id\": \"A\", \"created\": \"22.11.2026\"}", """
        error LR6010 (1,24) $.created: 'created' takes an instant, and '22.11.2026' is none.
          Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.
        """)]
    [InlineData("{\"id\": \"A\", \"created\": \"2026-02-30T09:00:00Z\"}", """
        error LR6010 (1,24) $.created: 'created' takes an instant, and '2026-02-30T09:00:00Z' is none.
          Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.
        """)]
    [InlineData("{\"id\": \"A\", \"renewal\": \"2026-13-01\"}", """
        error LR6010 (1,24) $.renewal: 'renewal' takes a date, and '2026-13-01' is none.
          Write a date such as 2026-11-22.
        """)]
    [InlineData("{\"id\": \"A\", \"contractLength\": \"3 months\"}", """
        error LR6010 (1,31) $.contractLength: 'contractLength' takes a duration, and '3 months' is none.
          Write a duration such as 90m or 30d.
        """)]
    [InlineData("{\"id\": \"A\", \"fleetSize\": 1e999}", """
        error LR6011 (1,26) $.fleetSize: 'fleetSize' is 1e999, which no number can hold.
          Write a number below 1e308, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"employees\": 12.5}", """
        error LR6011 (1,26) $.employees: 'employees' is 12.5, which is not a whole number.
          Leave the decimals out.
        """)]
    [InlineData("{\"id\": \"A\", \"seats\": 12.5}", """
        error LR6011 (1,22) $.seats: 'seats' is 12.5, which is not a whole number.
          Leave the decimals out.
        """)]
    [InlineData("{\"id\": \"A\", \"employees\": 99999999999999999999}", """
        error LR6011 (1,26) $.employees: 'employees' is 99999999999999999999, which is more than 2147483647.
          Write a number from 0 to 2147483647, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"annualRevenue\": -1}", """
        error LR6011 (1,30) $.annualRevenue: 'annualRevenue' is -1, which is less than 0.
          Write a number from 0 up, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"winProbability\": 1.5}", """
        error LR6011 (1,31) $.winProbability: 'winProbability' is 1.5, which is more than 1.
          Write a number from 0 to 1, or null when it is not known.
        """)]
    [InlineData("{\"id\": \"A\", \"activities\": [null]}", """
        error LR6005 (1,28) $.activities[0]: An activity is a JSON object, but this is null.
          Write it in braces: {"name": value, ...}.
        """)]
    [InlineData("{\"id\": \"A\", \"activities\": [{\"subject\": \"x\"}]}", """
        error LR6012 (1,28) $.activities[0]: The activity has no 'type'.
          Say what happened: "type": "email.clicked".
        error LR6012 (1,28) $.activities[0]: The activity has no 'at'.
          Say when it happened: "at": "2026-11-22T09:00:00Z".
        """)]
    [InlineData("{\"id\": \"A\", \"activities\": [{\"type\": \"email opened\", \"at\": \"2026-11-22\", \"campain\": 1}]}", """
        error LR6013 (1,37) $.activities[0].type: 'email opened' is not an activity type.
          Write a dotted name such as 'email.clicked': letters, digits and . _ - : / only.
        """)]
    [InlineData("{\"id\": \"A\", \"activities\": [{\"type\": \"email.opened\", \"at\": \"yesterday\", \"campain\": 1}]}", """
        error LR6010 (1,59) $.activities[0].at: 'at' takes an instant, and 'yesterday' is none.
          Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.
        error LR6007 (1,72) $.activities[0].campain: 'email.opened' activities have no property 'campain'.
          Did you mean 'campaign'? If not, declare it under 'activities' in the rule book, or let unknown fields be ignored.
        """)]
    public void A_broken_lead_is_explained(string json, string problems) => ProblemsOf(Encoding.UTF8.GetBytes(json)).ShouldBe(problems);

    [Fact]
    public void All_problems_of_a_lead_are_reported_at_once_in_the_order_of_the_text() =>
        ProblemsOf("""
            {"employees": -5, "nmae": "x",
             "activities": [{"type": "a", "at": "2026-11-22"}, {"type": "b", "value": "5"}]}
            """u8).ShouldBe("""
            error LR6006 (1,1) $: The lead has no id.
              Give it an 'id': a text that is not blank and that no other lead has.
            error LR6011 (1,15) $.employees: 'employees' is -5, which is less than 0.
              Write a number from 0 to 2147483647, or null when it is not known.
            error LR6007 (1,19) $.nmae: There is no field 'nmae'.
              Did you mean 'name'? If not, declare it under 'fields' in the rule book, or let unknown fields be ignored.
            error LR6012 (2,52) $.activities[1]: The activity has no 'at'.
              Say when it happened: "at": "2026-11-22T09:00:00Z".
            error LR6009 (2,75) $.activities[1].value: 'value' takes a number, not a text.
              Write a number such as 12.5, without quotes, or null when it is not known.
            """);

    [Fact]
    public void Columns_count_characters_not_bytes() =>
        ProblemsOf("{\"id\": \"Añ😀\", \"seats\": true}"u8).ShouldStartWith("error LR6009 (1,25) $.seats:");

    [Fact]
    public void Latin_1_is_told_from_UTF_8() =>
        ProblemsOf(Encoding.Latin1.GetBytes("{\"id\": \"A\", \"name\": \"José\"}")).ShouldBe("""
            error LR6003 (1,25) $: The byte 0xE9 is not UTF-8.
              Save the file as UTF-8. If it was saved as Latin-1, this byte stands for 'é'.
            """);

    [Fact]
    public void UTF_16_is_told_from_UTF_8_with_and_without_byte_order_mark()
    {
        const string Expected = "error LR6003 (1,1) $: The text is UTF-16, not UTF-8.\n  Save the file as UTF-8.";

        ProblemsOf([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"id\": \"A\"}")]).ShouldBe(Expected);
        ProblemsOf(Encoding.Unicode.GetBytes("{\"id\": \"A\"}")).ShouldBe(Expected);
        ProblemsOf(Encoding.BigEndianUnicode.GetBytes("{\"id\": \"A\"}")).ShouldBe(Expected);
    }

    [Fact]
    public void Deep_nesting_ends_at_a_limit() =>
        ProblemsOf(Encoding.UTF8.GetBytes($"{{\"id\": \"A\", \"plan\": {new string('[', 1_000_000)}")).ShouldBe("""
            error LR6009 (1,21) $.plan: 'plan' takes a text, not a list.
              Write a text, in double quotes, or null when it is not known.
            error LR6004 (1,84) $: The JSON is nested deeper than 64 levels.
              A lead holds values and activities, nothing deeper: flatten it.
            """);

    [Fact]
    public void The_problems_of_one_lead_are_bounded()
    {
        var members = string.Concat(Enumerable.Range(0, 5000).Select(static i => $", \"unknown{i}\": {i}"));

        var problems = ProblemsOf(Encoding.UTF8.GetBytes($"{{\"id\": \"A\"{members}}}")).Split("\nerror ");

        problems.Length.ShouldBe(101);
        problems[100].ShouldStartWith("LR6014 ");
        problems[100].ShouldEndWith("$: There are more than 100 problems in this lead; the others are not listed.\n  Mend these first.");
    }

    [Fact]
    public void Long_text_is_cut_in_messages() =>
        ProblemsOf(Encoding.UTF8.GetBytes($"{{\"id\": \"A\", \"created\": \"{new string('9', 1_000_000)}\"}}")).ShouldBe("""
            error LR6010 (1,24) $.created: 'created' takes an instant, and '9999999999999999999999999999999999999999…' is none.
              Write an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22.
            """);

    private static string ProblemsOf(ReadOnlySpan<byte> json)
    {
        new LeadJsonReader(LeadJsonReaderTests.Book).TryRead(json, out var lead, out var problems).ShouldBeFalse();
        lead.ShouldBeNull();
        return string.Join('\n', problems);
    }
}
