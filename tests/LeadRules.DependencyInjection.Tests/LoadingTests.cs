using LeadRules.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Tests;

public sealed class LoadingTests
{
    private const string Mistake = """
        error LR2001 (1,105) $.scores.fit.rules[0].when: There is no field 'employes'.
          employes > 0
          ^^^^^^^^
          Did you mean 'employees'?
        """;

    [Fact]
    public async Task A_text_a_stream_a_section_a_store_and_a_rule_book_are_sources()
    {
        var store = new InMemoryRuleBooks();
        await store.PublishAsync("stored", App.Book("5"), default, null, null);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Rules:Json", App.Book("3"))]).Build();
        await using var app = new App(services => services
            .AddSingleton<IRuleBookStore>(store)
            .AddLeadRules(rules => rules.FromJson(App.Book("1")))
            .AddLeadRules("stream", rules => rules.FromStream(static () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(App.Book("2")))))
            .AddLeadRules("section", rules => rules.FromConfiguration(configuration.GetSection("Rules")))
            .AddLeadRules("code", rules => rules.From(RuleBook.Parse(App.Book("4"))))
            .AddLeadRules("stored", rules => rules.FromStore()));
        await app.Rules.LoadAsync();
        app.Rules.Names.Select(name => $"{name} {app.Rules.Get(name).RuleBook.Version}").ShouldBe([" 1", "stream 2", "section 3", "code 4", "stored 5"]);
        app.Rules.Current.ShouldBeSameAs(app.Rules.Get(""));
        app.Lines.All[0].ShouldBe("Information 1: The rule book is loaded from JSON text: acme version 1, 0 warnings and notes.");
        app.Lines.All[4].ShouldBe("Information 1: The rule book 'stored' is loaded from the store, published as 'stored': acme version 5, 0 warnings and notes.");
    }

    [Fact]
    public async Task A_scope_keeps_its_engine_and_the_next_scope_has_the_new_one()
    {
        var text = App.Book("1");
        await using var app = new App(services => services
            .AddLeadRules(rules => rules.FromStream(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))))
            .AddLeadRules("eu", rules => rules.FromJson(App.Book("7"))));
        await using var scope = app.Services.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<LeadEngine>();
        text = App.Book("2");
        (await app.Rules.ReloadAsync()).ToString().ShouldBe("The rule book from a stream: acme version 1 -> acme version 2");
        scope.ServiceProvider.GetRequiredService<LeadEngine>().ShouldBeSameAs(first);
        scope.ServiceProvider.GetRequiredKeyedService<LeadEngine>("eu").RuleBook.Version.ShouldBe("7");
        await using var next = app.Services.CreateAsyncScope();
        next.ServiceProvider.GetRequiredService<LeadEngine>().RuleBook.Version.ShouldBe("2");
    }

    [Fact]
    public async Task An_engine_or_desk_that_is_taken_outside_of_a_scope_is_told_once()
    {
        using var lines = new LogLines();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(lines)).AddSingleton<ILeadSource, InMemoryLeads>().AddLeadStore(new InMemoryRoutingStore())
            .AddLeadRules(static rules => rules.FromJson(App.Book("1")))
            .AddLeadRules("eu", static rules => rules.FromJson(App.Book("2")))
            .AddSingleton<Keeper>();
        await using var provider = services.BuildServiceProvider();
        for (var i = 0; i < 3; i++)
        {
            await using var scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<LeadDesk>();
            scope.ServiceProvider.GetRequiredKeyedService<LeadDesk>("eu");
            await using var within = scope.ServiceProvider.CreateAsyncScope();
            within.ServiceProvider.GetRequiredService<LeadDesk>();
        }

        Warnings().ShouldBeEmpty();
        await using (var scope = provider.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Keeper>();
            provider.GetRequiredService<LeadEngine>();
            provider.GetRequiredKeyedService<LeadEngine>("eu");
        }

        Warnings().ShouldBe([
            "Warning 7: The rule book: its LeadEngine or LeadDesk was taken outside of a scope, such as by a singleton, and stays with acme version 1 whatever is reloaded. Take ILeadRules instead, or make a scope for each piece of work.",
            "Warning 7: The rule book 'eu': its LeadEngine or LeadDesk was taken outside of a scope, such as by a singleton, and stays with acme version 2 whatever is reloaded. Take ILeadRules instead, or make a scope for each piece of work.",
        ]);

        IReadOnlyList<string> Warnings() => [.. lines.All.Where(static line => line.StartsWith("Warning", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task A_host_does_not_start_with_broken_rule_books_and_names_every_problem_of_all()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services
            .AddLeadRules(rules => rules.FromJson(App.Broken("1")))
            .AddLeadRules("good", rules => rules.FromJson(App.Book("1")))
            .AddLeadRules("stored", rules => rules.FromStore())
            .AddLeadRules("eu", rules => rules.FromFile("/nowhere/rules.json"));
        using var host = builder.Build();
        var problem = await Should.ThrowAsync<LeadRulesException>(() => host.StartAsync());
        problem.Message.ShouldBe($"""
            3 rule books cannot be used.
            The rule book from JSON text:
            {Mistake}
            The rule book 'stored' from the store, published as 'stored':
            No store of rule books is registered. Register one: services.AddSingleton<IRuleBookStore>(…).
            The rule book 'eu' from the file /nowhere/rules.json:
            Could not find a part of the path '/nowhere/rules.json'.
            """);
        problem.Books.Select(static book => book.Book).ShouldBe(["", "stored", "eu"]);
        problem.Books[0].Diagnostics[0].Code.ShouldBe("LR2001");
    }

    [Fact]
    public async Task Without_a_host_the_check_is_a_call_and_the_first_use_tells_the_same()
    {
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromJson(App.Broken("1"))));
        var expected = $"1 rule book cannot be used.\nThe rule book from JSON text:\n{Mistake}";
        (await Should.ThrowAsync<LeadRulesException>(() => app.Rules.LoadAsync())).Message.ShouldBe(expected);
        Should.Throw<LeadRulesException>(() => app.Rules.Current).Message.ShouldBe(expected);
    }

    [Fact]
    public async Task What_was_never_registered_is_said_with_what_there_is()
    {
        await using var app = new App(services => services.AddLeadRules("eu", rules => rules.FromJson(App.Book("1"))));
        Should.Throw<KeyNotFoundException>(() => app.Rules.Get("us")).Message.ShouldBe("There is no rule book 'us'. There are: 'eu'. Register it with services.AddLeadRules(\"us\", rules => …).");
        Should.Throw<KeyNotFoundException>(() => app.Rules.Current).Message.ShouldBe("There is no rule book without a name. There are: 'eu'. Register one with services.AddLeadRules(rules => …).");
    }

    [Fact]
    public void A_registration_that_cannot_be_meant_is_refused_at_once()
    {
        var services = new ServiceCollection();
        Message(() => services.AddLeadRules(static _ => { })).ShouldBe("The rule book has no source. Say where it comes from: FromFile, FromJson, FromStream, FromConfiguration, FromStore or From.");
        Message(() => services.AddLeadRules("eu", static rules => rules.FromJson("").FromFile("x"))).ShouldBe("The rule book 'eu' has two sources; leave one out.");
        services.AddLeadRules("us", static rules => rules.FromJson(""));
        Message(() => services.AddLeadRules("us", static rules => rules.FromJson(""))).ShouldBe("The rule book 'us' is added twice. Give one of the two another name.");
        Message(() => services.AddLeadRulesTenants(static rules => rules.FromFile("x"))).ShouldBe("The rule books of tenants come from the store of rule books.");

        static string Message(Action add) => Should.Throw<InvalidOperationException>(add).Message;
    }

    [Fact]
    public async Task A_section_says_what_it_lacks_and_follows_the_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Rules:Other", "x")]).Build();
        await using var app = new App(services => services.AddLeadRules(rules => rules.FromConfiguration(configuration.GetSection("Rules"))));
        Should.Throw<LeadRulesException>(() => app.Rules.Current).Books[0].Problem.ShouldBe("The section 'Rules' has neither 'Json', the text of the rule book, nor 'File', the path of its file.");
        configuration["Rules:Json"] = App.Book("1");
        app.Rules.Current.RuleBook.Version.ShouldBe("1");
        configuration["Rules:Json"] = App.Book("2");
        configuration.Reload();
        app.Rules.Current.RuleBook.Version.ShouldBe("2");
    }

    [Fact]
    public async Task Registered_functions_and_fields_are_there_and_those_of_a_name_for_it_alone()
    {
        const string Json = """{ "name": "acme", "scores": { "fit": { "rules": [ { "id": "a", "points": 1, "when": "half(employees) = 5 and big and company in @named" } ] } } }""";
        await using var app = new App(services => services
            .AddSingleton(new LeadFunction("half", FieldType.Number, [FieldType.Number], static (in arguments) => arguments[0].AsNumber!.Value / 2))
            .AddKeyedSingleton("eu", new LeadField("big", FieldType.Boolean, static lead => lead.Employees > 9))
            .AddLeadRules("eu", rules => rules.FromJson(Json).Configure(static options => options.WithList("named", ["Acme"]))));
        app.Rules.Get("eu").Score(new Lead("L-1") { Employees = 10, Company = "Acme" }, default)["fit"].Value.ShouldBe(1);
    }

#pragma warning disable CA1812 // The container makes it.
    /// <summary>A singleton that keeps a desk.</summary>
    private sealed class Keeper(LeadDesk desk)
    {
        public LeadDesk Desk => desk;
    }
#pragma warning restore CA1812
}
