using LeadRules.Conditions;

namespace LeadRules.RuleBooks;

/// <summary>What the host is told to do when something happens (<see cref="On"/>), or else when something becomes true (<see cref="When"/>).</summary>
public sealed record TriggerDefinition
{
    private readonly IReadOnlyList<ActivitySelector> _on = EquatableList<ActivitySelector>.Empty;
    private readonly IReadOnlyList<ActionDefinition> _do = EquatableList<ActionDefinition>.Empty;

    /// <summary>The name, unique and stable over versions.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for people; or null.</summary>
    public string? Description { get; init; }

    /// <summary>The activities that fire it, each once; empty when a condition does.</summary>
    public IReadOnlyList<ActivitySelector> On { get => _on; init => _on = EquatableList.Of(value); }

    /// <summary>For which leads; null for all. Without <see cref="On"/> it fires when this becomes true, once until it is re-armed.</summary>
    public Condition? When { get; init; }

    /// <summary>When it can fire again; null for: when <see cref="When"/> is not true any more. Only without <see cref="On"/>.</summary>
    public Condition? Rearm { get; init; }

    /// <summary>Whether it fires once in the life of a lead.</summary>
    public bool Once { get; init; }

    /// <summary>What the host is told to do.</summary>
    public IReadOnlyList<ActionDefinition> Do { get => _do; init => _do = EquatableList.Of(value); }
}
