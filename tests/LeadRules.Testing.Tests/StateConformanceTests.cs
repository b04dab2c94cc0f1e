using LeadRules.Stores;
using LeadRules.Testing.Tests.Broken;

namespace LeadRules.Testing.Tests;

/// <summary>The laws of states hold for sound stores, and name what is wrong with broken ones.</summary>
public sealed class StateConformanceTests
{
    public static TheoryData<string> Laws => [.. LeadStateStoreConformance.Cases.Except(RoutingStoreConformance.Cases).Select(static law => law.Name)];

    public static TheoryData<string> LawsOfRouting => [.. RoutingStoreConformance.Cases.Select(static law => law.Name)];

    [Theory, MemberData(nameof(Laws))]
    public Task The_store_in_memory_keeps_the_law(string law) => RunAsync(law, static () => new InMemoryRoutingStore());

    [Theory, MemberData(nameof(Laws)), MemberData(nameof(LawsOfRouting))]
    public Task A_plain_store_under_one_lock_keeps_the_law(string law) => RunAsync(law, static () => new PlainStateStore());

    [Fact]
    public void A_store_of_states_is_held_to_the_laws_of_routing_first() =>
        LeadStateStoreConformance.Cases.Take(RoutingStoreConformance.Cases.Count).ShouldBe(RoutingStoreConformance.Cases);

    [Fact]
    public void No_two_laws_have_the_same_name() => LeadStateStoreConformance.Cases.Select(static law => law.Name).ShouldBeUnique();

    [Theory, MemberData(nameof(Laws))]
    public async Task A_store_that_only_routes_is_told_that_it_does(string law)
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync(law, static () => new PlainStore()));
        (broken.Expected, broken.Seen).ShouldBe(("an ILeadStateStore", nameof(PlainStore)));
    }

    [Theory]
    [InlineData("state-one-after-the-other")]
    [InlineData("state-crash-before-commit")]
    public Task A_store_that_reads_the_state_before_it_locks_breaks(string law) => BreaksAsync(law, static () => new StoreWithStateReadBefore());

    [Theory]
    [InlineData("state-one-after-the-other")]
    public Task A_store_that_answers_with_a_run_that_it_did_not_keep_breaks(string law) => BreaksAsync(law, static () => new StoreWithFirstAnswer());

    [Theory]
    [InlineData("state-one-after-the-other")]
    public Task A_store_that_does_not_decide_again_breaks(string law) => BreaksAsync(law, static () => new StoreThatDecidesOnce());

    [Theory]
    [InlineData("state-refused")]
    [InlineData("state-revision")]
    public Task A_store_that_writes_the_state_before_it_checks_breaks(string law) => BreaksAsync(law, static () => new StoreWithStateBefore());

    [Theory]
    [InlineData("state-all-or-nothing")]
    public Task A_store_that_writes_the_state_once_the_rest_is_kept_breaks(string law) => BreaksAsync(law, static () => new StoreWithStateAfter());

    [Theory]
    [InlineData("state-throws")]
    public Task A_store_that_keeps_something_of_a_decision_that_threw_breaks(string law) => BreaksAsync(law, static () => new StoreThatKeepsWhatThrows());

    [Theory]
    [InlineData("state-revision")]
    [InlineData("state-scope")]
    public Task A_store_that_takes_any_state_breaks(string law) => BreaksAsync(law, static () => new StoreWithoutRevisions());

    [Theory]
    [InlineData("state-scope")]
    public Task A_store_that_takes_the_key_for_the_lead_breaks(string law) => BreaksAsync(law, static () => new StoreWithStateByKey());

    [Theory]
    [InlineData("state-kept")]
    [InlineData("state-due")]
    public Task A_store_that_answers_before_it_keeps_breaks(string law) => BreaksAsync(law, static () => new StoreThatKeepsLater());

    [Theory]
    [InlineData("state-kept")]
    [InlineData("state-due")]
    public Task A_store_that_rounds_instants_breaks(string law) => BreaksAsync(law, static () => new StoreWithoutTicks());

    /// <summary>The states look the same in short, so they are told at length.</summary>
    [Fact]
    public async Task A_store_that_forgets_a_part_of_the_state_breaks_the_law_which_tells_the_part()
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync("state-kept", static () => new StoreWithoutVariants()));
        broken.Expected.ShouldContain("; by 'sales 3', variant 'größer', until 2026-11-02T09:00:00.0000001Z, seen 7, LeadNote { Kind = StageEntered,");
        broken.Seen.ShouldContain("; by 'sales 3', variant '', until 2026-11-02T09:00:00.0000001Z, seen 7, LeadNote { Kind = StageEntered,");
    }

    [Fact]
    public Task A_store_that_tells_what_is_due_in_the_order_of_the_ids_breaks_the_law() =>
        BreaksAsync("state-due", static () => new StoreWithDue(static (all, at) => all.Where(stored => stored.NextLook <= at).OrderBy(static stored => stored.State.Lead, StringComparer.Ordinal)));

    [Fact]
    public Task A_store_that_orders_ids_as_people_do_breaks_the_law() =>
        BreaksAsync("state-due", static () => new StoreWithDue(static (all, at) => all.Where(stored => stored.NextLook <= at).OrderBy(static stored => stored.NextLook).ThenBy(static stored => stored.State.Lead, StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public Task A_store_that_tells_only_what_was_due_before_the_instant_breaks_the_law() =>
        BreaksAsync("state-due", static () => new StoreWithDue(static (all, at) => InOrder(all.Where(stored => stored.NextLook < at))));

    [Fact]
    public Task A_store_that_tells_leads_without_a_next_look_breaks_the_law() =>
        BreaksAsync("state-due", static () => new StoreWithDue(static (all, at) => InOrder(all.Where(stored => stored.NextLook is null || stored.NextLook <= at))));

    [Theory]
    [InlineData("state-due-moves")]
    public Task A_store_that_remembers_old_next_looks_breaks(string law) => BreaksAsync(law, static () => new StoreWithOldLooks());

    [Fact]
    public async Task A_broken_law_is_told_with_the_states_that_were_expected_and_seen()
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync("state-refused", static () => new StoreWithStateBefore()));
        broken.Message.ShouldBe(
            """
            The store breaks the law 'state-refused': A change that cannot be kept is refused, and nothing of it is kept: neither the state nor the pool, rep, lead, event or intent.
              looked at: FindStateAsync after a change with a rep who is not in the scope was refused
              expected:  revision 2 of 'lead-1' with the notes 2: 'first', 'second', next look 2026-11-04T09:00:00.0000000Z
              saw:       revision 3 of 'lead-1' with the notes 3: 'first', 'second', 'routed', next look 2026-11-02T09:00:00.0000000Z
            """);
    }

    private static IOrderedEnumerable<StoredLead> InOrder(IEnumerable<StoredLead> stored) =>
        stored.OrderBy(static stored => stored.NextLook).ThenBy(static stored => stored.State.Lead, StringComparer.Ordinal);

    private static Task RunAsync(string law, Func<IRoutingStore> store) =>
        LeadStateStoreConformance.Cases.Single(known => known.Name == law).RunAsync(_ => new(store()), null, TestContext.Current.CancellationToken);

    private static async Task BreaksAsync(string law, Func<IRoutingStore> store) =>
        (await Should.ThrowAsync<ConformanceException>(RunAsync(law, store))).Case!.Name.ShouldBe(law);
}
