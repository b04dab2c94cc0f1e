using LeadRules.Decisions.Deciding;
using LeadRules.Decisions.Routing;
using LeadRules.Routing;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.Stores;

namespace LeadRules;

/// <summary>
/// Decides leads, gives them to reps where that is due, and keeps state, choice and intents in one transaction. Safe to share
/// between threads, and with any number of servers on one store: whoever comes second sees what the first decided, and decides afresh.
/// </summary>
/// <remarks>
/// Add what happened to the host's own leads first, then call <see cref="HandleAsync(string, DateTimeOffset, DecisionRequest?, CancellationToken)"/>. Calling it again, for the same or for no
/// event, changes nothing and tells the host nothing a second time.
/// </remarks>
public sealed partial class LeadDesk
{
    /// <summary>After how many lost races the desk gives up; each is won by somebody, so that it takes as many others at once.</summary>
    private const int MaxRaces = 1_000;

    /// <summary>Joins an engine, the host's own leads, and a store.</summary>
    public LeadDesk(LeadEngine engine, ILeadSource leads, ILeadStateStore store)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(store);
        Engine = engine;
        Leads = leads;
        Store = store;
    }

    /// <summary>The engine.</summary>
    public LeadEngine Engine { get; }

    /// <summary>The host's own leads.</summary>
    public ILeadSource Leads { get; }

    /// <summary>The store.</summary>
    public ILeadStateStore Store { get; }

    /// <summary>Who owns accounts and other leads already, for routes to <c>owner</c>; null when only the lead's own owner is known.</summary>
    public IOwnerSource? Owners { get; init; }

    /// <summary>Whether each decision that changes anything is recorded, where the store keeps a log (<see cref="IDecisionLog"/>); true unless said otherwise.</summary>
    public bool KeepsLog { get; init; } = true;

    /// <summary>Runs around each decision of a lead, such as to measure it; null for nothing.</summary>
    /// <remarks>It is given the id of the lead and the decision to make, makes it once, and gives what that gives. What it throws reaches the caller of the desk.</remarks>
    public Func<string, Func<ValueTask<DeskDecision>>, ValueTask<DeskDecision>>? Around { get; init; }

    /// <summary>Decides a lead, after something happened to it or when it is time to look again.</summary>
    /// <param name="lead">The id of the lead.</param>
    /// <param name="at">The instant.</param>
    /// <param name="request">What the host adds; null for nothing.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    /// <exception cref="KeyNotFoundException">The host has no such lead.</exception>
    public ValueTask<DeskDecision> HandleAsync(string lead, DateTimeOffset at, DecisionRequest? request = null, CancellationToken cancellationToken = default) =>
        HandleAsync(lead, static state => state, null, at, request, cancellationToken);

    /// <summary>Gives a lead to a rep by somebody's decision, and decides what follows: a dispatcher passes it on, a manager takes it out of a queue. Eligibility is not asked.</summary>
    /// <param name="lead">The id of the lead.</param>
    /// <param name="to">The id of the rep.</param>
    /// <param name="at">The instant.</param>
    /// <param name="why">Why, in words, for the chain.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    /// <exception cref="KeyNotFoundException">The host has no such lead, or it was never routed.</exception>
    /// <exception cref="ArgumentException">There is no such rep.</exception>
    public ValueTask<DeskDecision> TransferAsync(string lead, string to, DateTimeOffset at, string why, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        if (!Engine.Routing.Roster.Reps.ContainsKey(to))
            throw new ArgumentException(Handovers.NoSuchRep(Engine.Routing, to), nameof(to));
        return HandleAsync(lead, static state => state, new Handover(null, to, at, why), at, null, cancellationToken);
    }

    /// <summary>Puts a lead into a segment or takes it out, whatever the conditions of the segment say, and decides what follows.</summary>
    /// <inheritdoc cref="LeadState.WithPin"/>
    /// <exception cref="ArgumentException">There is no such segment.</exception>
    public ValueTask<DeskDecision> PinAsync(string lead, string segment, SegmentPin pin, DateTimeOffset at, string? why = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(segment);
        var segments = Engine.RuleBook.Segments.Select(static definition => definition.Name).ToList();
        if (!segments.Contains(segment, StringComparer.Ordinal))
            throw new ArgumentException($"The rule book has no segment '{segment}'.{(Nearest.Of(segment, segments) is { } nearest ? $" Did you mean '{nearest}'?" : "")}", nameof(segment));
        return HandleAsync(lead, state => PinOf(state, segment) == pin ? state : state.WithPin(segment, pin, at, why), null, at, null, cancellationToken);
    }

    /// <summary>Decides the leads that are to be looked at again, those that are due first before the others.</summary>
    /// <remarks>A lead that throws keeps nobody waiting: the others are decided first, and as many more as threw. It is tried again at the next call.</remarks>
    /// <param name="at">The instant.</param>
    /// <param name="max">How many to decide at most; those that throw do not count.</param>
    /// <param name="cancellationToken">Gives up between two leads.</param>
    /// <returns>The decisions, in that order; leads that the host does not have any more are left out, and not looked at again.</returns>
    /// <exception cref="AggregateException">Some leads could not be decided; the others were, and are kept. It holds one <see cref="InvalidOperationException"/> for each, which names the lead, with the cause inside.</exception>
    public async ValueTask<IReadOnlyList<DeskDecision>> HandleDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken = default)
    {
        var all = new EachLead();
        HashSet<string> seen = new(StringComparer.Ordinal);
        var (wanted, failed) = (max, 0);
        do
        {
            // Those that threw are due still and stand before the others: that many more are asked for.
            var due = await Store.DueAsync(at, wanted + all.Failed, cancellationToken).ConfigureAwait(false);
            foreach (var next in due.Where(next => seen.Add(next.State.Lead)).Take(wanted))
            {
                await all.TryAsync(
                    next.State.Lead,
                    async () =>
                    {
                        if (await Leads.FindAsync(next.State.Lead, cancellationToken).ConfigureAwait(false) is not null)
                            return await HandleAsync(next.State.Lead, at, null, cancellationToken).ConfigureAwait(false);
                        await ForgetToLookAsync(next, cancellationToken).ConfigureAwait(false);
                        return null;
                    },
                    cancellationToken).ConfigureAwait(false);
            }

            (wanted, failed) = (all.Failed - failed, all.Failed);
        }
        while (wanted > 0);

        all.ThrowFailures();
        return all.Decisions;
    }

    /// <summary>Decides the leads that wait in pools until somebody can receive them, those that came first before the others. Call it when somebody can again: after closings, at the start of hours, after a change of the roster.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="pool">The pool; null for all.</param>
    /// <param name="cancellationToken">Gives up between two leads.</param>
    /// <returns>The decisions about those that do not wait any more; leads that the host does not have any more are left out.</returns>
    /// <exception cref="AggregateException">Some leads could not be decided; the others were, and are kept. It holds one <see cref="InvalidOperationException"/> for each, which names the lead, with the cause inside.</exception>
    public async ValueTask<IReadOnlyList<DeskDecision>> HandleHeldAsync(DateTimeOffset at, string? pool = null, CancellationToken cancellationToken = default)
    {
        var all = new EachLead();
        foreach (var held in await Store.LeadsAsync(new RoutedLeadFilter { Status = RoutedStatus.Held, Pool = pool }, cancellationToken).ConfigureAwait(false))
        {
            await all.TryAsync(
                held.Lead,
                async () => await Leads.FindAsync(held.Lead, cancellationToken).ConfigureAwait(false) is null ? null : await HandleAsync(held.Lead, at, null, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }

        all.ThrowFailures();
        return [.. all.Decisions.Where(static decided => decided.Routing is { Outcome: not RoutedStatus.Held })];
    }

    /// <summary>Looks at a lead no more that the host does not have any more: it must not stand before the others for ever. Nothing changes when it was decided since it was found.</summary>
    /// <param name="gone">The lead as <see cref="ILeadStateStore.DueAsync"/> gave it.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    public async ValueTask ForgetToLookAsync(StoredLead gone, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gone);
        await Store.CommitAsync(
            new RoutingScope(null, [], []) { Lead = gone.State.Lead },
            state => new RoutingCommit<bool>(state.Stored?.Revision == gone.Revision ? new RoutingChange { Stored = gone with { Revision = gone.Revision + 1, NextLook = null } } : null, true),
            cancellationToken).ConfigureAwait(false);
    }

    private static SegmentPin PinOf(LeadState state, string segment) => state.Notes.LastOrDefault(note => note.Name == segment && note.Kind is LeadNoteKind.PinnedIn or LeadNoteKind.PinnedOut or LeadNoteKind.Unpinned)?.Kind switch
    {
        LeadNoteKind.PinnedIn => SegmentPin.In,
        LeadNoteKind.PinnedOut => SegmentPin.Out,
        _ => SegmentPin.None,
    };

    private ValueTask<DeskDecision> HandleAsync(string id, Func<LeadState, LeadState> change, Handover? transfer, DateTimeOffset at, DecisionRequest? request, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Around is null
            ? DecideAsync(id, change, transfer, at, request, cancellationToken)
            : Around(id, () => DecideAsync(id, change, transfer, at, request, cancellationToken));
    }

    private async ValueTask<DeskDecision> DecideAsync(string id, Func<LeadState, LeadState> change, Handover? transfer, DateTimeOffset at, DecisionRequest? request, CancellationToken cancellationToken)
    {
        List<Intent> told = [];
        List<LeadNote> noted = [];
        List<SuppressedIntent> suppressed = [];
        RoutingDecision? routed = null;
        var isBegun = false;
        for (var races = 0; races < MaxRaces; races++)
        {
            // The state first: a lead that is read afterwards has all the activities that the state has seen.
            var stored = await Store.FindStateAsync(id, cancellationToken).ConfigureAwait(false);
            var lead = await Leads.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new KeyNotFoundException($"There is no lead '{id}'.");
            var state = change(stored?.State ?? LeadState.New(id));
            var decision = Engine.Decide(lead, state, at, request);
            var turn = new DeskTurn(decision, stored, state, Owners, transfer, KeepsLog && Store is IDecisionLog);
            await turn.PrepareAsync(Store, cancellationToken).ConfigureAwait(false);
            if (!turn.HasWork)
                return new DeskDecision(decision, routed, noted, told, suppressed);
            if (await Store.CommitAsync(turn.Scope, turn.Decide, cancellationToken).ConfigureAwait(false) is not { } kept)
                continue;
            told.AddRange(kept.Intents);
            noted.AddRange(kept.Notes);
            suppressed.AddRange(kept.Suppressed);
            routed = kept.Routing ?? routed;
            if (!kept.HasMore)
                return new DeskDecision(kept.Decision, routed, noted, told, suppressed);

            // What was changed by hand is kept now, and must not be changed again.
            change = static state => state;
            transfer = null;
            races = 0;

            // Who gives up gives up before anything is kept; what follows from what is kept is decided too.
            cancellationToken = CancellationToken.None;
            isBegun = true;
        }

        throw new InvalidOperationException($"The lead '{id}' was changed by others {MaxRaces} times while it was decided. {(isBegun ? "What was decided before that is kept; decide the lead again for what follows." : "Nothing of this decision was kept.")}");
    }
}

