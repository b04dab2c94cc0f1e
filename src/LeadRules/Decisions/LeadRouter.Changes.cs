using LeadRules.Decisions.Routing;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules;

/// <content>What happens to leads after they were given.</content>
public sealed partial class LeadRouter
{
    /// <summary>Notes that the receiver has taken note of a lead. The first time counts.</summary>
    /// <exception cref="KeyNotFoundException">The lead was never routed.</exception>
    public ValueTask<RoutedLead> AcknowledgeAsync(string key, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        ChangeAsync(key, static (_, lead, at) => lead.AcknowledgedAt is null && lead.Rep is not null ? new RoutingChange { Lead = lead with { AcknowledgedAt = at } } : null, at, cancellationToken);

    /// <summary>Notes that the work on a lead is done, so that it takes no capacity any more. A lead that nobody has, waits no more.</summary>
    /// <exception cref="KeyNotFoundException">The lead was never routed.</exception>
    public ValueTask<RoutedLead> CloseAsync(string key, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        ChangeAsync(key, static (book, lead, _) => Handovers.Close(book, lead), at, cancellationToken);

    /// <summary>
    /// Takes a lead back from its rep, and with it the turn: the rep gets the credit back, those who shared the turn give their
    /// shares back. For spam, duplicates, no-shows and rejections.
    /// </summary>
    /// <param name="key">The key of the lead.</param>
    /// <param name="at">When.</param>
    /// <param name="why">Why, in words, for the chain.</param>
    /// <param name="routeAgain">Whether the lead waits to be routed again, to somebody else; false when it is nobody's from now on.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    /// <exception cref="KeyNotFoundException">The lead was never routed.</exception>
    public ValueTask<RoutedLead> GiveBackAsync(string key, DateTimeOffset at, string why, bool routeAgain, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var routing = Engine.Routing;
        return ChangeAsync(key, (book, lead, at) => Handovers.GiveBack(book, routing, lead, at, why, routeAgain), at, cancellationToken);
    }

    /// <summary>
    /// Gives a lead to a rep by somebody's decision: a dispatcher passes it on, a manager takes it out of a queue. Eligibility is
    /// not asked. Within one pool the turn moves with the lead.
    /// </summary>
    /// <param name="key">The key of the lead.</param>
    /// <param name="to">The id of the rep.</param>
    /// <param name="at">When.</param>
    /// <param name="why">Why, in words, for the chain.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    /// <exception cref="KeyNotFoundException">The lead was never routed.</exception>
    /// <exception cref="ArgumentException">There is no such rep.</exception>
    public ValueTask<RoutedLead> TransferAsync(string key, string to, DateTimeOffset at, string why, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var routing = Engine.Routing;
        if (!routing.Roster.Reps.ContainsKey(to))
            throw new ArgumentException(Handovers.NoSuchRep(routing, to), nameof(to));
        return ChangeAsync(key, (book, lead, at) => Handovers.Transfer(book, routing, lead, to, at, why), at, cancellationToken, to);
    }

    /// <summary>Begins a new period in a pool: all credits, sums of value and missed leads are 0 from now on. There is rarely a reason to.</summary>
    /// <exception cref="ArgumentException">There is no such pool.</exception>
    public ValueTask<PoolState> ResetAsync(string pool, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (!Engine.Routing.Roster.Pools.ContainsKey(pool))
            throw new ArgumentException(Handovers.NoSuchPool(Engine.Routing, pool), nameof(pool));
        return Store.CommitAsync(
            new RoutingScope(null, [pool], []),
            state =>
            {
                var step = state.Pool(pool).Reset(at);
                return new RoutingCommit<PoolState>(new RoutingChange { Pools = [step.State], Events = [step.Event] }, step.State);
            },
            cancellationToken);
    }

    /// <summary>Sets what a rep has open to what the host counted, for a first start or after leads were closed elsewhere.</summary>
    /// <param name="rep">The id of the rep.</param>
    /// <param name="open">How many open leads of each category the rep has; <c>""</c> for those without one.</param>
    /// <param name="openValue">What they are worth in all; null when not known.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    public ValueTask<RepState> CountOpenAsync(string rep, IReadOnlyDictionary<string, int> open, double? openValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rep);
        ArgumentNullException.ThrowIfNull(open);
        foreach (var (category, count) in open)
            ArgumentOutOfRangeException.ThrowIfNegative(count, category);
        return Store.CommitAsync(
            new RoutingScope(null, [], [rep]),
            state =>
            {
                var counted = state.Reps([rep])[0] with
                {
                    Open = open.Values.Sum(),
                    OpenBy = [.. open.Where(static entry => entry.Key.Length > 0 && entry.Value > 0)
                        .GroupBy(static entry => entry.Key, StringComparer.OrdinalIgnoreCase)
                        .OrderBy(static category => category.Key, StringComparer.OrdinalIgnoreCase)
                        .Select(static category => new CategoryCount(category.Key, category.Sum(static entry => entry.Value)))],
                    OpenValue = Worth.Hundredths(openValue) ?? 0,
                };
                return new RoutingCommit<RepState>(new RoutingChange { Reps = [counted] }, counted);
            },
            cancellationToken);
    }

    /// <summary>Changes what is remembered of a lead. Which pools and reps that touches is known only from the lead, so it is read first, and again when somebody changed it in between.</summary>
    private async ValueTask<RoutedLead> ChangeAsync(string key, Func<PoolBook, RoutedLead, DateTimeOffset, RoutingChange?> change, DateTimeOffset at, CancellationToken cancellationToken, string? receiver = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        while (true)
        {
            var known = await Store.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new KeyNotFoundException($"The lead '{key}' was never routed.");
            var changed = await Store.CommitAsync(Handovers.Scope(known, Engine.Routing, receiver), Change, cancellationToken).ConfigureAwait(false);
            if (changed is not null)
                return changed;

            RoutingCommit<RoutedLead?> Change(IRoutingState state)
            {
                if (state.Lead is not { } lead || lead.Rep != known.Rep || lead.Pool != known.Pool)
                    return new(null, null);
                var book = new PoolBook(state);
                var kept = change(book, lead, at);
                return new(kept, kept?.Lead ?? lead);
            }
        }
    }
}
