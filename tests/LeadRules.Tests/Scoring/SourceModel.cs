using System.Globalization;

namespace LeadRules.Tests.Scoring;

/// <summary>The point table of the source documents (S2 to S9), and its two leads.</summary>
internal static class SourceModel
{
    public const string Json =
        """
        {
          "name": "source-model", "version": "1", "author": "marketing", "effectiveFrom": "2026-01-01",
          "activities": { "email.opened": { "campaign": "text" } },
          "scores": {
            "engagement": {
              "rules": [
                { "id": "contact-form", "points": 15, "per": "form.submitted where subject = 'contact'" },
                { "id": "welcome-mail", "points": 2,  "per": "email.opened where campaign = 'welcome'", "distinct": "subject" },
                { "id": "mail-click",   "points": 5,  "per": "email.clicked" },
                { "id": "pricing-page", "points": 15, "per": "page.visited where subject = '/pricing'" },
                { "id": "blog-post",    "points": 2,  "per": "page.visited where subject starts with '/blog/'" },
                { "id": "download",     "points": 10, "per": "content.downloaded" },
                { "id": "trial",        "points": 25, "per": "trial.started" },
                { "id": "unsubscribed", "points": -5, "when": "any(email.unsubscribed)" }
              ]
            }
          },
          "bands": { "engagement": { "cold": 0, "warm": 30, "hot": 60 } }
        }
        """;

    public static DateTimeOffset At { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static LeadEngine Engine { get; } = LeadEngine.Compile(Json);

    /// <summary>Three downloads, three welcome mails, three clicks, a trial: 30 + 6 + 15 + 25.</summary>
    public static Lead LeadA { get; } = new("A")
    {
        Activities = ActivityHistory.Of(
        [
            .. Times(3, "content.downloaded", "guide"), .. Times(3, "email.opened", "welcome-", "welcome"),
            .. Times(3, "email.clicked", "offer"), .. Times(1, "trial.started"),
        ]),
    };

    /// <summary>One visit of the pricing page, two welcome mails: 15 + 4.</summary>
    public static Lead LeadB { get; } = new("B")
    {
        Activities = ActivityHistory.Of([new Activity("page.visited", At.AddDays(-2), "/pricing"), .. Times(2, "email.opened", "welcome-", "welcome")]),
    };

    public static double Score(params Activity[] activities) =>
        Engine.Score(new Lead("x") { Activities = ActivityHistory.Of(activities) }, At)["engagement"].Value;

    /// <summary>Some activities of one type on different days; a subject that ends in a hyphen is numbered.</summary>
    public static Activity[] Times(int times, string type, string? subject = null, string? campaign = null) =>
    [
        .. Enumerable.Range(1, times).Select(number => new Activity(
            type,
            At.AddDays(-number),
            subject?.EndsWith('-') == true ? subject + number.ToString(CultureInfo.InvariantCulture) : subject,
            properties: campaign is null ? null : [new("campaign", campaign)])),
    ];
}
