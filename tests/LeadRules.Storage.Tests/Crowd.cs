using LeadRules.Stores;
using LeadRules.Testing;
using LeadRules.Testing.Cases;

namespace LeadRules.Storage.Tests;

/// <summary>Leads for one pool of three, and the proof that each was decided once: pool, events, reps, leads and intents against those of one worker without a store.</summary>
internal static class Crowd
{
    public static readonly Testing.Desk Desk = Testing.Desk.OfThree();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The leads come from eight workers, each lead from two of them.</summary>
    public static Task DeliverAsync(IReadOnlyList<ILeadStateStore> stores, int leads, Action<int>? done = null) => Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
    {
        for (var i = worker / 2; i < leads; i += 4)
        {
            await Desk.RouteAsync(stores[worker % stores.Count], $"lead-{i}", Stop);
            done?.Invoke(i);
        }
    })));

    /// <summary>So many leads are kept, each once, as if one worker had brought them.</summary>
    public static async Task ShouldHoldAsync(ILeadStateStore store, int leads)
    {
        await CrowdCases.ExpectAsIfAloneAsync(new Trial(RoutingStoreConformance.Cases[0], [store], Stop), Desk, leads);
        var kept = await store.LeadsAsync(new RoutedLeadFilter(), Stop);
        (await store.PendingAsync(int.MaxValue, Stop)).Select(static waiting => waiting.Intent.Key).Order(StringComparer.Ordinal)
            .ShouldBe(kept.SelectMany(static lead => new[] { $"{lead.Key}/assign", $"{lead.Key}/notify" }).Order(StringComparer.Ordinal));
    }
}
