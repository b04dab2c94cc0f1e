using System.Globalization;

namespace LeadRules.Tests.Performance;

/// <summary>One feature of scoring: a small rule book that uses it, a lead it matters for, and the value of the first score then.</summary>
internal sealed record ScoringFeature(string Name, string Book, Lead Lead, double Value);

/// <summary>Every feature of scoring, one case each.</summary>
internal static class ScoringFeatures
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Functions, a field and a list of the host; what they do must not allocate either.</summary>
    public static readonly LeadEngineOptions Host = LeadEngineOptions.Default
        .WithFunction(new LeadFunction("twice", FieldType.Number, [FieldType.Number], static (in FunctionArguments arguments) => arguments[0].AsNumber!.Value * 2))
        .WithFunction(new LeadFunction("same", FieldType.Text, [FieldType.Text], static (in FunctionArguments arguments) => arguments[0]))
        .WithFunction(new LeadFunction("nextDay", FieldType.Instant, [FieldType.Instant], static (in FunctionArguments arguments) => arguments[0].AsInstant!.Value.AddDays(1)))
        .WithFunction(new LeadFunction("isLong", FieldType.Boolean, [FieldType.Duration, FieldType.Number], static (in FunctionArguments arguments) => arguments[0].AsDuration!.Value.TotalDays > arguments[1].AsNumber!.Value))
        .WithField(new LeadField("perHead", FieldType.Number, static lead => lead.DealValue is { } value && lead.Employees is { } heads ? value / heads : default(FieldValue)))
        .WithList("accounts", [.. Enumerable.Range(0, 100_000).Select(static number => string.Create(CultureInfo.InvariantCulture, $"account-{number}.example"))]);

    private static readonly Lead Someone = new Lead("lead-1")
    {
        Email = "ann@acme.example",
        CompanyDomain = "Account-77777.example",
        Industry = "Software",
        Country = "ES",
        Employees = 120,
        DealValue = 6000,
        WinProbability = 0.5,
        Created = At.AddDays(-100),
        Activities = ActivityHistory.Of(
        [
            On("email.clicked", 1, "offer"), On("email.clicked", 10, "Offer"), On("email.clicked", 40, "news"),
            On("email.opened", 2, "welcome", properties: [new("campaign", "spring")]), On("email.opened", 3, "welcome", properties: [new("campaign", "Spring")]),
            On("email.opened", 20, "update", properties: [new("campaign", "autumn")]),
            On("page.visited", 1, "/pricing", 90), On("page.visited", 2, "/pricing/plans", 30), On("page.visited", 50, "/blog/one", 10), On("page.visited", 60, "/blog/two"),
            On("form.submitted", 5, "demo", properties: [new("answer", 200), new("consent", true), new("due", At.AddDays(3))]),
            On("call.made", 4, "intro", properties: [new("length", TimeSpan.FromMinutes(15))]),
        ]),
    }.With("fleetSize", 25).With("plan", "pro").With("vip", true).With("renewal", new DateOnly(2026, 12, 1)).With("lastContact", At.AddDays(-7)).With("trialLength", TimeSpan.FromDays(14));

    /// <summary>Forty types, so more than fit on the stack where types are merged, each twice.</summary>
    private static readonly Lead OfManyTypes = new("lead-2")
    {
        Activities = ActivityHistory.Of(Enumerable.Range(0, 80).Select(static number => On($"web.kind-{number % 40}", number, $"subject-{number % 20}"))),
    };

    private static readonly Lead OfManySubjects = new("lead-3")
    {
        Activities = ActivityHistory.Of(Enumerable.Range(0, 5000).Select(static number => On("page.visited", number / 100, $"/page/{number % 4000}"))),
    };

    private static readonly Lead OfThreePages = new("lead-4")
    {
        Activities = ActivityHistory.Of([On("page.visited", 1, "/page/7"), On("page.visited", 2, "/page/777"), On("page.visited", 3, "/page/9999")]),
    };

    public static IReadOnlyList<ScoringFeature> All { get; } =
    [
        Of("no rule matches", """{ "id": "r", "points": 1, "when": "employees > 1000" }, { "id": "s", "points": 1, "per": "never.happens" }""", 0),

        // Activities, one by one.
        Per("per a type", "email.clicked", 3),
        Per("per a family", "email.*", 6),
        Per("per every activity", "*", 12),
        Per("per many types", "web.*", 80, OfManyTypes),
        Per("where a subject", "page.visited where subject = '/PRICING'", 1),
        Per("where a subject of several", "page.visited where subject in ('/pricing', '/blog/one')", 2),
        Per("where a value", "page.visited where value >= 30", 2),
        Per("where a type", "email.* where type = 'email.opened'", 3),
        Per("where a text property", "email.opened where campaign = 'spring'", 2),
        Per("where a number property", "form.submitted where answer > lead.employees", 1),
        Per("where a yes-no property", "form.submitted where consent", 1),
        Per("where an instant property", "form.submitted where due > at", 1),
        Per("where a duration property", "call.made where length >= 15m", 1),
        Per("where the instant", "email.clicked where age(occurred) < 30d", 2),
        Per("where a field of the lead", "email.clicked where country = 'ES' and subject = 'news'", 1),
        Per("within, in the selector", "email.clicked within 30d", 2),
        Of("within, as a setting", """{ "id": "r", "points": 1, "per": "email.*", "within": "15d" }""", 4),
        Of("limit", """{ "id": "r", "points": 1, "per": "email.clicked", "limit": 2 }""", 2),
        Of("limit over a family", """{ "id": "r", "points": 1, "per": "email.*", "limit": 4 }""", 4),
        Of("limit over more types than fit on the stack", """{ "id": "r", "points": 1, "per": "*", "limit": 33 }""", 33, OfManyTypes),
        Of("distinct subject", """{ "id": "r", "points": 1, "per": "email.clicked", "distinct": "subject" }""", 2),
        Of("distinct subject over a family", """{ "id": "r", "points": 1, "per": "email.*", "distinct": "subject" }""", 4),
        Of("distinct subject over more types than fit on the stack", """{ "id": "r", "points": 1, "per": "web.*", "distinct": "subject" }""", 20, OfManyTypes),
        Of("distinct value", """{ "id": "r", "points": 1, "per": "page.visited", "distinct": "value" }""", 4),
        Of("distinct type", """{ "id": "r", "points": 1, "per": "*", "distinct": "type" }""", 5),
        Of("distinct text property", """{ "id": "r", "points": 1, "per": "email.opened", "distinct": "campaign" }""", 2),
        Of("distinct instant property", """{ "id": "r", "points": 1, "per": "form.submitted", "distinct": "due" }""", 1),
        Of("distinct among thousands of keys", """{ "id": "r", "points": 1, "per": "page.visited", "distinct": "subject" }""", 4000, OfManySubjects),
        Of("distinct, then limit", """{ "id": "r", "points": 1, "per": "email.*", "distinct": "subject", "limit": 3 }""", 3),
        Of("max of a rule", """{ "id": "r", "points": 5, "per": "email.clicked", "max": 8 }""", 8),
        Of("min of a rule", """{ "id": "r", "points": -5, "per": "email.clicked", "min": -7 }""", -7),

        // Decay.
        Score("half-life", """ "decay": { "halfLife": "10d" }, "rules": [ { "id": "r", "points": 100, "per": "email.clicked" } ] """, 150),
        Score("linear decay", """ "decay": { "over": "20d" }, "rules": [ { "id": "r", "points": 100, "per": "email.clicked" } ] """, 145),
        Score("decay in steps", """ "decay": { "steps": { "5d": 0.5, "30d": 0 } }, "rules": [ { "id": "r", "points": 100, "per": "email.clicked" } ] """, 150),
        Score("a rule's own decay", """ "decay": { "over": "20d" }, "rules": [ { "id": "r", "points": 100, "per": "email.clicked", "decay": "none" } ] """, 300),
        Score("decay over a family with limit and distinct", """ "decay": { "over": "20d" }, "rules": [ { "id": "r", "points": 100, "per": "email.*", "limit": 2, "distinct": "subject" } ] """, 185),

        // Groups, clamps, decimals.
        Score("max of a group", """ "groups": { "g": { "max": 7 } }, "rules": [ { "id": "r", "points": 5, "per": "email.clicked", "group": "g" }, { "id": "s", "points": 1, "per": "call.made" } ] """, 8),
        Score("min of a group", """ "groups": { "g": { "min": -7 } }, "rules": [ { "id": "r", "points": -5, "per": "email.clicked", "group": "g" }, { "id": "s", "points": 1, "per": "call.made" } ] """, -6),
        Score("max of a score", """ "max": 10, "rules": [ { "id": "r", "points": 5, "per": "email.clicked" } ] """, 10),
        Score("min of a score", """ "min": 0, "rules": [ { "id": "r", "points": -5, "per": "email.clicked" } ] """, 0),
        Score("decimals", """ "decimals": 2, "rules": [ { "id": "r", "points": 0.125, "per": "email.clicked" } ] """, 0.38),

        // Conditions.
        When("a number compared", "employees > 50"),
        When("a text compared", "industry = 'SOFTWARE' and country != 'FR' and industry < 'z'"),
        When("an instant compared", "created < 2026-11-01 and lastContact < at"),
        When("a date compared", "renewal > 2026-11-30 and renewal < 2027-01-01T00:00"),
        When("a duration compared", "trialLength = 2w"),
        When("a yes-no value", "vip and vip = true"),
        When("and, or, not", "not country = 'FR' and (employees > 1000 or vip) and not (employees < 10 or plan = 'free')"),
        When("unknown", "not (jobTitle = 'CEO' and employees > 50) or stage != 'junk' or vip"),
        When("missing and present", "jobTitle is missing and plan is present"),
        When("in, texts", "industry in ('fintech', 'software') and country not in ('FR', 'DE')"),
        When("in, numbers", "employees in (100, 120)"),
        When("in, instants and durations", "trialLength in (7d, 14d) and renewal in (2026-12-01, 2026-12-02)"),
        When("in a list of the rule book", "industry in @named and not plan in @named"),
        When("in a list of 100,000 of the host", "companyDomain in @accounts and not email in @accounts"),
        When("between", "employees between 100 and 120 and created between 2026-01-01 and at and industry between 'a' and 'z'"),
        When("contains, starts with, ends with", "email contains 'ACME' and email starts with 'ann@' and email ends with '.example'"),
        When("text tests of two fields", "email contains plan or email contains id or email ends with companyDomain or vip"),
        When("matches", "email matches '^[a-z]+@acme' and not email matches 'globex'"),
        When("arithmetic on numbers", "dealValue * winProbability - 1000 / 2 + -1 > 2000"),
        When("arithmetic on durations", "2 * trialLength + 12h - 1d / 2 = 28d and trialLength / 1d = 14 and -trialLength < 0s"),
        When("arithmetic on instants", "created + 100d = at and at - created = 100d and renewal - 1d < at + 30d"),
        When("age", "age(created) > 90d and age(lastContact) < 8d"),
        When("number functions", "abs(-2) = 2 and round(2.5) = 3 and least(3, employees, 1) = 1 and greatest(1, employees) = 120"),
        When("text functions", "length(industry) = 8 and coalesce(jobTitle, industry, 'none') = 'software'"),
        When("coalesce", "coalesce(annualRevenue, dealValue, 0) = 6000 and coalesce(lastContact, created) < at and coalesce(trialLength, 1d) = 14d"),
        When("a custom number and text", "fleetSize >= 20 and plan = 'pro'"),

        // Aggregates.
        When("count", "count(email.clicked) = 3 and count(email.* within 15d) = 4 and count(page.visited where value > 20) = 2"),
        When("any and none", "any(email.*) and any(page.visited where subject = '/pricing' within 7d) and none(never.happens) and none(page.visited where value > 100)"),
        When("sum, min, max", "sum(page.visited) = 130 and min(page.visited) = 10 and max(page.*) = 90 and sum(never.happens) = 0 and max(never.happens) is missing"),
        When("sum, min, max of a property", "sum(answer of form.submitted) = 200 and min(answer of form.*) = 200 and max(answer of form.submitted) = 200"),
        When("first and last", "age(last(email.*)) = 1d and age(first(*)) = 60d and last(never.happens) is missing"),
        When("first and last of a property", "last(campaign of email.opened) = 'spring' and first(answer of form.submitted) = 200 and last(length of call.made) = 15m and last(consent of form.submitted)"),
        When("distinct", "distinct(email.*) = 4 and distinct(campaign of email.opened) = 2 and distinct(value of page.visited) = 3 and distinct(type of *) = 5"),
        When("distinct among thousands of keys, in a condition", "distinct(page.visited) = 4000", OfManySubjects),
        Of("aggregates that several rules share",
            """
            { "id": "a", "points": 1, "when": "count(email.clicked) >= 1" }, { "id": "b", "points": 2, "when": "count(email.clicked) >= 2" },
            { "id": "c", "points": 4, "when": "last(email.*) > created" }, { "id": "d", "points": 8, "when": "age(last(email.*)) < 30d" },
            { "id": "e", "points": 16, "when": "any(call.made) and vip" }, { "id": "f", "points": 32, "when": "any(call.made)" },
            { "id": "g", "points": 64, "when": "last(campaign of email.opened) = 'spring'" }, { "id": "h", "points": 128, "when": "last(campaign of email.opened) != 'x'" }
            """, 255),

        // Scores made of others, and names for them.
        Formula("a formula", "0.5 * score.clicks + 2 * score.opens - 1 / 4", 7),
        Formula("a formula that is unknown", "score.clicks * annualRevenue", double.NaN),
        Formula("bands", "score.clicks + length(band.clicks) + length(band.size)", 3 + 4 + 1),
        Formula("a grid", "length(grid.quadrant)", 6),
        Formula("a class", "length(class.readiness)", 5),
        WhenInBook("a segment", "segment.large and segment.large and not segment.silent"),
        WhenInBook("bands, grids and classes in conditions", "band.size = 'C' and grid.quadrant = 'C-warm' and class.readiness in ('ready', 'soon') and band.clicks is present"),

        // Plug-ins.
        When("a number function of the host", "twice(employees) = 240 and twice(annualRevenue) is missing"),
        When("a text function of the host", "same(industry) = 'software'"),
        When("instant and yes-no functions of the host", "nextDay(created) > created and isLong(trialLength, 13)"),
        Per("a function of the host in where", "page.visited where twice(value) >= 60", 2),
        When("a field of the host", "perHead = 50"),

        // Large rule books.
        new("ten thousand rules", Large(10_000, static number => $$"""{ "id": "r{{number}}", "points": 1, "per": "page.visited where subject = '/page/{{number}}'" }"""), OfThreePages, 3),
        new("hundreds of rules of every kind of need", Large(300, static number => (number % 4) switch
        {
            0 => $$"""{ "id": "r{{number}}", "points": 1, "when": "industry in ('software', 'kind-{{number}}')" }""",
            1 => $$"""{ "id": "r{{number}}", "points": 1, "when": "fleetSize > {{number}}" }""",
            2 => $$"""{ "id": "r{{number}}", "points": 1, "per": "email.*", "limit": 1 }""",
            _ => $$"""{ "id": "r{{number}}", "points": 1, "when": "employees = {{number}} and vip" }""",
        }), Someone, 75 + 6 + 75),
        new("more shared parts than fit on the stack", Large(600, static number => $$"""{ "id": "r{{number}}", "points": 1, "when": "count(email.clicked within {{1 + (number / 2)}}d) >= 1" }"""), Someone, 598),
    ];

    private static Activity On(string type, int daysAgo, string subject, double? value = null, IEnumerable<KeyValuePair<string, FieldValue>>? properties = null) =>
        new(type, At.AddDays(-daysAgo), subject, value, properties: properties);

    private static ScoringFeature Per(string name, string selector, double value, Lead? lead = null) =>
        Of(name, $$"""{ "id": "r", "points": 1, "per": "{{selector}}" }""", value, lead);

    private static ScoringFeature When(string name, string condition, Lead? lead = null) =>
        Of(name, $$"""{ "id": "r", "points": 1, "when": "{{condition}}" }""", 1, lead);

    private static ScoringFeature Of(string name, string rules, double value, Lead? lead = null) => Score(name, $""" "rules": [ {rules} ] """, value, lead);

    private static ScoringFeature Formula(string name, string formula, double value) => InBook(name, $"\"formula\": \"{formula}\"", value);

    private static ScoringFeature WhenInBook(string name, string condition) => InBook(name, $$""" "rules": [ { "id": "r", "points": 1, "when": "{{condition}}" } ] """, 1);

    private static ScoringFeature Score(string name, string score, double value, Lead? lead = null) => new(name, Book($$""" "scores": { "s": { {{score}} } } """), lead ?? Someone, value);

    /// <summary>A score among others, with names for their values.</summary>
    private static ScoringFeature InBook(string name, string score, double value) => new(
        name,
        Book(
            $$"""
            "scores": {
              "s": { {{score}} },
              "clicks": { "rules": [ { "id": "click", "points": 1, "per": "email.clicked" } ] },
              "opens": { "rules": [ { "id": "open", "points": 1, "per": "email.opened" } ] } },
            "bands": { "clicks": { "cold": 0, "warm": 2 }, "size": { "of": "employees", "ranges": { "A": "< 10", "B": "between 10 and 50", "C": "> 50" } } },
            "grids": { "quadrant": { "rows": "size", "columns": "clicks", "separator": "-" } },
            "segments": { "large": "employees > 50 and any(email.clicked)", "silent": "none(email.* within 90d)" },
            "classes": { "readiness": [ { "zombie": "age(last(*)) > 180d" }, { "ready": "score.clicks >= 3" }, { "other": "true" } ] }
            """),
        Someone,
        value);

    private static string Large(int rules, Func<int, string> rule) =>
        Book($$""" "scores": { "s": { "rules": [ {{string.Join(",\n", Enumerable.Range(0, rules).Select(rule))}} ] } } """);

    private static string Book(string parts) =>
        $$"""
        { "name": "feature",
          "fields": { "fleetSize": "number", "plan": "text", "vip": "boolean", "renewal": "date", "lastContact": "instant", "trialLength": "duration" },
          "lists": { "named": ["Software", "fintech"] },
          "activities": {
            "email.opened": { "campaign": "text" }, "form.submitted": { "answer": "number", "consent": "boolean", "due": "instant" },
            "call.made": { "length": "duration" }, "never.happens": { }, "page.visited": { }, "email.clicked": { }, "web.*": { } },
          {{parts}} }
        """;
}
