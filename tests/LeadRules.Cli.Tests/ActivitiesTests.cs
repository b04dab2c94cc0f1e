namespace LeadRules.Cli.Tests;

public sealed class ActivitiesTests : ToolTest
{
    [Fact]
    public async Task Activities_of_a_csv_file_join_those_of_the_leads()
    {
        WriteLeads("""{"id":"A","activities":[{"type":"trial.started","at":"2026-11-01"}]}""", """{"id":"B"}""");
        Write("activities.csv", "lead,type,at,subject,value,id,campaign\nA,content.downloaded,2026-11-02T10:00:00Z,guide,,1,\nB,email.clicked,2026-11-03,,,2,spring\nA,content.downloaded,2026-11-02T10:00:00Z,guide,,1,\n");

        (await Score("--activities", PathOf("activities.csv"), "--format", "csv")).ShouldBe(new Outcome(0,
            """
            lead,engagement,engagement.raw,engagement.band,fit,fit.raw,fit.band
            A,35,35,warm,0,0,
            B,5,5,cold,0,0,

            """,
            "2 leads scored at 2026-11-22T09:00:00Z.\n"));
    }

    [Fact]
    public async Task Activities_of_json_lines_name_their_lead()
    {
        WriteLeads("""{"id":"A"}""");
        Write("activities.jsonl", """{"lead":"A","type":"email.clicked","at":"2026-11-03","campaign":"spring"}""" + "\n");

        (await Score("--activities", PathOf("activities.jsonl"), "--format", "csv")).Output.ShouldContain("A,5,5,cold,0,0,\n");
    }

    [Fact]
    public async Task Activities_of_leads_that_are_not_there_are_reported()
    {
        WriteLeads("""{"id":"A"}""");
        Write("activities.csv", "lead,type,at\nX1,email.clicked,2026-11-03\nX2,email.clicked,2026-11-03\nX2,email.clicked,2026-11-03\nX3,a,2026-11-03\nX4,a,2026-11-03\nX5,a,2026-11-03\nX6,a,2026-11-03\n");

        var outcome = await Score("--activities", PathOf("activities.csv"), "--format", "csv");

        outcome.ExitCode.ShouldBe(0);
        outcome.Error.ShouldBe(
            """
            activities.csv: warning LR6107 $: 7 activities belong to 6 leads that were not scored: 'X1', 'X2', 'X3', 'X4', 'X5' ….
              Add the leads, or take the activities out.
            1 lead scored at 2026-11-22T09:00:00Z.

            """);
    }

    [Fact]
    public async Task Broken_activities_of_a_csv_file_are_explained()
    {
        WriteLeads("""{"id":"A"}""");
        Write("activities.csv", "lead,type,at,value,campaign\n,email.clicked,2026-11-03,,\nA,email clicked,2026-11-03,,\nA,email.clicked,,x,\nA,page.visited,2026-11-03,,spring\n");

        (await Score("--activities", PathOf("activities.csv"))).ShouldBe(new Outcome(2, "",
            """
            activities.csv: error LR6012 (2,1) $: The activity has no 'lead'.
              Say whose it is, by the lead's id.
            activities.csv: error LR6013 (3,3) $.type: 'email clicked' is not an activity type.
              Write a dotted name such as 'email.clicked': letters, digits and . _ - : / only.
            activities.csv: error LR6012 (4,17) $: The activity has no 'at'.
              Say when it happened: "at": "2026-11-22T09:00:00Z".
            activities.csv: error LR6010 (4,18) $.value: 'value' takes a number, and 'x' is none.
              Write a number such as 12.5.
            activities.csv: error LR6007 (5,28) $.campaign: 'page.visited' activities have no property 'campaign'.
              Declare it under 'activities' in the rule book, or let unknown fields be ignored.
            4 bad rows: nothing was written. Mend them, or pass them over with --on-error skip.

            """));
    }

    [Fact]
    public async Task Broken_activities_of_json_lines_are_explained()
    {
        WriteLeads("""{"id":"A"}""");
        Write("activities.jsonl", """{"type":"email.clicked"}""" + "\n{\"lead\":7,\"type\":\"a\",\"at\":\"2026-11-03\"}\n");

        (await Score("--activities", PathOf("activities.jsonl"))).ShouldBe(new Outcome(2, "",
            """
            activities.jsonl: error LR6012 (1,1) $: The activity has no 'at'.
              Say when it happened: "at": "2026-11-22T09:00:00Z".
            activities.jsonl: error LR6012 (1,1) $: The activity has no 'lead'.
              Say whose it is, by the lead's id.
            activities.jsonl: error LR6009 (2,9) $.lead: 'lead' takes a text, not a number.
              Write it in double quotes, or null when it is not known.
            2 bad rows: nothing was written. Mend them, or pass them over with --on-error skip.

            """));
    }

    [Fact]
    public async Task Bad_activities_can_be_passed_over()
    {
        WriteLeads("""{"id":"A"}""");
        Write("activities.csv", "lead,type,at\nA,email.clicked,2026-11-03\nA,email.clicked,never\n");

        var outcome = await Score("--activities", PathOf("activities.csv"), "--format", "csv", "--on-error", "skip", "--rejects", PathOf("rejects.jsonl"));

        outcome.Output.ShouldContain("A,5,5,cold,0,0,\n");
        Read("rejects.jsonl").ShouldStartWith("""{"file":"activities.csv","line":3,"row":"A,email.clicked,never","problems":[{"code":"LR6010",""");
    }

    [Fact]
    public async Task Activities_of_one_id_with_other_content_are_counted_and_the_first_is_named()
    {
        WriteLeads(
            """{"id":"A","activities":[{"type":"trial.started","at":"2026-11-01","id":"1"},{"type":"trial.started","at":"2026-11-01","id":"1"}]}""",
            """{"id":"B","activities":[{"type":"trial.started","at":"2026-11-02","id":"1"},{"type":"email.clicked","at":"2026-11-03","id":"1"}]}""",
            """{"id":"C","activities":[{"type":"trial.started","at":"2026-11-01","id":"c1"}]}""");
        Write("activities.csv", "lead,type,at,id\nC,content.downloaded,2026-11-02T10:00:00Z,c1\nA,trial.started,2026-11-01,1\n");

        (await Score("--activities", PathOf("activities.csv"), "--format", "csv")).Error.ShouldBe(
            """
            leads.jsonl: warning LR6108 (2,1) $.activities: 2 activities were left out whose id stands with other content already; the first has the id '1' and belongs to the lead 'B'.
              Give each activity an id of its own: of several with one id the earliest counts.
            3 leads scored at 2026-11-22T09:00:00Z.

            """);
    }

    [Fact]
    public async Task A_long_history_tells_its_differing_activities_too()
    {
        WriteLeads($$"""{"id":"A","activities":[{{string.Join(',', Enumerable.Range(1, 30).Select(static i => $$"""{"type":"trial.started","at":"2026-11-{{i % 20 + 1:00}}","id":"{{i % 29}}"}"""))}}]}""");

        (await Score("--format", "csv")).Error.ShouldBe(
            """
            leads.jsonl: warning LR6108 (1,1) $.activities: 1 activity was left out whose id stands with other content already; the first has the id '1' and belongs to the lead 'A'.
              Give each activity an id of its own: of several with one id the earliest counts.
            1 lead scored at 2026-11-22T09:00:00Z.

            """);
    }
}
