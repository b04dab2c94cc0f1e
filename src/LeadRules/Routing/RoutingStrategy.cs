using LeadRules.RuleBooks;

namespace LeadRules.Routing;

/// <summary>
/// How a pool prefers some of those who can receive a lead to others. Each candidate has a cost; those of the lowest cost share the
/// turn by deficit round robin, the others are passed over as <see cref="PassedOver.Outranked"/>. The strategies that are built in are written in the same way.
/// </summary>
public abstract class RoutingStrategy
{
    /// <summary>Names a strategy.</summary>
    /// <param name="name">The name by which pools choose it.</param>
    protected RoutingStrategy(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>The name by which pools choose it.</summary>
    public string Name { get; }

    /// <summary>What giving the lead to a candidate costs; the lowest is best, equal costs are equal. NaN stands behind all numbers. Depends on the arguments alone.</summary>
    public abstract double CostOf(in RoutingCandidate candidate);

    /// <summary>A cost in words, for explanations, such as "4 open leads".</summary>
    public abstract string Describe(double cost);
}

/// <summary>Somebody who can receive a lead, as a strategy sees it.</summary>
public readonly ref struct RoutingCandidate
{
    /// <summary>The rep.</summary>
    public required RepDefinition Rep { get; init; }

    /// <summary>The rep's weight in the pool; above 0.</summary>
    public required int Weight { get; init; }

    /// <summary>What is remembered of the rep.</summary>
    public required RepState State { get; init; }

    /// <summary>What the leads that count for the pool's balance are worth, in hundredths (<see cref="PoolDefinition.Deals"/>).</summary>
    public required long Value { get; init; }

    /// <summary>How many of the pool's needs (language, skills) the rep meets.</summary>
    public required int Matches { get; init; }

    /// <summary>The lead.</summary>
    public required Lead Lead { get; init; }

    /// <summary>The instant of the decision.</summary>
    public required DateTimeOffset At { get; init; }
}
