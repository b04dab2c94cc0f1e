using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Cases;

/// <summary>What questions tell, and in which order.</summary>
internal static class AskingCases
{
    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("leads", "Leads come in the order in which they were first kept, those that the filter lets through, as many as asked for.", LeadsAsync),
        new("events", "Events come in the order of their versions, those after the one asked for, as many as asked for.", EventsAsync),
        new("outbox", "Intents come in the order in which they were kept, once for each key, until they are settled; no number is given twice.", OutboxAsync),
    ];

    private static async Task LeadsAsync(Trial trial)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var desk = new Desk("desk", ("ana", 1, 2), ("bo", 1, 2));
        for (var i = 0; i < 6; i++)
            await desk.RouteAsync(store, $"lead-{i}", none).ConfigureAwait(false);
        await desk.CloseAsync(store, "lead-0", none).ConfigureAwait(false);
        await store.CommitAsync(desk.Scope("lead-1"), static state => new RoutingCommit<int>(new RoutingChange { Lead = state.Lead! with { AcknowledgedAt = Desk.Monday } }, 0), none).ConfigureAwait(false);
        await desk.RouteAsync(store, "lead-5", none).ConfigureAwait(false);

        await KeysAsync("all leads", new(), "lead-0", "lead-1", "lead-2", "lead-3", "lead-4", "lead-5").ConfigureAwait(false);
        await KeysAsync("at most two", new() { Max = 2 }, "lead-0", "lead-1").ConfigureAwait(false);
        await KeysAsync("those that are assigned", new() { Status = RoutedStatus.Assigned }, "lead-1", "lead-2", "lead-3", "lead-5").ConfigureAwait(false);
        await KeysAsync("those that wait", new() { Status = RoutedStatus.Held }, "lead-4").ConfigureAwait(false);
        await KeysAsync("those of bo", new() { Rep = "bo" }, "lead-1", "lead-3").ConfigureAwait(false);
        await KeysAsync("those of another pool", new() { Pool = "other" }).ConfigureAwait(false);
        await KeysAsync("those that the receiver took note of", new() { IsAcknowledged = true }, "lead-1").ConfigureAwait(false);
        await KeysAsync("those of ana of which she took no note, at most one", new() { Rep = "ana", IsAcknowledged = false, Max = 1 }, "lead-0").ConfigureAwait(false);

        async Task KeysAsync(string what, RoutedLeadFilter filter, params string[] expected) =>
            trial.ExpectAll(what, expected, (await store.LeadsAsync(filter, none).ConfigureAwait(false)).Select(static lead => lead.Key));
    }

    private static async Task EventsAsync(Trial trial)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        var desk = Desk.OfThree();
        for (var i = 0; i < 4; i++)
            await desk.RouteAsync(store, $"lead-{i}", none).ConfigureAwait(false);

        await VersionsAsync("all events", 0, 100, 1, 2, 3, 4, 5).ConfigureAwait(false);
        await VersionsAsync("the events after version 3", 3, 100, 4, 5).ConfigureAwait(false);
        await VersionsAsync("two events after version 1", 1, 2, 2, 3).ConfigureAwait(false);
        await VersionsAsync("the events after the last", 5, 100).ConfigureAwait(false);
        trial.ExpectAll("the events of another pool", [], await store.EventsAsync("other", 0, 100, none).ConfigureAwait(false));

        async Task VersionsAsync(string what, long after, int max, params long[] expected) =>
            trial.ExpectAll(what, expected, (await store.EventsAsync(desk.Pool, after, max, none).ConfigureAwait(false)).Select(static happened => happened.Version));
    }

    private static async Task OutboxAsync(Trial trial)
    {
        var (store, none) = (trial.Store, trial.Cancellation);
        await KeepAsync("a", "b", "a").ConfigureAwait(false);
        await KeepAsync("b", "c").ConfigureAwait(false);
        await KeysAsync("all intents", 100, "a", "b", "c").ConfigureAwait(false);
        await KeysAsync("at most two intents", 2, "a", "b").ConfigureAwait(false);

        var waiting = await store.PendingAsync(100, none).ConfigureAwait(false);
        await store.SettleAsync([waiting[1].Number, waiting[1].Number, long.MaxValue], none).ConfigureAwait(false);
        await KeysAsync("the intents once b is settled", 100, "a", "c").ConfigureAwait(false);
        await store.SettleAsync([waiting[1].Number, waiting[2].Number], none).ConfigureAwait(false);
        await KeepAsync("b", "c", "d").ConfigureAwait(false);
        await KeysAsync("the intents once c is settled too, and b, c and d were kept again", 100, "a", "d").ConfigureAwait(false);

        var last = (await store.PendingAsync(100, none).ConfigureAwait(false))[^1];
        trial.Expect("whether the number of d is above all before", true, last.Number > waiting[2].Number);

        ValueTask<int> KeepAsync(params string[] keys) => store.CommitAsync(
            new RoutingScope(null, [], []),
            _ => new RoutingCommit<int>(new RoutingChange { Intents = [.. keys.Select(static key => new Intent(IntentKind.Notify, "ana", key, "for trial", Desk.Monday))] }, 0),
            none);

        async Task KeysAsync(string what, int max, params string[] expected) =>
            trial.ExpectAll(what, expected, (await store.PendingAsync(max, none).ConfigureAwait(false)).Select(static waiting => waiting.Intent.Key));
    }
}
