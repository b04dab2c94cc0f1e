namespace QuickStart.Data;

/// <summary>What a lead did, as far as one story tells it: from those who never look to those about to buy.</summary>
internal static class Journey
{
    private static readonly string[] WelcomeMails = ["welcome-1", "welcome-2", "welcome-3", "welcome-4"];
    private static readonly string[] Downloads = ["route-planning-guide", "fuel-checklist", "fleet-cost-calculator", "driver-rules-2026"];
    private static readonly string[] Posts = ["/blog/empty-runs", "/blog/electric-vans", "/blog/driver-hours", "/blog/winter-routes", "/blog/fuel-cards"];

    private static readonly (Action<Story> Item, int Weight)[] Stories = [(Silent, 24), (Reading, 36), (Comparing, 22), (Buying, 10), (Leaving, 8)];

    /// <summary>The activities of one lead in the order in which they happened.</summary>
    public static IReadOnlyList<Happening> Of(Dice dice, DateTimeOffset created)
    {
        var story = new Story(dice, created);
        dice.Pick(Stories)(story);
        return story.Told();
    }

    private static void Silent(Story story)
    {
        story.Happens(story.Dice.Between(0, 2), story.LongAgo, "email.opened", static dice => dice.Pick(WelcomeMails), campaign: "welcome");
        story.Happens(story.Dice.Between(0, 1), story.LongAgo, "page.visited", static dice => dice.Pick(Posts), seconds: (10, 90));
    }

    private static void Reading(Story story)
    {
        story.Happens(story.Dice.Between(1, 4), story.LongAgo, "email.opened", static dice => dice.Pick(WelcomeMails), campaign: "welcome");
        story.Happens(story.Dice.Between(0, 3), story.Sometime, "email.opened", static dice => $"news-{dice.Between(1, 11)}", campaign: "newsletter");
        story.Happens(story.Dice.Between(0, 2), story.Sometime, "email.clicked", static dice => $"news-{dice.Between(1, 11)}", campaign: "newsletter");
        story.Happens(story.Dice.Between(1, 4), story.Sometime, "page.visited", static dice => dice.Pick(Posts), seconds: (30, 400));
        story.Happens(story.Dice.Between(0, 1), story.Sometime, "content.downloaded", static dice => dice.Pick(Downloads));
        story.Happens(story.Dice.Chance(10) ? 1 : 0, story.Sometime, "email.forwarded", static dice => $"news-{dice.Between(1, 11)}", campaign: "newsletter");
    }

    private static void Comparing(Story story)
    {
        Reading(story);
        story.Happens(story.Dice.Between(1, 3), story.Lately, "page.visited", static _ => "/pricing", seconds: (20, 300));
        story.Happens(story.Dice.Between(1, 2), story.Lately, "content.downloaded", static dice => dice.Pick(Downloads));
        story.Happens(story.Dice.Between(0, 3), story.Lately, "email.clicked", static dice => $"offer-{dice.Between(1, 3)}", campaign: "offer");
        story.Happens(story.Dice.Chance(40) ? 1 : 0, story.Sometime, "webinar.attended", static _ => "fewer-empty-runs", seconds: (600, 3600));
        story.Happens(story.Dice.Chance(30) ? 1 : 0, story.Lately, "form.submitted", static _ => "contact", vehicles: true);
    }

    private static void Buying(Story story)
    {
        Comparing(story);
        story.Happens(1, story.Lately, "form.submitted", static _ => "contact", vehicles: true);
        story.Happens(story.Dice.Chance(70) ? 1 : 0, story.Lately, "trial.started", static _ => "14-days");
        story.Happens(story.Dice.Between(1, 2), story.Lately, "email.replied", static dice => $"offer-{dice.Between(1, 3)}", campaign: "offer");
        story.Happens(story.Dice.Chance(50) ? 1 : 0, story.Lately, "meeting.booked", static _ => "demo");
        story.Happens(story.Dice.Chance(30) ? 1 : 0, story.Soon, "meeting.held", static _ => "demo");
    }

    private static void Leaving(Story story)
    {
        Reading(story);
        story.Happens(1, story.Lately, "email.unsubscribed", static dice => $"news-{dice.Between(1, 11)}", campaign: "newsletter");
    }
}

/// <summary>One thing that happened to a lead.</summary>
internal sealed record Happening(string Type, DateTimeOffset At, string Subject, int? Seconds, string? Campaign, int? Vehicles);

/// <summary>A lead's activities while they are being made up.</summary>
internal sealed class Story(Dice dice, DateTimeOffset created)
{
    private readonly List<Happening> _happenings = [];

    public Dice Dice => dice;

    /// <summary>Within three months of the first contact.</summary>
    public DateTimeOffset LongAgo() => Earlier(created.AddMinutes(dice.Below(90 * 24 * 60)));

    /// <summary>At any time since the first contact.</summary>
    public DateTimeOffset Sometime() => created.AddMinutes(dice.Below((int)(LeadFile.Today - created).TotalMinutes));

    /// <summary>In the last six weeks, the last days more than the others.</summary>
    public DateTimeOffset Lately()
    {
        var minutes = Math.Min(dice.Below(42 * 24 * 60), dice.Below(60 * 24 * 60));
        return LeadFile.Today.AddMinutes(-1 - (minutes % (int)(LeadFile.Today - created).TotalMinutes));
    }

    /// <summary>In the two weeks to come: known already, and not yet seen by a score of today.</summary>
    public DateTimeOffset Soon() => LeadFile.Today.AddMinutes(dice.Between(60, 14 * 24 * 60));

    public void Happens(int times, Func<DateTimeOffset> when, string type, Func<Dice, string> subject, string? campaign = null, (int Least, int Most)? seconds = null, bool vehicles = false)
    {
        for (; times > 0; times--)
            _happenings.Add(new Happening(type, when(), subject(dice), seconds is { } range ? dice.Between(range.Least, range.Most) : null, campaign, vehicles ? dice.Between(2, 120) : null));
    }

    public IReadOnlyList<Happening> Told() => [.. _happenings.OrderBy(static happening => happening.At)];

    private static DateTimeOffset Earlier(DateTimeOffset instant) => instant < LeadFile.Today ? instant : LeadFile.Today.AddMinutes(-1);
}
