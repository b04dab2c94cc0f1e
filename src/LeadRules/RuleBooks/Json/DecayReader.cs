using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads how points fade: <c>{ "halfLife": "30d" }</c>, <c>{ "over": "90d" }</c>, <c>{ "steps": { "30d": 0.5 } }</c> or <c>"none"</c>.</summary>
internal sealed class DecayReader(Reading reading)
{
    private const string Expected = "a decay such as { \"halfLife\": \"30d\" }";

    private static readonly MemberSet<DecayMember> Known = new();

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private enum DecayMember
    {
        HalfLife,
        Over,
        Steps,
    }

    public Decay? Read(JsonItem item)
    {
        if (item.IsText)
            return None(item);
        if (!reading.TryMembers(item, Known, Expected, out var members))
            return null;
        var given = Given(members);
        if (given.Count == 0)
            reading.Report(item, Problems.MissingMember(reading.Path(item), "halfLife", "\"halfLife\": \"30d\""));
        if (given.Count > 1)
            reading.Report(item, Problems.OneOf(reading.Path(item), given, "A decay"));
        var halfLife = reading.Duration(members[DecayMember.HalfLife], Least);
        var over = reading.Duration(members[DecayMember.Over], Least);
        var steps = Steps(members[DecayMember.Steps]);
        return halfLife is { } half ? Decay.HalfLife(half) : over is { } length ? Decay.Over(length) : steps;
    }

    private static List<string> Given(Members<DecayMember> members)
    {
        List<string> given = [];
        foreach (var member in Enum.GetValues<DecayMember>())
        {
            if (members.IsGiven(member))
                given.Add(Known.Names[(int)member]);
        }

        return given;
    }

    private Decay? None(JsonItem item)
    {
        if (string.Equals(item.Text, "none", StringComparison.Ordinal))
            return Decay.None;
        reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), Expected + " or \"none\""));
        return null;
    }

    private Decay? Steps(JsonItem item)
    {
        if (!item.Exists)
            return null;
        if (!item.IsObject)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object of ages and what is left"));
            return null;
        }

        var before = reading.ProblemCount;
        List<(JsonItem Key, DecayStep Step)> steps = [];
        foreach (var (key, value) in item.Members())
        {
            var age = reading.Duration(key, Found.Cut(key.Text), Least);
            var factor = Factor(value);
            if (age is { } from && factor is { } left)
                steps.Add((key, new DecayStep(from, left)));
        }

        if (steps.Count == 0 && reading.ProblemCount == before)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "The decay has no steps.", "\"30d\": 0.5"));
        Check(steps);
        return reading.ProblemCount == before ? Decay.InSteps(steps.Select(static step => step.Step)) : null;
    }

    private double? Factor(JsonItem item)
    {
        if (reading.Number(item) is not { } factor)
            return null;
        if (factor is >= 0 and <= 1)
            return factor;
        reading.Report(item, Problems.NoShare(reading.Path(item), Found.Raw(item)));
        return null;
    }

    private void Check(List<(JsonItem Key, DecayStep Step)> steps)
    {
        var before = new DecayStep(TimeSpan.Zero, 1);
        foreach (var (key, step) in steps.OrderBy(static step => step.Step.Age))
        {
            if (step.Age == before.Age)
                reading.Report(key, Problems.StepTwice(reading.Path(key), key.Text));
            else if (step.Factor > before.Factor)
                reading.Report(key, Problems.RisingStep(reading.Path(key), key.Text, step.Factor, before.Factor));
            before = step;
        }
    }
}
