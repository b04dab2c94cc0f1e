using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Routing.Roster;

/// <summary>A pool, ready to be asked who of its members can receive a lead. All lists stand in the order of <see cref="Membership"/>.</summary>
internal sealed class CompiledPool
{
    public required PoolDefinition Definition { get; init; }

    public required PoolMembership Membership { get; init; }

    public required CompiledRep[] Reps { get; init; }

    /// <summary>Which leads each member takes here; null for all.</summary>
    public required BoolNode?[] Takes { get; init; }

    public required TextNode? Language { get; init; }

    public required TextNode? Skill { get; init; }

    public required NumberNode? Value { get; init; }

    public required RoutingStrategy Strategy { get; init; }

    /// <summary>Whose strategy it is, such as <c> of plug-in partner 1.2</c>; empty where it is the library's or the host's.</summary>
    public required string StrategyIsOf { get; init; }

    /// <summary>Whether needs rank the members instead of ruling them out.</summary>
    public bool PrefersMatches => Strategy is Strategies.BestMatch;
}
