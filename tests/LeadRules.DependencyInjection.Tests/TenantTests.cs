using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules.DependencyInjection.Tests;

public sealed class TenantTests
{
    [Fact]
    public async Task A_tenant_is_loaded_once_however_many_ask_and_followed_from_then_on()
    {
        var store = new CountingBooks();
        await store.PublishAsync("north", App.Book("1", name: "north"), default, null, null);
        await using var app = new App(services => services.AddSingleton<IRuleBookStore>(store).AddLeadRulesTenants(static rules => rules.FromStore(lookEvery: TimeSpan.FromSeconds(10))));
        var asked = Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await app.Rules.GetAsync("north"))).ToList();
        var engines = await Task.WhenAll(asked);
        engines.Distinct().Count().ShouldBe(1);
        store.Reads.ShouldBe(1);
        app.Rules.Names.ShouldBe(["north"]);

        await store.PublishAsync("north", App.Book("2", name: "north"), default, null, null);
        var heard = new TaskCompletionSource<RuleBookReload>();
        using (app.Rules.OnReload(heard.SetResult))
        {
            app.Time.Advance(TimeSpan.FromSeconds(10));
            await heard.Task;
        }

        app.Rules.Get("north").RuleBook.Version.ShouldBe("2");
        await app.Services.GetRequiredService<RuleBookPublisher>().PublishAsync("north", App.Book("3"));
        app.Rules.Get("north").RuleBook.Version.ShouldBe("3");
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_not_kept_and_can_be_published_later()
    {
        var store = new InMemoryRuleBooks();
        await using var app = new App(services => services.AddSingleton<IRuleBookStore>(store).AddLeadRulesTenants());
        (await Should.ThrowAsync<LeadRulesException>(async () => await app.Rules.GetAsync("south"))).Message.ShouldBe(
            "1 rule book cannot be used.\nThe rule book 'south' from the store, published as 'south':\nNothing was ever published as 'south'.");
        app.Rules.Names.ShouldBeEmpty();
        app.Time.NextTimer.ShouldBeNull();
        await store.PublishAsync("south", App.Book("1"), default, null, null);
        (await app.Rules.GetAsync("south")).RuleBook.Version.ShouldBe("1");
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_not_kept_either_when_who_asked_gave_up()
    {
        var store = new CountingBooks();
        await using var app = new App(services => services.AddSingleton<IRuleBookStore>(store).AddLeadRulesTenants());
        var set = (Books.BookSet)app.Rules;
        await Should.ThrowAsync<OperationCanceledException>(async () => await app.Rules.GetAsync("south", new CancellationToken(true)));
        for (var i = 0; i < 500 && set.Tenants > 0; i++)
            await Task.Delay(10);
        set.Tenants.ShouldBe(0);
    }

    private sealed class CountingBooks : IRuleBookStore
    {
        private readonly InMemoryRuleBooks _books = new();
        private int _reads;

        public int Reads => _reads;

        public async ValueTask<StoredRuleBook?> CurrentAsync(string book, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _reads);
            await Task.Yield();
            return await _books.CurrentAsync(book, cancellationToken);
        }

        public ValueTask<IReadOnlyList<StoredRuleBook>> HistoryAsync(string book, int max, CancellationToken cancellationToken = default) => _books.HistoryAsync(book, max, cancellationToken);

        public ValueTask<IReadOnlyList<string>> BooksAsync(CancellationToken cancellationToken = default) => _books.BooksAsync(cancellationToken);

        public ValueTask<StoredRuleBook?> PublishAsync(string book, string json, DateTimeOffset at, string? by, long? after, CancellationToken cancellationToken = default) =>
            _books.PublishAsync(book, json, at, by, after, cancellationToken);
    }
}
