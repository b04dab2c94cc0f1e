using LeadRules.Stores;
using LeadRules.Testing.Tests.Broken;

namespace LeadRules.Testing.Tests;

/// <summary>The laws hold for sound stores, and name what is wrong with broken ones.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Laws => [.. RoutingStoreConformance.Cases.Select(static law => law.Name)];

    [Theory, MemberData(nameof(Laws))]
    public Task The_store_in_memory_keeps_the_law(string law) => RunAsync(law, static () => new InMemoryRoutingStore());

    [Theory, MemberData(nameof(Laws))]
    public Task A_plain_store_under_one_lock_keeps_the_law(string law) => RunAsync(law, static () => new PlainStore());

    [Fact]
    public void No_two_laws_have_the_same_name() => RoutingStoreConformance.Cases.Select(static law => law.Name).ShouldBeUnique();

    [Theory]
    [InlineData("one-after-the-other")]
    [InlineData("one-decision-for-a-lead")]
    public Task A_store_without_a_lock_breaks(string law) => BreaksAsync(law, static () => new StoreWithoutLock());

    [Theory]
    [InlineData("one-decision-for-a-lead")]
    public Task A_store_that_looks_the_lead_up_before_it_locks_breaks(string law) => BreaksAsync(law, static () => new StoreWithoutUniqueKey());

    [Theory]
    [InlineData("capacity")]
    public Task A_store_that_reads_open_leads_before_it_locks_breaks(string law) => BreaksAsync(law, static () => new StoreWithCapacityOutside());

    [Theory]
    [InlineData("change-refused")]
    public Task A_store_that_fills_the_outbox_before_it_keeps_the_decision_breaks(string law) => BreaksAsync(law, static () => new StoreWithOutboxBefore());

    [Theory]
    [InlineData("all-or-nothing")]
    public Task A_store_that_fills_the_outbox_after_it_kept_the_decision_breaks(string law) => BreaksAsync(law, static () => new StoreWithOutboxAfter());

    [Fact]
    public async Task A_broken_law_is_told_with_what_was_expected_and_what_was_seen()
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync("change-refused", static () => new StoreWithOutboxBefore()));
        broken.Message.ShouldBe(
            """
            The store breaks the law 'change-refused': A change that cannot be kept is refused, and nothing of it is kept: no pool, rep, lead, event or intent.
              looked at: the intents that wait after a change with a rep who is not in the scope was refused
              expected:  2: lead-0/assign, lead-0/notify
              saw:       4: lead-0/assign, lead-0/notify, lead-1/assign, lead-1/notify
            """);
    }

    [Fact]
    public async Task An_exception_that_no_law_expects_is_told_with_the_law()
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync("replay", static () => new StoreWithoutDatabase()));
        broken.Message.ShouldBe(
            """
            The store breaks the law 'replay': The events of a pool, applied in the order of their versions, make its state.
              looked at: whether it runs to its end
              expected:  no exception
              saw:       NotSupportedException: no database here
            """);
    }

    [Fact]
    public async Task Each_worker_can_have_a_store_object_of_its_own()
    {
        var asked = 0;
        await Law("one-after-the-other").RunAsync(
            static _ => new(new InMemoryRoutingStore()),
            (first, _) =>
            {
                asked++;
                return new(first);
            },
            TestContext.Current.CancellationToken);
        asked.ShouldBe(7);
    }

    private static RoutingStoreCase Law(string name) => RoutingStoreConformance.Cases.Single(law => law.Name == name);

    private static Task RunAsync(string law, Func<IRoutingStore> store) => Law(law).RunAsync(_ => new(store()), null, TestContext.Current.CancellationToken);

    private static async Task BreaksAsync(string law, Func<IRoutingStore> store) =>
        (await Should.ThrowAsync<ConformanceException>(RunAsync(law, store))).Case!.Name.ShouldBe(law);
}
