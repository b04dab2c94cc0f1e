using LeadRules.Stores;
using LeadRules.Testing.Tests.Broken;

namespace LeadRules.Testing.Tests;

/// <summary>The laws of outboxes, logs and published rule books hold for sound stores, and name what is wrong with broken ones.</summary>
public sealed class OutboxConformanceTests
{
    public static TheoryData<string> Laws => [.. All.Select(static law => law.Name)];

    private static IEnumerable<RoutingStoreCase> All => OutboxConformance.Cases.Concat(DecisionLogConformance.Cases);

    [Theory, MemberData(nameof(Laws))]
    public Task The_store_in_memory_keeps_the_law(string law) => RunAsync(law, new InMemoryRoutingStore());

    [Fact]
    public void No_two_laws_have_the_same_name() => All.Concat(LeadStateStoreConformance.Cases).Select(static law => law.Name).ShouldBeUnique();

    [Theory, MemberData(nameof(Laws))]
    public async Task A_store_that_is_none_is_told_so(string law)
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync(law, new PlainStateStore()));
        broken.Message.ShouldStartWith($"The store breaks the law '{law}'");
    }

    [Theory, InlineData("outbox-retry")]
    public Task An_outbox_that_does_not_wait_for_the_next_try_breaks(string law) => BreaksAsync(law, new OutboxWithoutNextTry());

    [Theory, InlineData("outbox-retry")]
    public Task An_outbox_that_lets_intents_of_a_lead_overtake_each_other_breaks(string law) => BreaksAsync(law, new OutboxWithoutOrder());

    [Theory, InlineData("outbox-due"), InlineData("outbox-retry")]
    public Task An_outbox_in_another_order_breaks(string law) => BreaksAsync(law, new OutboxByAttempts());

    [Theory, InlineData("outbox-aside"), InlineData("outbox-report")]
    public Task An_outbox_that_loses_what_is_set_aside_breaks(string law) => BreaksAsync(law, new OutboxThatLosesWhatIsSetAside());

    [Theory, InlineData("outbox-report")]
    public Task An_outbox_that_drops_reports_breaks(string law) => BreaksAsync(law, new OutboxThatTakesAllReportsOrNone());

    [Theory, InlineData("outbox-key")]
    public Task An_outbox_that_forgets_keys_breaks(string law) => BreaksAsync(law, new OutboxThatForgets());

    [Theory, InlineData("outbox-lease"), InlineData("outbox-lease-crowd")]
    public Task An_outbox_that_gives_everybody_the_right_breaks(string law) => BreaksAsync(law, new OutboxForEverybody());

    [Theory, InlineData("outbox-lease")]
    public Task An_outbox_whose_right_cannot_be_renewed_breaks(string law) => BreaksAsync(law, new OutboxWithoutRenewal());

    [Theory, InlineData("outbox-lead")]
    public Task An_outbox_that_forgets_leads_breaks(string law) => BreaksAsync(law, new OutboxWithoutLeads());

    [Theory, InlineData("log-nothing")]
    public Task A_log_that_is_written_before_the_change_is_checked_breaks(string law) => BreaksAsync(law, new LogBefore());

    [Theory, InlineData("log-forgets")]
    public Task A_log_that_forgets_what_it_should_keep_breaks(string law) => BreaksAsync(law, new LogThatForgetsAll());

    [Fact]
    public Task The_rule_books_in_memory_keep_their_laws()
    {
        var books = new InMemoryRuleBooks();
        return RuleBookStoreConformance.RunAsync(books, books, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Rule_books_that_the_other_server_does_not_see_break_their_law()
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RuleBookStoreConformance.RunAsync(new InMemoryRuleBooks(), new InMemoryRuleBooks(), TestContext.Current.CancellationToken));
        broken.Message.ShouldBe(
            """
            The store breaks the law: What is published is in force from then on, for everybody, and what was in force before stays in the history.
              looked at: CurrentAsync of another server
              expected:  StoredRuleBook { Book = acme, Revision = 1, Json = { "name": "Łódź 'q'" }, At = 2026-11-02T09:00:00.0000001Z, By = ana }
              saw:       nothing
            """);
    }

    private static async Task BreaksAsync(string law, IRoutingStore store)
    {
        var broken = await Should.ThrowAsync<ConformanceException>(RunAsync(law, store));
        broken.Case!.Name.ShouldBe(law);
    }

    private static Task RunAsync(string law, IRoutingStore store) => All.Single(one => one.Name == law).RunAsync(_ => ValueTask.FromResult(store), null, TestContext.Current.CancellationToken);
}
