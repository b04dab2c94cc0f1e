namespace LeadRules.Routing;

/// <summary>What is remembered of a lead that was routed: who has it, by which way it came there, and what became of it. Immutable.</summary>
public sealed record RoutedLead
{
    private readonly IReadOnlyList<PassedOver> _passedOver = EquatableList<PassedOver>.Empty;
    private readonly IReadOnlyList<string> _ruledOut = EquatableList<string>.Empty;
    private readonly IReadOnlyList<Handover> _chain = EquatableList<Handover>.Empty;

    /// <summary>The key under which the lead is routed once, however often it is asked for.</summary>
    public required string Key { get; init; }

    /// <summary>The id of the lead.</summary>
    public required string Lead { get; init; }

    /// <summary>What became of it.</summary>
    public required RoutedStatus Status { get; init; }

    /// <summary>Who has it; null for leads that nobody has.</summary>
    public string? Rep { get; init; }

    /// <summary>The pool that chose the rep, or in which the lead waits; or null.</summary>
    public string? Pool { get; init; }

    /// <summary>The queue that it was sent to; or null.</summary>
    public string? Queue { get; init; }

    /// <summary>The id of the route; null for the fallback.</summary>
    public string? Route { get; init; }

    /// <summary>How far it has come on its route: 0 for the first destination.</summary>
    public int Step { get; init; }

    /// <summary>The id of the territory that named the destination; or null.</summary>
    public string? Territory { get; init; }

    /// <summary>The lead's category when it was given; or null.</summary>
    public string? Category { get; init; }

    /// <summary>What it was worth when it was given, in hundredths; 0 when not known.</summary>
    public long Value { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Since when it was due to be routed: when it qualified; or null when not told.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the receiver took note of it; or null.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Among whom the pool chose, or who could not receive a lead that waits; null when no pool was asked.</summary>
    public PoolMembership? Members { get; init; }

    /// <summary>For each of <see cref="Members"/>, why the member was passed over.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get => _passedOver; init => _passedOver = EquatableList.Of(value); }

    /// <summary>Ids of reps who must not receive it: ruled out by the caller, or gave it back.</summary>
    public IReadOnlyList<string> RuledOut { get => _ruledOut; init => _ruledOut = EquatableList.Of(value); }

    /// <summary>How often the lead was given, held, sent or passed on; intents carry it in their keys.</summary>
    public int Revision { get; init; }

    /// <summary>Through whose hands it went, the first first.</summary>
    public IReadOnlyList<Handover> Chain { get => _chain; init => _chain = EquatableList.Of(value); }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RoutedLead), (nameof(Key), Key), (nameof(Lead), Lead), (nameof(Status), Status), (nameof(Rep), Rep), (nameof(Pool), Pool), (nameof(Queue), Queue), (nameof(Route), Route), (nameof(Step), Step), (nameof(Territory), Territory), (nameof(Category), Category), (nameof(Value), Value), (nameof(At), At), (nameof(Since), Since), (nameof(AcknowledgedAt), AcknowledgedAt), (nameof(Members), Members), (nameof(PassedOver), PassedOver), (nameof(RuledOut), RuledOut), (nameof(Revision), Revision), (nameof(Chain), Chain));
}

/// <summary>What can become of a lead that is routed.</summary>
public enum RoutedStatus
{
    /// <summary>A rep has it.</summary>
    Assigned,

    /// <summary>It waits in a pool until somebody can receive it.</summary>
    Held,

    /// <summary>It was sent to a queue outside of the library.</summary>
    Queued,

    /// <summary>People were told; the owner did not change.</summary>
    Told,

    /// <summary>The rep gave it back, and it is nobody's.</summary>
    GivenBack,

    /// <summary>The work is done; it takes no capacity any more.</summary>
    Closed,
}

/// <summary>A lead went from one hand to another.</summary>
/// <param name="From">Who had it; null for nobody.</param>
/// <param name="To">Who has it then; null for nobody.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why, in words.</param>
public sealed record Handover(string? From, string? To, DateTimeOffset At, string Why)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(Handover), (nameof(From), From), (nameof(To), To), (nameof(At), At), (nameof(Why), Why));
}
