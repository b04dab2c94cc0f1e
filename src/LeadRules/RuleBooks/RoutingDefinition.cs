using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>Who gets which lead: reps, pools, territories and the routes to them.</summary>
public sealed record RoutingDefinition
{
    private readonly IReadOnlyList<RepDefinition> _reps = EquatableList<RepDefinition>.Empty;
    private readonly IReadOnlyList<PoolDefinition> _pools = EquatableList<PoolDefinition>.Empty;
    private readonly IReadOnlyList<TerritoryDefinition> _territories = EquatableList<TerritoryDefinition>.Empty;
    private readonly IReadOnlyList<RouteDefinition> _routes = EquatableList<RouteDefinition>.Empty;
    private readonly IReadOnlyList<string> _markets = EquatableList<string>.Empty;
    private readonly IReadOnlyList<OwnerMatch> _ownerBy = EquatableList.Of(DefaultOwnerBy);

    /// <summary>The usual order: the lead's own owner, its account's, that of a duplicate by mail, then by phone. Stands before <see cref="None"/>, which is made with it.</summary>
    internal static IReadOnlyList<OwnerMatch> DefaultOwnerBy { get; } = EquatableList.Of<OwnerMatch>([OwnerMatch.Lead, OwnerMatch.Account, OwnerMatch.Email, OwnerMatch.Phone]);

    /// <summary>A rule book that routes nothing.</summary>
    public static RoutingDefinition None { get; } = new();

    /// <summary>The reps.</summary>
    public IReadOnlyList<RepDefinition> Reps { get => _reps; init => _reps = EquatableList.Of(value); }

    /// <summary>The pools.</summary>
    public IReadOnlyList<PoolDefinition> Pools { get => _pools; init => _pools = EquatableList.Of(value); }

    /// <summary>The territories; each names its parent, so that they make a tree.</summary>
    public IReadOnlyList<TerritoryDefinition> Territories { get => _territories; init => _territories = EquatableList.Of(value); }

    /// <summary>The routes, in the order in which they are tried.</summary>
    public IReadOnlyList<RouteDefinition> Routes { get => _routes; init => _routes = EquatableList.Of(value); }

    /// <summary>Where leads go that no route takes; null only where there are no routes.</summary>
    public Destination? Fallback { get; init; }

    /// <summary>The text that says a lead's category, for <see cref="RepDefinition.Caps"/>, such as <c>band.engagement</c>; or null.</summary>
    public Formula? Category { get; init; }

    /// <summary>The countries (ISO 3166-1 alpha-2) that territories must cover; a missing one is a warning.</summary>
    public IReadOnlyList<string> Markets { get => _markets; init => _markets = EquatableList.Of(value); }

    /// <summary>How the existing owner of a lead is found, in order.</summary>
    public IReadOnlyList<OwnerMatch> OwnerBy { get => _ownerBy; init => _ownerBy = EquatableList.Of(value); }
}

/// <summary>How an existing owner is found.</summary>
public enum OwnerMatch
{
    /// <summary>The lead has an owner.</summary>
    Lead,

    /// <summary>Somebody owns the account: the company of the same domain.</summary>
    Account,

    /// <summary>Somebody owns a lead of the same mail address.</summary>
    Email,

    /// <summary>Somebody owns a lead of the same phone number.</summary>
    Phone,
}

/// <summary>A way to a receiver: the leads it takes, and where they go.</summary>
public sealed record RouteDefinition
{
    private readonly IReadOnlyList<RouteStep> _then = EquatableList<RouteStep>.Empty;
    private readonly IReadOnlyList<NobodyPolicy> _whenNobody = EquatableList<NobodyPolicy>.Empty;

    /// <summary>The id, unique and stable over versions.</summary>
    public required string Id { get; init; }

    /// <summary>What the route is for, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>Which leads it takes; null for all.</summary>
    public Condition? When { get; init; }

    /// <summary>Where they go.</summary>
    public required Destination To { get; init; }

    /// <summary>Later steps of the same way, such as from the qualifier to the rep once a meeting is set: the last whose condition is true counts.</summary>
    public IReadOnlyList<RouteStep> Then { get => _then; init => _then = EquatableList.Of(value); }

    /// <summary>What the host is told to do besides assigning the lead; null for the usual: notify the new owner.</summary>
    public IReadOnlyList<ActionDefinition>? Do { get; init => field = value is null ? null : EquatableList.Of(value); }

    /// <summary>What happens when nobody at its destination can receive, in order. For a rep empty means <see cref="NobodyPolicy.NextRoute"/>; for a pool they count before the pool's own.</summary>
    public IReadOnlyList<NobodyPolicy> WhenNobody { get => _whenNobody; init => _whenNobody = EquatableList.Of(value); }

    /// <summary>The first date on which the route is used, in the rule book's time zone; or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last date on which the route is used; or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RouteDefinition), (nameof(Id), Id), (nameof(Description), Description), (nameof(When), When), (nameof(To), To), (nameof(Then), Then), (nameof(Do), Do), (nameof(WhenNobody), WhenNobody), (nameof(From), From), (nameof(Until), Until));
}

/// <summary>A later step of a route.</summary>
/// <param name="When">When a lead has come so far.</param>
/// <param name="To">Where it goes then.</param>
public sealed record RouteStep(Condition When, Destination To);

/// <summary>What happens to a lead when nobody of those who should receive it can. Rule books write <c>hold</c>, <c>next route</c>, <c>ignore capacity</c>, <c>ignore hours</c>, or a destination.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="To">The destination of <see cref="NobodyPolicyKind.Divert"/>; else null.</param>
public sealed record NobodyPolicy(NobodyPolicyKind Kind, Destination? To = null)
{
    /// <summary>The lead waits in the pool, until it is routed again (<see cref="LeadRouter.RouteHeldAsync"/>).</summary>
    public static NobodyPolicy Hold { get; } = new(NobodyPolicyKind.Hold);

    /// <summary>The next route that takes the lead is tried.</summary>
    public static NobodyPolicy NextRoute { get; } = new(NobodyPolicyKind.NextRoute);

    /// <summary>The choice is made again without capacity, quotas and caps.</summary>
    public static NobodyPolicy IgnoreCapacity { get; } = new(NobodyPolicyKind.IgnoreCapacity);

    /// <summary>The choice is made again without working hours.</summary>
    public static NobodyPolicy IgnoreHours { get; } = new(NobodyPolicyKind.IgnoreHours);

    /// <summary>The lead goes elsewhere.</summary>
    public static NobodyPolicy Divert(Destination to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return new(NobodyPolicyKind.Divert, to);
    }

    /// <summary>The policy as rule books write it.</summary>
    public override string ToString() => Kind switch
    {
        NobodyPolicyKind.Hold => "hold",
        NobodyPolicyKind.NextRoute => "next route",
        NobodyPolicyKind.IgnoreCapacity => "ignore capacity",
        NobodyPolicyKind.IgnoreHours => "ignore hours",
        _ => To!.ToString(),
    };
}

/// <summary>What can happen to a lead that nobody can receive.</summary>
public enum NobodyPolicyKind
{
    /// <summary>It waits.</summary>
    Hold,

    /// <summary>The next route is tried.</summary>
    NextRoute,

    /// <summary>Capacity, quotas and caps do not count.</summary>
    IgnoreCapacity,

    /// <summary>Working hours do not count.</summary>
    IgnoreHours,

    /// <summary>It goes to another destination.</summary>
    Divert,
}
