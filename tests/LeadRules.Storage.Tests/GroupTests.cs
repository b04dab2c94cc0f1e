using System.Collections;
using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;

namespace LeadRules.Storage.Tests;

/// <summary>Callers who share a transaction have nothing else in common.</summary>
public sealed class GroupTests
{
    /// <summary>Of no lead, and of the pool of all leads here, so that it stands in their line.</summary>
    private static readonly RoutingScope InTheirLine = new(null, [Crowd.Desk.Pool], []);

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Those_who_wait_share_a_transaction_in_which_each_sees_what_the_former_did(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using var store = new Held(await data.OpenAsync());
        var first = Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop).AsTask();
        var second = store.Store.CommitAsync(
            Crowd.Desk.Scope("lead-0"),
            state => new RoutingCommit<(string?, object?)>(null, (state.Lead?.Key, data.AskAsync("SELECT count(*) FROM @@leads").GetAwaiter().GetResult())),
            Crowd.Stop).AsTask();
        store.LetGo();

        (await second).ShouldBe(("lead-0", 0L));
        (await first).Key.ShouldBe("lead-0");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_who_throws_or_gives_a_bad_change_takes_nobody_along(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using var store = new Held(await data.OpenAsync());
        var first = Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop).AsTask();
        var throws = store.Store.CommitAsync<int>(Crowd.Desk.Scope("lead-1"), static _ => throw new TimeZoneNotFoundException("thrown"), Crowd.Stop).AsTask();
        var bad = store.Store.CommitAsync(
            Crowd.Desk.Scope("lead-1"), static state => new RoutingCommit<int>(new RoutingChange { Lead = state.Lead, Reps = [new LeadRules.Routing.RepState { Rep = "zoe" }] }, 0), Crowd.Stop).AsTask();
        var last = Crowd.Desk.RouteAsync(store.Store, "lead-1", Crowd.Stop).AsTask();
        store.LetGo();

