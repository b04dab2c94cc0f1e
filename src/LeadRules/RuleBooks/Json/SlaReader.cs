using LeadRules.Conditions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads service-level agreements: one version of each, or a list of versions.</summary>
internal sealed class SlaReader(Reading reading)
{
    private const string TargetExample = "\"first-call\": { \"kind\": \"firstResponse\", \"within\": \"1h\" }";
    private const int MaxTouches = 1000;
    private static readonly MemberSet<PolicyMember> Known = new();
    private static readonly MemberSet<PauseMember> KnownOfPauses = new();
    private static readonly MemberSet<TargetMember> KnownOfTargets = new();
    private readonly SlaStepReader _steps = new(reading);
    private readonly AnchorReader _anchors = new(reading, Problems.AnchorWithWindow);

    private enum PolicyMember
    {
        Description,
        Version,
        EffectiveFrom,
        Parties,
        When,
        Calendar,
        Until,
        Pauses,
        Targets,
    }

    private enum PauseMember
    {
        From,
        To,
    }

    private enum TargetMember
    {
        Description,
        Kind,
        Calendar,
        Start,
        Stop,
        Within,
        Repeat,
        Touches,
        Apart,
        Guards,
        Steps,
        Then,
    }

    /// <summary>Reads the versions of one agreement.</summary>
    public SlaDefinition? Read(string name, JsonItem item)
    {
        if (!item.IsArray)
            return Policy(name, item) is { } only ? new SlaDefinition(name, [only]) : null;
        if (item.Count == 0)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "The agreement has no version.", "{ \"version\": \"1\", \"targets\": { } }"));
        List<SlaPolicyDefinition> versions = [];
        foreach (var version in item.Items())
        {
            if (Policy(name, version) is not { } policy)
                continue;
            CheckOrder(version, versions, policy);
            versions.Add(policy);
        }

        return versions.Count == 0 ? null : new SlaDefinition(name, versions);
    }

    /// <summary>Versions follow each other in time, each with a name of its own, so that every clock belongs to one.</summary>
    private void CheckOrder(JsonItem item, List<SlaPolicyDefinition> earlier, SlaPolicyDefinition policy)
    {
        if (earlier.Count == 0)
            return;
        if (policy.EffectiveFrom is not { } from || from <= (earlier[^1].EffectiveFrom ?? DateOnly.MinValue))
            reading.Report(item, Problems.VersionOutOfOrder(reading.Path(item), earlier[^1].EffectiveFrom));
        if (policy.Version is not { } version || earlier.Exists(known => string.Equals(known.Version, version, StringComparison.Ordinal)))
            reading.Report(item, Problems.VersionNotTold(reading.Path(item), policy.Version));
    }

    private SlaPolicyDefinition? Policy(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, $"an agreement such as {{ \"targets\": {{ {TargetExample} }} }}", out var members))
            return null;
        reading.Require(members, PolicyMember.Targets, "targets", $"\"targets\": {{ {TargetExample} }}");
        var targets = reading.Definitions(members[PolicyMember.Targets], DefinitionKind.SlaTarget, reading.IdOf, Target);
        if (members[PolicyMember.Targets] is { IsObject: true } section && !section.Members().MoveNext())
            reading.Report(section, Problems.NothingInside(reading.Path(section), "The agreement has no target, so it agrees on nothing.", TargetExample));
        return new SlaPolicyDefinition
        {
            Name = name,
            Description = reading.Description(members[PolicyMember.Description]),
            Version = reading.Word(members[PolicyMember.Version], "a text such as \"2\""),
            EffectiveFrom = reading.Date(members[PolicyMember.EffectiveFrom]),
            Parties = reading.Each(members[PolicyMember.Parties], "a list of names such as [\"marketing\", \"sales\"]", entry => reading.Word(entry, "a name")),
            When = reading.Condition(members[PolicyMember.When]),
            Calendar = reading.Id(members[PolicyMember.Calendar], "the name of a calendar"),
            Until = _anchors.All(members[PolicyMember.Until]) ?? SlaDefaults.Until,
            Pauses = reading.Each(members[PolicyMember.Pauses], "a list such as [{ \"from\": \"lead.paused\", \"to\": \"lead.resumed\" }]", Pause),
            Targets = targets,
        };
    }

    private PauseDefinition? Pause(JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfPauses, "an object such as { \"from\": \"lead.paused\", \"to\": \"lead.resumed\" }", out var members))
            return null;
        reading.Require(members, PauseMember.From, "from", "\"from\": \"lead.paused\"");
        reading.Require(members, PauseMember.To, "to", "\"to\": \"lead.resumed\"");
        return _anchors.One(members[PauseMember.From]) is { } from && _anchors.One(members[PauseMember.To]) is { } to ? new PauseDefinition(from, to) : null;
    }

    private SlaTargetDefinition? Target(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfTargets, "an object such as { \"kind\": \"firstResponse\", \"within\": \"1h\" }", out var members))
            return null;
        reading.Require(members, TargetMember.Kind, "kind", "\"kind\": \"firstResponse\"");
        reading.Require(members, TargetMember.Within, "within", "\"within\": \"1h\"");
        var kind = reading.Word<SlaTargetKind>(members[TargetMember.Kind], "kind of target");
        CheckTouches(members, kind);
        var budget = Budget(members[TargetMember.Within]);
        return new SlaTargetDefinition
        {
            Name = name,
            Kind = kind ?? default,
            Description = reading.Description(members[TargetMember.Description]),
            Calendar = reading.Id(members[TargetMember.Calendar], "the name of a calendar"),
            Start = _anchors.All(members[TargetMember.Start]) ?? SlaDefaults.StartOf(kind ?? default),
            Stop = _anchors.All(members[TargetMember.Stop]) ?? SlaDefaults.StopOf(kind ?? default),
            Within = budget ?? SlaBudget.OfTime(TimeSpan.FromHours(1)),
            Repeat = reading.Word<SlaRepeat>(members[TargetMember.Repeat], "way to repeat") ?? SlaDefaults.RepeatOf(kind ?? default),
            Touches = Touches(members[TargetMember.Touches]),
            Apart = reading.Duration(members[TargetMember.Apart], TimeSpan.FromSeconds(1)),
            Guards = reading.Each(members[TargetMember.Guards], "a list of dispositions such as [\"could-not-reach\"]", entry => reading.Word(entry, "a disposition")),
            Steps = reading.Each(members[TargetMember.Steps], "a list of steps such as [{ \"at\": \"80%\", \"do\": \"notify\", \"to\": \"owner\" }]", step => _steps.Step(step, budget)),
            Then = reading.Each(members[TargetMember.Then], "a list such as [{ \"do\": \"recycle\" }]", _steps.Outcome),
        };
    }

    private void CheckTouches(Members<TargetMember> members, SlaTargetKind? kind)
    {
        if (kind == SlaTargetKind.Touches)
        {
            reading.Require(members, TargetMember.Touches, "touches", "\"touches\": { \"call.made\": 3, \"email.sent\": 2 }");
            return;
        }

        foreach (var member in (ReadOnlySpan<TargetMember>)[TargetMember.Touches, TargetMember.Apart, TargetMember.Guards])
        {
            if (kind is not null && members[member].Exists)
                reading.Report(members[member], Problems.OnlyOfTouches(reading.Path(members[member]), KnownOfTargets.Names[(int)member]));
        }
    }

    private SlaBudget? Budget(JsonItem item)
    {
        if (reading.Word(item, "a time such as \"1h\"") is not { } text)
            return null;
        if (SlaBudget.TryParse(text, out var budget, out var isAmbiguous))
            return budget;
        reading.Report(item, isAmbiguous ? Problems.AmbiguousDays(reading.Path(item), text, budget) : Problems.NoBudget(reading.Path(item), text));
        return null;
    }

    private IReadOnlyList<TouchRequirement> Touches(JsonItem item)
    {
        if (!item.Exists)
            return [];
        if (!item.IsObject)
        {
            reading.Report(item, Problems.WrongKind(reading.Path(item), Found.In(item), "an object such as { \"call.made\": 3, \"email.sent\": 2 }"));
            return [];
        }

        List<TouchRequirement> touches = [];
        Dictionary<ActivitySelector, JsonItem> seen = [];
        foreach (var (key, value) in item.Members())
        {
            var count = reading.Whole(value, 1, MaxTouches);
            if (_anchors.One(key) is not { } selector)
                continue;
            if (!seen.TryAdd(selector, key))
                reading.ReportTwice(key, seen[selector]);
            else if (count is { } agreed)
                touches.Add(new TouchRequirement(selector, agreed));
        }

        if (!item.Members().MoveNext())
            reading.Report(item, Problems.NothingInside(reading.Path(item), "No touch is agreed.", "\"call.made\": 3"));
        return touches;
    }
}
