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

    [Fact]
    public async Task A_tenant_that_is_forgotten_is_followed_no_more_and_loaded_again_when_somebody_asks()
    {
        var store = new CountingBooks();
        await store.PublishAsync("north", App.Book("1", name: "north"), default, null, null);
        await using var app = new App(services => services.AddSingleton<IRuleBookStore>(store).AddLeadRulesTenants(static rules => rules.FromStore(lookEvery: TimeSpan.FromSeconds(10))));
        var before = await app.Rules.GetAsync("north");
        app.Time.NextTimer.ShouldBe(TimeSpan.FromSeconds(10));

        app.Rules.Forget("north").ShouldBeTrue();

        app.Rules.Names.ShouldBeEmpty();
        ((Books.BookSet)app.Rules).Tenants.ShouldBe(0);
        app.Time.NextTimer.ShouldBeNull();
        app.Rules.Forget("north").ShouldBeFalse();
        store.Reads.ShouldBe(1);
        before.RuleBook.Version.ShouldBe("1");
        await store.PublishAsync("north", App.Book("2", name: "north"), default, null, null);
        (await app.Rules.GetAsync("north")).RuleBook.Version.ShouldBe("2");
        app.Time.NextTimer.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_tenant_that_is_forgotten_while_it_is_loaded_is_given_to_who_asked_and_not_followed()
    {
        var store = new CountingBooks { Gate = new TaskCompletionSource() };
        await store.PublishAsync("north", App.Book("1", name: "north"), default, null, null);
        await using var app = new App(services => services.AddSingleton<IRuleBookStore>(store).AddLeadRulesTenants());
        var asked = app.Rules.GetAsync("north");
        app.Rules.Forget("north").ShouldBeTrue();
        store.Gate.SetResult();
        (await asked).RuleBook.Version.ShouldBe("1");
        app.Rules.Names.ShouldBeEmpty();
        app.Time.NextTimer.ShouldBeNull();
    }

    [Fact]
    public async Task A_rule_book_of_the_registration_cannot_be_forgotten()
    {
        await using var app = new App(static services => services.AddLeadRules("eu", static rules => rules.FromJson(App.Book("1"))));
        Should.Throw<ArgumentException>(() => app.Rules.Forget("eu")).Message.ShouldBe(
            "The rule book 'eu' is one of the registration, which stays for as long as the application; only tenants can be forgotten. (Parameter 'tenant')");
    }

    private sealed class CountingBooks : IRuleBookStore
    {
        private readonly InMemoryRuleBooks _books = new();
        private int _reads;

        public int Reads => _reads;

        /// <summary>What reading waits for; null for nothing.</summary>
        public TaskCompletionSource? Gate { get; init; }

        public async ValueTask<StoredRuleBook?> CurrentAsync(string book, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _reads);
            await Task.Yield();
            if (Gate is not null)
                await Gate.Task;
            return await _books.CurrentAsync(book, cancellationToken);
        }

        public ValueTask<IReadOnlyList<StoredRuleBook>> HistoryAsync(string book, int max, CancellationToken cancellationToken = default) => _books.HistoryAsync(book, max, cancellationToken);

        public ValueTask<IReadOnlyList<string>> BooksAsync(CancellationToken cancellationToken = default) => _books.BooksAsync(cancellationToken);

        public ValueTask<StoredRuleBook?> PublishAsync(string book, string json, DateTimeOffset at, string? by, long? after, CancellationToken cancellationToken = default) =>
            _books.PublishAsync(book, json, at, by, after, cancellationToken);
    }
}
