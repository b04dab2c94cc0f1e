namespace LeadRules.RuleBooks.Json;

/// <summary>Reads the stages of a lead's life, what moves it, and what is handed over.</summary>
internal sealed class LifecycleReader(Reading reading)
{
    private static readonly MemberSet<LifecycleMember> Known = new();
    private static readonly MemberSet<StageMember> KnownOfStages = new();
    private static readonly MemberSet<HandOffMember> KnownOfHandOff = new();

    private enum LifecycleMember
    {
        Start,
        Stages,
        Transitions,
        HandOff,
    }

    private enum StageMember
    {
        Description,
        Team,
        Routes,
        Closes,
        EndsCampaigns,
        Final,
        Rest,
    }

    private enum HandOffMember
    {
        Needs,
        Contents,
        Viewed,
        Received,
    }

    /// <summary>Reads the section.</summary>
    /// <param name="item">The section; may be missing.</param>
    /// <param name="slas">The agreements whose breaches move leads.</param>
    public LifecycleDefinition Read(JsonItem item, IReadOnlyList<SlaDefinition> slas)
    {
        if (!reading.TryMembers(item, Known, "an object such as { \"start\": \"new\", \"stages\": { \"new\": { } } }", out var members))
            return LifecycleDefinition.None;
        if (members.IsMisspelt(LifecycleMember.Stages))
            reading.Broken.AddAll(DefinitionKind.Stage);
        if (members[LifecycleMember.Stages] is { IsObject: true } section && section.Members().MoveNext())
            reading.Require(members, LifecycleMember.Start, "start", "\"start\": \"new\"");
        var stages = reading.Definitions(members[LifecycleMember.Stages], DefinitionKind.Stage, reading.IdOf, Stage);
        var names = new StageNames(reading, Reading.IdsIn(members[LifecycleMember.Stages]));
        return new LifecycleDefinition
        {
            Start = names.Read(members[LifecycleMember.Start]),
            Stages = stages,
            Transitions = new TransitionReader(reading, names, stages, slas).Read(members[LifecycleMember.Transitions]),
            HandOff = HandOff(members[LifecycleMember.HandOff]),
        };
    }

    private StageDefinition? Stage(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, KnownOfStages, "an object such as { \"team\": \"sales\", \"routes\": true }", out var members))
            return null;
        return new StageDefinition
        {
            Name = name,
            Description = reading.Description(members[StageMember.Description]),
            Team = reading.Word(members[StageMember.Team], "a team such as \"marketing\""),
            Routes = reading.Flag(members[StageMember.Routes]) ?? false,
            Closes = reading.Flag(members[StageMember.Closes]) ?? false,
            EndsCampaigns = reading.Flag(members[StageMember.EndsCampaigns]) ?? false,
            IsFinal = reading.Flag(members[StageMember.Final]) ?? false,
            Rest = reading.Duration(members[StageMember.Rest], TimeSpan.FromSeconds(1)),
        };
    }

    private HandOffDefinition HandOff(JsonItem item)
    {
        var usual = HandOffDefinition.Usual;
        if (!reading.TryMembers(item, KnownOfHandOff, "an object such as { \"contents\": [\"one-pager\"] }", out var members))
            return usual;
        var (needs, viewed, received) = (members[HandOffMember.Needs], members[HandOffMember.Viewed], members[HandOffMember.Received]);
        return new HandOffDefinition
        {
            Needs = needs.Exists ? new NeedReader(reading).Read(needs) : usual.Needs,
            Contents = new ContentReader(reading).Read(members[HandOffMember.Contents]),
            Viewed = viewed.Exists ? Selectors(viewed) : usual.Viewed,
            Received = received.Exists ? Selectors(received) : usual.Received,
        };
    }

    private IReadOnlyList<Conditions.ActivitySelector> Selectors(JsonItem item) => reading.OneOrMore(item, "a list of activity types", reading.Selector);
}
