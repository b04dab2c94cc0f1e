namespace LeadRules.Tests.RuleBooks.Checks;

/// <summary>What is reported of a whole rule book in JSON: places in the file, and no noise.</summary>
public sealed class WholeBookTests
{
    private const string Json =
        """
        {
          "name": "acme-b2b", "version": "7", "timeZone": "Europe/Madrid",
          "fields": { "fleetSize": "number", "plan": "text", "renewal": "date" },
          "lists":  { "free-mail": ["gmail.com", "outlook.com"] },
          "activities": { "email.*": { "campaign": "text" }, "form.submitted": { "employees": "number" } },
          "scores": {
            "engagement": {
              "min": 0, "max": 100, "decay": { "halfLife": "30d" },
              "groups": { "email": { "max": 25 } },
              "rules": [
                { "id": "contact-form", "points": 15, "per": "form.submitted where subject = 'contact'" },
                { "id": "mail-click",   "points": 5,  "per": "email.clicked", "group": "email", "limit": 10 },
                { "id": "welcome-open", "points": 2,  "per": "email.opened where campaign = 'welcome'", "distinct": "subject" },
                { "id": "unsubscribed", "points": -5, "when": "any(email.unsubscribed)" }
              ] },
            "fit":      { "max": 100, "rules": [ { "id": "mid-size", "points": 30, "when": "employees > 50" } ] },
            "priority": { "formula": "0.6 * score.engagement + 0.4 * score.fit" }
          },
          "bands":    { "engagement": { "cold": 0, "warm": 30, "hot": 60 } },
          "segments": { "hot": { "enter": "score.engagement >= 60", "leave": "score.engagement < 45" } },
          "classes":  { "readiness": [ { "zombie": "age(last(*)) > 180d" }, { "self-closing": "any(trial.started)" }, { "could-close": "true" } ] },
          "lifecycle": { }, "routing": { }, "calendars": { }, "slas": { }
        }
        """;

    [Fact]
    public void A_sound_rule_book_gets_notes_alone() =>
        string.Join('\n', LeadEngine.Compile(Json).Diagnostics).ShouldBe(
            """
            info LR4014 (4,28) $.lists.free-mail: Nothing uses the list 'free-mail'.
              Use it in a condition with 'in @free-mail', or take it away.
            info LR4010 (16,26) $.scores.fit.max: 'max' of 100 never takes anything away: the rules together give at most 30.
              Leave it where it states the scale; else change it or take it away.
            """);

    [Fact]
    public void A_contradiction_is_placed_in_the_file_to_the_column() =>
        string.Join('\n', LeadEngine.Compile(Json.Replace("employees > 50", "employees > 50 and employees < 10", StringComparison.Ordinal)).Diagnostics)
            .ShouldContain("warning LR4003 (16,85) $.scores.fit.rules[0].when: This can never be true: 'employees > 50' and 'employees < 10' exclude each other.\n");
}
