using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads the rules of a score.</summary>
internal sealed class RuleReader(Reading reading, DecayReader decays)
{
    private static readonly MemberSet<RuleMember> Known = new();

    /// <summary>The members that say something about activities.</summary>
    private static readonly RuleMember[] PerMembers = [RuleMember.Limit, RuleMember.Distinct, RuleMember.Within, RuleMember.Decay, RuleMember.Min, RuleMember.Max];

    private int _rules;

    private enum RuleMember
    {
        Id,
        Description,
        Points,
        When,
        Per,
        Limit,
        Distinct,
        Within,
        Decay,
        Min,
        Max,
        Group,
    }

    /// <summary>The rules of one score. A broken rule keeps its place; see <see cref="RuleBookReadResult"/>.</summary>
    public IReadOnlyList<RuleDefinition> Read(JsonItem list, IReadOnlyCollection<string>? groups)
    {
        if (list.Exists && !list.IsArray)
            reading.Report(list, Problems.WrongKind(reading.Path(list), Found.In(list), "a list of rules"));
        List<RuleDefinition> rules = [];
        Dictionary<string, JsonItem> ids = new(StringComparer.Ordinal);
        foreach (var item in list.Items())
        {
            if (++_rules > reading.Limits.MaxRules)
            {
                if (_rules == reading.Limits.MaxRules + 1)
                    reading.Report(item, Problems.TooManyRules(reading.Path(item), reading.Limits.MaxRules));
                break;
            }

            rules.Add(Rule(item, ids, groups));
        }

        return EquatableList.Of(rules);
    }

    private RuleDefinition Rule(JsonItem item, Dictionary<string, JsonItem> ids, IReadOnlyCollection<string>? groups)
    {
        if (!reading.TryMembers(item, Known, "a rule such as { \"id\": \"trial\", \"points\": 25, \"per\": \"trial.started\" }", out var members))
            return new RuleDefinition { Id = "", Points = 0 };
        reading.Require(members, RuleMember.Id, "id", "\"id\": \"contact-form\"");
        reading.Require(members, RuleMember.Points, "points", "\"points\": 10");
        CheckWhenOrPer(members);
        var per = reading.Selector(members[RuleMember.Per]);
        var within = members[RuleMember.Within];
        if (per?.Root.Within is not null && within.Exists)
            reading.Report(within, Problems.TwoWindows(reading.Path(within)));
        var min = reading.Number(members[RuleMember.Min]);
        var max = reading.Number(members[RuleMember.Max]);
        reading.CheckOrder(members[RuleMember.Min], min, max);
        return new RuleDefinition
        {
            Id = Id(members[RuleMember.Id], ids),
            Description = reading.Description(members[RuleMember.Description]),
            Points = reading.Number(members[RuleMember.Points]) ?? 0,
            When = reading.Condition(members[RuleMember.When]),
            Per = per,
            Limit = reading.Whole(members[RuleMember.Limit], 1, int.MaxValue),
            Distinct = reading.Word(members[RuleMember.Distinct], "the name of a property, such as \"subject\""),
            Within = reading.Duration(within, TimeSpan.FromSeconds(1)),
            Decay = decays.Read(members[RuleMember.Decay]),
            Min = min,
            Max = max,
            Group = Group(members[RuleMember.Group], groups),
        };
    }

    private void CheckWhenOrPer(Members<RuleMember> members)
    {
        var item = members.Owner;
        var when = members.IsGiven(RuleMember.When);
        var per = members.IsGiven(RuleMember.Per);
        if (when && per)
            reading.Report(item, Problems.WhenAndPer(reading.Path(item)));
        if (!when && !per)
            reading.Report(item, Problems.NeitherWhenNorPer(reading.Path(item)));
        if (!when || per)
            return;
        foreach (var member in PerMembers)
        {
            var value = members[member];
            if (value.Exists)
                reading.Report(value, Problems.OnlyWithPer(reading.Path(value), Known.Names[(int)member]));
        }
    }

    private string Id(JsonItem item, Dictionary<string, JsonItem> ids)
    {
        if (reading.Id(item, "an id such as \"contact-form\"") is not { } id)
            return "";
        if (!ids.TryAdd(id, item))
            reading.Report(item, Problems.DuplicateRule(reading.Path(item), id, reading.LineOf(ids[id])));
        return id;
    }

    /// <summary>The group a rule joins; not checked when the groups themselves could not be read.</summary>
    private string? Group(JsonItem item, IReadOnlyCollection<string>? groups)
    {
        var group = reading.Id(item, "the name of a group");
        if (group is null || groups is null || groups.Contains(group, StringComparer.Ordinal))
            return group;
        reading.Report(item, Problems.UnknownGroup(reading.Path(item), group, groups));
        return null;
    }
}
