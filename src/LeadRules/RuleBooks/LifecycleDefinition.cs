using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>The stages of a lead's life, and what moves it from one to another.</summary>
public sealed record LifecycleDefinition
{
    private readonly IReadOnlyList<StageDefinition> _stages = EquatableList<StageDefinition>.Empty;
    private readonly IReadOnlyList<TransitionDefinition> _transitions = EquatableList<TransitionDefinition>.Empty;

    /// <summary>A rule book without stages.</summary>
    public static LifecycleDefinition None { get; } = new();

    /// <summary>The stage in which a lead begins; null where there are no stages.</summary>
    public string? Start { get; init; }

    /// <summary>The stages, in the order in which people read them.</summary>
    public IReadOnlyList<StageDefinition> Stages { get => _stages; init => _stages = EquatableList.Of(value); }

    /// <summary>What moves a lead; tried in this order.</summary>
    public IReadOnlyList<TransitionDefinition> Transitions { get => _transitions; init => _transitions = EquatableList.Of(value); }

    /// <summary>What is handed over when marketing gives a lead to sales.</summary>
    public HandOffDefinition HandOff { get; init; } = HandOffDefinition.Usual;
}

/// <summary>A stage of a lead's life.</summary>
public sealed record StageDefinition
{
    /// <summary>The name, unique and stable over versions.</summary>
    public required string Name { get; init; }

    /// <summary>What the stage means, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>Which team has leads of this stage, such as <c>marketing</c>; or null.</summary>
    public string? Team { get; init; }

    /// <summary>Whether a lead that comes into it is to be routed.</summary>
    public bool Routes { get; init; }

    /// <summary>Whether a lead that comes into it is no more work of its rep, so that it takes no capacity.</summary>
    public bool Closes { get; init; }

    /// <summary>Whether a lead that comes into it leaves all campaigns.</summary>
    public bool EndsCampaigns { get; init; }

    /// <summary>Whether a lead leaves it only by an activity that a transition names, and never by <c>from: "*"</c>.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How long a lead rests in it before a condition or a clock may move it; null for not at all. A date that the disposition named counts when it is later.</summary>
    public TimeSpan? Rest { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(StageDefinition), (nameof(Name), Name), (nameof(Description), Description), (nameof(Team), Team), (nameof(Routes), Routes), (nameof(Closes), Closes), (nameof(EndsCampaigns), EndsCampaigns), (nameof(IsFinal), IsFinal), (nameof(Rest), Rest));
}

/// <summary>What moves a lead from one stage to another: an activity (<see cref="On"/>), a broken agreement (<see cref="Breach"/>), or else that <see cref="When"/> became true.</summary>
public sealed record TransitionDefinition
{
    private readonly IReadOnlyList<string> _from = EquatableList<string>.Empty;
    private readonly IReadOnlyList<ActivitySelector> _on = EquatableList<ActivitySelector>.Empty;
    private readonly IReadOnlyList<NeedDefinition> _needs = EquatableList<NeedDefinition>.Empty;
    private readonly IReadOnlyList<ActionDefinition> _do = EquatableList<ActionDefinition>.Empty;

    /// <summary>The id, unique and stable over versions.</summary>
    public required string Id { get; init; }

    /// <summary>What it means, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The stages it leads from; empty for all but the final ones and <see cref="To"/> (written <c>"*"</c>).</summary>
    public IReadOnlyList<string> From { get => _from; init => _from = EquatableList.Of(value); }

    /// <summary>The stage it leads to.</summary>
    public required string To { get; init; }

    /// <summary>The activities that move the lead; empty when time or a condition does.</summary>
    public IReadOnlyList<ActivitySelector> On { get => _on; init => _on = EquatableList.Of(value); }

    /// <summary>The target whose breach moves the lead, as <c>agreement.target</c>; or null.</summary>
    public string? Breach { get; init; }

    /// <summary>Which leads it moves; null for all. Where nothing else moves the lead, it does so by becoming true.</summary>
    public Condition? When { get; init; }

    /// <summary>What must be known before it moves a lead; if it is not, the move is refused with the reasons.</summary>
    public IReadOnlyList<NeedDefinition> Needs { get => _needs; init => _needs = EquatableList.Of(value); }

    /// <summary>What the host is told to do when it has moved a lead.</summary>
    public IReadOnlyList<ActionDefinition> Do { get => _do; init => _do = EquatableList.Of(value); }
}

/// <summary>Something that must be known of a lead.</summary>
/// <param name="Name">What, in words for people: <c>a problem that we solve</c>.</param>
/// <param name="Is">When it is known.</param>
public sealed record NeedDefinition(string Name, Condition Is);

/// <summary>What is handed over when marketing gives a lead to sales.</summary>
public sealed record HandOffDefinition
{
    private readonly IReadOnlyList<NeedDefinition> _needs = EquatableList<NeedDefinition>.Empty;
    private readonly IReadOnlyList<ContentChoice> _contents = EquatableList<ContentChoice>.Empty;
    private readonly IReadOnlyList<ActivitySelector> _viewed = EquatableList<ActivitySelector>.Empty;
    private readonly IReadOnlyList<ActivitySelector> _received = EquatableList<ActivitySelector>.Empty;

    /// <summary>Nothing but what every hand-off needs: a phone number or a mail address.</summary>
    public static HandOffDefinition Usual { get; } = new()
    {
        Needs = [new NeedDefinition("a phone number or a mail address", Condition.Parse("phone is present or email is present"))],
        Viewed = [ActivitySelector.Parse("content.*"), ActivitySelector.Parse("page.visited"), ActivitySelector.Parse("video.watched")],
        Received = [ActivitySelector.Parse("email.sent"), ActivitySelector.Parse("email.delivered"), ActivitySelector.Parse("email.opened")],
    };

    /// <summary>What must be known before a lead can be handed over.</summary>
    public IReadOnlyList<NeedDefinition> Needs { get => _needs; init => _needs = EquatableList.Of(value); }

    /// <summary>The content for both teams: talk tracks, one-pagers.</summary>
    public IReadOnlyList<ContentChoice> Contents { get => _contents; init => _contents = EquatableList.Of(value); }

    /// <summary>Which activities show content that the lead looked at.</summary>
    public IReadOnlyList<ActivitySelector> Viewed { get => _viewed; init => _viewed = EquatableList.Of(value); }

    /// <summary>Which activities show mails that the lead received.</summary>
    public IReadOnlyList<ActivitySelector> Received { get => _received; init => _received = EquatableList.Of(value); }
}

/// <summary>A piece of content, by its key in the host's own catalogue.</summary>
/// <param name="Key">The key.</param>
/// <param name="When">For which leads it is; null for all.</param>
public sealed record ContentChoice(string Key, Condition? When);
