using LeadRules.Tests;

namespace LeadRules.Cli.Tests;

/// <summary>What the documentation shows is what the tool does.</summary>
public sealed class DocumentationTests : ToolTest
{
    private const string DocumentedBook =
        """
        {
          "name": "documented", "timeZone": "Europe/Madrid",
          "fields": { "plan": "text" },
          "activities": { "email.*": { "campaign": "text" } },
          "scores": {
            "engagement": { "rules": [
              { "id": "mail-click", "points": 5, "per": "email.clicked" },
              { "id": "pricing", "points": 15, "per": "page.visited where subject = '/pricing'" },
              { "id": "trial", "points": 25, "per": "trial.started" } ] },
            "fit": { "rules": [ { "id": "mid-size", "points": 30, "when": "employees > 50" } ] } },
          "bands": { "engagement": { "cold": 0, "warm": 30 } }
        }
        """;

    public DocumentationTests()
    {
        Write("book.json", DocumentedBook);
        Write("capped.json", """{ "name": "capped", "scores": { "fit": { "max": 25, "rules": [ { "id": "mid-size", "points": 30, "when": "employees > 50" } ] } } }""");
        Write("leads.jsonl",
            """
            {"id":"B","name":"Bo","activities":[{"type":"page.visited","at":"2026-11-01","subject":"/pricing"}]}
            {"id":"A","name":"Ana","company":"Acme","employees":120,"activities":[{"type":"email.clicked","at":"2026-11-01"},{"type":"email.clicked","at":"2026-11-02"},{"type":"email.clicked","at":"2026-11-03"},{"type":"trial.started","at":"2026-11-04"}]}

            """);
        Write("office.json", """{ "timeZone": "Europe/Madrid", "hours": { "mon": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]] } }""");
        Write("sla.json",
            """
            { "name": "b", "timeZone": "Europe/Madrid", "calendar": "office",
              "calendars": { "office": { "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]] } } },
              "slas": { "speed": { "targets": { "first-call": { "kind": "firstResponse", "within": "1h" } } } } }
            """);
        Write("asked.jsonl",
            """
            {"id":"A","name":"Ana","owner":"eva","country":"ES","created":"2026-11-20T16:30"}
            {"id":"B","name":"Bo","owner":"eva","country":"DE","created":"2026-11-20T10:30","activities":[{"type":"call.made","at":"2026-11-20T11:00"}]}
            {"id":"C","name":"Cy","country":"DE","created":"2026-11-19T10:30"}

            """);
        Write("routing.json",
            """
            { "name": "r", "routing": {
              "reps": { "ana": { "capacity": 40 }, "ben": { }, "eva": { "languages": ["es"] } },
              "pools": { "inbound": { "members": { "ana": 2, "ben": 1 } } },
              "routes": [{ "id": "spain", "when": "country = 'ES'", "to": "rep eva" }, { "id": "rest", "when": "employees >= 10", "to": "pool inbound" }],
              "fallback": "queue triage" } }
            """);
        Write("places.jsonl",
            """
            {"id":"A","country":"ES"}
            {"id":"B","country":"FR","employees":86}
            {"id":"C","country":"FR"}

            """);
        Write("life.json", LifeBook.Text);
        Write("life2.json", LifeBook.Later);
        Write("came.jsonl", LifeBook.Leads);
        Write("bad.jsonl",
            """
            {"id": "A", "employees": 120}
            {"id": "B","employes": 5}

            """);
    }

    [Fact]
    public async Task Every_command_of_the_page_prints_what_the_page_says()
    {
        var examples = MarkdownFile.Read("docs/command-line.md").Shown("console").ToList();
        examples.Count.ShouldBe(15);
        foreach (var example in examples)
        {
            var command = example.Split('\n')[0];
            command.ShouldStartWith("$ leadrules ");
            var outcome = await Run([.. command["$ leadrules ".Length..].Split(' ').Select(word => word.Contains(".json", StringComparison.Ordinal) ? PathOf(word) : word)]);

            $"{command}\n{Tidy(outcome.Output + outcome.Error)}".ShouldBe(Tidy(example));
        }
    }

    [Fact]
    public async Task The_examples_of_lead_files_are_read()
    {
        var page = MarkdownFile.Read("docs/lead-files.md");
        var json = page.Shown("jsonl").ToList();
        var csv = page.Shown("csv").ToList();
        Write("documented.jsonl", json[0]);
        Write("documented.csv", csv[0]);
        Write("activities.csv", csv[1]);
        Write("activities.jsonl", json[1]);

        foreach (var leads in (string[])["documented.jsonl", "documented.csv"])
        {
            foreach (var activities in (string[])["activities.csv", "activities.jsonl"])
            {
                var outcome = await ScoreFile(leads, "--activities", PathOf(activities), "--format", "json");
                outcome.Error.ShouldBe("2 leads scored at 2026-11-22T09:00:00Z.\n", $"{leads} with {activities}");
            }
        }
    }

    /// <summary>Without what tables pad their cells with.</summary>
    private static string Tidy(string text) =>
        string.Join('\n', text.Split('\n').Select(static line => line.StartsWith('─') ? "─" : line.TrimEnd()).Where(static line => line.Length > 0));
}
