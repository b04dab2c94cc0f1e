using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Testing.Tests;

/// <summary>
/// Eight workers bring 20,000 leads, each twice and in different orders, to ten reps of different weights who come and go and whose
/// capacities end on the way. Absence hangs on the turn of the pool, so that one worker alone gives each turn to the same rep.
/// </summary>
[Trait("Requirement", "R1")]
public sealed class ManyWorkersTests(ManyWorkersTests.Worked worked) : IClassFixture<ManyWorkersTests.Worked>
{
    private const int Workers = 8;
    private const int Leads = 20_000;

    private static readonly Desk TenReps = new("ten", [.. Enumerable.Range(0, 10).Select(static i => ($"rep-{i}", 1 + (i % 4), i < 5 ? 1_400 : 3_000))])
    {
        IsAway = static (turn, member) => ((turn / 150) + member) % 5 == 0,
    };

    [Fact, Trait("Pain", "A20")]
    public async Task Every_lead_is_decided_once()
    {
        var events = await EventsAsync();
        events.Count(static happened => happened.Kind == PoolEventKind.Picked).ShouldBe(Leads);
        events.Where(static happened => happened.Key is not null).Select(static happened => happened.Key).Distinct().Count().ShouldBe(Leads);
    }

    [Fact]
    public async Task Every_lead_has_a_rep() => (await LeadsAsync()).Count(static lead => lead is { Status: RoutedStatus.Assigned, Rep: not null }).ShouldBe(Leads);

    [Fact, Trait("Requirement", "R18"), Trait("Pain", "B16")]
    public async Task Nobody_is_given_more_than_capacity_allows() =>
        (await LeadsAsync()).CountBy(static lead => lead.Rep!).Where(static open => open.Value > TenReps.CapacityOf(open.Key)).ShouldBeEmpty();

    [Fact]
    public async Task Capacity_ends_on_the_way() => (await LeadsAsync()).Count(static lead => lead.PassedOver.Contains(PassedOver.AtCapacity)).ShouldBeGreaterThan(Leads / 10);

    [Fact]
    public async Task Nobody_is_further_from_the_fair_share_than_with_one_worker() =>
        TenReps.LargestLag(await EventsAsync()).ShouldBe(TenReps.LargestLag(TenReps.EventsAfter(Leads)));

    [Fact]
    public async Task Nobody_is_ever_two_leads_from_the_fair_share() => (TenReps.LargestLag(await EventsAsync()) / (double)PoolState.OneLead).ShouldBeLessThan(2);

    [Fact]
    public async Task The_events_make_the_state_again_bit_for_bit() =>
        PoolState.Replay(TenReps.Pool, await EventsAsync()).ShouldBe(await worked.Store.PoolAsync(TenReps.Pool, TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_state_is_the_one_that_one_worker_reaches() =>
        (await worked.Store.PoolAsync(TenReps.Pool, TestContext.Current.CancellationToken)).ShouldBe(TenReps.After(Leads).Pool);

    private ValueTask<IReadOnlyList<PoolEvent>> EventsAsync() => worked.Store.EventsAsync(TenReps.Pool, 0, int.MaxValue, TestContext.Current.CancellationToken);

    private ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync() => worked.Store.LeadsAsync(new(), TestContext.Current.CancellationToken);

    /// <summary>The store once all have done their work.</summary>
    public sealed class Worked : IAsyncLifetime
    {
        internal InMemoryRoutingStore Store { get; } = new();

        public async ValueTask InitializeAsync() =>
            await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Factory.StartNew(() => Work(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>Two workers share a part of the leads: one goes through it forwards, the other backwards.</summary>
        private async Task Work(int worker)
        {
            const int Share = Leads / (Workers / 2);
            for (var i = 0; i < Share; i++)
                await TenReps.RouteAsync(Store, $"lead-{(worker / 2 * Share) + (worker % 2 == 0 ? i : Share - 1 - i)}", CancellationToken.None);
        }
    }
}
