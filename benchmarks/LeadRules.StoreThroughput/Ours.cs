using LeadRules.Storage.PostgreSql;
using LeadRules.Storage.Sqlite;
using LeadRules.Stores;

namespace LeadRules.StoreThroughput;

/// <summary>Decisions by LeadRules, kept in one of its stores.</summary>
internal sealed class Ours : IDecisions
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly LeadEngine Engine = LeadEngine.Compile(
        """
        {
          "name": "throughput",
          "scores": { "interest": { "rules": [{ "id": "meeting", "points": 10, "per": "meeting.booked" }] } },
          "triggers": { "booked": { "on": "meeting.booked", "do": [{ "do": "createDeal" }, { "do": "notify", "to": "sales" }] } },
          "routing": {
            "reps": { "ana": {}, "bo": {}, "cy": {} },
            "pools": { "desk": { "members": { "ana": 1, "bo": 2, "cy": 3 } } },
            "routes": [{ "id": "all", "to": "pool desk" }],
            "fallback": "queue triage"
          }
        }
        """);

    private readonly ILeadStateStore _store;
    private readonly Func<string, Task> _decide;

    private Ours(ILeadStateStore store, Func<string, Task> decide) => (_store, _decide) = (store, decide);

    /// <summary>A new lead is given to a rep of one pool.</summary>
    public static async Task<IDecisions> GivingAsync(bool isPostgres, string where)
    {
        var store = await OpenAsync(isPostgres, where);
        var router = new LeadRouter(Engine, store);
        return new Ours(store, async id => await router.RouteAsync(new Lead(id), At));
    }

    /// <summary>Something happens to a new lead, is decided, and kept with two intents and a record.</summary>
    public static async Task<IDecisions> DecidingAsync(bool isPostgres, string where)
    {
        var store = await OpenAsync(isPostgres, where);
        var leads = new InMemoryLeads();
        var desk = new LeadDesk(Engine, leads, store);
        return new Ours(store, async id =>
        {
            leads.Put(new Lead(id) { Activities = ActivityHistory.Of([new Activity("meeting.booked", At, "demo")]) });
            await desk.HandleAsync(id, At);
        });
    }

    public Task DecideAsync() => _decide(Guid.NewGuid().ToString("N"));

    public async ValueTask DisposeAsync() => await ((IAsyncDisposable)_store).DisposeAsync();

    private static async Task<ILeadStateStore> OpenAsync(bool isPostgres, string where) =>
        isPostgres ? await PostgreSqlLeadStore.OpenAsync(where) : await SqliteLeadStore.OpenAsync($"Data Source={where}");
}
