using LeadRules.DependencyInjection.Books;
using LeadRules.Stores;
using LeadRules.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadRules.DependencyInjection.Tests;

public sealed class ReloadTests
{
    [Fact]
    public async Task A_bad_reload_keeps_the_last_good_engine_and_tells_everything_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("rules.json");
        File.WriteAllText(path, App.Book("1"));
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromFile(path)));
        var first = app.Rules.Current;
        List<RuleBookReload> heard = [];
        using var listening = app.Rules.OnReload(static _ => throw new InvalidOperationException("deaf"));
        using var other = app.Rules.OnReload(heard.Add);

        File.WriteAllText(path, App.Broken("2"));
        Settle(app);
        app.Rules.Current.ShouldBeSameAs(first);
        Settle(app);

        var bad = heard.ShouldHaveSingleItem();
        (bad.Succeeded, bad.Before, bad.Engine).ShouldBe((false, first, first));
        bad.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LR2001");
        var words = $"""
            The rule book from the file {path}:
            error LR2001 (1,105) $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 0
              ^^^^^^^^
              Did you mean 'employees'?
            acme version 1 stays in force.
            """;
        bad.ToString().ShouldBe(words);
        app.Lines.All.Skip(1).ShouldBe([$"Error 3: A reload failed. {words}", "Error 4: The rule book: a listener to reloads threw. [deaf]"]);

        File.WriteAllText(path, App.Book("3"));
        Settle(app);
        app.Rules.Current.RuleBook.Version.ShouldBe("3");
        app.Lines.All[3].ShouldBe($"Information 2: The rule book is reloaded from the file {path}: acme version 1 -> acme version 3.");
    }

    [Fact]
    public async Task A_file_that_is_away_is_told_once_and_taken_when_it_is_back()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("rules.json");
        File.WriteAllText(path, App.Book("1"));
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromFile(path)));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        File.Delete(path);
        for (var i = 0; i < 5; i++)
            Settle(app);
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        app.Lines.All.Count.ShouldBe(2);
        app.Lines.All[1].ShouldBe($"Error 3: A reload failed. The rule book from the file {path}:\nCould not find file '{path}'.\nacme version 1 stays in force.");

        File.WriteAllText(folder.Combine("new.json"), App.Book("2"));
        File.Move(folder.Combine("new.json"), path);
        Settle(app);
        app.Rules.Current.RuleBook.Version.ShouldBe("2");
    }

    [Fact]
    public async Task A_reload_that_failed_for_a_reason_of_the_host_is_told_once_and_tried_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("rules.json");
        File.WriteAllText(path, App.Book("1"));
        var isDown = false;
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromFile(path).Configure(options => isDown ? throw new TimeoutException("no lists") : options)));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        isDown = true;
        File.WriteAllText(path, App.Book("2"));
        for (var i = 0; i < 3; i++)
            Settle(app);
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        app.Lines.All.Count(static line => line.StartsWith("Error 3", StringComparison.Ordinal)).ShouldBe(1);
        isDown = false;
        Settle(app);
        app.Rules.Current.RuleBook.Version.ShouldBe("2");
    }

    [Fact]
    public async Task Listeners_hear_of_reloads_in_their_order_also_when_one_reloads()
    {
        var version = 1;
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromStream(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(App.Book($"{version}"))))));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        List<string?> heard = [];
        using var first = app.Rules.OnReload(_ =>
        {
            if (version++ == 2)
                app.Rules.ReloadAsync().AsTask().GetAwaiter().GetResult();
        });
        using var second = app.Rules.OnReload(reload => heard.Add(reload.Engine!.RuleBook.Version));
        version = 2;
        await app.Rules.ReloadAsync();
        heard.ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task The_system_tells_of_a_file_that_is_replaced_by_a_rename()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("rules.json");
        File.WriteAllText(path, App.Book("1"));
        var services = new ServiceCollection();
        services.AddLeadRules(rules => rules.FromFile(path, lookEvery: TimeSpan.FromDays(1)));
        await using var provider = services.BuildServiceProvider();
        var rules = provider.GetRequiredService<ILeadRules>();
        rules.Current.RuleBook.Version.ShouldBe("1");
        var heard = new TaskCompletionSource<RuleBookReload>();
        using var listening = rules.OnReload(heard.SetResult);
        File.WriteAllText(folder.Combine("rules.json~"), App.Book("2"));
        File.Move(folder.Combine("rules.json~"), path, overwrite: true);
        (await heard.Task.WaitAsync(TimeSpan.FromSeconds(60))).Engine!.RuleBook.Version.ShouldBe("2");
    }

    [Fact]
    public void A_file_that_is_still_written_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("rules.json");
        var time = new FakeTime();
        var looks = 0;
        File.WriteAllText(path, "{");
        using var watch = new FileWatch(path, TimeSpan.FromHours(1), Look, new WatchContext(time, NullLogger.Instance), watchesFolder: false);
        watch.Touch();
        for (var i = 0; i < 5; i++)
        {
            File.AppendAllText(path, " ");
            watch.Touch();
            time.Advance(FileWatch.Settling);
        }

        looks.ShouldBe(0);
        time.Advance(FileWatch.Settling);
        looks.ShouldBe(1);
        watch.Touch();
        time.Advance(FileWatch.Settling * 3);
        looks.ShouldBe(1, "the same content is nothing new");

        Task<string?> Look()
        {
            looks++;
            return Task.FromResult<string?>(BookContent.StampOf(File.ReadAllBytes(path)));
        }
    }

    [Fact]
    public async Task A_store_is_looked_at_every_so_often_and_at_once_after_publishing_here()
    {
        var store = new InMemoryRuleBooks();
        await store.PublishAsync("acme", App.Book("1"), default, null, null);
        await using var app = new App(services => services.AddSingleton<IRuleBookStore>(store).AddLeadRules(rules => rules.FromStore("acme", TimeSpan.FromSeconds(10))));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");

        await store.PublishAsync("acme", App.Book("2"), default, null, null);
        app.Time.Advance(TimeSpan.FromSeconds(9));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        app.Time.Advance(TimeSpan.FromSeconds(1));
        app.Rules.Current.RuleBook.Version.ShouldBe("2");

        var publisher = app.Services.GetRequiredService<RuleBookPublisher>();
        (await publisher.PublishAsync("acme", App.Book("3"), "ana", after: 2))!.Revision.ShouldBe(3);
        app.Rules.Current.RuleBook.Version.ShouldBe("3");
        (await publisher.PublishAsync("acme", App.Book("4"), "ben", after: 2)).ShouldBeNull();
        (await Should.ThrowAsync<LeadRulesException>(async () => await publisher.PublishAsync("acme", App.Broken("4")))).Books[0].Diagnostics[0].Code.ShouldBe("LR2001");
        (await store.CurrentAsync("acme"))!.Revision.ShouldBe(3);
        app.Lines.All.Count(static line => line.StartsWith("Information 2", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_rule_book_with_a_store_of_its_own_is_read_and_published_there()
    {
        var (all, own) = (new InMemoryRuleBooks(), new InMemoryRuleBooks());
        foreach (var (store, book, version) in new[] { (all, "acme", "1"), (all, "eu", "2"), (own, "eu", "3") })
            await store.PublishAsync(book, App.Book(version), default, null, null);
        await using var app = new App(services => services
            .AddSingleton<IRuleBookStore>(all)
            .AddKeyedSingleton<IRuleBookStore>("eu", own)
            .AddLeadRules(static rules => rules.FromStore("acme"))
            .AddLeadRules("eu", static rules => rules.FromStore()));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        app.Rules.Get("eu").RuleBook.Version.ShouldBe("3");

        var publisher = app.Services.GetRequiredService<RuleBookPublisher>();
        (await publisher.PublishAsync("eu", App.Book("4"), after: 1))!.Revision.ShouldBe(2);
        app.Rules.Get("eu").RuleBook.Version.ShouldBe("4");
        (await publisher.PublishAsync("acme", App.Book("5"), after: 1))!.Revision.ShouldBe(2);
        app.Rules.Current.RuleBook.Version.ShouldBe("5");
        (await all.CurrentAsync("eu"))!.Revision.ShouldBe(1);
        (await own.CurrentAsync("acme")).ShouldBeNull();
    }

    [Fact]
    public async Task A_store_of_one_rule_book_alone_is_enough_to_publish_that_one_and_no_other()
    {
        await using var app = new App(static services => services
            .AddKeyedSingleton<IRuleBookStore>("eu", new InMemoryRuleBooks())
            .AddLeadRules("eu", static rules => rules.FromStore())
            .AddLeadRules("us", static rules => rules.FromStore()));
        await app.Services.GetRequiredService<RuleBookPublisher>().PublishAsync("eu", App.Book("1"));
        app.Rules.Get("eu").RuleBook.Version.ShouldBe("1");
        (await Should.ThrowAsync<InvalidOperationException>(async () => await app.Services.GetRequiredService<RuleBookPublisher>().PublishAsync("us", App.Book("1")))).Message.ShouldBe(
            "RuleBookPublisher needs a store of rule books. Register one: services.AddSingleton<IRuleBookStore>(…).");
    }

    [Fact]
    public async Task A_thousand_reloads_half_of_them_broken_while_eight_threads_decide_mix_nothing()
    {
        var text = App.Book("1", 1);
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromStream(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Volatile.Read(ref text))))));
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        var lead = new Lead("L-1") { Employees = 10 };
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var isOver = false;
        var deciders = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var decided = 0;
                for (; decided == 0 || !Volatile.Read(ref isOver); decided++)
                {
                    var decision = app.Rules.Current.Decide(lead, LeadState.New("L-1"), at);
                    // The points of a version are its number: a decision of two versions would show.
                    $"acme version {decision.Scores["fit"].Value}".ShouldBe(decision.State.Book);
                }

                return decided;
            },
            TaskCreationOptions.LongRunning)).ToList();
        var bad = 0;
        for (var i = 2; i <= 1001; i++)
        {
            Volatile.Write(ref text, i % 2 == 0 ? App.Broken($"{i}") : App.Book($"{i}", i));
            if (!(await app.Rules.ReloadAsync()).Succeeded)
                bad++;
        }

        Volatile.Write(ref isOver, true);
        foreach (var decider in deciders)
            (await decider).ShouldBeGreaterThan(0);
        bad.ShouldBe(500);
        app.Rules.Current.RuleBook.Version.ShouldBe("1001");
    }

    /// <summary>Long enough for a look, and for whatever was seen to settle or to be given up.</summary>
    private static void Settle(App app) => app.Time.Advance(TimeSpan.FromSeconds(40));
}
