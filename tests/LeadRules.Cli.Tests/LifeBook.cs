namespace LeadRules.Cli.Tests;

/// <summary>A rule book with something of everything that is decided about leads, a later version of it, and three leads.</summary>
internal static class LifeBook
{
    public const string Text =
        """
        { "name": "sales", "timeZone": "Europe/Madrid", "calendar": "office",
          "calendars": { "office": { "hours": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]] } } },
          "scores": { "engagement": { "rules": [ { "id": "form", "points": 30, "per": "form.submitted" }, { "id": "visit", "points": 10, "per": "page.visited" } ] } },
          "bands": { "engagement": { "cold": 0, "warm": 20, "hot": 50 } },
          "segments": { "ready": "score.engagement >= 50" },
          "classes": { "readiness": [ { "could-close": "employees > 10" }, { "small": "true" } ] },
          "lifecycle": {
            "start": "new",
            "stages": { "new": { "team": "marketing" }, "mql": { "team": "marketing", "routes": true }, "handed-off": { "team": "sales", "final": true } },
            "transitions": [
              { "id": "qualifies", "from": "new", "to": "mql", "when": "segment.ready", "do": [{ "do": "notify", "to": "sales" }] },
              { "id": "hands-off", "from": "mql", "to": "handed-off", "on": "lead.assigned" } ] },
          "routing": {
            "reps": { "ana": { }, "ben": { } }, "pools": { "team": { "members": ["ana", "ben"] } },
            "routes": [ { "id": "large", "when": "employees > 50", "to": "rep ana" }, { "id": "rest", "when": "employees > 0", "to": "pool team" } ],
            "fallback": "queue triage" },
          "slas": { "speed": { "targets": { "first-call": { "kind": "firstResponse", "start": "form.submitted", "within": "4h" } } } } }
        """;

    public const string Leads =
        """
        {"id":"A","email":"ana@acme.com","employees":30,"created":"2026-11-16T09:00","activities":[{"type":"form.submitted","at":"2026-11-16T10:00"},{"type":"page.visited","at":"2026-11-16T11:00"}]}
        {"id":"B","email":"bo@acme.com","name":"Bo","employees":80,"created":"2026-11-16T09:00","activities":[{"type":"form.submitted","at":"2026-11-17T10:00"},{"type":"form.submitted","at":"2026-11-17T11:00"}]}
        {"id":"C","created":"2026-11-16T09:00"}

        """;

    /// <summary>Another rule, lower heights, less time, and another route.</summary>
    public static string Later { get; } = Text
        .Replace("\"within\": \"4h\"", "\"within\": \"2h\"", StringComparison.Ordinal)
        .Replace("\"hot\": 50 }", "\"hot\": 40 }", StringComparison.Ordinal)
        .Replace("score.engagement >= 50", "score.engagement >= 40", StringComparison.Ordinal)
        .Replace("\"per\": \"page.visited\" }", "\"per\": \"page.visited\" }, { \"id\": \"reply\", \"points\": 20, \"per\": \"email.replied\" }", StringComparison.Ordinal)
        .Replace("\"employees > 50\", \"to\"", "\"employees > 25\", \"to\"", StringComparison.Ordinal);
}
