using System.Text.Json;

namespace LeadRules.Cli.Tests;

/// <summary><c>leadrules route</c> and <c>leadrules simulate routing</c>.</summary>
public sealed class RouteCommandTests : ToolTest
{
    private const string At = "2026-11-23T10:00:00Z";

    private const string Team = """
        { "name": "r", "routing": {
          "reps": { "ana": { }, "ben": { "capacity": 1 } }, "pools": { "team": { "members": ["ana", "ben"] } },
          "routes": [{ "id": "all", "when": "employees > 0", "to": "pool team" }], "fallback": "queue triage" } }
        """;

    public RouteCommandTests()
    {
        Write("book.json", Team);
        Write("first.jsonl", Leads("A", "B"));
        Write("second.jsonl", Leads("A", "B", "C", "D"));
    }

    [Fact]
    public async Task A_second_run_gives_the_same_answers_and_goes_on()
    {
        await Run(["route", PathOf("book.json"), "--leads", PathOf("first.jsonl"), "--at", At, "--state", PathOf("state.json"), "--format", "csv"]);

        var second = await Run(["route", PathOf("book.json"), "--leads", PathOf("second.jsonl"), "--at", "2026-11-24", "--state", PathOf("state.json"), "--format", "csv"]);

        second.Output.ShouldBe(
            """
            lead,outcome,rep,queue,pool,route,territory,at,repeat
            A,assigned,ana,,team,all,,2026-11-23T10:00:00Z,true
            B,assigned,ben,,team,all,,2026-11-23T10:00:00Z,true
            C,assigned,ana,,team,all,,2026-11-24T00:00:00Z,false
            D,assigned,ana,,team,all,,2026-11-24T00:00:00Z,false

            """);
    }

    [Fact]
    public async Task Without_a_state_every_run_begins_anew()
    {
        await Run(["route", PathOf("book.json"), "--leads", PathOf("first.jsonl"), "--at", At, "--format", "csv"]);

        (await Run(["route", PathOf("book.json"), "--leads", PathOf("first.jsonl"), "--at", At, "--format", "csv"])).Output.ShouldNotContain("true");
    }

    [Fact]
    public async Task A_decision_as_JSON_says_who_was_passed_over_and_why()
    {
        await Run(["route", PathOf("book.json"), "--leads", PathOf("first.jsonl"), "--at", At, "--state", PathOf("state.json")]);

        var run = await Run(["route", PathOf("book.json"), "--leads", PathOf("second.jsonl"), "--at", At, "--state", PathOf("state.json"), "--format", "json", "--explain"]);

        using var third = JsonDocument.Parse(run.Output.Split('\n')[2]);
        third.RootElement.GetProperty("rep").GetString().ShouldBe("ana");
        var ben = third.RootElement.GetProperty("attempts")[0].GetProperty("candidates")[1];
        (ben.GetProperty("rep").GetString(), ben.GetProperty("passedOver").GetString(), ben.GetProperty("reason").GetString()).ShouldBe(("ben", "atCapacity", "has 1 of 1 open leads"));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_left_as_it_is()
    {
        Write("state.json", "{ \"pools\": 7 }");

        var run = await Run(["route", PathOf("book.json"), "--leads", PathOf("first.jsonl"), "--at", At, "--state", PathOf("state.json")]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("does not hold a state of routing");
        File.ReadAllText(PathOf("state.json")).ShouldBe("{ \"pools\": 7 }");
    }

    [Fact]
    public async Task A_bad_row_changes_no_state()
    {
        Write("bad.jsonl", Leads("A") + "{\"id\":7}\n");

        (await Run(["route", PathOf("book.json"), "--leads", PathOf("bad.jsonl"), "--at", At, "--state", PathOf("state.json")])).ExitCode.ShouldBe(2);
        File.Exists(PathOf("state.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_rule_book_that_routes_nothing_is_told()
    {
        Write("empty.json", """{ "name": "e" }""");

        (await Run(["route", PathOf("empty.json"), "--leads", PathOf("first.jsonl"), "--at", At])).Error.ShouldContain("The rule book routes nothing: add 'routes' and a 'fallback' under 'routing'.");
    }

    [Fact]
    public async Task The_state_may_not_be_one_of_the_inputs() =>
        (await Run(["route", PathOf("book.json"), "--leads", PathOf("first.jsonl"), "--at", At, "--state", PathOf("first.jsonl")])).Error.ShouldContain("--leads and --state name the same file");

    [Fact]
    public async Task A_replay_counts_leads_shares_closings_and_who_waits()
    {
        Write("full.json", Team.Replace("\"ana\": { }", "\"ana\": { \"capacity\": 1 }", StringComparison.Ordinal));
        Write("past.jsonl",
            """
            {"id":"A","employees":5,"created":"2026-11-02T09:00:00Z","activities":[{"type":"stage.entered","subject":"won","at":"2026-11-03T09:00:00Z"}]}
            {"id":"B","employees":5,"created":"2026-11-02T10:00:00Z"}
            {"id":"C","employees":5,"created":"2026-11-02T11:00:00Z"}
            {"id":"D","employees":5,"created":"2026-11-02T12:00:00Z"}
            {"id":"E","employees":5}

            """);

        var run = await Run(["simulate", "routing", PathOf("full.json"), "--leads", PathOf("past.jsonl"), "--at", "2026-11-10", "--format", "json"]);

        using var report = JsonDocument.Parse(run.Output);
        var ana = report.RootElement.GetProperty("reps")[0];
        (ana.GetProperty("leads").GetInt32(), ana.GetProperty("mostOpen").GetInt32(), report.RootElement.GetProperty("leftOut").GetInt32()).ShouldBe((2, 1, 1));
        report.RootElement.GetProperty("waiting")[0].GetProperty("reason").GetString().ShouldBe("pool team: 2 atCapacity");
        report.RootElement.GetProperty("waiting")[0].GetProperty("leads").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Two_rule_books_are_compared_by_who_changes_hands()
    {
        Write("dated.jsonl", Leads("A", "B", "C").Replace("\"employees\"", "\"created\":\"2026-11-02\",\"employees\"", StringComparison.Ordinal));
        Write("other.json", Team.Replace("\"ben\"]", "\"ben\"], \"makeUp\": 1", StringComparison.Ordinal).Replace("\"ana\": { }", "\"ana\": { \"active\": false }", StringComparison.Ordinal));

        var run = await Run(["simulate", "routing", PathOf("book.json"), "--leads", PathOf("dated.jsonl"), "--at", "2026-11-10", "--compare", PathOf("other.json")]);

        run.Output.ShouldContain("3 leads of 3 would have another receiver by the other rule book");
        run.Output.ShouldContain("(waits)");
    }

    private static string Leads(params string[] ids) => string.Concat(ids.Select(static id => $"{{\"id\":\"{id}\",\"employees\":5}}\n"));
}