        (await Should.ThrowAsync<TimeZoneNotFoundException>(throws)).Message.ShouldBe("thrown");
        await Should.ThrowAsync<InvalidOperationException>(bad);
        await Task.WhenAll(first, last);
        await Crowd.ShouldHoldAsync(store.Store, 2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_who_gives_up_in_the_line_is_let_go_at_once_and_never_decided(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using var store = new Held(await data.OpenAsync());
        using var cancel = new CancellationTokenSource();
        var runs = 0;
        var gone = store.Store.CommitAsync(InTheirLine, _ => new RoutingCommit<int>(null, ++runs), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);
        store.LetGo();

        await Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop);
        runs.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_decision_that_decides_in_the_same_store_is_told_so(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using var store = new Held(await data.OpenAsync());
        store.LetGo();
        var inner = store.Store.CommitAsync(InTheirLine, _ => new RoutingCommit<int>(null, Decide()), Crowd.Stop).AsTask();
        (await Should.ThrowAsync<InvalidOperationException>(inner)).Message.ShouldBe("A decision made another one in the same store. Decide of the state alone, and make the other decision afterwards.");

        var settles = store.Store.CommitAsync(InTheirLine, _ => new RoutingCommit<int>(null, Settle()), Crowd.Stop).AsTask();
        await Should.ThrowAsync<InvalidOperationException>(settles);

        int Decide() => Task.Run(() => store.Store.CommitAsync(InTheirLine, static _ => new RoutingCommit<int>(null, 1)).AsTask()).GetAwaiter().GetResult();

        int Settle()
        {
            store.Store.SettleAsync([1]).AsTask().GetAwaiter().GetResult();
            return 1;
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_whose_scope_cannot_be_read_takes_nobody_along_and_the_line_goes_on(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        await using var store = new Held(await data.OpenAsync());
        var first = Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop).AsTask();
        var bad = store.Store.CommitAsync(new RoutingScope("lead-1", ["desk"], new Unreadable()), static _ => new RoutingCommit<int>(null, 0), Crowd.Stop).AsTask();
        store.LetGo();

        (await Should.ThrowAsync<InvalidOperationException>(bad)).Message.ShouldBe("changed meanwhile");
        await first;
        await Should.ThrowAsync<InvalidOperationException>(store.Store.CommitAsync(new RoutingScope(null, ["desk"], new Unreadable()), static _ => new RoutingCommit<int>(null, 0), Crowd.Stop).AsTask());
        await Crowd.Desk.RouteAsync(store.Store, "lead-1", Crowd.Stop);
        await Crowd.ShouldHoldAsync(store.Store, 2);
    }

    [Fact]
    public async Task One_whose_data_PostgreSQL_refuses_takes_nobody_along()
    {
        await using var data = await PostgreSqlTestDatabase.NewAsync();
        await using var store = new Held(await data.OpenAsync());
        var first = Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop).AsTask();
        var bad = Crowd.Desk.RouteAsync(store.Store, "lead\0", Crowd.Stop).AsTask();
        var last = Crowd.Desk.RouteAsync(store.Store, "lead-1", Crowd.Stop).AsTask();
        store.LetGo();

        (await Should.ThrowAsync<StoreUnavailableException>(bad)).Message.ShouldBe(
            "What was to be written cannot be. The server says: invalid byte sequence for encoding \"UTF8\": 0x00 (22021). Nothing of the decision was kept.");
        await Task.WhenAll(first, last);
        await Crowd.ShouldHoldAsync(store.Store, 2);
    }

    [Fact]
    public async Task One_whose_data_SQLite_refuses_takes_nobody_along()
    {
        await using var data = new SqliteTestDatabase();
        await using var store = new Held(await data.OpenAsync(scripts: ["CREATE TRIGGER refuse BEFORE INSERT ON @@leads WHEN NEW.key = 'bad' BEGIN SELECT RAISE(ABORT, 'not this one'); END"]));
        var first = Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop).AsTask();
        var bad = Crowd.Desk.RouteAsync(store.Store, "bad", Crowd.Stop).AsTask();
        var last = Crowd.Desk.RouteAsync(store.Store, "lead-1", Crowd.Stop).AsTask();
        store.LetGo();

        (await Should.ThrowAsync<StoreUnavailableException>(bad)).Message.ShouldBe(
            $"What was to be written into the file '{data.File}' cannot be: SQLite Error 19: 'not this one'. Nothing of the decision was kept.");
        await Task.WhenAll(first, last);
        await Crowd.ShouldHoldAsync(store.Store, 2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_store_that_is_disposed_of_decides_those_who_wait_and_takes_nobody_else(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = new Held(await data.OpenAsync());
        var waits = Crowd.Desk.RouteAsync(store.Store, "lead-0", Crowd.Stop).AsTask();
        store.LetGo();
        await store.DisposeAsync();
        await ((IAsyncDisposable)store.Store).DisposeAsync();
        (await waits).Key.ShouldBe("lead-0");
        await Should.ThrowAsync<ObjectDisposedException>(Crowd.Desk.RouteAsync(store.Store, "lead-1", Crowd.Stop).AsTask());
    }

    /// <summary>A list as it is when somebody changes it while it is read.</summary>
    private sealed class Unreadable : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index] => "ana";

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException("changed meanwhile");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A store whose line is held up by a decision that waits, so that those who come meanwhile are one group.</summary>
    private sealed class Held : IAsyncDisposable
    {
        private readonly ManualResetEventSlim _go = new();
        private readonly Task<int> _holder;

        public Held(ILeadStateStore store)
        {
            Store = store;
            using var runs = new ManualResetEventSlim();
            _holder = store.CommitAsync(InTheirLine, _ =>
            {
                runs.Set();
                _go.Wait(Crowd.Stop);
                return new RoutingCommit<int>(null, 0);
            }).AsTask();
            runs.Wait(Crowd.Stop);
        }

        public ILeadStateStore Store { get; }

        public void LetGo() => _go.Set();

        public async ValueTask DisposeAsync()
        {
            _go.Set();
            await _holder;
            await ((IAsyncDisposable)Store).DisposeAsync();
            _go.Dispose();
        }
    }
}
