using LeadRules.Stores;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Decisions;

/// <summary>Several servers over one store, with events that come shuffled and twice.</summary>
public sealed class ManyServersTests
{
    private const int Leads = 1_000;
    private const int Workers = 8;

    /// <summary>The book without routes, so that when a lead is given to whom does not depend on who was first.</summary>
    private static readonly LeadEngine WithoutRoutes = LeadEngine.Compile(
        System.Text.RegularExpressions.Regex.Replace(Repository.Read("tests/LeadRules.Tests/Decisions/sales.json"), "\"routing\": \\{.*?\"fallback\": \"queue triage\"\\s*\\},", "", System.Text.RegularExpressions.RegexOptions.Singleline));

    [Fact]
    public async Task Eight_workers_end_where_one_does_and_tell_everything_once()
    {
        var (leads, store) = (new InMemoryLeads(), new InMemoryRoutingStore());
        var cases = Cases();
        await Deliver(new LeadDesk(WithoutRoutes, leads, store), leads, cases);

        foreach (var (id, one) in cases)
        {
            var expected = WithoutRoutes.Decide(LeadOf(id, one, one.Events), LeadState.New(id), one.End).State;
            string.Join('\n', (await store.FindStateAsync(id))!.State.Notes).ShouldBe(string.Join('\n', expected.Notes), id);
        }

        (await store.PendingAsync(int.MaxValue)).Select(static waiting => waiting.Intent.Key).ShouldBeUnique();
    }

    [Fact]
    public async Task What_happens_several_times_is_told_as_often_in_whatever_order_it_is_delivered()
    {
        var (leads, store) = (new InMemoryLeads(), new InMemoryRoutingStore());
        var booked = Enumerable.Range(0, 200).Select(static i => (Id: FormattableString.Invariant($"L-{i}"), Case: new LifeCase(20, [.. Enumerable.Range(0, i % 5).Select(static day => new Activity("meeting.booked", Story.Monday.AddDays(day)))]))).ToList();
        await Deliver(new LeadDesk(WithoutRoutes, leads, store), leads, booked);

        var deals = (await store.PendingAsync(int.MaxValue)).Where(static waiting => waiting.Intent.Kind == IntentKind.CreateDeal).ToLookup(static waiting => waiting.Lead);
        booked.ShouldAllBe(one => deals[one.Id].Count() == one.Case.Events.Count);
    }

    [Fact]
    public async Task Eight_workers_give_each_lead_once_each_time_that_it_is_ready()
    {
        var (leads, store) = (new InMemoryLeads(), new InMemoryRoutingStore());
        var cases = Cases();
        await Deliver(new LeadDesk(Story.Engine, leads, store), leads, cases);

        var intents = (await store.PendingAsync(int.MaxValue)).Select(static waiting => waiting.Intent).ToList();
        intents.Select(static intent => intent.Key).ShouldBeUnique();
        var routed = await store.LeadsAsync(new RoutedLeadFilter());
        routed.Select(static lead => lead.Key).ShouldBeUnique();
        foreach (var rep in new[] { "ana", "ben", "cleo" })
            (await store.RepAsync(rep)).Open.ShouldBe(routed.Count(lead => lead.Rep == rep && lead.Status == LeadRules.Routing.RoutedStatus.Assigned), rep);
    }

    private static async Task Deliver(LeadDesk desk, InMemoryLeads leads, IReadOnlyList<(string Id, LifeCase Case)> cases)
    {
        List<(string Id, Activity Activity)> events = [];
        foreach (var (id, one) in cases)
        {
            leads.Put(LeadOf(id, one, []));
            events.AddRange(one.Events.Concat(one.Events).Select(activity => (id, activity)));
        }

        var order = new Random(7);
        var shuffled = events.Select(entry => (entry, Place: order.Next())).OrderBy(static entry => entry.Place).Select(static entry => entry.entry).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var i = worker; i < shuffled.Length; i += Workers)
            {
                leads.Add(shuffled[i].Id, shuffled[i].Activity);
                await desk.HandleAsync(shuffled[i].Id, shuffled[i].Activity.At);
            }
        })));
    }

    private static Lead LeadOf(string id, LifeCase one, IEnumerable<Activity> events) =>
        new(id) { Created = Story.Monday, Employees = one.Employees, Email = "ann@example.com", Activities = ActivityHistory.Of(events) };

    private static IReadOnlyList<(string Id, LifeCase Case)> Cases() =>
        [.. LifeCase.Random(Leads, seed: 11).Select(static (one, i) => (FormattableString.Invariant($"L-{i}"), one))];
}
