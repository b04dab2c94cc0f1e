using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;

namespace LeadRules.Storage.Tests;

/// <summary>The tables are made and brought up to date by whoever opens first.</summary>
public sealed class SchemaTests
{
    private const string Next = "ALTER TABLE @@pools ADD COLUMN extra int";

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_kept_is_there_when_the_store_is_opened_again(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using (var before = await data.OpenAsync() as IAsyncDisposable)
            await Crowd.DeliverAsync([(ILeadStateStore)before!], 20);
        var after = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)after;
        await Crowd.ShouldHoldAsync(after, 20);
        await Crowd.DeliverAsync([after], 24);
        await Crowd.ShouldHoldAsync(after, 24);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Eight_servers_may_start_at_once(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => data.OpenAsync())));
        await Crowd.DeliverAsync(stores, 24);
        await Crowd.ShouldHoldAsync(stores[0], 24);
        foreach (var store in stores)
            await ((IAsyncDisposable)store).DisposeAsync();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_newer_library_migrates_and_an_older_one_is_refused_from_then_on(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using (var before = await data.OpenAsync() as IAsyncDisposable)
            await Crowd.DeliverAsync([(ILeadStateStore)before!], 8);
        var newer = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => data.OpenAsync(scripts: [Next]))));
        await Crowd.ShouldHoldAsync(newer[0], 8);
        foreach (var store in newer)
            await ((IAsyncDisposable)store).DisposeAsync();
        (await data.AskAsync("SELECT count(extra) FROM @@pools")).ShouldBe(0L);

        var where = data is SqliteTestDatabase file ? $"'{file.File}'" : $"the schema '{((PostgreSqlTestDatabase)data).Schema}'";
        (await Should.ThrowAsync<StoreUnavailableException>(data.OpenAsync())).Message.ShouldBe(
            $"The tables of the store in {where} have version 2, and this version of the library knows them up to version 1: a newer one has migrated them. Update the library here as well. Nothing was changed.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_migration_that_fails_leaves_everything_as_it_was(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using (var before = await data.OpenAsync() as IAsyncDisposable)
            await Crowd.DeliverAsync([(ILeadStateStore)before!], 8);
        await Should.ThrowAsync<StoreUnavailableException>(data.OpenAsync(scripts: [Next, "CREATE TABLE @@pools (id int)"]));
        var after = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)after;
        await Crowd.ShouldHoldAsync(after, 8);
    }
}
