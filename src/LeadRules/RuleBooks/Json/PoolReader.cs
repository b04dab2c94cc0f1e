namespace LeadRules.RuleBooks.Json;

/// <summary>Reads pools.</summary>
internal sealed class PoolReader(Reading reading, DestinationReader destinations)
{
    private static readonly MemberSet<PoolMemberName> Known = new();
    private static readonly MemberSet<MemberMember> KnownOfMembers = new();
    private static readonly MemberSet<NeedMember> KnownOfNeeds = new();
    private static readonly PoolDefinition Usual = new() { Id = "" };

    private enum PoolMemberName
    {
        Description,
        Members,
        Strategy,
        Needs,
        Value,
        Deals,
        WhenNobody,
        LookAhead,
        MakeUp,
        CountsDirect,
        Hosted,
    }

    private enum MemberMember
    {
        Weight,
        When,
    }

    private enum NeedMember
    {
        Language,
        Skill,
        Skills,
    }

    public PoolDefinition? Read(string id, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, "an object such as { \"members\": [\"ana\", \"ben\"] }", out var members))
            return null;
        if (HostedReader.IsHosted(reading, members, PoolMemberName.Hosted))
            return new PoolDefinition { Id = id, IsHosted = true };
        reading.Require(members, PoolMemberName.Members, "members", "\"members\": [\"ana\", \"ben\"]");
        return new PoolDefinition
        {
            Id = id,
            Description = reading.Description(members[PoolMemberName.Description]),
            Members = Members(members[PoolMemberName.Members]),
            Strategy = reading.Word(members[PoolMemberName.Strategy], $"a strategy such as \"{Usual.Strategy}\"") ?? Usual.Strategy,
            Needs = Needs(members[PoolMemberName.Needs]),
            Value = reading.Formula(members[PoolMemberName.Value]),
            Deals = reading.Word<DealsThatCount>(members[PoolMemberName.Deals], "choice of deals") ?? Usual.Deals,
            WhenNobody = destinations.WhenNobody(members[PoolMemberName.WhenNobody]) ?? Usual.WhenNobody,
            LookAhead = reading.Duration(members[PoolMemberName.LookAhead], TimeSpan.Zero) ?? Usual.LookAhead,
            MakeUp = reading.Whole(members[PoolMemberName.MakeUp], 0, PoolDefinition.MaxMakeUp) ?? Usual.MakeUp,
            CountsDirect = reading.Flag(members[PoolMemberName.CountsDirect]) ?? Usual.CountsDirect,
        };
    }

    /// <summary>A list of reps, or an object that says how each takes part.</summary>
    private IReadOnlyList<PoolMember> Members(JsonItem item)
    {
        Dictionary<string, JsonItem> seen = new(StringComparer.Ordinal);
        List<PoolMember> members = [];
        if (!item.IsObject)
        {
            foreach (var entry in reading.Items(item, "a list of reps such as [\"ana\", \"ben\"], or an object such as { \"ana\": 2, \"ben\": 1 }"))
                Add(entry, reading.Id(entry, "the id of a rep"), static rep => new PoolMember(rep));
            return members;
        }

        foreach (var (key, value) in item.Members())
        {
            var (weight, when) = HowOf(value);
            Add(key, reading.IdOf(key), rep => new PoolMember(rep, weight, when));
        }

        return members;

        void Add(JsonItem name, string? rep, Func<string, PoolMember> make)
        {
            if (rep is not null && seen.TryAdd(rep, name))
                members.Add(make(rep));
            else if (rep is not null)
                reading.ReportTwice(name, seen[rep]);
        }
    }

    private (int? Weight, Conditions.Condition? When) HowOf(JsonItem item)
    {
        if (item.IsNumber)
            return (Weight(item), null);
        return reading.TryMembers(item, KnownOfMembers, "a weight such as 2, or an object such as { \"weight\": 2, \"when\": \"employees < 50\" }", out var members)
            ? (Weight(members[MemberMember.Weight]), reading.Condition(members[MemberMember.When]))
            : (null, null);
    }

    private int? Weight(JsonItem item) => reading.Whole(item, 0, RepDefinition.MaxWeight);

    private PoolNeeds Needs(JsonItem item)
    {
        if (!item.Exists || !reading.TryMembers(item, KnownOfNeeds, "an object such as { \"language\": \"language\", \"skills\": [\"crm\"] }", out var members))
            return PoolNeeds.None;
        return new PoolNeeds
        {
            Language = reading.Formula(members[NeedMember.Language]),
            Skill = reading.Formula(members[NeedMember.Skill]),
            Skills = reading.OneOrMore(members[NeedMember.Skills], "a list of skills such as [\"crm\"]", entry => reading.Word(entry, "a skill such as \"crm\"")),
        };
    }
}
