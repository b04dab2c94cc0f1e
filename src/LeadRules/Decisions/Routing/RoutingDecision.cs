using LeadRules.Routing;

namespace LeadRules;

/// <summary>Who gets a lead, and what the host should do about it. Immutable.</summary>
public sealed record RoutingDecision
{
    private readonly IReadOnlyList<Intent> _intents = EquatableList<Intent>.Empty;

    /// <summary>What is remembered of the lead from now on: who has it, by which route, pool and territory, through whose hands.</summary>
    public required RoutedLead Lead { get; init; }

    /// <summary>What became of the lead.</summary>
    public RoutedStatus Outcome => Lead.Status;

    /// <summary>Who has it; null for nobody.</summary>
    public string? Rep => Lead.Rep;

    /// <summary>Whether it had been decided before, so that this is the first answer again and nothing changed.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>What the host should do; empty for a repeat, whose intents were given the first time.</summary>
    public IReadOnlyList<Intent> Intents { get => _intents; init => _intents = EquatableList.Of(value); }

    /// <summary>How long the lead waited from <see cref="RoutedLead.Since"/> to the decision; null when that is not known, or lies after the decision.</summary>
    public TimeSpan? Waited => Lead.Since is { } since && since <= Lead.At ? Lead.At - since : null;

    /// <summary>The decision in one line, for logs.</summary>
    public override string ToString() => Outcome switch
    {
        RoutedStatus.Assigned => $"{Lead.Lead} to {Rep}{Way}",
        RoutedStatus.Held => $"{Lead.Lead} waits{(Lead.Pool is null ? "" : $" in pool {Lead.Pool}")}{Way}",
        RoutedStatus.Queued => $"{Lead.Lead} to queue {Lead.Queue}{Way}",
        RoutedStatus.Told => $"{Lead.Lead} stays where it is{Way}",
        RoutedStatus.GivenBack => $"{Lead.Lead} was given back",
        _ => $"{Lead.Lead} is closed",
    };

    private string Way => (Lead.Route is null ? " by the fallback" : $" by route {Lead.Route}") + (IsRepeat ? ", as decided before" : "");
}
