using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>A state is kept together with all that was decided with it, or nothing of it is.</summary>
internal static class StateNothingCases
{
    private const string Key = "key-1";
    private const string Lead = "lead-1";

    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("state-throws", "When a decision throws, neither the state nor what was routed with it changes.", ThrowsAsync),
        new("state-refused", "A change that cannot be kept is refused, and nothing of it is kept: neither the state nor the pool, rep, lead, event or intent.", RefusedAsync),
        new("state-revision", "A state whose revision is not the next one is refused, and nothing of the change is kept.", RevisionAsync),
        new("state-all-or-nothing", "A call that is cancelled on its way keeps the state and all that was routed with it, or nothing and says so.", CancelledAsync),
    ];

    private static async Task ThrowsAsync(Trial trial)
    {
        var before = await BeginAsync(trial).ConfigureAwait(false);
        await trial.ExpectThrowsAsync<TimeZoneNotFoundException>("a decision that throws once it is worked out", () => CommitAsync<int>(trial, static (_, _) => throw new TimeZoneNotFoundException("thrown by the decision"))).ConfigureAwait(false);
        await ExpectUnchangedAsync(trial, before, "a decision threw").ConfigureAwait(false);
    }

    private static async Task RefusedAsync(Trial trial)
    {
        var before = await BeginAsync(trial).ConfigureAwait(false);
        await RefuseAsync(trial, before, "a rep who is not in the scope", static (change, _) => Spoilt(change, reps: [.. change.Reps, new RepState { Rep = "zoe", Open = 1 }])).ConfigureAwait(false);
        await RefuseAsync(trial, before, "a pool without the event that changed it", static (change, _) => Spoilt(change, events: [])).ConfigureAwait(false);
        await RefuseAsync(trial, before, "the state of another lead", static (change, _) => change.With(NoteDesk.After(null, "lead-2", "other"))).ConfigureAwait(false);
    }

    private static async Task RevisionAsync(Trial trial)
    {
        var before = await BeginAsync(trial).ConfigureAwait(false);
        foreach (var revision in new[] { before.Revision, before.Revision + 2, 1, 0, -1 })
            await RefuseAsync(trial, before, $"revision {revision} where the next is {before.Revision + 1}", (change, stored) => change.With(stored with { Revision = revision })).ConfigureAwait(false);

        var none = trial.Cancellation;
        await trial.ExpectThrowsAsync<InvalidOperationException>("a new state with revision 2", () => trial.States.CommitAsync(
            NoteDesk.Scope("lead-3"), static _ => new RoutingCommit<int>(new RoutingChange { Stored = NoteDesk.After(null, "lead-3", "first") with { Revision = 2 } }, 0), none).AsTask()).ConfigureAwait(false);
        trial.Expect("FindStateAsync after a new state with revision 2 was refused", null, await trial.States.FindStateAsync("lead-3", none).ConfigureAwait(false));
    }

    private static async Task CancelledAsync(Trial trial)
    {
        var before = await BeginAsync(trial).ConfigureAwait(false);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        StoredLead? kept = null;
        try
        {
            kept = await CommitAsync(
                trial,
                (change, stored) =>
                {
                    cancel.Cancel();
                    return new RoutingCommit<StoredLead>(change, stored);
                },
                cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await ExpectUnchangedAsync(trial, before, "a call was cancelled on its way").ConfigureAwait(false);
        }

        if (kept is not null)
            await ExpectAsync(trial, kept, 2, "a call ended well although it was cancelled").ConfigureAwait(false);
    }

    /// <summary>One lead is routed, and two have states, of whom the one that is decided next has revision 2.</summary>
    private static async Task<StoredLead> BeginAsync(Trial trial)
    {
        await Desk.OfThree().RouteAsync(trial.Store, "lead-0", trial.Cancellation).ConfigureAwait(false);
        await NoteDesk.NoteAsync(trial.States, Lead, "first", trial.Cancellation).ConfigureAwait(false);
        return await NoteDesk.NoteAsync(trial.States, Lead, "second", trial.Cancellation, Desk.Monday.AddDays(2)).ConfigureAwait(false);
    }

    /// <summary>Routes a lead and notes it in its state, in one decision; what comes of it is given to be spoilt.</summary>
    private static Task<T> CommitAsync<T>(Trial trial, Func<RoutingChange, StoredLead, RoutingCommit<T>> finish, CancellationToken? cancellationToken = null)
    {
        var desk = Desk.OfThree();
        return trial.States.CommitAsync(
            new RoutingScope(Key, [desk.Pool], desk.Members.Reps) { Lead = Lead },
            state =>
            {
                var stored = NoteDesk.After(state.Stored, Lead, "routed", Desk.Monday);
                return finish(desk.Route(state, Key, Desk.Monday).Change!.With(stored), stored);
            },
            cancellationToken ?? trial.Cancellation).AsTask();
    }

    private static async Task RefuseAsync(Trial trial, StoredLead before, string what, Func<RoutingChange, StoredLead, RoutingChange> spoil)
    {
        await trial.ExpectThrowsAsync<InvalidOperationException>($"a change with {what}", () => CommitAsync(trial, (change, stored) => new RoutingCommit<int>(spoil(change, stored), 0))).ConfigureAwait(false);
        await ExpectUnchangedAsync(trial, before, $"a change with {what} was refused").ConfigureAwait(false);
        trial.Expect($"FindStateAsync of another lead after a change with {what} was refused", null, await trial.States.FindStateAsync("lead-2", trial.Cancellation).ConfigureAwait(false));
    }

    private static Task ExpectUnchangedAsync(Trial trial, StoredLead before, string after) => ExpectAsync(trial, before, 1, after);

    /// <summary>The state is this one, and so many leads are routed, in each part of the store.</summary>
    private static async Task ExpectAsync(Trial trial, StoredLead expected, int leads, string after)
    {
        var none = trial.Cancellation;
        trial.Expect($"FindStateAsync after {after}", expected, await trial.States.FindStateAsync(Lead, none).ConfigureAwait(false));
        trial.ExpectAll($"DueAsync after {after}", [expected], await trial.States.DueAsync(DateTimeOffset.MaxValue, 100, none).ConfigureAwait(false));
        await NothingCases.ExpectLeadsAsync(trial, Desk.OfThree(), [.. new[] { "lead-0", Key }.Take(leads)], after).ConfigureAwait(false);
    }

    private static RoutingChange Spoilt(RoutingChange change, IReadOnlyList<PoolEvent>? events = null, IReadOnlyList<RepState>? reps = null) =>
        new() { Lead = change.Lead, Stored = change.Stored, Pools = change.Pools, Events = events ?? change.Events, Reps = reps ?? change.Reps, Intents = change.Intents };
}
