using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads what happens at points of a clock.</summary>
internal sealed class SlaStepReader(Reading reading)
{
    private static readonly MemberSet<StepMember> Known = new();
    private static readonly MemberSet<OutcomeMember> KnownOfOutcomes = new();

    private enum StepMember
    {
        At,
        Do,
        To,
        When,
        Every,
        Times,
    }

    private enum OutcomeMember
    {
        When,
        Do,
        To,
    }

    /// <summary>Reads a step.</summary>
    /// <param name="item">The step.</param>
    /// <param name="budget">The budget of its target, by which its times are counted; null when that cannot be read.</param>
    public SlaStepDefinition? Step(JsonItem item, SlaBudget? budget)
    {
        if (!reading.TryMembers(item, Known, "a step such as { \"at\": \"due\", \"do\": \"escalate\", \"to\": \"sales-manager\" }", out var members))
            return null;
        reading.Require(members, StepMember.At, "at", "\"at\": \"due\"");
        var at = Point(members[StepMember.At], budget);
        var (every, times) = (members[StepMember.Every], members[StepMember.Times]);
        if (every.Exists != times.Exists)
            reading.Report(every.Exists ? every : times, Problems.EveryWithoutTimes(reading.Path(every.Exists ? every : times)));
        if (every.Exists && at is { IsWarning: true })
            reading.Report(every, Problems.RepeatedWarning(reading.Path(every)));
        var (kind, name) = reading.Intent(members[StepMember.Do]);
        return new SlaStepDefinition
        {
            At = at ?? SlaPoint.Due,
            Do = kind,
            Name = name,
            To = reading.Word(members[StepMember.To], "a name"),
            When = reading.Condition(members[StepMember.When]),
            Every = Interval(every, budget),
            Times = reading.Whole(times, 2, 100) ?? 1,
        };
    }

    public SlaOutcomeDefinition? Outcome(JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfOutcomes, "an object such as { \"do\": \"recycle\" }", out var members))
            return null;
        reading.Require(members, OutcomeMember.Do, "do", "\"do\": \"recycle\"");
        var (kind, name) = reading.Intent(members[OutcomeMember.Do]);
        return new SlaOutcomeDefinition(kind ?? default, reading.Word(members[OutcomeMember.To], "a name"), reading.Condition(members[OutcomeMember.When]), name);
    }

    private SlaPoint? Point(JsonItem item, SlaBudget? budget)
    {
        if (reading.Word(item, "a point such as \"80%\" or \"due\"") is not { } text)
            return null;
        if (!SlaPoint.TryParse(text, out var point, out var isInDays))
            reading.Report(item, Problems.NoPoint(reading.Path(item), text));
        else if (isInDays && IsBusinessTime(budget))
            reading.Report(item, Problems.AmbiguousPoint(reading.Path(item), text, point.FromDue < TimeSpan.Zero ? "8h before" : "8h after"));
        else
            return point;
        return null;
    }

    private TimeSpan? Interval(JsonItem item, SlaBudget? budget)
    {
        if (reading.Duration(item, TimeSpan.FromMinutes(1)) is not { } every)
            return null;
        if (!DurationText.IsInDays(item.Text) || !IsBusinessTime(budget))
            return every;
        reading.Report(item, Problems.AmbiguousPoint(reading.Path(item), item.Text, "8h"));
        return null;
    }

    private static bool IsBusinessTime(SlaBudget? budget) => budget is { IsAroundTheClock: false };
}
