using LeadRules.Storage.Sqlite;
using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;
using Microsoft.Data.Sqlite;

namespace LeadRules.Storage.Tests;

/// <summary>What goes wrong with files: a clear error or another try, and never a decision lost or made twice.</summary>
public sealed class SqliteFaultTests
{
    [Fact]
    public async Task A_decision_waits_for_the_lock_of_another_process_and_reading_does_not()
    {
        await using var data = new SqliteTestDatabase();
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        await using var other = await LockAsync(data);
        var routed = Crowd.DeliverAsync([store], 8);
        (await store.LeadsAsync(new RoutedLeadFilter(), Crowd.Stop)).ShouldBeEmpty();
        routed.IsCompleted.ShouldBeFalse();
        await RunAsync(other, "ROLLBACK");
        await routed;
        await Crowd.ShouldHoldAsync(store, 8);
    }

    [Fact]
    public async Task A_lock_that_is_never_given_back_ends_in_an_error_and_nothing_is_kept()
    {
        await using var data = new SqliteTestDatabase();
        var store = await data.OpenAsync(TimeSpan.FromMilliseconds(100));
        await using var closing = (IAsyncDisposable)store;
        await using (var other = await LockAsync(data))
        {
            (await Should.ThrowAsync<StoreUnavailableException>(Crowd.Desk.RouteAsync(store, "lead-0", Crowd.Stop).AsTask())).Message.ShouldBe(
                $"Another process or connection holds the lock of the file '{data.File}'. See that none keeps a transaction open. The store tried again for 0.1 s. Nothing of the decision was kept.");
            (await Should.ThrowAsync<StoreUnavailableException>(store.SettleAsync([1], Crowd.Stop).AsTask())).Message.ShouldBe(
                $"Another process or connection holds the lock of the file '{data.File}'. See that none keeps a transaction open. The store tried again for 0.1 s.");
        }

        await Crowd.DeliverAsync([store], 8);
        await Crowd.ShouldHoldAsync(store, 8);
    }

    [Fact]
    public async Task Those_who_wait_in_the_line_fail_with_the_one_who_has_waited_too_long()
    {
        await using var data = new SqliteTestDatabase();
        var store = await data.OpenAsync(TimeSpan.FromMilliseconds(100), mostInGroup: 1);
        await using var closing = (IAsyncDisposable)store;
        await using var other = await LockAsync(data);
        var calls = Enumerable.Range(0, 30).Select(i => Crowd.Desk.RouteAsync(store, $"lead-{i}", Crowd.Stop).AsTask()).ToList();
        await Should.ThrowAsync<StoreUnavailableException>(calls[0]);
        await Task.WhenAll(calls.Select(static async call => (await Should.ThrowAsync<StoreUnavailableException>(call)).Message.ShouldEndWith("Nothing of the decision was kept."))).WaitAsync(TimeSpan.FromSeconds(5), Crowd.Stop);
    }

