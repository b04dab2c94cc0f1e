using LeadRules.Routing;

namespace LeadRules.Testing.Cases;

/// <summary>What is kept, and that it is kept once.</summary>
internal static class KeepingCases
{
    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("new", "A store remembers nothing at first: everything asked for is new.", NewAsync),
        new("kept", "What a decision changed is what the next one sees, and what every question tells.", KeptAsync),
        new("first-answer", "A lead that is decided again gets the first answer, and nothing changes.", FirstAnswerAsync),
        new("replay", "The events of a pool, applied in the order of their versions, make its state.", ReplayAsync),
    ];

    private static async Task NewAsync(Trial trial)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var desk = Desk.OfThree();
        trial.Expect("FindAsync of a lead that was never routed", null, await store.FindAsync("lead-0", none).ConfigureAwait(false));
        trial.Expect("PoolAsync of a pool that has decided nothing", PoolState.New(desk.Pool), await store.PoolAsync(desk.Pool, none).ConfigureAwait(false));
        trial.Expect("RepAsync of a rep who has received nothing", new RepState { Rep = "ana" }, await store.RepAsync("ana", none).ConfigureAwait(false));
        trial.ExpectAll("LeadsAsync", [], await store.LeadsAsync(new(), none).ConfigureAwait(false));
        trial.ExpectAll("EventsAsync", [], await store.EventsAsync(desk.Pool, 0, 100, none).ConfigureAwait(false));
        trial.ExpectAll("PendingAsync", [], await store.PendingAsync(100, none).ConfigureAwait(false));

        var (lead, pool, reps) = await store.CommitAsync(
            desk.Scope("lead-0"), state => new Stores.RoutingCommit<(RoutedLead?, PoolState, RepState[])>(null, (state.Lead, state.Pool(desk.Pool), [.. state.Reps(desk.Members.Reps)])), none).ConfigureAwait(false);
        trial.Expect("the lead that the decision sees", null, lead);
        trial.Expect("the pool that the decision sees", PoolState.New(desk.Pool), pool);
        trial.ExpectAll("the reps that the decision sees", desk.Members.Reps.Select(static rep => new RepState { Rep = rep }), reps);
    }

    private static async Task KeptAsync(Trial trial)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var desk = Desk.OfThree();
        var answer = await desk.RouteAsync(store, "lead-0", none).ConfigureAwait(false);
        var (expected, open) = desk.After(1);

        trial.Expect("FindAsync", answer, await store.FindAsync("lead-0", none).ConfigureAwait(false));
        trial.Expect("PoolAsync", expected, await store.PoolAsync(desk.Pool, none).ConfigureAwait(false));
        trial.ExpectAll("LeadsAsync", [answer], await store.LeadsAsync(new(), none).ConfigureAwait(false));
        trial.ExpectAll("EventsAsync", desk.EventsAfter(1), await store.EventsAsync(desk.Pool, 0, 100, none).ConfigureAwait(false));
        trial.ExpectAll("the keys that PendingAsync tells", ["lead-0/assign", "lead-0/notify"], (await store.PendingAsync(100, none).ConfigureAwait(false)).Select(static waiting => waiting.Intent.Key));

        var (lead, pool, reps) = await store.CommitAsync(
            desk.Scope("lead-0"), state => new Stores.RoutingCommit<(RoutedLead?, PoolState, RepState[])>(null, (state.Lead, state.Pool(desk.Pool), [.. state.Reps(desk.Members.Reps)])), none).ConfigureAwait(false);
        trial.Expect("the lead that the next decision sees", answer, lead);
        trial.Expect("the pool that the next decision sees", expected, pool);
        trial.ExpectAll("how many open leads the reps have in the next decision", open, reps.Select(static rep => rep.Open));
        for (var i = 0; i < reps.Length; i++)
            trial.Expect("RepAsync", reps[i], await store.RepAsync(reps[i].Rep, none).ConfigureAwait(false));
    }

    private static async Task FirstAnswerAsync(Trial trial)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var desk = Desk.OfThree();
        var first = await desk.RouteAsync(store, "lead-0", none).ConfigureAwait(false);
        await desk.RouteAsync(store, "lead-1", none).ConfigureAwait(false);
        var again = await desk.RouteAsync(store, "lead-0", none, Desk.Monday.AddHours(1)).ConfigureAwait(false);

        trial.Expect("the second answer", first, again);
        trial.Expect("the pool after two leads", desk.After(2).Pool, await store.PoolAsync(desk.Pool, none).ConfigureAwait(false));
        trial.Expect("how many intents wait", 4, (await store.PendingAsync(100, none).ConfigureAwait(false)).Count);
    }

    private static async Task ReplayAsync(Trial trial)
    {
        const int Leads = 30;
        var (store, none) = (trial.Store, trial.Cancellation);
        var desk = Desk.OfThree();
        for (var i = 0; i < Leads; i++)
            await desk.RouteAsync(store, $"lead-{i}", none).ConfigureAwait(false);
        var events = await store.EventsAsync(desk.Pool, 0, int.MaxValue, none).ConfigureAwait(false);

        trial.ExpectAll("the versions of the events", Enumerable.Range(1, Leads + 1).Select(static version => (long)version), events.Select(static happened => happened.Version));
        trial.Expect("the replay", await store.PoolAsync(desk.Pool, none).ConfigureAwait(false), PoolState.Replay(desk.Pool, events));
    }
}
