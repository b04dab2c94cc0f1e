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

    /// <summary>
    /// The members and weights when it happened; for <see cref="PoolEventKind.Membership"/>, from then on; for
    /// <see cref="PoolEventKind.GivenBack"/>, when the lead had been given.
    /// </summary>
    public required PoolMembership Members { get; init; }

    /// <summary>The lead's key; or null when it is about no lead.</summary>
    public string? Key { get; init; }

    /// <summary>Who received the lead, gave it back, or passed it on.</summary>
    public string? Rep { get; init; }

    /// <summary>Who received it from <see cref="Rep"/>; only of <see cref="PoolEventKind.Transferred"/>.</summary>
    public string? To { get; init; }

    /// <summary>
    /// For each member, in the order of <see cref="Members"/>, why the member was passed over; those with <see cref="PassedOver.None"/> and a
    /// weight above 0 shared the turn. Empty for kinds other than <see cref="PoolEventKind.Picked"/>, <see cref="PoolEventKind.Charged"/> and <see cref="PoolEventKind.GivenBack"/>.
    /// </summary>
    public IReadOnlyList<PassedOver> PassedOver { get => _passedOver; init => _passedOver = EquatableList.Of(value); }

    /// <summary>What the lead is worth, in hundredths; 0 when not known.</summary>
    public long Value { get; init; }

    /// <summary>How many leads an absent member may make up at most (<see cref="RuleBooks.PoolDefinition.MakeUp"/>); only of <see cref="PoolEventKind.Picked"/>.</summary>
    public int MakeUp { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(PoolEvent), (nameof(Pool), Pool), (nameof(Version), Version), (nameof(Kind), Kind), (nameof(At), At), (nameof(Members), Members), (nameof(Key), Key), (nameof(Rep), Rep), (nameof(To), To), (nameof(PassedOver), PassedOver), (nameof(Value), Value), (nameof(MakeUp), MakeUp));
}

/// <summary>What can change the state of a pool.</summary>
public enum PoolEventKind
{
    /// <summary>
    /// Members joined, left, or have another weight. Who joins begins with a credit of 0. The credit of those who leave goes to those who stay, by the weights from then on.
    /// Who gets another weight keeps the credit.
    /// </summary>
    Membership,

    /// <summary>The pool chose a member: the credit of one lead was shared by weight, and the member paid it.</summary>
    Picked,

    /// <summary>A member received a lead by another way, and it counts as a turn here: shared and paid as if the pool had chosen. Where nobody shares, credits stay.</summary>
    Charged,

    /// <summary>
    /// A lead came back (spam, duplicate, rejected), and with it the turn: the member has the credit of one lead again, out of the credits of those who had shared it.
    /// Of these only who is still a member counts, by the weights of then. Where the rep is no member any more, credits stay.
    /// </summary>
    GivenBack,

    /// <summary>
    /// A member passed a lead on to another, and with it the turn: the credit of one lead goes from the receiver to the giver. Where one of the two is no member, credits stay,
    /// so that they sum to zero; the lead's worth is still taken from or given to the one who is.
    /// </summary>
    Transferred,

    /// <summary>
    /// A new period began: all credits, sums of value and missed leads are 0. Last turns stay. Periods should be much longer than a round of the pool:
    /// whoever stands first by id begins a period where shares cannot be divided evenly.
    /// </summary>
    Reset,
}
