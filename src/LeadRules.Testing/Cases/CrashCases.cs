using LeadRules.Routing;

namespace LeadRules.Testing.Cases;

/// <summary>What a crash may not break, of a caller that asks again under the same key.</summary>
internal static class CrashCases
{
    public static IReadOnlyList<RoutingStoreCase> All { get; } =
    [
        new("crash-before-commit", "A decision that was worked out and never kept takes no turn; asked again, the lead gets its one decision.", BeforeAsync),
        new("crash-before-reply", "A decision that was kept and whose reply was lost is the answer when the caller asks again.", BeforeReplyAsync),
    ];

    /// <summary>Every first try of a caller crashes once it has worked the decision out.</summary>
    private static async Task BeforeAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await CrowdCases.DeliverTwiceAsync(trial, async (_, store, key) =>
        {
            try
            {
                await store.CommitAsync<RoutedLead>(
                    desk.Scope(key),
                    state =>
                    {
                        desk.Route(state, key, Desk.Monday);
                        throw new CrashException();
                    },
                    trial.Cancellation).ConfigureAwait(false);
            }
            catch (CrashException)
            {
                await desk.RouteAsync(store, key, trial.Cancellation).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        await ExpectAllOnceAsync(trial, desk).ConfigureAwait(false);
    }

    /// <summary>Every first reply to a caller is lost.</summary>
    private static async Task BeforeReplyAsync(Trial trial)
    {
        var desk = Desk.OfThree();
        await CrowdCases.DeliverTwiceAsync(trial, async (_, store, key) =>
        {
            RoutedLead? lost = null;
            try
            {
                lost = await desk.RouteAsync(store, key, trial.Cancellation).ConfigureAwait(false);
                throw new CrashException();
            }
            catch (CrashException)
            {
                trial.Expect($"the answer to the second call for '{key}', against the reply that was lost", lost, await desk.RouteAsync(store, key, trial.Cancellation).ConfigureAwait(false));
            }
        }).ConfigureAwait(false);
        await ExpectAllOnceAsync(trial, desk).ConfigureAwait(false);
    }

    private static async Task ExpectAllOnceAsync(Trial trial, Desk desk)
    {
        var kept = await trial.Store.LeadsAsync(new(), trial.Cancellation).ConfigureAwait(false);
        await CrowdCases.ExpectAsIfAloneAsync(trial, desk, kept.Count).ConfigureAwait(false);
        trial.Expect("how many intents wait", 2 * kept.Count, (await trial.Store.PendingAsync(int.MaxValue, trial.Cancellation).ConfigureAwait(false)).Count);
    }

    private sealed class CrashException : Exception;
}
