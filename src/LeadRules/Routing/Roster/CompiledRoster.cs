using System.Collections.Frozen;
using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Roster;

/// <summary>The reps and pools of a rule book and of the host, ready to be chosen among.</summary>
internal sealed class CompiledRoster(IReadOnlyDictionary<string, CompiledRep> reps, IReadOnlyDictionary<string, CompiledPool> pools, TextNode? category, bool needsScores)
{
    private readonly FrozenDictionary<string, string[]> _countingPools = CountingPools(pools.Values).ToFrozenDictionary(StringComparer.Ordinal);

    public FrozenDictionary<string, CompiledRep> Reps { get; } = reps.ToFrozenDictionary(StringComparer.Ordinal);

    public FrozenDictionary<string, CompiledPool> Pools { get; } = pools.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a text asks for scores; then evaluations must hold them.</summary>
    public bool NeedsScores { get; } = needsScores;

    /// <summary>What says a lead's category; or null.</summary>
    public TextNode? Category { get; } = category;

    /// <summary>The pools, in ordinal order, in which a lead that a rep receives by another way counts as a turn.</summary>
    public IReadOnlyList<string> CountingPoolsOf(string rep) => _countingPools.GetValueOrDefault(rep, []);

    private static Dictionary<string, string[]> CountingPools(IEnumerable<CompiledPool> pools) =>
        pools.Where(static pool => pool.Definition.CountsDirect)
            .SelectMany(static pool => pool.Membership.Reps.Select(rep => (Rep: rep, Pool: pool.Definition.Id)))
            .GroupBy(static pair => pair.Rep, static pair => pair.Pool, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
