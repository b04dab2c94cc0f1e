using LeadRules.Storage.PostgreSql;
using LeadRules.Storage.Sqlite;
using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;

namespace LeadRules.Storage.Tests;

/// <summary>What both stores do beside decisions: forget much, refuse what makes no sense, and be closed.</summary>
public sealed class KeepingTests
{
    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task More_is_forgotten_than_one_transaction_takes(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        const string Many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500)";
        await data.AskAsync($"{Many} INSERT INTO @@decisions (lead, revision, at, book, json) SELECT 'a', i, i, 'b', '{{}}' FROM n");
        await data.AskAsync($"{Many} INSERT INTO @@outbox (key, at, status, data) SELECT 'k' || i, i, 2, '{{}}' FROM n");
        (await ((IDecisionLog)store).ForgetDecisionsAsync(new DateTimeOffset(4_401, TimeSpan.Zero), Crowd.Stop)).ShouldBe(4_400);
        (await ((IOutbox)store).ForgetSettledAsync(new DateTimeOffset(4_401, TimeSpan.Zero), Crowd.Stop)).ShouldBe(4_400);
        (await data.AskAsync("SELECT count(*) FROM @@decisions")).ShouldBe(100L);
        (await data.AskAsync("SELECT count(*) FROM @@outbox")).ShouldBe(100L);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_store_that_is_disposed_of_says_so_whatever_it_is_asked(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await ((IAsyncDisposable)store).DisposeAsync();
        var said = new[]
        {
            await Should.ThrowAsync<ObjectDisposedException>(store.FindAsync("a", Crowd.Stop).AsTask()),
            await Should.ThrowAsync<ObjectDisposedException>(store.SettleAsync([1], Crowd.Stop).AsTask()),
            await Should.ThrowAsync<ObjectDisposedException>(Crowd.Desk.RouteAsync(store, "a", Crowd.Stop).AsTask()),
        };
        said.Select(static fault => fault.ObjectName).ShouldAllBe(name => name == store.GetType().FullName);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_intent_that_cannot_be_read_is_set_aside_and_the_others_are_handled(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        foreach (var key in new[] { "a1", "b1", "c1" })
            await store.CommitAsync(new RoutingScope(null, [], []), _ => new RoutingCommit<int>(new RoutingChange { Intents = [new Intent(IntentKind.Notify, "ana", key, "a test", Testing.Desk.Monday)] }, 0), Crowd.Stop);
        var bad = (await store.PendingAsync(9, Crowd.Stop)).Single(static waiting => waiting.Intent.Key == "b1").Number;
        await Spoil(data, "outbox", "key = 'b1'");

        var handler = new Remembers();
        var dispatched = await new OutboxDispatcher((IOutbox)store, handler, "this server").DispatchAsync(Testing.Desk.Monday, Crowd.Stop);
        dispatched.Dispatched.Select(static one => $"{one.Intent.Intent.Key} {one.Report.Outcome}").Order(StringComparer.Ordinal).ShouldBe(["a1 Settled", "b1 SetAside", "c1 Settled"]);
        handler.Keys.Order(StringComparer.Ordinal).ShouldBe(["a1", "c1"]);
        (await store.PendingAsync(9, Crowd.Stop)).ShouldBeEmpty();
        var aside = (await ((IOutbox)store).SetAsideIntentsAsync(9, Crowd.Stop)).ShouldHaveSingleItem();
        (aside.Number, aside.Problem).ShouldBe((bad, aside.Unreadable));
        aside.Unreadable.ShouldNotBeNull().ShouldStartWith($"The row of the intent '{bad}' is not as the store has written it. ");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_due_lead_whose_state_cannot_be_read_is_told_and_keeps_no_other_waiting(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        var leads = new InMemoryLeads();
        foreach (var (id, minutes) in new[] { ("L-1", 0), ("L-2", 1), ("L-3", 2) })
        {
            leads.Put(new Lead(id));
            await store.CommitAsync(
                new RoutingScope(null, [], []) { Lead = id },
                _ => new RoutingCommit<int>(new RoutingChange { Stored = new StoredLead(LeadState.New(id), 1, Testing.Desk.Monday.AddMinutes(minutes)) }, 0),
                Crowd.Stop);
        }

        await Spoil(data, "lead_states", "lead = 'L-1'");
        var noon = Testing.Desk.Monday.AddHours(3);
        (await store.DueAsync(noon, 9, Crowd.Stop)).Select(static due => $"{due.State.Lead} {due.Unreadable is null}").ShouldBe(["L-1 False", "L-2 True", "L-3 True"]);

        var engine = LeadEngine.Compile("""{ "name": "acme", "scores": { "fit": { "rules": [ { "id": "all", "points": 1, "when": "employees > 0" } ] } } }""");
        var problem = (await Should.ThrowAsync<AggregateException>(new LeadDesk(engine, leads, store).HandleDueAsync(noon, 1, Crowd.Stop).AsTask())).InnerExceptions.ShouldHaveSingleItem();
        problem.InnerException.ShouldBeOfType<StoreUnavailableException>().Message.ShouldStartWith("The row of the state of the lead 'L-1' is not as the store has written it. ");
        (await store.DueAsync(noon, 9, Crowd.Stop)).Select(static due => due.State.Lead).ShouldBe(["L-1", "L-3"]);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => new DecisionFilter { Max = -1 }).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(static () => new RoutedLeadFilter { Max = -1 }).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(static () => new SqliteLeadStoreOptions { RetryTime = TimeSpan.FromTicks(-1) }).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(static () => new PostgreSqlLeadStoreOptions { RetryTime = Timeout.InfiniteTimeSpan }).ParamName.ShouldBe("value");
    }

    /// <summary>Writes what no version of the library has written.</summary>
    private static Task Spoil(TestDatabase data, string table, string where) =>
        data.AskAsync($"UPDATE @@{table} SET data = {(data is SqliteTestDatabase ? "CAST('{}' AS BLOB)" : "'{}'")} WHERE {where}");

    private sealed class Remembers : IIntentHandler
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Keys { get; } = [];

        public ValueTask HandleAsync(OutboxIntent intent, CancellationToken cancellationToken)
        {
            Keys.Enqueue(intent.Intent.Key);
            return ValueTask.CompletedTask;
        }
    }
}
