using FsCheck;
using FsCheck.Fluent;
using LeadRules.Tests.Decisions;

namespace LeadRules.Tests.Generators;

/// <summary>What may happen to one lead over some months, in any order, legal or not.</summary>
internal sealed record LifeCase(int? Employees, IReadOnlyList<Activity> Events)
{
    private static readonly (string Type, string? Subject)[] Possible =
    [
        ("form.submitted", "contact"), ("form.submitted", "demo"), ("page.visited", "/pricing"), ("page.visited", "/blog"), ("email.clicked", "offer"),
        ("email.sent", "offer"), ("email.opened", "offer"), ("email.replied", null), ("email.complained", null), ("trial.started", null), ("meeting.booked", null),
        ("lead.accepted", null), ("lead.rejected", null), ("lead.reopened", null), ("fact.confirmed", "problem"), ("fact.confirmed", "able-to-buy"),
        ("disposition.given", "qualified"), ("disposition.given", "recycle"), ("disposition.given", "junk"), ("disposition.given", "could-not-reach"),
        ("disposition.given", "qualifed"), ("call.made", null), ("lead.assigned", "ben"), ("deal.created", null), ("deal.won", null), ("deal.lost", null),
    ];

    /// <summary>What leads a lead on, more often than chance would.</summary>
    private static readonly int[] Onward = [0, 1, 22, 11, 14, 15, 16, 23, 24, 21, 5];

    public Lead Lead => new("L-1") { Created = Story.Monday, Employees = Employees, Email = "ann@example.com" };

    public Lead LeadWithAll => Events.Aggregate(Lead, static (lead, activity) => lead.With(activity));

    public DateTimeOffset End => Events.Count == 0 ? Story.Monday : Events.Max(static activity => activity.At);

    public static Gen<LifeCase> Any { get; } =
        from employees in Gen.Elements(new int?[] { null, 5, 20, 20, 20, 400 })
        from count in Gen.Choose(0, 24)
        from steps in Gen.ListOf(
            from isOnward in Gen.Choose(0, 2)
            from any in Gen.Choose(0, Possible.Length - 1)
            from onward in Gen.Choose(0, Onward.Length - 1)
            from gap in Gen.Elements(new[] { 0, 1, 30, 60, 600, 1440, 2880, 10_080, 60_000 })
            select (What: isOnward == 0 ? any : Onward[onward], Minutes: gap), count)
        select Of(employees, steps);

    /// <summary>So many cases, the same for one seed in every run.</summary>
    public static IEnumerable<LifeCase> Random(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return Of(random.Next(4) == 0 ? 400 : 20, [.. Enumerable.Range(0, random.Next(2, 16)).Select(_ => (random.Next(3) == 0 ? random.Next(Possible.Length) : Onward[random.Next(Onward.Length)], random.Next(1, 4_000)))]);
    }

    /// <summary>Without one of the events.</summary>
    public static IEnumerable<LifeCase> Smaller(LifeCase one) =>
        one.Events.Select((_, i) => one with { Events = [.. one.Events.Where((_, j) => j != i)] });

    /// <summary>The events in an order that a number tells, some of them twice.</summary>
    public IReadOnlyList<Activity> Shuffled(int seed)
    {
        var order = new Random(seed);
        return [.. Events.Concat(Events.Where(_ => order.Next(3) == 0)).Select(activity => (Activity: activity, Place: order.Next())).OrderBy(static entry => entry.Place).Select(static entry => entry.Activity)];
    }

    public override string ToString() => $"{Employees} employees:\n{string.Join("\n", Events)}";

    private static LifeCase Of(int? employees, IEnumerable<(int What, int Minutes)> steps)
    {
        var at = Story.Monday;
        List<Activity> events = [];
        foreach (var (what, minutes) in steps)
        {
            at = at.AddMinutes(minutes);
            events.Add(new Activity(Possible[what].Type, at, Possible[what].Subject, id: FormattableString.Invariant($"e{events.Count}")));
        }

        return new LifeCase(employees, events);
    }
}
