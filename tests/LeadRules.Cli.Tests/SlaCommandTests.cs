namespace LeadRules.Cli.Tests;

/// <summary><c>leadrules sla</c>: an agreement of one hour on weekdays, 09:00 to 17:00 in Madrid.</summary>
public sealed class SlaCommandTests : ToolTest
{
    private const string Agreement =
        """
        { "name": "b", "timeZone": "Europe/Madrid", "calendar": "office",
          "calendars": { "office": { "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]] } } },
          "slas": { "speed": { "targets": { "first-call": { "kind": "firstResponse", "within": "1h", "steps": [{ "at": "due", "do": "escalate", "to": "manager" }] } } } } }
        """;

    public SlaCommandTests()
    {
        Write("sla.json", Agreement);
        WriteLeads(
            """{"id":"A","name":"Ana","owner":"eva","country":"ES","created":"2026-11-20T16:30"}""",
            """{"id":"B","name":"Bo","owner":"eva","country":"DE","created":"2026-11-20T10:30","activities":[{"type":"call.made","at":"2026-11-20T11:00"}]}""",
            """{"id":"C","name":"Cy","country":"DE","created":"2026-11-19T10:30"}""");
    }

    [Fact, Trait("Requirement", "T1")]
    public async Task The_table_says_who_must_be_called_before_when() =>
        (await Sla()).Output.ShouldBe("""
            2 clocks that wait, at 2026-11-23T08:10:00Z

              lead   name   owner   target             state      due                       left
            ─────────────────────────────────────────────────────────────────────────────────────────────────
              C      Cy             speed.first-call   breached   2026-11-19 11:30 +01:00   overdue 13h 40m
              A      Ana    eva     speed.first-call   running    2026-11-23 09:30 +01:00   20m

            """);

    [Fact]
    public async Task Json_holds_the_clocks_and_intents_of_one_lead_a_line() =>
        (await Sla("--format", "json")).Output.ShouldBe("""
            {"lead":"A","clocks":[{"policy":"speed","target":"first-call","state":"running","start":"2026-11-20T15:30:00Z","due":"2026-11-23T08:30:00Z","end":null,"breachedAt":null,"elapsed":2400,"left":1200}],"intents":[],"nextCheckAt":"2026-11-23T08:30:00Z"}
            {"lead":"B","clocks":[{"policy":"speed","target":"first-call","state":"met","start":"2026-11-20T09:30:00Z","due":"2026-11-20T10:30:00Z","end":"2026-11-20T10:00:00Z","breachedAt":null,"elapsed":1800,"left":1800}],"intents":[],"nextCheckAt":null}
            {"lead":"C","clocks":[{"policy":"speed","target":"first-call","state":"breached","start":"2026-11-19T09:30:00Z","due":"2026-11-19T10:30:00Z","end":null,"breachedAt":"2026-11-19T10:30:00Z","elapsed":52800,"left":-49200}],"intents":[{"do":"escalate","to":"manager","key":"C/speed@/first-call/2026-11-19T09:30:00Z/0.0","cause":"speed.first-call: due","at":"2026-11-19T10:30:00Z"}],"nextCheckAt":null}

            """);

    [Fact]
    public async Task Csv_holds_one_clock_a_row() =>
        (await Sla("--format", "csv")).Output.ShouldBe("""
            lead,policy,version,target,state,start,due,end,breachedAt,elapsed,left
            A,speed,,first-call,running,2026-11-20T15:30:00Z,2026-11-23T08:30:00Z,,,2400,1200
            B,speed,,first-call,met,2026-11-20T09:30:00Z,2026-11-20T10:30:00Z,2026-11-20T10:00:00Z,,1800,1800
            C,speed,,first-call,breached,2026-11-19T09:30:00Z,2026-11-19T10:30:00Z,,2026-11-19T10:30:00Z,52800,-49200

            """);

    [Fact]
    public async Task Explained_clocks_name_the_windows_that_counted() =>
        (await Sla("--format", "json", "--explain")).Output.Split('\n')[0].ShouldEndWith(
            """
            "explanation":{"counted":[["2026-11-20T15:30:00Z","2026-11-20T16:00:00Z"],["2026-11-23T08:00:00Z","2026-11-23T08:30:00Z"]],"paused":[],"dates":["2026-11-21: no hours on Saturdays in office","2026-11-22: no hours on Sundays in office"],"touches":[]}}],"intents":[],"nextCheckAt":"2026-11-23T08:30:00Z"}
            """);

    [Fact, Trait("Requirement", "T9"), Trait("Requirement", "T10")]
    public async Task The_report_tells_how_well_agreements_were_kept_by_a_field() =>
        (await Sla("--report", "--by", "country")).Output.ShouldBe("""
            speed.first-call: 3 started, 1 within 1h, 0 within 24h, 0 later, 2 never; median 30m, 90% within 30m; 50.0% breached
            speed.first-call [DE]: 2 started, 1 within 1h, 0 within 24h, 0 later, 1 never; median 30m, 90% within 30m; 50.0% breached
            speed.first-call [ES]: 1 started, 0 within 1h, 0 within 24h, 0 later, 1 never; median -, 90% within -; none judged

            """);

    [Fact]
    public async Task The_report_can_be_read_by_programs()
    {
        (await Sla("--report", "--format", "json")).Output.ShouldBe("""{"policy":"speed","target":"first-call","segment":null,"started":3,"withinHour":1,"withinDay":0,"later":0,"never":2,"breached":1,"median":1800,"p75":1800,"p90":1800,"p95":1800}""" + "\n");
        (await Sla("--report", "--format", "csv")).Output.ShouldBe("policy,target,segment,started,withinHour,withinDay,later,never,breached,median,p90\nspeed,first-call,,3,1,0,0,2,1,1800,1800\n");
    }

    [Fact]
    public async Task A_field_that_leads_do_not_have_is_refused()
    {
        var outcome = await Sla("--report", "--by", "contry");

        (outcome.ExitCode, outcome.Error).ShouldBe((2, "--by: leads have no field 'contry'. Did you mean 'country'?\n"));
    }

    [Fact]
    public async Task A_rule_book_without_an_agreement_is_refused()
    {
        var outcome = await Run(["sla", PathOf("book.json"), "--leads", PathOf("leads.jsonl")]);

        (outcome.ExitCode, outcome.Error).ShouldBe((1, "The rule book has no agreement: add one under 'slas'.\n"));
    }

    [Fact]
    public async Task A_bad_row_stops_the_work_and_nothing_is_written()
    {
        WriteLeads("""{"id":"A","created":"2026-11-20T16:30"}""", """{"id":"B","created":"yesterday"}""");

        var outcome = await Sla("--format", "csv");

        (outcome.ExitCode, outcome.Output).ShouldBe((2, ""));
        outcome.Error.ShouldContain("(2,");
    }

    private Task<Outcome> Sla(params string[] more) => Run(["sla", PathOf("sla.json"), "--leads", PathOf("leads.jsonl"), "--at", "2026-11-23T09:10", .. more]);
}
