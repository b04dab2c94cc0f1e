using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>
/// Everything that a store remembers at one moment, to keep in a file or to carry into another store. The history of the pools is
/// not part of it: it only grows, so append it elsewhere as it comes (<see cref="IRoutingStore.EventsAsync"/>). Equal to another when all its parts are.
/// </summary>
public sealed record RoutingSnapshot
{
    private readonly IReadOnlyList<PoolState> _pools = EquatableList<PoolState>.Empty;
    private readonly IReadOnlyList<RepState> _reps = EquatableList<RepState>.Empty;
    private readonly IReadOnlyList<RoutedLead> _leads = EquatableList<RoutedLead>.Empty;
    private readonly IReadOnlyList<StoredLead> _states = EquatableList<StoredLead>.Empty;
    private readonly IReadOnlyList<OutboxIntent> _pending = EquatableList<OutboxIntent>.Empty;
    private readonly IReadOnlyList<OutboxIntent> _setAside = EquatableList<OutboxIntent>.Empty;
    private readonly IReadOnlyList<string> _settled = EquatableList<string>.Empty;

    /// <summary>The pools, in ordinal order of their ids.</summary>
    public IReadOnlyList<PoolState> Pools { get => _pools; init => _pools = EquatableList.Of(value); }

    /// <summary>The reps, in ordinal order of their ids.</summary>
    public IReadOnlyList<RepState> Reps { get => _reps; init => _reps = EquatableList.Of(value); }

    /// <summary>The leads, in the order in which they were first kept.</summary>
    public IReadOnlyList<RoutedLead> Leads { get => _leads; init => _leads = EquatableList.Of(value); }

    /// <summary>The states of leads, in ordinal order of their ids; none in a store that only routes.</summary>
    public IReadOnlyList<StoredLead> States { get => _states; init => _states = EquatableList.Of(value); }

    /// <summary>The highest number that was ever given to an intent; 0 when there was none.</summary>
    public long LastNumber { get; init; }

    /// <summary>The intents that wait for the host, in the order of their numbers.</summary>
    public IReadOnlyList<OutboxIntent> Pending { get => _pending; init => _pending = EquatableList.Of(value); }

    /// <summary>The intents that were set aside, in the order of their numbers.</summary>
    public IReadOnlyList<OutboxIntent> SetAside { get => _setAside; init => _setAside = EquatableList.Of(value); }

    /// <summary>The keys of the intents that were settled, which are not kept again.</summary>
    public IReadOnlyList<string> Settled { get => _settled; init => _settled = EquatableList.Of(value); }

    /// <summary>Why no store can go on from it; null when one can.</summary>
    internal string? Objection()
    {
        return OutOfOrder(Pending) ?? OutOfOrder(SetAside)
            ?? Twice(Pools.Select(static pool => pool.Pool), "pool")
            ?? Twice(Reps.Select(static rep => rep.Rep), "rep")
            ?? Twice(Leads.Select(static lead => lead.Key), "lead")
            ?? Twice(States.Select(static stored => stored.State.Lead), "state of the lead")
            ?? (States.FirstOrDefault(static stored => stored.Revision < 1) is { } never ? $"The state of the lead '{never.State.Lead}' has revision {never.Revision}; the first is 1." : null)
            ?? Twice(Kept.Select(static kept => kept.Intent.Key).Concat(Settled), "intent")
            ?? Twice(Kept.Select(static kept => kept.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), "number")
            ?? (Kept.Select(static kept => kept.Number).DefaultIfEmpty().Max() is var last && last > LastNumber ? $"The last number is {LastNumber}, but an intent has the number {last}." : null);
    }

    private IEnumerable<OutboxIntent> Kept => Pending.Concat(SetAside);

    private static string? OutOfOrder(IReadOnlyList<OutboxIntent> intents)
    {
        var last = 0L;
        foreach (var kept in intents)
        {
            if (kept.Number <= last)
                return $"The intent '{kept.Intent.Key}' has the number {kept.Number}, which is not above {last}, that of the one before it.";
            last = kept.Number;
        }

        return null;
    }

    private static string? Twice(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !seen.Add(name)) is { } twice ? $"The {what} '{twice}' stands in the snapshot twice." : null;
    }
}
