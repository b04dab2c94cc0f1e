using LeadRules.Decisions.Json;
using LeadRules.Decisions.Routing;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Decisions.Deciding;

/// <summary>What one decision of the desk has to keep: the state, and with it what becomes of the lead's rep.</summary>
/// <param name="decision">What was decided.</param>
/// <param name="stored">What was kept before; null for nothing.</param>
/// <param name="before">The state that was decided on.</param>
/// <param name="owners">Who owns accounts and other leads already; or null.</param>
/// <param name="transfer">To whom somebody passes the lead on, and why; null when nobody does.</param>
/// <param name="keepsLog">Whether the decisions are recorded.</param>
internal sealed class DeskTurn(LeadDecision decision, StoredLead? stored, LeadState before, IOwnerSource? owners, Handover? transfer, bool keepsLog)
{
    private RoutingPlan? _plan;
    private RoutedLead? _former;
    private bool _givesBack;

    /// <summary>Costs some hundred scorings, so it is worked out only where the turn ends with it: for leads that wait amid the transaction, for others before.</summary>
    private readonly Lazy<DateTimeOffset?> _nextLook = new(() => decision.NextLook().At);
    private bool _hasNews;

    /// <summary>Written before the transaction, since it does not depend on the store.</summary>
    private string? _written;

    /// <summary>What is read and changed.</summary>
    public RoutingScope Scope { get; private set; } = new(null, [], []);

    /// <summary>Whether there is anything to keep.</summary>
    public bool HasWork { get; private set; }

    private CompiledRouting Routing => decision.Engine.Routing;

    /// <summary>Finds out what has to be done, as far as it needs to be read.</summary>
    public async ValueTask PrepareAsync(ILeadStateStore store, CancellationToken cancellationToken)
    {
        if (transfer is not null)
        {
            _former = await RoutedAsync(store, decision.State.Last(LeadNoteKind.Assigned, LeadNoteKind.Routed), cancellationToken).ConfigureAwait(false)
                ?? throw new KeyNotFoundException($"The lead '{before.Lead}' was never routed.");
            Scope = Handovers.Scope(_former, Routing, transfer.To);
        }
        else if (await FormerAsync(store, cancellationToken).ConfigureAwait(false) is { } former)
        {
            _former = former;
            Scope = Handovers.Scope(former, Routing, receiver: null);
        }
        else if (await PlanAsync(store, cancellationToken).ConfigureAwait(false) is { } plan)
        {
            _plan = plan;
            Scope = plan.Scope;
        }

        Scope = new RoutingScope(Scope.Key, Scope.Pools, Scope.Reps) { Lead = before.Lead };
        _hasNews = decision.HasChanges || stored is null || !ReferenceEquals(stored.State, before) || stored.NextLook <= decision.At;
        HasWork = _hasNews || _former is not null || _plan is not null;
        if (HasWork && _former is null && _plan is null)
            _ = _nextLook.Value;
        if (HasWork && keepsLog)
            _written = DecisionJson.WriteLine(decision);
    }

    /// <summary>Decides on the present state of the store; null when somebody else was faster.</summary>
    public RoutingCommit<DeskTurnResult?> Decide(IRoutingState state)
    {
        if (state.Stored?.Revision != stored?.Revision || HasMoved(state))
            return new(null, null);
        if (transfer is not null)
            return PassOn(state, _former!, transfer);
        return _former is not null ? Release(state, _former) : _plan is not null ? Route(state, _plan) : KeepAlone(null, null);
    }

    /// <summary>Whether a router gave the lead to somebody else since the scope was worked out, which names the one who had it.</summary>
    private bool HasMoved(IRoutingState state) => _former is not null && state.Lead is { } present && (present.Rep != _former.Rep || present.Pool != _former.Pool);

    /// <summary>The lead as it was routed, where its rep is to have it no more.</summary>
    private async ValueTask<RoutedLead?> FormerAsync(ILeadStateStore store, CancellationToken cancellationToken)
    {
        // By the order of the notes: a lead that is given at once, is given after it came into its stage.
        var last = decision.State.Notes.LastOrDefault(static note => note.Kind is LeadNoteKind.StageEntered or LeadNoteKind.Assigned or LeadNoteKind.Released);
        if (last is not { Kind: LeadNoteKind.StageEntered } || decision.State.Last(LeadNoteKind.Assigned, LeadNoteKind.Released) is not { Kind: LeadNoteKind.Assigned } given
            || !decision.Engine.Lifecycle.Stages.TryGetValue(last.Name, out var definition))
        {
            return null;
        }

        _givesBack = definition.Routes && !definition.Closes;
        if (!definition.Closes && !_givesBack)
            return null;
        return await RoutedAsync(store, given, cancellationToken).ConfigureAwait(false) ?? new RoutedLead { Key = before.Lead, Lead = before.Lead, Status = RoutedStatus.Closed, At = given.At };
    }

    private ValueTask<RoutedLead?> RoutedAsync(ILeadStateStore store, LeadNote? given, CancellationToken cancellationToken) => store.FindAsync(given?.By ?? before.Lead, cancellationToken);

    private async ValueTask<RoutingPlan?> PlanAsync(ILeadStateStore store, CancellationToken cancellationToken)
    {
        var need = decision.Routing;
        if (need.IsDue)
            return Planned(need.Key!, need, await KnownAsync(need.Key!).ConfigureAwait(false));
        if (!decision.Engine.RoutesInSteps || decision.State.Last(LeadNoteKind.Assigned, LeadNoteKind.Released) is not { Kind: LeadNoteKind.Assigned, By: { } key })
            return null;

        // Somebody has it; it may have come to a later step of its route.
        var known = await KnownAsync(key).ConfigureAwait(false);
        return known is { Status: RoutedStatus.Assigned } && Planned(key, need, known) is { IsLaterStep: true } plan ? plan : null;

        async ValueTask<RoutedLead?> KnownAsync(string key) => decision.Engine.RoutesInSteps ? await store.FindAsync(key, cancellationToken).ConfigureAwait(false) : null;
    }

