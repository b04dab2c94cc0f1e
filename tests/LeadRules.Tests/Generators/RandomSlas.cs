using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>Agreements that can be read: every kind of target with every setting, defaults written out or left.</summary>
internal static class RandomSlas
{
    private static readonly ActivitySelector[] Anchors =
        [.. new[] { "lead.created", "call.made", "email.sent where campaign = 'x'", "disposition.given where subject in ('junk', 'lost')", "email.*", "note.added where value >= 5" }.Select(ActivitySelector.Parse)];

    private static readonly Condition[] Conditions = [.. new[] { "employees > 50", "none(call.made)", "true", "country is missing or age(created) > 2w" }.Select(Condition.Parse)];

    public static Gen<SlaDefinition[]> Agreements =>
        from first in Versions("speed")
        from second in Versions("work")
        from count in Gen.Choose(1, 2)
        select new[] { first, second }.Take(count).ToArray();

    public static IEnumerable<SlaDefinition[]> Smaller(SlaDefinition[] slas)
    {
        foreach (var sla in slas)
        {
            if (slas.Length > 1)
                yield return [sla];
            if (sla.Versions.Count > 1)
                yield return [.. slas.Select(other => other == sla ? new SlaDefinition(sla.Name, [sla.Versions[0]]) : other)];
        }
    }

    private static Gen<SlaDefinition> Versions(string name) =>
        from count in Gen.Choose(1, 3)
        from policies in Pick.Many(count, count, Policy(name))
        select new SlaDefinition(name, [.. policies.Select((policy, i) => count == 1 && i == 0 ? policy : policy with
        {
            Version = $"{i}", EffectiveFrom = i == 0 ? policy.EffectiveFrom : new DateOnly(2027 + i, 1, 1),
        })]);

    private static Gen<SlaPolicyDefinition> Policy(string name) =>
        from version in Pick.MaybeNull(50, Pick.Of("1", "2026-11"))
        from effectiveFrom in Pick.Maybe(50, Pick.Of(new DateOnly(2026, 2, 28), new DateOnly(1, 1, 1)))
        from parties in Pick.Many(0, 2, Pick.Of("marketing", "sales"))
        from description in Pick.MaybeNull(30, Pick.Of("What it means."))
        from when in Pick.MaybeNull(50, Pick.From(Conditions))
        from calendar in Pick.MaybeNull(30, Pick.Of("office"))
        from until in Pick.Weighted((1, static () => Gen.Constant(SlaDefaults.Until)), (1, static () => Some))
        from pauses in Pick.Many(0, 2, from start in Pick.From(Anchors) from end in Pick.From(Anchors) select new PauseDefinition(start, end))
        from targets in Pick.Many(1, 3, Target)
        select new SlaPolicyDefinition
        {
            Name = name,
            Version = version,
            EffectiveFrom = effectiveFrom,
            Parties = parties,
            Description = description,
            When = when,
            Calendar = calendar,
            Until = until,
            Pauses = pauses,
            Targets = [.. targets.Select(static (target, i) => target with { Name = $"target-{i}" })],
        };

    private static Gen<IReadOnlyList<ActivitySelector>> Some => Gen.SubListOf(Anchors).Select(static some => (IReadOnlyList<ActivitySelector>)[.. some]);

    private static Gen<SlaTargetDefinition> Target =>
        from kind in Pick.From(Enum.GetValues<SlaTargetKind>())
        from within in Budget
        from description in Pick.MaybeNull(20, Pick.Of("What it means."))
        from calendar in Pick.MaybeNull(20, Pick.Of("ana"))
        from start in Pick.Weighted((1, () => Gen.Constant(SlaDefaults.StartOf(kind))), (1, static () => Some))
        from stop in Pick.Weighted((1, () => Gen.Constant(SlaDefaults.StopOf(kind))), (1, static () => Some))
        from repeat in Pick.Weighted((1, () => Gen.Constant(SlaDefaults.RepeatOf(kind))), (1, static () => Pick.From(Enum.GetValues<SlaRepeat>())))
        from touches in Pick.Many(1, 3, from of in Pick.From(Anchors) from count in Gen.Choose(1, 5) select new TouchRequirement(of, count))
        from apart in Pick.Maybe(50, Pick.From(Vocabulary.Windows))
        from guards in Pick.Many(0, 2, Pick.Of("junk", "could-not-reach"))
        from steps in Pick.Many(0, 3, Step)
        from then in Pick.Many(0, 2, from what in Doing select new SlaOutcomeDefinition(what.Do, what.To, what.When, what.Name))
        let isTouches = kind == SlaTargetKind.Touches
        select new SlaTargetDefinition
        {
            Name = "",
            Kind = kind,
            Within = within,
            Description = description,
            Calendar = calendar,
            Start = start,
            Stop = stop,
            Repeat = repeat,
            Steps = steps,
            Then = then,
            Touches = isTouches ? [.. touches.DistinctBy(static touch => touch.Of)] : [],
            Apart = isTouches ? apart : null,
            Guards = isTouches ? guards : [],
        };

    private static Gen<SlaBudget> Budget => Pick.OneOf(
        static () => Length.Select(static time => SlaBudget.OfTime(time)),
        static () => Length.Select(static time => SlaBudget.OfTime(time, aroundTheClock: true)),
        static () => Gen.Choose(1, 10).Select(SlaBudget.OfBusinessDays));

    private static Gen<TimeSpan> Length => Pick.OneOf(
        static () => Gen.Choose(1, 100_000).Select(static seconds => TimeSpan.FromSeconds(seconds)),
        static () => Gen.Choose(1, 100).Select(static hours => TimeSpan.FromHours(12 * hours)));

    private static Gen<SlaStepDefinition> Step =>
        from at in Pick.OneOf(
            static () => Gen.Constant(SlaPoint.Due),
            static () => Gen.Choose(1, 99).Select(SlaPoint.OfShare),
            static () => Length.Select(static time => SlaPoint.After(-time)),
            static () => Length.Select(static time => SlaPoint.After(time)))
        from isMereWarning in Pick.Of(true, false)
        from what in Doing
        from every in Pick.Maybe(50, Gen.Choose(1, 200).Select(static half => TimeSpan.FromMinutes(720 * half)))
        from times in Gen.Choose(2, 100)
        let repeats = every is not null && !at.IsWarning
        select new SlaStepDefinition
        {
            At = at,
            Do = isMereWarning ? null : what.Do,
            Name = isMereWarning ? null : what.Name,
            To = what.To,
            When = what.When,
            Every = repeats ? every : null,
            Times = repeats ? times : 1,
        };

    private static Gen<(IntentKind Do, string? Name, string? To, Condition? When)> Doing =>
        from intent in RandomIntents.Kinds
        from to in Pick.MaybeNull(50, Pick.Of("owner", "sales manager"))
        from when in Pick.MaybeNull(50, Pick.From(Conditions))
        select (intent.Kind, intent.Name, to, when);
}
