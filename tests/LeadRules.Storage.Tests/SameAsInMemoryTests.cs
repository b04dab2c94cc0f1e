using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;

namespace LeadRules.Storage.Tests;

/// <summary>Outbox, log and rule books do what those in memory do, step by step.</summary>
public sealed class SameAsInMemoryTests
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.FromHours(1)).AddTicks(7);

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_outbox_does(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        var memory = new InMemoryRoutingStore();
        (await OutboxAsync(store, (IOutbox)store)).ShouldBe(await OutboxAsync(memory, memory));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_log_of_decisions_does(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        var memory = new InMemoryRoutingStore();
        (await LogAsync(store, (IDecisionLog)store)).ShouldBe(await LogAsync(memory, memory));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_rule_books_do(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var store = await data.OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        (await BooksAsync((IRuleBookStore)store)).ShouldBe(await BooksAsync(new InMemoryRuleBooks()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_eight_who_publish_after_the_same_revision_one_does(string database)
    {
        await using var data = await TestDatabase.NewAsync(database);
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => data.OpenAsync()));
        var answers = await Task.WhenAll(stores.Select((store, i) => Task.Run(() => ((IRuleBookStore)store).PublishAsync("sales", $"{{\"by\":{i}}}", Noon, $"author {i}", 0, Crowd.Stop).AsTask())));
        var won = answers.OfType<StoredRuleBook>().ShouldHaveSingleItem();
        (await ((IRuleBookStore)stores[0]).HistoryAsync("sales", 10, Crowd.Stop)).ShouldBe([won]);
        foreach (var store in stores)
            await ((IAsyncDisposable)store).DisposeAsync();
    }

    private static async Task<List<string>> OutboxAsync(IRoutingStore store, IOutbox outbox)
    {
        List<string> seen = [];
        foreach (var (lead, key) in new[] { ("a", "1"), ("a", "2"), ("b", "3"), (null, "4"), ("b", "3"), (null, "5"), ("a", "6") })
        {
            var intent = new Intent(IntentKind.Notify, "ana", key, "because", Noon.AddHours(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)));
            await store.CommitAsync(new RoutingScope(null, [], []) { Lead = lead }, _ => new RoutingCommit<int>(new RoutingChange { Intents = [intent] }, 0));
        }

        await LookAsync("kept");
        var keys = (await store.PendingAsync(10)).ToDictionary(static waiting => waiting.Intent.Key, static waiting => waiting.Number);
        await outbox.ReportAsync([IntentReport.Failed(keys["1"], Noon.AddMinutes(5), "no\nway"), IntentReport.SetAside(keys["3"], "never"), IntentReport.Settled(keys["4"]), IntentReport.Settled(99)]);
        await LookAsync("reported");
        await outbox.ReportAsync([IntentReport.Failed(keys["1"], Noon.AddMinutes(9), "again"), IntentReport.Failed(keys["1"], Noon.AddMinutes(8), "and again"), IntentReport.Failed(keys["3"], Noon, "is not tried")]);
        await outbox.ReportAsync([IntentReport.Failed(keys["5"], Noon.AddMinutes(1), "soon"), IntentReport.SetAside(keys["5"], "or not"), IntentReport.Settled(keys["5"])]);
        await outbox.ReportAsync([]);
        await LookAsync("reported again");
        seen.Add($"revive {await outbox.ReviveIntentAsync(keys["3"])} {await outbox.ReviveIntentAsync(keys["3"])} {await outbox.ReviveIntentAsync(keys["1"])} {await outbox.ReviveIntentAsync(99)}");
        await store.SettleAsync([keys["1"], keys["5"], 99]);
        await store.SettleAsync([]);
        await LookAsync("revived and settled");
        seen.Add($"forget {await outbox.ForgetSettledAsync(Noon.AddHours(4))}, {await outbox.ForgetSettledAsync(Noon.AddHours(4))}");
        foreach (var key in new[] { "1", "4" })
            await store.CommitAsync(new RoutingScope(null, [], []), _ => new RoutingCommit<int>(new RoutingChange { Intents = [new Intent(IntentKind.Notify, "ana", key, "once more", Noon)] }, 0));
        seen.Add(string.Join(' ', (await store.PendingAsync(10)).Select(static waiting => waiting.Intent.Key)));

        foreach (var (holder, at, until) in new[] { ("x", 0, 5), ("y", 4, 9), ("x", 4, 6), ("y", 6, 9), ("x", 7, 9) })
            seen.Add($"lease {holder} {await outbox.LeaseAsync(holder, Noon.AddMinutes(at), Noon.AddMinutes(until))}");
        await outbox.ReleaseAsync("x");
        seen.Add($"lease x {await outbox.LeaseAsync("x", Noon.AddMinutes(7), Noon.AddMinutes(9))}");
        await outbox.ReleaseAsync("y");
        seen.Add($"lease x {await outbox.LeaseAsync("x", Noon.AddMinutes(7), Noon.AddMinutes(9))}");
        return seen;

        async Task LookAsync(string when)
        {
            seen.Add($"{when}: pending {Told(await store.PendingAsync(10))}");
            seen.Add($"{when}: set aside {Told(await outbox.SetAsideIntentsAsync(10))}");
            foreach (var (minutes, max) in new[] { (0, 10), (5, 10), (9, 10), (9, 2), (9, 0) })
                seen.Add($"{when}: due {minutes} {max} {Told(await outbox.DueIntentsAsync(Noon.AddMinutes(minutes), max))}");
        }

        // Numbers rise everywhere, and not everywhere one by one.
        static string Told(IReadOnlyList<OutboxIntent> intents) => string.Join('\n', intents.Select(static intent => intent with { Number = 0 }));
    }

    private static async Task<List<string>> LogAsync(IRoutingStore store, IDecisionLog log)
    {
        for (var i = 0; i < 6; i++)
        {
            var record = new DecisionRecord($"lead-{i % 2}", i, Noon.AddHours(i % 4), "sales", i % 3 == 0 ? null : "3", i % 3 == 1 ? "bold" : null, $$"""{"i":{{i}},"text":"größer 😀"}""");
            await store.CommitAsync(new RoutingScope(null, [], []) { Lead = record.Lead }, _ => new RoutingCommit<int>(new RoutingChange { Records = [record, record with { Revision = i + 100 }] }, 0));
        }

        List<string> seen = [];
        await LookAsync();
        seen.Add($"forget {await log.ForgetDecisionsAsync(Noon.AddHours(2))}");
        await LookAsync();
        return seen;

        async Task LookAsync()
        {
            foreach (var filter in new DecisionFilter[] { new(), new() { Lead = "lead-1" }, new() { Lead = "lead-1", Max = 3 }, new() { LatestFirst = true, Max = 5 }, new() { From = Noon.AddHours(2) }, new() { To = Noon.AddHours(3) }, new() { From = Noon.AddHours(1), To = Noon.AddHours(1).AddTicks(1) } })
                seen.Add($"{filter}: {string.Join('\n', await log.DecisionsAsync(filter))}");
        }
    }

    private static async Task<List<string>> BooksAsync(IRuleBookStore books)
    {
        List<string> seen = [$"{await books.CurrentAsync("sales")} {(await books.HistoryAsync("sales", 10)).Count} {(await books.BooksAsync()).Count}"];
        seen.Add($"{await books.PublishAsync("sales", "{}", Noon, null, 0)}");
        seen.Add($"{await books.PublishAsync("sales", "{\"a\":1}", Noon, "ann", 0)}");
        seen.Add($"{await books.PublishAsync("sales", "{\"a\":1}", Noon, "ann", 1)}");
        seen.Add($"{await books.PublishAsync("sales", "{\"a\":1}", Noon, "ann", null)}");
        seen.Add($"{await books.PublishAsync("Sales", "{}", Noon, "ann", null)}");
        seen.Add($"{await books.PublishAsync("other", "{}", Noon, "ann", 1)}");
        seen.Add($"{await books.CurrentAsync("sales")}");
        seen.Add(string.Join('\n', await books.HistoryAsync("sales", 2)));
        seen.Add(string.Join('\n', await books.BooksAsync()));
        return seen;
    }
}
