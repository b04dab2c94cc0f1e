using LeadRules.Routing.Roster;
using LeadRules.RuleBooks;

namespace LeadRules.Decisions.Routing;

/// <summary>One place where a lead may go. Attempts are made in order until one succeeds; those to places that always take a lead do.</summary>
internal sealed record Attempt
{
    public required AttemptKind Kind { get; init; }

    /// <summary>The route; null for the fallback.</summary>
    public required RouteDefinition? Route { get; init; }

    public required int Step { get; init; }

    public required Destination To { get; init; }

    public CompiledPool? Pool { get; init; }

    public CompiledRep? Rep { get; init; }

    /// <summary>The territory that named the destination; or null.</summary>
    public string? Territory { get; init; }

    /// <summary>How the owner was found; or null.</summary>
    public OwnerMatch? FoundBy { get; init; }

    /// <summary>Whether it cannot fail, so that none after it is ever made.</summary>
    public bool AlwaysSucceeds => Kind is AttemptKind.Queue or AttemptKind.Tell or AttemptKind.Hold;

    public bool IgnoreHours { get; init; }

    public bool IgnoreCapacity { get; init; }
}

/// <summary>What is attempted.</summary>
internal enum AttemptKind
{
    /// <summary>To choose one of a pool.</summary>
    Pool,

    /// <summary>To give it to one rep.</summary>
    Rep,

    /// <summary>To send it to a queue; always succeeds.</summary>
    Queue,

    /// <summary>To tell people only; always succeeds.</summary>
    Tell,

    /// <summary>To let it wait; always succeeds.</summary>
    Hold,
}
