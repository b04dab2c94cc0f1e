using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>When a decision is not kept, nothing of it is.</summary>
internal static class NothingCases
{
    private const string Key = "lead-1";

    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("decision-throws", "When the decision throws, nothing changes, and the caller sees its exception.", ThrowsAsync),
        new("change-refused", "A change that cannot be kept is refused, and nothing of it is kept: no pool, rep, lead, event or intent.", RefusedAsync),
        new("cancelled-before", "A call that is cancelled before it begins changes nothing.", CancelledBeforeAsync),
        new("all-or-nothing", "A call that is cancelled on its way keeps its whole decision, or nothing of it and says so.", CancelledDuringAsync),
        new("scope", "A decision sees and changes what its scope names; anything else is refused.", ScopeAsync),
    ];

    private static async Task ThrowsAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await desk.RouteAsync(trial.Store, "lead-0", trial.Cancellation).ConfigureAwait(false);
        await trial.ExpectThrowsAsync<TimeZoneNotFoundException>("a decision that throws once it is worked out", () => trial.Store.CommitAsync<int>(
            desk.Scope(Key),
            state =>
            {
                desk.Route(state, Key, Desk.Monday);
                throw new TimeZoneNotFoundException("thrown by the decision");
            },
            trial.Cancellation).AsTask()).ConfigureAwait(false);
        await ExpectOneLeadAsync(trial, desk, "a decision threw").ConfigureAwait(false);
    }

    private static async Task RefusedAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await desk.RouteAsync(trial.Store, "lead-0", trial.Cancellation).ConfigureAwait(false);
        await RefuseAsync("a rep who is not in the scope", static change => Copy(change, reps: [.. change.Reps, new RepState { Rep = "zoe", Open = 1 }])).ConfigureAwait(false);
        await RefuseAsync("a lead that is not in the scope", static change => Copy(change, lead: change.Lead! with { Key = "lead-2" })).ConfigureAwait(false);
        await RefuseAsync("an event that does not follow the last", static change => Copy(change, events: [change.Events[0] with { Version = change.Events[0].Version + 1 }])).ConfigureAwait(false);
        await RefuseAsync("a pool without the event that changed it", static change => Copy(change, events: [])).ConfigureAwait(false);
        trial.Expect("RepAsync of the rep outside of the scope", new RepState { Rep = "zoe" }, await trial.Store.RepAsync("zoe", trial.Cancellation).ConfigureAwait(false));

        async Task RefuseAsync(string what, Func<RoutingChange, RoutingChange> spoil)
        {
            await trial.ExpectThrowsAsync<InvalidOperationException>($"a change with {what}", () => trial.Store.CommitAsync(
                desk.Scope(Key),
                state => new RoutingCommit<int>(spoil(desk.Route(state, Key, Desk.Monday).Change!), 0),
                trial.Cancellation).AsTask()).ConfigureAwait(false);
            await ExpectOneLeadAsync(trial, desk, $"a change with {what} was refused").ConfigureAwait(false);
        }
    }

    private static async Task CancelledBeforeAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await desk.RouteAsync(trial.Store, "lead-0", trial.Cancellation).ConfigureAwait(false);
        await trial.ExpectThrowsAsync<OperationCanceledException>("a call with a cancelled token", () => desk.RouteAsync(trial.Store, Key, new CancellationToken(canceled: true)).AsTask()).ConfigureAwait(false);
        await ExpectOneLeadAsync(trial, desk, "a call was cancelled").ConfigureAwait(false);
    }

    private static async Task CancelledDuringAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await desk.RouteAsync(trial.Store, "lead-0", trial.Cancellation).ConfigureAwait(false);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var isKept = true;
        try
        {
            await trial.Store.CommitAsync(
                desk.Scope(Key),
                state =>
                {
                    var decided = desk.Route(state, Key, Desk.Monday);
                    cancel.Cancel();
                    return decided;
                },
                cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            isKept = false;
        }

        await ExpectLeadsAsync(trial, desk, isKept ? ["lead-0", Key] : ["lead-0"], isKept ? "a call ended well although it was cancelled" : "a call was cancelled on its way").ConfigureAwait(false);
    }

    private static async Task ScopeAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        var scope = new RoutingScope(null, [desk.Pool], ["ana", "bo"]);
        await RefuseAsync("asking for a pool outside of the scope", static state => state.Pool("other")).ConfigureAwait(false);
        await RefuseAsync("asking for a rep outside of the scope", static state => state.Rep("cy")).ConfigureAwait(false);
        await RefuseAsync("asking for reps of whom one is outside of the scope", static state => state.Reps(["ana", "cy"])).ConfigureAwait(false);
        trial.Expect("the lead that a scope without a key sees", null, await trial.Store.CommitAsync(scope, static state => new RoutingCommit<RoutedLead?>(null, state.Lead), trial.Cancellation).ConfigureAwait(false));
        trial.ExpectAll(
            "the reps, in the order in which they were asked for",
            ["bo", "ana"],
            await trial.Store.CommitAsync(scope, static state => new RoutingCommit<string[]>(null, [.. state.Reps(["bo", "ana"]).Select(static rep => rep.Rep)]), trial.Cancellation).ConfigureAwait(false));

        Task RefuseAsync(string what, Func<IRoutingState, object> ask) => trial.ExpectThrowsAsync<InvalidOperationException>(
            what, () => trial.Store.CommitAsync(scope, state => new RoutingCommit<object>(null, ask(state)), trial.Cancellation).AsTask());
    }

    private static Task ExpectOneLeadAsync(Trial trial, Desk desk, string after) => ExpectLeadsAsync(trial, desk, ["lead-0"], after);

    /// <summary>The store is as after these leads, in each of its parts.</summary>
    internal static async Task ExpectLeadsAsync(Trial trial, Desk desk, string[] keys, string after)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var (pool, open) = desk.After(keys.Length);
        trial.ExpectAll($"the leads after {after}", keys, (await store.LeadsAsync(new(), none).ConfigureAwait(false)).Select(static lead => lead.Key));
        trial.Expect($"the pool after {after}", pool, await store.PoolAsync(desk.Pool, none).ConfigureAwait(false));
        trial.ExpectAll($"the events after {after}", desk.EventsAfter(keys), await store.EventsAsync(desk.Pool, 0, 100, none).ConfigureAwait(false));
        for (var i = 0; i < open.Count; i++)
            trial.Expect($"the open leads of '{desk.Members.Reps[i]}' after {after}", open[i], (await store.RepAsync(desk.Members.Reps[i], none).ConfigureAwait(false)).Open);
        trial.ExpectAll(
            $"the intents that wait after {after}",
            keys.SelectMany(static key => new[] { $"{key}/assign", $"{key}/notify" }),
            (await store.PendingAsync(100, none).ConfigureAwait(false)).Select(static waiting => waiting.Intent.Key));
    }

    private static RoutingChange Copy(RoutingChange change, RoutedLead? lead = null, IReadOnlyList<PoolEvent>? events = null, IReadOnlyList<RepState>? reps = null) =>
        new() { Lead = lead ?? change.Lead, Pools = change.Pools, Events = events ?? change.Events, Reps = reps ?? change.Reps, Intents = change.Intents };
}
