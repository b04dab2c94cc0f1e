namespace LeadRules;

/// <summary>What the host adds to a lead that is to be routed. Immutable.</summary>
public sealed record RoutingRequest
{
    private readonly IReadOnlyList<string> _ruledOut = EquatableList<string>.Empty;
    private readonly IReadOnlyList<Finding> _findings = EquatableList<Finding>.Empty;

    /// <summary>Nothing added.</summary>
    public static RoutingRequest Default { get; } = new();

    /// <summary>
    /// The key under which the lead is routed once, however often it is asked for; null for the lead's id. Use another only to
    /// route one lead for two purposes, such as two products. It must be stable: no hash of fields that may change.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Since when the lead was due to be routed: when it qualified. Null for when it was created.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Ids of reps who must not receive it.</summary>
    public IReadOnlyList<string> RuledOut { get => _ruledOut; init => _ruledOut = EquatableList.Of(value); }

    /// <summary>
    /// What inferences found in reaction to the decision (<see cref="LeadDecision.Findings"/>): the routes and reps that it rules out do not
    /// take the lead, and of a pool's members who can receive it those that it prefers are compared alone. Others are passed over.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get => _findings; init => _findings = EquatableList.Of(value); }

    /// <summary>Who owns accounts and other leads already, for routes to <c>owner</c>; null when only the lead's own owner is known.</summary>
    public IOwnerSource? Owners { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RoutingRequest), (nameof(Key), Key), (nameof(Since), Since), (nameof(RuledOut), RuledOut), (nameof(Findings), Findings), (nameof(Owners), Owners));
}
