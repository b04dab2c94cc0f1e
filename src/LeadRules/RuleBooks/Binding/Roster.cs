namespace LeadRules.RuleBooks.Binding;

/// <summary>
/// The reps and pools that there are: those of the rule book, with what the host supplies in place of those that are
/// called hosted, and then what the host adds of its own. Of two with one id the first counts.
/// </summary>
internal sealed class Roster
{
    private readonly Dictionary<string, RosterEntry<RepDefinition>> _reps;
    private readonly Dictionary<string, RosterEntry<PoolDefinition>> _pools;

    private Roster(IReadOnlyList<RosterEntry<RepDefinition>> reps, IReadOnlyList<RosterEntry<PoolDefinition>> pools)
    {
        Reps = reps;
        Pools = pools;
        _reps = reps.ToDictionary(static entry => entry.Definition.Id, StringComparer.Ordinal);
        _pools = pools.ToDictionary(static entry => entry.Definition.Id, StringComparer.Ordinal);
    }

    /// <summary>The reps, those of the rule book first.</summary>
    public IReadOnlyList<RosterEntry<RepDefinition>> Reps { get; }

    /// <summary>The pools, those of the rule book first.</summary>
    public IReadOnlyList<RosterEntry<PoolDefinition>> Pools { get; }

    public IReadOnlyCollection<string> RepIds => _reps.Keys;

    public IReadOnlyCollection<string> PoolIds => _pools.Keys;

    public static Roster Of(RoutingDefinition routing, LeadEngineOptions options) => new(
        Merge(routing.Reps, options.Reps, static rep => rep.Id, static rep => rep.IsHosted, RoutingPaths.Rep),
        Merge(routing.Pools, options.Pools, static pool => pool.Id, static pool => pool.IsHosted, RoutingPaths.Pool));

    public RosterEntry<RepDefinition>? Rep(string id) => _reps.TryGetValue(id, out var entry) ? entry : null;

    public RosterEntry<PoolDefinition>? Pool(string id) => _pools.TryGetValue(id, out var entry) ? entry : null;

    private static List<RosterEntry<T>> Merge<T>(IReadOnlyList<T> ofBook, IReadOnlyList<T> ofHost, Func<T, string> idOf, Func<T, bool> isHosted, Func<string, string> pathOf)
    {
        var supplied = ofHost.DistinctBy(idOf, StringComparer.Ordinal).ToDictionary(idOf, StringComparer.Ordinal);
        List<RosterEntry<T>> entries = [];
        foreach (var definition in ofBook.DistinctBy(idOf, StringComparer.Ordinal))
        {
            var isSupplied = supplied.Remove(idOf(definition), out var ofTheHost) && isHosted(definition);
            entries.Add(new RosterEntry<T>(isSupplied ? ofTheHost! : definition, pathOf(idOf(definition)), isSupplied));
        }

        entries.AddRange(ofHost.Where(definition => supplied.Remove(idOf(definition))).Select(static definition => new RosterEntry<T>(definition, RoutingPaths.Routing, IsOfHost: true)));
        return entries;
    }
}

/// <summary>A rep or a pool, and where it stands.</summary>
/// <param name="Definition">The definition; still called hosted when the host supplies none.</param>
/// <param name="Path">Its path in the rule book; of what the host adds of its own, that of routing.</param>
/// <param name="IsOfHost">Whether the host supplies it, so that its parts have no path in the rule book.</param>
internal readonly record struct RosterEntry<T>(T Definition, string Path, bool IsOfHost)
{
    /// <summary>The path of a part.</summary>
    public string PathOf(string part) => IsOfHost ? Path : Path + part;
}
