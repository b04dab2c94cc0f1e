using LeadRules.Benchmarks.Trio;

namespace LeadRules.Benchmarks.Deciding;

/// <summary>The rule book of the trio with everything that a decision is made of: segments with memory, a lifecycle, triggers, a campaign and an agreement.</summary>
public static class DecisionBook
{
    private const string Sections = """
        ,
        "thresholds": { "ready": { "score": "engagement", "reach": 50, "rearm": 40 } },
        "segments": {
          "hot": { "enter": "score.engagement >= 50", "leave": "score.engagement < 40" },
          "ready": "segment.hot and score.fit >= 20",
          "sleeping": { "enter": "age(last(page.visited)) > 180d", "suppresses": ["campaigns"] }
        },
        "classes": { "readiness": [{ "never": "segment.sleeping" }, { "self-closing": "any(trial.started)" }, { "could-close": "true" }] },
        "lifecycle": {
          "start": "new",
          "stages": { "new": { "team": "marketing" }, "mql": { "team": "marketing" }, "handed-off": { "team": "sales" }, "accepted": { "team": "sales" },
                      "sql": { "team": "sales", "endsCampaigns": true }, "won": { "final": true }, "recycled": { "rest": "30d" }, "junk": { "final": true } },
          "transitions": [
            { "id": "qualifies", "from": "new", "to": "mql", "when": "segment.ready", "do": [{ "do": "notify", "to": "sales" }] },
            { "id": "returns", "from": "recycled", "to": "mql", "when": "segment.ready and last(*) > last(stage.entered where subject = 'recycled')" },
            { "id": "hands-off", "from": "mql", "to": "handed-off", "on": "lead.assigned" },
            { "id": "accepts", "from": "handed-off", "to": "accepted", "on": "lead.accepted" },
            { "id": "confirms", "from": "accepted", "to": "sql", "on": "disposition.given where subject = 'qualified'" },
            { "id": "recycles", "from": ["handed-off", "accepted", "sql"], "to": "recycled", "on": "disposition.given where subject = 'recycle'" },
            { "id": "wins", "from": "sql", "to": "won", "on": "deal.won" },
            { "id": "junks", "from": "*", "to": "junk", "on": "disposition.given where subject = 'junk'" }
          ]
        },
        "triggers": {
          "alert": { "when": "score.engagement >= 50", "rearm": "score.engagement < 40", "do": [{ "do": "createTask", "to": "sales" }] },
          "booked": { "on": "demo.requested", "do": [{ "do": "createDeal" }] }
        },
        "campaigns": { "welcome": { "enroll": "score.engagement between 10 and 39 and stage = 'new'", "leave": "any(email.replied within 30d)", "steps": [{ "day": 0, "content": "a" }, { "day": 3, "content": "b" }, { "day": 7, "content": "c" }] } },
        "slas": { "forms": { "targets": { "answer": { "kind": "nextResponse", "start": "form.submitted", "within": "8h", "steps": [{ "at": "due", "do": "escalate", "to": "manager" }] } } } }
        }
        """;

    /// <summary>The rule book.</summary>
    public static string Json => TrioBook.Json.TrimEnd()[..^1].TrimEnd() + Sections;

    /// <summary>The same with another threshold of heat, as the next version has it.</summary>
    public static string NextVersion => Json.Replace("\"enter\": \"score.engagement >= 50\"", "\"enter\": \"score.engagement >= 45\"", StringComparison.Ordinal)
        .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
}
