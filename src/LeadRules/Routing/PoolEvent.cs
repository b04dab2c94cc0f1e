namespace LeadRules.Routing;

/// <summary>One change of a pool's state. The events of a pool, in order of their versions, are its whole history.</summary>
public sealed record PoolEvent
{
    private readonly IReadOnlyList<PassedOver> _passedOver = EquatableList<PassedOver>.Empty;

    /// <summary>The id of the pool.</summary>
    public required string Pool { get; init; }

    /// <summary>The version of the state after it: one more than before.</summary>
    public required long Version { get; init; }

    /// <summary>What happened.</summary>
    public required PoolEventKind Kind { get; init; }

    /// <summary>When, by the clock of whoever decided; order is told by <see cref="Version"/> alone.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The members and weights when it happened; for <see cref="PoolEventKind.Membership"/>, from then on.</summary>
    public required PoolMembership Members { get; init; }

    /// <summary>The lead's key; or null when it is about no lead.</summary>
    public string? Key { get; init; }

    /// <summary>Who received the lead, gave it back, or passed it on.</summary>
    public string? Rep { get; init; }

    /// <summary>Who received it from <see cref="Rep"/>; only of <see cref="PoolEventKind.Transferred"/>.</summary>
    public string? To { get; init; }

    /// <summary>For each member, in the order of <see cref="Members"/>, why the member was passed over; those with <see cref="PassedOver.None"/> shared the turn.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get => _passedOver; init => _passedOver = EquatableList.Of(value); }

    /// <summary>What the lead is worth, in hundredths; 0 when not known.</summary>
    public long Value { get; init; }

    /// <summary>How many leads an absent member may make up at most (<see cref="RuleBooks.PoolDefinition.MakeUp"/>).</summary>
    public int MakeUp { get; init; }
}

/// <summary>What can change the state of a pool.</summary>
public enum PoolEventKind
{
    /// <summary>Members joined, left, or have another weight.</summary>
    Membership,

    /// <summary>The pool chose a member.</summary>
    Picked,

    /// <summary>A member received a lead by another way, and it counts as a turn here.</summary>
    Charged,

    /// <summary>A lead came back (spam, duplicate, rejected), and with it the turn.</summary>
    GivenBack,

    /// <summary>A member passed a lead on to another, and with it the turn.</summary>
    Transferred,

    /// <summary>A new period began: all credits, sums of value and missed leads are 0.</summary>
    Reset,
}
