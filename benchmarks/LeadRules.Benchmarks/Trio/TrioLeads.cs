namespace LeadRules.Benchmarks.Trio;

/// <summary>Leads as a B2B team has them: the same for the same seed, each with the same number of activities over a year.</summary>
public static class TrioLeads
{
    /// <summary>The instant at which the leads are scored. A few activities lie after it and must not be seen.</summary>
    public static DateTimeOffset At { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Industries = ["software", "fintech", "logistics", "retail", "insurance", "farming", "mining", "Software"];
    private static readonly string[] Titles = ["Managing Director", "Head of Sales", "Engineer", "Buyer", "Student", "Marketing director", "CFO"];
    private static readonly string[] Countries = ["ES", "PT", "FR", "DE", "IT", "US", "MX", "es"];
    private static readonly string[] Domains = ["gmail.com", "outlook.com", "acme.example", "globex.example", "initech.example", "umbrella.example"];
    private static readonly string[] Pages = ["/", "/pricing", "/pricing/enterprise", "/blog/scoring", "/blog/routing", "/blog/sla", "/partners", "/integrations", "/api", "/security", "/about", "/Pricing", "/careers", "/docs"];
    private static readonly string[] Forms = ["contact", "newsletter", "demo", "Contact", "quote"];

    /// <summary>How often each type occurs, out of the sum of all.</summary>
    private static readonly (string Type, int Weight)[] Types =
    [
        ("page.visited", 14), ("email.opened", 7), ("email.delivered", 6), ("email.clicked", 4), ("form.submitted", 2),
        ("content.downloaded", 2), ("video.watched", 1), ("webinar.attended", 1), ("call.answered", 1), ("email.replied", 1),
        ("email.bounced", 1), ("quote.sent", 1), ("trial.started", 1), ("demo.requested", 1), ("email.unsubscribed", 1),
        ("note.added", 1),
    ];

    public static Lead[] Make(int leads, int activitiesEach, int seed = 20261122)
    {
        var random = new Random(seed);
        var made = new Lead[leads];
        for (var i = 0; i < leads; i++)
            made[i] = Lead(random, i, activitiesEach);
        return made;
    }

    private static Lead Lead(Random random, int number, int activities)
    {
        var domain = Pick(random, Domains);
        var lead = new Lead($"lead-{number}")
        {
            Name = $"Person {number}",
            Email = $"person{number}@{domain}",
            CompanyDomain = Maybe(random, 0.8) ? Own(domain) : null,
            Industry = Maybe(random, 0.85) ? Own(Pick(random, Industries)) : null,
            JobTitle = Maybe(random, 0.8) ? Own(Pick(random, Titles)) : null,
            Country = Maybe(random, 0.9) ? Own(Pick(random, Countries)) : null,
            Employees = Maybe(random, 0.75) ? (int)Math.Pow(10, random.NextDouble() * 4) : null,
            Created = At.AddDays(-random.Next(1, 400)),
            Activities = ActivityHistory.Of(Enumerable.Range(0, activities).Select(_ => Activity(random)).ToArray()),
        };
        if (Maybe(random, 0.6))
            lead = lead.With("plan", Maybe(random, 0.3) ? "Enterprise" : "team");
        if (Maybe(random, 0.5))
            lead = lead.With("fleetSize", random.Next(1, 60));
        if (Maybe(random, 0.5))
            lead = lead.With("renewal", DateOnly.FromDateTime(At.UtcDateTime).AddDays(random.Next(-100, 200)));
        if (Maybe(random, 0.5))
            lead = lead.With("partner", Maybe(random, 0.5));
        return lead;
    }

    private static Activity Activity(Random random)
    {
        var type = PickType(random);
        var at = At.AddSeconds(-Math.Pow(random.NextDouble(), 2) * 365 * 86400).AddDays(Maybe(random, 0.02) ? 30 : 0);
        return type switch
        {
            "page.visited" => new Activity(type, at, Own(Pick(random, Pages)), random.Next(1, 180)),
            "video.watched" => new Activity(type, at, "intro", random.Next(1, 300)),
            "content.downloaded" => new Activity(type, at, $"paper-{random.Next(4)}"),
            "form.submitted" => new Activity(type, at, Own(Pick(random, Forms)), properties: Answers(random)),
            "email.opened" or "email.clicked" or "email.delivered" => new Activity(type, at, $"mail-{random.Next(6)}", properties: [new("campaign", Own(Maybe(random, 0.4) ? "welcome" : "autumn"))]),
            _ => new Activity(type, at),
        };
    }

    private static List<KeyValuePair<string, FieldValue>> Answers(Random random)
    {
        var answers = new List<KeyValuePair<string, FieldValue>>();
        if (Maybe(random, 0.5))
            answers.Add(new("employees", random.Next(1, 500)));
        if (Maybe(random, 0.5))
            answers.Add(new("budget", random.Next(1, 40) * 1000));
        return answers;
    }

    private static string PickType(Random random)
    {
        var place = random.Next(Types.Sum(static type => type.Weight));
        foreach (var (type, weight) in Types)
        {
            place -= weight;
            if (place < 0)
                return type;
        }

        return Types[0].Type;
    }

    /// <summary>A string object of its own, as reading a file makes them: sharing one object would make comparing too cheap.</summary>
    private static string Own(string text) => new(text.AsSpan());

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];

    private static bool Maybe(Random random, double share) => random.NextDouble() < share;
}
