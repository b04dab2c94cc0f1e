using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads scores: the sum of rules, or a formula.</summary>
internal sealed class ScoreReader
{
    private static readonly MemberSet<ScoreMember> Known = new();
    private static readonly MemberSet<GroupMember> KnownOfGroups = new();

    private readonly Reading _reading;
    private readonly DecayReader _decays;
    private readonly RuleReader _rules;

    public ScoreReader(Reading reading)
    {
        _reading = reading;
        _decays = new DecayReader(reading);
        _rules = new RuleReader(reading, _decays);
    }

    private enum ScoreMember
    {
        Description,
        Min,
        Max,
        Decimals,
        Decay,
        Groups,
        Rules,
        Formula,
    }

    private enum GroupMember
    {
        Min,
        Max,
    }

    public ScoreDefinition? Read(string name, JsonItem item)
    {
        if (!_reading.TryMembers(item, Known, "an object with rules or a formula", out var members))
            return null;
        CheckCriteria(name, members);
        var min = _reading.Number(members[ScoreMember.Min]);
        var max = _reading.Number(members[ScoreMember.Max]);
        _reading.CheckOrder(members[ScoreMember.Min], min, max);
        var before = _reading.ProblemCount;
        var groups = Groups(members[ScoreMember.Groups]);
        var groupNames = _reading.ProblemCount == before && !members.IsMisspelt(ScoreMember.Groups) ? groups.Select(static group => group.Name).ToHashSet(StringComparer.Ordinal) : null;
        return new ScoreDefinition
        {
            Name = name,
            Description = _reading.Description(members[ScoreMember.Description]),
            Min = min,
            Max = max,
            Decimals = _reading.Whole(members[ScoreMember.Decimals], 0, 6) ?? 0,
            Decay = _decays.Read(members[ScoreMember.Decay]) ?? Decay.None,
            Groups = groups,
            Rules = _rules.Read(members[ScoreMember.Rules], groupNames),
            Formula = _reading.Formula(members[ScoreMember.Formula]),
        };
    }

    private void CheckCriteria(string name, Members<ScoreMember> members)
    {
        var item = members.Owner;
        var rules = members[ScoreMember.Rules];
        var formula = members[ScoreMember.Formula];
        if (!members.IsGiven(ScoreMember.Formula))
        {
            if (!members.IsGiven(ScoreMember.Rules) || (rules.IsArray && rules.Count == 0))
                _reading.Report(item, Problems.NoCriteria(_reading.Path(item), name));
            return;
        }

        if (!formula.Exists)
            return;
        if (rules.Exists)
        {
            _reading.Report(formula, Problems.RulesAndFormula(_reading.Path(formula)));
            return;
        }

        foreach (var member in (ReadOnlySpan<ScoreMember>)[ScoreMember.Decay, ScoreMember.Groups])
        {
            var value = members[member];
            if (value.Exists)
                _reading.Report(value, Problems.OnlyWithRules(_reading.Path(value), Known.Names[(int)member]));
        }
    }

    private IReadOnlyList<GroupDefinition> Groups(JsonItem section) =>
        _reading.Definitions(section, DefinitionKind.Group, _reading.IdOf, Group);

    private GroupDefinition? Group(string name, JsonItem item)
    {
        if (!_reading.TryMembers(item, KnownOfGroups, "an object such as { \"max\": 25 }", out var members))
            return null;
        var min = _reading.Number(members[GroupMember.Min]);
        var max = _reading.Number(members[GroupMember.Max]);
        _reading.CheckOrder(members[GroupMember.Min], min, max);
        return new GroupDefinition(name, min, max);
    }
}