    private RoutingPlan Planned(string key, RoutingNeed need, RoutedLead? known) =>
        decision.Engine.PlanRoute(decision.Lead, decision.At, new RoutingRequest { Key = key, Since = need.Since, RuledOut = need.RuledOut, Findings = decision.Findings, Owners = owners }, known);

    private RoutingCommit<DeskTurnResult?> Release(IRoutingState state, RoutedLead former)
    {
        var book = new PoolBook(state);
        var routed = state.Lead ?? former;
        var change = _givesBack
            ? Handovers.GiveBack(book, Routing, routed, decision.At, "the lead came back", routeAgain: false)
            : Handovers.Close(book, routed);
        return KeepAfter(change, new LeadNote(LeadNoteKind.Released, decision.State.Owner!, decision.At) { By = former.Key }, null, []);
    }

    private RoutingCommit<DeskTurnResult?> PassOn(IRoutingState state, RoutedLead known, Handover to)
    {
        var change = Handovers.Transfer(new PoolBook(state), Routing, state.Lead ?? known, to.To!, decision.At, to.Why);
        return change is null
            ? Keep(null, decision, null, decision.Notes, decision.Intents, decision.Suppressed, hasMore: true)
            : KeepAfter(change, new LeadNote(LeadNoteKind.Assigned, to.To!, decision.At) { By = known.Key, Why = to.Why }, null, change.Intents);
    }

    private RoutingCommit<DeskTurnResult?> Route(IRoutingState state, RoutingPlan plan)
    {
        var (change, routed) = plan.Decide(state);
        var given = routed.Outcome switch
        {
            RoutedStatus.Assigned when routed.Rep != decision.State.Owner => new LeadNote(LeadNoteKind.Assigned, routed.Rep!, decision.At) { By = plan.Key, Why = WayOf(routed) },
            RoutedStatus.Queued or RoutedStatus.Told => new LeadNote(LeadNoteKind.Routed, routed.Lead.Queue ?? "nobody", decision.At) { By = plan.Key, Why = WayOf(routed) },
            _ => null,
        };
        if (given is null && change is null && !_hasNews)
            return new(null, new DeskTurnResult(decision, null, [], [], [], HasMore: false));
        return given is null ? KeepAlone(change, routed) : KeepAfter(change, given, routed, routed.Intents);
    }

    private static string WayOf(RoutingDecision routed) => routed.Lead.Route is { } route ? $"route {route}" : "the fallback";

    /// <summary>Keeps the decision as it is.</summary>
    private RoutingCommit<DeskTurnResult?> KeepAlone(RoutingChange? change, RoutingDecision? routed) =>
        Keep(change, decision, routed, decision.Notes, decision.Intents, decision.Suppressed, hasMore: false);

    /// <summary>Keeps the decision, what became of the rep, and what follows from that.</summary>
    private RoutingCommit<DeskTurnResult?> KeepAfter(RoutingChange? change, LeadNote given, RoutingDecision? routed, IReadOnlyList<Intent> between)
    {
        var after = decision.After(given);
        var (told, quiet) = decision.Request.IsQuiet ? ([], between) : (between, (IReadOnlyList<Intent>)[]);
        return Keep(
            change,
            after,
            routed,
            [.. decision.Notes, .. after.Notes],
            [.. decision.Intents, .. told, .. after.Intents],
            [.. decision.Suppressed, .. quiet.Select(static intent => new SuppressedIntent(intent, ActionIntents.Quiet)), .. after.Suppressed],
            hasMore: true);
    }

    private RoutingCommit<DeskTurnResult?> Keep(RoutingChange? change, LeadDecision last, RoutingDecision? routed, IReadOnlyList<LeadNote> notes, IReadOnlyList<Intent> intents, IReadOnlyList<SuppressedIntent> suppressed, bool hasMore)
    {
        // After a choice the lead is looked at once more, so that nothing slow is done amid the transaction.
        var kept = new StoredLead(last.State, (stored?.Revision ?? 0) + 1, hasMore ? last.At : _nextLook.Value);
        change ??= new RoutingChange();
        return new(
            new RoutingChange
            {
                Lead = change.Lead,
                Pools = change.Pools,
                Events = change.Events,
                Reps = change.Reps,
                Stored = kept,
                Intents = intents,
                Records = !keepsLog ? [] : last == decision ? [RecordOf(decision, _written!, kept.Revision)] : [RecordOf(decision, _written!, kept.Revision), RecordOf(last, DecisionJson.WriteLine(last), kept.Revision)],
            },
            new DeskTurnResult(last, routed, notes, intents, suppressed, hasMore));
    }

    private static DecisionRecord RecordOf(LeadDecision made, string written, long revision) =>
        new(made.Given.Id, revision, made.At, made.RuleBook.Name, made.RuleBook.Version, made.Variant, written);
}

/// <summary>What one turn of the desk has kept.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Routing">Who was given the lead; or null.</param>
/// <param name="Notes">What was noted.</param>
/// <param name="Intents">What the host was told.</param>
/// <param name="Suppressed">What the host would have been told.</param>
/// <param name="HasMore">Whether the lead must be looked at once more.</param>
internal sealed record DeskTurnResult(LeadDecision Decision, RoutingDecision? Routing, IReadOnlyList<LeadNote> Notes, IReadOnlyList<Intent> Intents, IReadOnlyList<SuppressedIntent> Suppressed, bool HasMore);
