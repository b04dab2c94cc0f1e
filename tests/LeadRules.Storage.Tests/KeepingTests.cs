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

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => new DecisionFilter { Max = -1 }).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(static () => new RoutedLeadFilter { Max = -1 }).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(static () => new SqliteLeadStoreOptions { RetryTime = TimeSpan.FromTicks(-1) }).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(static () => new PostgreSqlLeadStoreOptions { RetryTime = Timeout.InfiniteTimeSpan }).ParamName.ShouldBe("value");
    }
}