    [Fact]
    public async Task A_full_disk_ends_in_an_error_and_when_there_is_room_again_everything_goes_on()
    {
        await using var data = new SqliteTestDatabase();
        var store = (SqliteLeadStore)await data.OpenAsync();
        await using var closing = store;
        await Crowd.DeliverAsync([store], 8);
        await store.OnWriterAsync($"PRAGMA max_page_count = {(long)(await data.AskAsync("PRAGMA page_count"))! + 4}");
        List<string> refused = [];
        for (var i = 8; i < 200; i++)
        {
            try
            {
                await Crowd.Desk.RouteAsync(store, $"lead-{i}", Crowd.Stop);
            }
            catch (StoreUnavailableException full)
            {
                refused.Add(full.Message);
            }
        }

        refused.Distinct().ShouldBe([$"The file '{data.File}' cannot grow. Make room on the disk, or raise max_page_count. Nothing of the decision was kept."]);
        await Crowd.ShouldHoldAsync(store, 200 - refused.Count);
        await store.OnWriterAsync("PRAGMA max_page_count = 1000000");
        await Crowd.DeliverAsync([store], 200);
        await Crowd.ShouldHoldAsync(store, 200);
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_is_refused()
    {
        await using var data = new SqliteTestDatabase();
        await using (var before = await data.OpenAsync() as IAsyncDisposable)
            await Crowd.DeliverAsync([(ILeadStateStore)before!], 8);
        (await Should.ThrowAsync<StoreUnavailableException>(SqliteLeadStore.OpenAsync($"{data.ConnectionString};Mode=ReadOnly", null, Crowd.Stop))).Message.ShouldBe(
            $"The file '{data.File}' can only be read. Let the process write the file and the folder that it is in, and take Mode=ReadOnly out of the connection string.");
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_from_now_on_can_be_asked_and_not_written()
    {
        await using var data = new SqliteTestDatabase();
        await using var store = (SqliteLeadStore)await data.OpenAsync();
        await Crowd.DeliverAsync([store], 8);
        await store.OnWriterAsync("PRAGMA query_only = ON");
        (await Should.ThrowAsync<StoreUnavailableException>(Crowd.Desk.RouteAsync(store, "lead-8", Crowd.Stop).AsTask())).Message.ShouldBe(
            $"The file '{data.File}' can only be read. Let the process write the file and the folder that it is in, and take Mode=ReadOnly out of the connection string. Nothing of the decision was kept.");
        await Crowd.ShouldHoldAsync(store, 8);
    }

    [Fact]
    public async Task A_file_that_another_process_writes_can_be_opened()
    {
        await using var data = new SqliteTestDatabase();
        await using (await data.OpenAsync() as IAsyncDisposable)
        {
            await using var other = await LockAsync(data);
            await using var store = await SqliteLeadStore.OpenAsync(data.ConnectionString, new SqliteLeadStoreOptions { RetryTime = TimeSpan.Zero }, Crowd.Stop);
            (await store.LeadsAsync(new RoutedLeadFilter(), Crowd.Stop)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("leads.db", "write Data Source=leads.db.")]
    [InlineData(" /var/lib/leads.db", "write Data Source=/var/lib/leads.db.")]
    [InlineData("File=leads.db", "Connection string keyword 'file' is not supported. For a possible alternative, see https://go.microsoft.com/fwlink/?linkid=2142181. Write it like Data Source=leads.db.")]
    public async Task A_text_that_is_no_connection_string_is_refused_with_how_to_write_it(string connectionString, string how) =>
        (await Should.ThrowAsync<ArgumentException>(SqliteLeadStore.OpenAsync(connectionString, null, Crowd.Stop))).Message.ShouldBe(
            $"The connection string cannot be read: {how} (Parameter 'connectionString')");

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await using var data = new SqliteTestDatabase();
        await File.WriteAllTextAsync(data.File, string.Concat(Enumerable.Repeat("no database\n", 1_000)), Crowd.Stop);
        (await Should.ThrowAsync<StoreUnavailableException>(data.OpenAsync())).Message.ShouldBe($"The file '{data.File}' is no SQLite database, or an encrypted one. Name another file.");
    }

    [Fact]
    public async Task A_file_in_a_folder_that_is_not_there_is_refused()
    {
        await using var data = new SqliteTestDatabase();
        var file = Path.Combine(data.File, "no", "leads.db");
        (await Should.ThrowAsync<StoreUnavailableException>(SqliteLeadStore.OpenAsync($"Data Source={file}", null, Crowd.Stop))).Message.ShouldBe(
            $"The file '{file}' cannot be opened. See that its folder exists, and that the process may write there.");
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared")]
    [InlineData("Cache=Shared")]
    public async Task A_database_that_is_no_file_is_refused(string connectionString) =>
        (await Should.ThrowAsync<ArgumentException>(SqliteLeadStore.OpenAsync(connectionString, null, Crowd.Stop))).Message.ShouldStartWith(
            "The connection string names no file (Data Source). For a store in memory take InMemoryRoutingStore.");

    [Fact]
    public async Task A_row_that_somebody_else_wrote_is_told()
    {
        await using var data = new SqliteTestDatabase();
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        await Crowd.DeliverAsync([store], 1);
        await data.AskAsync("UPDATE @@pools SET data = CAST('{}' AS BLOB)");
        (await Should.ThrowAsync<StoreUnavailableException>(Crowd.Desk.RouteAsync(store, "lead-1", Crowd.Stop).AsTask())).Message.ShouldStartWith("The row of the pool 'desk' is not as the store has written it. ");
    }

    private static async Task<SqliteConnection> LockAsync(SqliteTestDatabase data)
    {
        var connection = new SqliteConnection($"{data.ConnectionString};Pooling=False");
        await connection.OpenAsync(Crowd.Stop);
        await RunAsync(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Crowd.Stop);
    }
}