/// <summary>What the desk decided about a lead and kept.</summary>
public sealed class DeskDecision
{
    internal DeskDecision(LeadDecision decision, RoutingDecision? routing, IReadOnlyList<LeadNote> notes, IReadOnlyList<Intent> intents, IReadOnlyList<SuppressedIntent> suppressed)
    {
        Suppressed = suppressed;
        Notes = notes;
        Decision = decision;
        Routing = routing;
        Intents = intents;
    }

    /// <summary>The lead as it stands now that everything is kept. What this call noted and told on the way is in <see cref="Notes"/> and <see cref="Intents"/>.</summary>
    public LeadDecision Decision { get; }

    /// <summary>Who was given the lead; null where it was not routed now.</summary>
    public RoutingDecision? Routing { get; }

    /// <summary>Everything that was noted by this call, the earliest first.</summary>
    public IReadOnlyList<LeadNote> Notes { get; }

    /// <summary>Everything that the host was told by this call, and that stands in the outbox of the store.</summary>
    public IReadOnlyList<Intent> Intents { get; }

    /// <summary>Everything that the host would have been told by this call, and is not.</summary>
    public IReadOnlyList<SuppressedIntent> Suppressed { get; }

    /// <summary>The decision in one line, for logs.</summary>
    public override string ToString() => Routing is null ? Decision.ToString() : $"{Decision}; {Routing}";
}
