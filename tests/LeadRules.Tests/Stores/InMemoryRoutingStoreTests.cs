using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Tests.Stores;

/// <summary>What the store in memory says when it is used wrongly, and what it costs. That it keeps the laws of all stores is shown beside the conformance kit.</summary>
public sealed class InMemoryRoutingStoreTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly RoutingScope Scope = new("L-1", ["smb", "key"], ["ana", "bo"]);

    private readonly InMemoryRoutingStore _store = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_pool_outside_of_the_scope_cannot_be_asked_for() =>
        RefusesAsync(static state => state.Pool("other").Version, "The scope does not name the pool 'other'; it names 'smb', 'key'. Name every pool that the decision reads or changes.");

    [Fact]
    public Task A_rep_outside_of_the_scope_cannot_be_asked_for() =>
        RefusesAsync(static state => state.Reps(["ana", "cy"]).Count, "The scope does not name the rep 'cy'; it names 'ana', 'bo'. Name every rep that the decision reads or changes.");

    [Fact]
    public async Task A_large_scope_is_told_in_short()
    {
        var scope = new RoutingScope(null, [], [.. Enumerable.Range(1, 9).Select(static i => $"r{i}")]);
        (await Should.ThrowAsync<InvalidOperationException>(_store.CommitAsync(scope, static state => new RoutingCommit<int>(null, state.Rep("r10").Open), None).AsTask()))
            .Message.ShouldBe("The scope does not name the rep 'r10'; it names 'r1', 'r2', 'r3', 'r4', 'r5' and 4 more. Name every rep that the decision reads or changes.");
    }

    [Fact]
    public Task The_lead_of_a_change_is_the_scopes() =>
        RefusesAsync(new RoutingChange { Lead = Lead("L-2") }, "The change holds the lead 'L-2', but the scope names 'L-1'.");

    [Fact]
    public Task The_state_of_a_change_is_that_of_the_scopes_lead() =>
        RefusesAsync(new RoutingChange { Stored = State("L-2", 1) }, "The change holds the state of the lead 'L-2', but the scope names no lead whose state it is.");

    [Fact]
    public async Task A_state_has_the_revision_after_the_one_that_is_kept()
    {
        var scope = new RoutingScope(null, [], []) { Lead = "L-1" };
        (await Should.ThrowAsync<InvalidOperationException>(_store.CommitAsync(scope, static _ => new RoutingCommit<int>(new RoutingChange { Stored = State("L-1", 2) }, 0), None).AsTask()))
            .Message.ShouldBe("The state of the lead 'L-1' has revision 0, so its next one is 1; the change holds revision 2.");
    }

    [Fact]
    public async Task A_state_is_not_for_later()
    {
        var kept = await _store.CommitAsync(Scope, static state => new RoutingCommit<IRoutingState>(null, state), None);
        Should.Throw<InvalidOperationException>(() => kept.Stored).Message.ShouldBe("The state may be asked only while the decision runs.");
    }

    /// <summary>By what is allocated, since times are not asserted: the answer, the way to the first in the order, and nothing for those that are not due.</summary>
    [Fact]
    public async Task Who_asks_for_what_is_due_goes_through_no_other_leads()
    {
        for (var i = 0; i < 2000; i++)
            await KeepAsync($"L-{i}", At.AddDays(i));
        AllocatedByDue(_store).ShouldBeLessThan(AllocatedByDue(await StoreOfOneAsync()) * 2);

        static async Task<InMemoryRoutingStore> StoreOfOneAsync()
        {
            var one = new InMemoryRoutingStore();
            await KeepAsync(one, "L-0", At);
            return one;
        }
    }

    [Fact]
    public Task Fewer_than_no_leads_cannot_be_asked_for() => Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await _store.DueAsync(At, -1, None));

    [Fact]
    public Task A_pool_changes_by_events_alone() =>
        RefusesAsync(new RoutingChange { Pools = [PoolState.New("smb")] }, "The change holds the pool 'smb', but no event that changed it.");

    [Fact]
    public Task An_event_comes_with_the_state_that_it_made() =>
        RefusesAsync(new RoutingChange { Events = [Joined("smb", 1)] }, "The change holds an event of the pool 'smb', but not the state that it made.");

    [Fact]
    public Task Events_follow_the_version_of_the_pool() =>
        RefusesAsync(
            new RoutingChange { Pools = [PoolState.New("smb").Apply(Joined("smb", 1))], Events = [Joined("smb", 2)] },
            "The pool 'smb' has version 0, so its next event has version 1; the change holds one of version 2.");

    [Fact]
    public Task A_pool_has_the_version_of_its_last_event() =>
        RefusesAsync(
            new RoutingChange { Pools = [PoolState.New("smb")], Events = [Joined("smb", 1)] },
            "The events of the pool 'smb' end at version 1; the change holds its state of version 0.");

    [Fact]
    public Task No_pool_changes_twice()
    {
        var pool = PoolState.New("smb").Apply(Joined("smb", 1));
        return RefusesAsync(new RoutingChange { Pools = [pool, pool], Events = [Joined("smb", 1)] }, "The change holds the pool 'smb' twice.");
    }

    [Fact]
    public Task No_rep_changes_twice() =>
        RefusesAsync(new RoutingChange { Reps = [new RepState { Rep = "ana", Open = 1 }, new RepState { Rep = "ana", Open = 2 }] }, "The change holds the rep 'ana' twice.");

    [Fact]
    public Task A_decision_makes_no_other_in_the_same_store() =>
        RefusesAsync(
            _ => _store.CommitAsync(Scope, static _ => new RoutingCommit<int>(null, 0), None).AsTask().GetAwaiter().GetResult(),
            "A decision made another one in the same store. Decide of the state alone, and make the other decision afterwards.");

    [Fact]
    public async Task The_state_is_not_for_later()
    {
        var kept = await _store.CommitAsync(Scope, static state => new RoutingCommit<IRoutingState>(null, state), None);
        Should.Throw<InvalidOperationException>(() => kept.Rep("ana")).Message.ShouldBe("The state may be asked only while the decision runs.");
    }

    [Fact]
    public async Task A_change_made_through_one_list_of_reps_is_seen_through_another()
    {
        string[] one = ["ana", "bo"], other = ["bo"];
        await Open("bo", one);
        (await _store.CommitAsync(Scope, state => new RoutingCommit<int>(null, state.Reps(other)[0].Open), None)).ShouldBe(1);
    }

    /// <summary>More lists than the store remembers.</summary>
    [Fact]
    public async Task A_new_list_for_each_decision_does_no_harm()
    {
        for (var i = 0; i < 3000; i++)
            await Open("bo", [.. new[] { "ana", "bo" }]);
        (await _store.RepAsync("bo", None)).Open.ShouldBe(3000);
    }

    [Fact]
    public async Task A_rep_who_was_only_asked_for_is_not_remembered()
    {
        await _store.CommitAsync(Scope, static state => new RoutingCommit<int>(null, state.Reps(["ana", "bo"])[0].Open), None);
        _store.Snapshot().Reps.ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_that_changes_nothing_allocates_no_more_than_its_view_of_the_state()
    {
        const int Decisions = 100;
        Decide();
        Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Decisions; i++)
                Decide();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).ShouldBeLessThanOrEqualTo(Decisions * 64);

        void Decide()
        {
            var decided = _store.CommitAsync(Scope, static state => new RoutingCommit<int>(null, state.Reps(Scope.Reps)[1].Open), CancellationToken.None);
            decided.IsCompletedSuccessfully.ShouldBeTrue();
        }
    }

    private ValueTask<int> KeepAsync(string lead, DateTimeOffset nextLook) => KeepAsync(_store, lead, nextLook);

    private static ValueTask<int> KeepAsync(InMemoryRoutingStore store, string lead, DateTimeOffset nextLook) => store.CommitAsync(
        new RoutingScope(null, [], []) { Lead = lead }, _ => new RoutingCommit<int>(new RoutingChange { Stored = State(lead, 1) with { NextLook = nextLook } }, 0), None);

    private static long AllocatedByDue(InMemoryRoutingStore store) => Enumerable.Range(0, 20).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var due = store.DueAsync(At, 10, CancellationToken.None);
        due.IsCompletedSuccessfully.ShouldBeTrue();
        due.Result.Count.ShouldBe(1);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static StoredLead State(string lead, long revision) => new(LeadState.New(lead), revision, null);

    private ValueTask<int> Open(string rep, string[] reps) => _store.CommitAsync(
        new RoutingScope(null, [], reps),
        state => new RoutingCommit<int>(new RoutingChange { Reps = [state.Rep(rep) with { Open = state.Reps(reps)[^1].Open + 1 }] }, 0), None);

    private Task RefusesAsync(RoutingChange change, string message) => RefusesAsync(_ => change, message);

    private Task RefusesAsync(Func<IRoutingState, long> ask, string message) => RefusesAsync(
        state =>
        {
            ask(state);
            return null;
        },
        message);

    private async Task RefusesAsync(Func<IRoutingState, RoutingChange?> change, string message) =>
        (await Should.ThrowAsync<InvalidOperationException>(_store.CommitAsync(Scope, state => new RoutingCommit<int>(change(state), 0), None).AsTask())).Message.ShouldBe(message);

    private static RoutedLead Lead(string key) => new() { Key = key, Lead = key, Status = RoutedStatus.Queued, At = At };

    private static PoolEvent Joined(string pool, long version) =>
        new() { Pool = pool, Version = version, Kind = PoolEventKind.Membership, At = At, Members = new PoolMembership([KeyValuePair.Create("ana", 1)]) };
}
