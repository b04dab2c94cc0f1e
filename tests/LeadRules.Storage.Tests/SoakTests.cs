using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;
using LeadRules.Tests;
using LeadRules.Tests.Decisions;
using LeadRules.Tests.Generators;

namespace LeadRules.Storage.Tests;

/// <summary>Two servers with four workers each over one database, with events that come shuffled and twice.</summary>
public sealed class SoakTests
{
    private const int Leads = 120;
    private const int Workers = 8;

    /// <summary>The book without routes, so that when a lead is given to whom does not depend on who was first.</summary>
    private static readonly LeadEngine WithoutRoutes = LeadEngine.Compile(
        System.Text.RegularExpressions.Regex.Replace(Repository.Read("tests/LeadRules.Tests/Decisions/sales.json"), "\"routing\": \\{.*?\"fallback\": \"queue triage\"\\s*\\},", "", System.Text.RegularExpressions.RegexOptions.Singleline));

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task They_end_where_one_does_and_tell_everything_once(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        ILeadStateStore[] stores = [await data.OpenAsync(), await data.OpenAsync()];
        var cases = Cases();
        await DeliverAsync(WithoutRoutes, stores, cases);

        foreach (var (id, one) in cases)
        {
            var expected = WithoutRoutes.Decide(LeadOf(id, one, one.Events), LeadState.New(id), one.End).State;
            string.Join('\n', (await stores[0].FindStateAsync(id, Crowd.Stop))!.State.Notes).ShouldBe(string.Join('\n', expected.Notes), id);
        }

        (await stores[1].PendingAsync(int.MaxValue, Crowd.Stop)).Select(static waiting => waiting.Intent.Key).ShouldBeUnique();
        foreach (var store in stores)
            await ((IAsyncDisposable)store).DisposeAsync();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task They_give_each_lead_once_and_log_each_revision_once(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        ILeadStateStore[] stores = [await data.OpenAsync(), await data.OpenAsync()];
        await DeliverAsync(Story.Engine, stores, Cases());

        var routed = await stores[0].LeadsAsync(new RoutedLeadFilter(), Crowd.Stop);
        routed.ShouldNotBeEmpty();
        routed.Select(static lead => lead.Key).ShouldBeUnique();
        (await stores[1].PendingAsync(int.MaxValue, Crowd.Stop)).Select(static waiting => waiting.Intent.Key).ShouldBeUnique();
        foreach (var rep in new[] { "ana", "ben", "cleo" })
            (await stores[0].RepAsync(rep, Crowd.Stop)).Open.ShouldBe(routed.Count(lead => lead.Rep == rep && lead.Status == LeadRules.Routing.RoutedStatus.Assigned), rep);
        foreach (var ofLead in (await ((IDecisionLog)stores[0]).DecisionsAsync(new DecisionFilter(), Crowd.Stop)).GroupBy(static record => record.Lead))
            ofLead.Select(static record => record.Revision).ShouldBe(ofLead.Select(static record => record.Revision).Order(), ofLead.Key);
        foreach (var store in stores)
            await ((IAsyncDisposable)store).DisposeAsync();
    }

    private static async Task DeliverAsync(LeadEngine engine, ILeadStateStore[] stores, IReadOnlyList<(string Id, LifeCase Case)> cases)
    {
        var leads = new InMemoryLeads();
        List<(string Id, Activity Activity)> events = [];
        foreach (var (id, one) in cases)
        {
            leads.Put(LeadOf(id, one, []));
            events.AddRange(one.Events.Concat(one.Events).Select(activity => (id, activity)));
        }

        events.Count.ShouldBeGreaterThan(2_000);
        var order = new Random(7);
        var shuffled = events.Select(entry => (entry, Place: order.Next())).OrderBy(static entry => entry.Place).Select(static entry => entry.entry).ToArray();
        LeadDesk[] desks = [.. stores.Select(store => new LeadDesk(engine, leads, store))];
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var i = worker; i < shuffled.Length; i += Workers)
            {
                leads.Add(shuffled[i].Id, shuffled[i].Activity);
                await desks[worker % desks.Length].HandleAsync(shuffled[i].Id, shuffled[i].Activity.At, cancellationToken: Crowd.Stop);
            }
        })));
    }

    private static Lead LeadOf(string id, LifeCase one, IEnumerable<Activity> events) =>
        new(id) { Created = Story.Monday, Employees = one.Employees, Email = "ann@example.com", Activities = ActivityHistory.Of(events) };

    private static IReadOnlyList<(string Id, LifeCase Case)> Cases() =>
        [.. LifeCase.Random(Leads, seed: 11).Select(static (one, i) => (FormattableString.Invariant($"L-{i}"), one))];
}
