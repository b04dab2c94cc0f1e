using System.Transactions;
using LeadRules.Storage.PostgreSql;
using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;
using LeadRules.Testing;
using Npgsql;

namespace LeadRules.Storage.Tests;

/// <summary>What goes wrong with servers: a clear error or another try, and never a decision lost or made twice.</summary>
public sealed class PostgreSqlFaultTests
{
    [Fact]
    public async Task A_connection_that_is_cut_while_the_decision_runs_is_made_anew_and_the_decision_runs_again()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using var store = await data.OpenAsync($"Application Name={data.Schema}");
        await Crowd.DeliverAsync([store], 8);
        var runs = 0;
        await store.CommitAsync(
            Crowd.Desk.Scope("lead-8"),
            state =>
            {
                if (++runs == 1)
                    data.AskAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{data.Schema}' AND state LIKE 'idle in transaction%'").GetAwaiter().GetResult().ShouldBe(1L);
                return Crowd.Desk.Route(state, "lead-8", Testing.Desk.Monday);
            },
            Crowd.Stop);
        runs.ShouldBe(2);
        await Crowd.ShouldHoldAsync(store, 9);
    }

    [Theory]
    [InlineData("request", 2)]
    [InlineData("reply", 1)]
    public async Task When_the_connection_is_cut_at_the_commit_the_decision_is_kept_once_and_runs_again_only_if_it_was_not(string what, int expectedRuns)
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        var server = new NpgsqlConnectionStringBuilder(data.Server.ConnectionString);
        await using var proxy = new CutProxy(server.Host!, server.Port);
        await using var store = await data.OpenAsync($"Host=127.0.0.1;Port={proxy.Port};SSL Mode=Disable");

        // All statements are known to the server by now, so that one request writes and commits.
        await Crowd.Desk.RouteAsync(store, "lead-0", Crowd.Stop);
        await Crowd.Desk.RouteAsync(store, "lead-1", Crowd.Stop);
        var runs = 0;
        var answer = await store.CommitAsync(
            Crowd.Desk.Scope("lead-2"),
            state =>
            {
                if (++runs == 1)
                    proxy.CutNext(what == "reply" ? CutProxy.Cut.BeforeReply : CutProxy.Cut.BeforeRequest);
                return Crowd.Desk.Route(state, "lead-2", Testing.Desk.Monday);
            },
            Crowd.Stop);
        runs.ShouldBe(expectedRuns);
        answer.ShouldBe(await store.FindAsync("lead-2", Crowd.Stop));
        await Crowd.ShouldHoldAsync(store, 3);
    }

    [Fact]
    public async Task When_the_reply_to_a_report_is_lost_a_try_is_counted_once()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        var server = new NpgsqlConnectionStringBuilder(data.Server.ConnectionString);
        await using var proxy = new CutProxy(server.Host!, server.Port);
        await using var direct = await data.OpenAsync("");
        await Crowd.Desk.RouteAsync(direct, "lead-0", Crowd.Stop);
        var number = (await direct.PendingAsync(1, Crowd.Stop))[0].Number;
        await using var store = await data.OpenAsync($"Host=127.0.0.1;Port={proxy.Port};SSL Mode=Disable");
        proxy.CutNext(CutProxy.Cut.BeforeReply);
        await store.ReportAsync([IntentReport.Failed(number, Testing.Desk.Monday, "no")], Crowd.Stop);
        (await direct.PendingAsync(1, Crowd.Stop))[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_reply_to_a_publication_is_lost_it_is_found_again_behind_a_newer_one()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        var server = new NpgsqlConnectionStringBuilder(data.Server.ConnectionString);
        await using var proxy = new CutProxy(server.Host!, server.Port);
        await using var direct = await data.OpenAsync("");
        await using var store = await data.OpenAsync($"Host=127.0.0.1;Port={proxy.Port};SSL Mode=Disable");
        proxy.CutNext(CutProxy.Cut.BeforeReply, "COMMIT\0", () => direct.PublishAsync("sales", "{\"newer\":1}", Testing.Desk.Monday, "bob", 1).AsTask().GetAwaiter().GetResult());
        var published = await store.PublishAsync("sales", "{}", Testing.Desk.Monday, "ann", null, Crowd.Stop);
        published.ShouldBe(new StoredRuleBook("sales", 1, "{}", Testing.Desk.Monday, "ann"));
        (await direct.HistoryAsync("sales", 10, Crowd.Stop)).Select(static book => book.Revision).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task When_the_reply_to_a_write_is_lost_and_the_server_stays_away_the_error_says_so()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        var server = new NpgsqlConnectionStringBuilder(data.Server.ConnectionString);
        var proxy = new CutProxy(server.Host!, server.Port);
        await using var store = await data.OpenAsync($"Host=127.0.0.1;Port={proxy.Port};SSL Mode=Disable", TimeSpan.FromMilliseconds(100));
        var gone = Task.CompletedTask;
        proxy.CutNext(CutProxy.Cut.BeforeReply, "COMMIT\0", () => gone = proxy.DisposeAsync().AsTask());
        (await Should.ThrowAsync<StoreUnavailableException>(store.PublishAsync("sales", "{}", Testing.Desk.Monday, null, null, Crowd.Stop).AsTask())).Message.ShouldEndWith(
            "The store tried again for 0.1 s. Whether it was kept is not known: the reply was lost. See what is there when the database is back.");
        await gone;
    }

    [Fact]
    public async Task What_a_store_keeps_takes_no_part_in_a_transaction_of_the_host()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using var store = await data.OpenAsync("");
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await Crowd.Desk.RouteAsync(store, "lead-0", Crowd.Stop);
            await store.PublishAsync("sales", "{}", Testing.Desk.Monday, null, null, Crowd.Stop);
        }

        (await store.CurrentAsync("sales", Crowd.Stop))!.Revision.ShouldBe(1);
        await Crowd.ShouldHoldAsync(store, 1);
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_under_load_loses_and_doubles_nothing()
    {
        const int Leads = 200;
        await using var data = await PostgreSqlTestDatabase.AloneAsync();
        var stores = await Task.WhenAll(data.OpenAsync(""), data.OpenAsync(""));
        var (done, restart) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var load = Crowd.DeliverAsync(stores, Leads, _ =>
        {
            if (Interlocked.Increment(ref done) == 60)
                restart.SetResult();
        });
        await restart.Task;
        await data.Server.RestartAsync();
        await load;
        await Crowd.ShouldHoldAsync(stores[0], Leads);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_does_not_come_back_ends_in_an_error()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        var server = new NpgsqlConnectionStringBuilder(data.Server.ConnectionString);
        var proxy = new CutProxy(server.Host!, server.Port);
        await using var store = await data.OpenAsync($"Host=127.0.0.1;Port={proxy.Port};SSL Mode=Disable", TimeSpan.FromMilliseconds(100));
        await Crowd.Desk.RouteAsync(store, "lead-0", Crowd.Stop);
        await proxy.DisposeAsync();
        const string Gone = "The server cannot be reached, or broke the connection off. See that it runs, and that the way to it is open. The store tried again for 0.1 s.";
        (await Should.ThrowAsync<StoreUnavailableException>(Crowd.Desk.RouteAsync(store, "lead-1", Crowd.Stop).AsTask())).Message.ShouldBe($"{Gone} Nothing of the decision was kept.");
        (await Should.ThrowAsync<StoreUnavailableException>(store.FindAsync("lead-1", Crowd.Stop).AsTask())).Message.ShouldBe(Gone);
    }

    [Fact]
    public async Task A_user_who_may_only_read_can_ask_and_is_told_what_is_missing()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using (var owner = await data.OpenAsync(""))
            await Crowd.DeliverAsync([owner], 8);
        var user = $"reader_{Guid.NewGuid():N}";
        await data.AskAsync($"CREATE ROLE {user} LOGIN PASSWORD 'secret'; GRANT USAGE ON SCHEMA \"{data.Schema}\" TO {user}; GRANT SELECT ON ALL TABLES IN SCHEMA \"{data.Schema}\" TO {user}");
        try
        {
            await using var store = await data.OpenAsync($"Username={user};Password=secret");
            (await Should.ThrowAsync<StoreUnavailableException>(Crowd.Desk.RouteAsync(store, "lead-8", Crowd.Stop).AsTask())).Message.ShouldBe(
                $"The user may not do what the store does; grant USAGE on the schema '{data.Schema}', SELECT, INSERT, UPDATE and DELETE on its tables and USAGE on its sequences, or let the user own it. " +
                "The server says: permission denied for table pools (42501). Nothing of the decision was kept.");
            await Crowd.ShouldHoldAsync(store, 8);
        }
        finally
        {
            await data.AskAsync($"DROP OWNED BY {user}; DROP ROLE {user}");
        }
    }

    [Fact]
    public async Task Tables_that_somebody_dropped_are_told()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using var store = await data.OpenAsync("");
        await data.AskAsync("DROP TABLE @@reps");
        (await Should.ThrowAsync<StoreUnavailableException>(Crowd.Desk.RouteAsync(store, "lead-0", Crowd.Stop).AsTask())).Message.ShouldBe(
            $"The tables in the schema '{data.Schema}' are not those of the store; somebody has changed or dropped them. The server says: relation \"{data.Schema}.reps\" does not exist (42P01). Nothing of the decision was kept.");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        (await Should.ThrowAsync<StoreUnavailableException>(data.OpenAsync("Database=nowhere"))).Message.ShouldBe(
            "The database is not there; make it, or name another in the connection string. The server says: database \"nowhere\" does not exist (3D000).");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public async Task A_pool_that_is_too_small_for_the_lines_and_those_who_read_is_refused(int connections)
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        (await Should.ThrowAsync<StoreUnavailableException>(data.OpenAsync($"Maximum Pool Size={connections}"))).Message.ShouldBe(
            $"The pool holds too few connections (Maximum Pool Size={connections}): the store keeps up to 4 for decisions, and takes others for a moment to read. Write Maximum Pool Size=5 or more into the connection string.");
    }

    [Fact]
    public async Task The_smallest_pool_is_enough_for_all_lines_and_those_who_read()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using var store = await data.OpenAsync("Maximum Pool Size=5", mostInGroup: 1);
        await Crowd.DeliverAsync([store], 40);
        await Crowd.ShouldHoldAsync(store, 40);
    }

    [Fact]
    public async Task A_pool_whose_connections_are_all_in_use_is_told_and_not_taken_for_a_server_that_is_gone()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using var source = NpgsqlDataSource.Create($"{data.Server.ConnectionString};Maximum Pool Size=5;Timeout=1");
        await using var store = await PostgreSqlLeadStore.OpenAsync(source, new PostgreSqlLeadStoreOptions { Schema = data.Schema, RetryTime = TimeSpan.FromMilliseconds(100) }, Crowd.Stop);
        List<NpgsqlConnection> taken = [];
        for (var i = 0; i < 5; i++)
            taken.Add(await source.OpenConnectionAsync(Crowd.Stop));
        (await Should.ThrowAsync<StoreUnavailableException>(store.FindAsync("lead-1", Crowd.Stop).AsTask())).Message.ShouldBe(
            "All connections of the pool are in use. Each store keeps up to 4 of them and takes others for a moment: write a larger Maximum Pool Size into the connection string, above 4 for each store that shares the pool, or give connections back sooner. " +
            "Npgsql says: The connection pool has been exhausted, either raise 'Max Pool Size' (currently 5) or 'Timeout' (currently 1 seconds) in your connection string. The store tried again for 0.1 s.");
        foreach (var connection in taken)
            await connection.DisposeAsync();
        (await store.FindAsync("lead-1", Crowd.Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_schema_whose_name_the_server_would_cut_off_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(PostgreSqlLeadStore.OpenAsync("Host=127.0.0.1", new PostgreSqlLeadStoreOptions { Schema = new string('ö', 32) }, Crowd.Stop))).Message.ShouldBe(
            $"The schema '{new string('ö', 32)}' cannot be named so: 1 to 63 bytes of text in UTF-8 are expected. (Parameter 'options')");

    [Fact]
    public async Task A_store_that_is_refused_disposes_of_the_data_source_that_it_owns()
    {
        var source = NpgsqlDataSource.Create("Host=127.0.0.1");
        await Should.ThrowAsync<ArgumentException>(PostgreSqlLeadStore.OpenAsync(source, true, new PostgreSqlLeadStoreOptions { Schema = " " }, PostgreSqlSchema.Scripts, 64, Crowd.Stop));
        await Should.ThrowAsync<ObjectDisposedException>(source.OpenConnectionAsync(Crowd.Stop).AsTask());
    }

    [Fact]
    public async Task Servers_that_make_the_same_states_in_another_order_agree()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => data.OpenAsync("")));
        await Task.WhenAll(stores.Select((store, i) => Task.WhenAll(Enumerable.Range(0, 40).Select(j => NoteDesk.NoteAsync(store, $"lead-{(i % 2 == 0 ? j : 39 - j)}", $"note {i}", Crowd.Stop).AsTask()))));
        for (var j = 0; j < 40; j++)
            (await stores[0].FindStateAsync($"lead-{j}", Crowd.Stop))!.State.Notes.Select(static note => note.Name).Order(StringComparer.Ordinal).ShouldBe(["note 0", "note 1", "note 2", "note 3"]);
        foreach (var store in stores)
            await store.DisposeAsync();
    }
}
