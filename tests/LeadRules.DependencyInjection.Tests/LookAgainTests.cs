using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadRules.DependencyInjection.Tests;

public sealed class LookAgainTests
{
    /// <summary>No timer is set for longer.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private static readonly LookAgainOptions s_seldom = new() { AtMost = TimeSpan.FromDays(1), HeldEvery = null };

    [Fact]
    public async Task Time_alone_is_acted_on_at_its_instant_and_nothing_is_asked_before()
    {
        await using var life = new Life(static rules => rules.LookAgain(s_seldom).DispatchIntents<Teller>(new DispatchOptions { LookEvery = TimeSpan.FromHours(7) }));
        await life.StartAsync();
        await life.FormAsync("L-1");
        (await life.Told.NextAsync()).ShouldBe("L-1 Notify sales");
        (await life.Told.NextAsync()).ShouldBe("L-1 Enqueue triage");

        // It cools down below 30, which nobody is told, and later to 20.
        var cooled = await NextLookAsync(life);
        await PassAsync(life, cooled);
        await life.Time.TimerOf(s_longest);
        var cold = await NextLookAsync(life);
        cold.ShouldBeGreaterThan(cooled);
        await PassAsync(life, cold);
        (await life.Told.NextAsync()).ShouldBe("L-1 Notify marketing");
    }

    [Fact]
    public async Task A_lead_that_throws_rests_and_those_behind_it_are_decided()
    {
        await using var life = new Life(static rules => rules.LookAgain(s_seldom with { BatchSize = 1 }));
        foreach (var id in new[] { "L-1", "L-2", "L-3" })
            await life.FormAsync(id);
        life.Leads.Broken["L-1"] = "no connection";
        var due = (await life.Store.FindStateAsync("L-1"))!.NextLook!.Value;
        life.Time.Advance(due - life.Time.Now);
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromSeconds(5));
        (await life.Store.FindStateAsync("L-3"))!.NextLook.ShouldNotBe(due);
        (await life.Store.FindStateAsync("L-2"))!.NextLook.ShouldNotBe(due);
        (await life.Store.FindStateAsync("L-1"))!.NextLook.ShouldBe(due);
        life.Time.Advance(TimeSpan.FromSeconds(5));
        await life.Time.TimerOf(TimeSpan.FromSeconds(10));
        life.Leads.Broken.Clear();
        life.Time.Advance(TimeSpan.FromSeconds(10));
        await life.Time.TimerOf(s_longest);
        (await life.Store.FindStateAsync("L-1"))!.NextLook.ShouldNotBe(due);
        life.Lines.All.Where(static line => line.Contains(" 20: ", StringComparison.Ordinal)).ShouldBe([
            $"Error 20: The lead L-1 could not be decided, 1 times in a row; tried again at {due.AddSeconds(5):O}. The others go on. [no connection]",
            $"Error 20: The lead L-1 could not be decided, 2 times in a row; tried again at {due.AddSeconds(15):O}. The others go on. [no connection]",
        ]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task While_all_leads_throw_one_batch_is_tried_after_each_delay_and_told_once(int batch)
    {
        await using var life = new Life(rules => rules.LookAgain(s_seldom with { BatchSize = batch }));
        var ids = Enumerable.Range(1, 6).Select(static i => $"L-{i}").ToList();
        foreach (var id in ids)
        {
            await life.FormAsync(id);
            life.Leads.Broken[id] = "no connection";
        }

        var due = (await life.Store.FindStateAsync("L-1"))!.NextLook!.Value;
        life.Time.Advance(due - life.Time.Now);
        var asked = 0;
        life.Leads.Before = _ => Interlocked.Increment(ref asked);
        await life.StartAsync();
        for (var round = 1; round <= 4; round++)
        {
            await life.Time.TimerOf(TimeSpan.FromSeconds(5));
            // The first failure of a batch of one may be the lead's own.
            asked.ShouldBe(batch == 1 ? round + 1 : 2 * round);
            life.Time.Advance(TimeSpan.FromSeconds(5));
        }

        await life.Time.TimerOf(TimeSpan.FromSeconds(5));
        var told = life.Lines.All.Where(static line => line.StartsWith("Error", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBe(batch == 1 ? 6 : 5);
        if (batch == 2)
            told[0].ShouldBe("Error 22: None of 2 leads could be decided, L-1 and others; the next are tried in 00:00:05. [no connection]");

        life.Leads.Broken.Clear();
        for (var i = 0; i < 40; i++)
            life.Time.Advance(TimeSpan.FromSeconds(5));
        await life.Time.TimerOf(s_longest);
        foreach (var id in ids)
            (await life.Store.FindStateAsync(id))!.NextLook.ShouldNotBe(due, id);
    }

    [Fact]
    public async Task A_lead_that_is_gone_is_not_looked_at_again()
    {
        await using var life = new Life(static rules => rules.LookAgain(s_seldom));
        await life.Store.CommitAsync(new RoutingScope(null, [], []) { Lead = "L-9" }, state => new RoutingCommit<bool>(
            new RoutingChange { Stored = new StoredLead(LeadState.New("L-9"), 1, life.Time.Now) }, true));
        await life.StartAsync();
        await life.Time.TimerOf(s_longest);
        (await life.Store.FindStateAsync("L-9"))!.NextLook.ShouldBeNull();
        life.Lines.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Leads_that_wait_for_a_rep_are_tried_every_so_often()
    {
        await using var life = new Life(static rules => rules.LookAgain(new LookAgainOptions { AtMost = TimeSpan.FromHours(1), HeldEvery = TimeSpan.FromMinutes(2) }));
        await life.FormAsync("L-1", phone: "+34 600");
        (await life.FormAsync("L-2", phone: "+34 601")).Routing!.Outcome.ShouldBe(Routing.RoutedStatus.Held);
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromMinutes(2));
        await new LeadRouter(life.Services.GetRequiredService<ILeadRules>().Current, life.Store).CloseAsync("L-1", life.Time.Now);
        life.Time.Advance(TimeSpan.FromMinutes(2));
        await life.Time.TimerOf(TimeSpan.FromMinutes(2));
        (await life.Store.FindStateAsync("L-2"))!.State.Owner.ShouldBe("ana");
    }

    [Fact]
    public async Task A_host_without_leads_or_store_does_not_start_and_says_what_to_register()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLeadRules("eu", static rules => rules.FromJson(Life.Book).LookAgain());
        using var host = builder.Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync())).Message.ShouldBe(
            "LeadDesk needs your own leads, an ILeadSource. Register one: services.AddSingleton<ILeadSource>(…), or for this rule book alone services.AddKeyedSingleton<ILeadSource>(\"eu\", …).");

        var services = new ServiceCollection();
        services.AddSingleton<ILeadSource, InMemoryLeads>().AddLeadRules(static rules => rules.FromJson(Life.Book));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<LeadDesk>()).Message.ShouldBe(
            "LeadDesk needs where decisions are kept, an ILeadStateStore. Register one: services.AddLeadStore(…).");

        await using var named = new ServiceCollection().AddSingleton<ILeadSource, InMemoryLeads>().AddLeadRules("eu", static rules => rules.FromJson(Life.Book)).BuildServiceProvider();
        await using var within = named.CreateAsyncScope();
        Should.Throw<InvalidOperationException>(() => within.ServiceProvider.GetRequiredKeyedService<LeadDesk>("eu")).Message.ShouldBe(
            "LeadDesk needs where decisions are kept, an ILeadStateStore. Register one: services.AddLeadStore(…), or for this rule book alone services.AddLeadStore(\"eu\", …).");
    }

    [Fact]
    public async Task What_is_old_is_forgotten_once_a_day()
    {
        await using var life = new Life(static rules => rules.ForgetAfter(decisions: TimeSpan.FromDays(30), intents: TimeSpan.FromDays(90)));
        await life.FormAsync("L-1");
        var kept = (await life.Store.DecisionsAsync(new DecisionFilter())).Count;
        await life.StartAsync();
        for (var day = 0; day < 31; day++)
        {
            await life.Time.TimerOf(s_longest);
            (await life.Store.DecisionsAsync(new DecisionFilter())).Count.ShouldBe(kept, $"day {day}");
            life.Time.Advance(s_longest);
        }

        await life.Time.TimerOf(s_longest);
        (await life.Store.DecisionsAsync(new DecisionFilter())).ShouldBeEmpty();
        life.Lines.All[^1].ShouldBe($"Information 30: Forgotten: {kept} decisions, 0 settled intents.");
    }

    [Fact]
    public async Task What_could_not_be_forgotten_is_tried_again_in_an_hour()
    {
        var decisions = new LogThatFailsOnce();
        await using var app = new App(services => services.AddSingleton<IDecisionLog>(decisions).AddLeadRules(static rules => rules.FromJson(Life.Book).ForgetAfter(TimeSpan.FromDays(30), null)));
        var forgetting = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        await forgetting.StartAsync(CancellationToken.None);
        await app.Time.TimerOf(TimeSpan.FromHours(1));
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.Time.TimerOf(s_longest);
        app.Lines.All.ShouldBe([
            "Error 31: Old decisions and intents could not be forgotten; tried again in 01:00:00. [no connection]",
            "Information 30: Forgotten: 7 decisions, 0 settled intents.",
        ]);
        await forgetting.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Those_that_wait_are_tried_in_batches_and_what_is_due_goes_between()
    {
        await using var life = new Life(static rules => rules.LookAgain(new LookAgainOptions { AtMost = TimeSpan.FromHours(1), HeldEvery = TimeSpan.FromMinutes(2), BatchSize = 1 }));
        for (var i = 1; i <= 5; i++)
            await life.FormAsync($"L-{i}", phone: "+34 600");
        await life.FormAsync("D-1");
        List<string> asked = [];
        var due = (await life.Store.FindStateAsync("D-1"))!;
        life.Leads.Before = lead =>
        {
            asked.Add(lead);
            // Due while the first held lead is decided, which asks twice.
            if (asked.Count == 2)
            {
                life.Store.CommitAsync(new RoutingScope(null, [], []) { Lead = "D-1" }, _ => new RoutingCommit<bool>(
                    new RoutingChange { Stored = due with { Revision = due.Revision + 1, NextLook = life.Time.Now } }, true)).AsTask().GetAwaiter().GetResult();
            }
        };
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromMinutes(2));
        var order = asked.Distinct(StringComparer.Ordinal).ToList();
        order.Count.ShouldBe(5, string.Join(' ', asked));
        order.IndexOf("D-1").ShouldBe(1, string.Join(' ', asked));
    }

    [Fact]
    public async Task A_lead_that_is_gone_and_decided_meanwhile_is_looked_at_again()
    {
        await using var life = new Life(static rules => rules.LookAgain(s_seldom));
        var stored = new StoredLead(LeadState.New("L-9"), 1, life.Time.Now);
        await PutAsync(stored);
        var later = life.Time.Now.AddHours(3);
        var asked = 0;
        life.Leads.Before = _ =>
        {
            if (asked++ == 0)
                PutAsync(stored with { Revision = 2, NextLook = later }).GetAwaiter().GetResult();
        };
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromHours(3));
        (await life.Store.FindStateAsync("L-9"))!.NextLook.ShouldBe(later);

        Task PutAsync(StoredLead one) => life.Store.CommitAsync(new RoutingScope(null, [], []) { Lead = "L-9" }, _ => new RoutingCommit<bool>(new RoutingChange { Stored = one }, true)).AsTask();
    }

    [Fact]
    public async Task Two_rule_books_whose_services_work_on_one_store_do_not_start()
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(static rules => rules.LookAgain(), static _ => { }))).Message.ShouldBe(
            "LookAgain of the rule book 'a' and of the rule book 'b' work on the same store, where each acts on the leads of the other. Register a store for one of them alone: services.AddLeadStore(\"b\", …).");
        (await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(static rules => rules.DispatchIntents<Teller>(), static _ => { }))).Message.ShouldStartWith("DispatchIntents of the rule book 'a' and of the rule book 'b'");
        await StartAsync(static rules => rules.LookAgain().DispatchIntents<Teller>(), static services => services.AddLeadStore("b", new InMemoryRoutingStore()));
        Should.Throw<InvalidOperationException>(static () => new ServiceCollection().AddLeadRules("a", static rules => rules.FromJson(Life.Book).DispatchIntents<Teller>().DispatchIntents<Teller>()))
            .Message.ShouldBe("The rule book 'a' has DispatchIntents twice; leave one out.");

        static async Task StartAsync(Action<LeadRulesBuilder> background, Action<IServiceCollection> more)
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Services.AddSingleton<Told>().AddSingleton<ILeadSource, InMemoryLeads>().AddLeadStore(new InMemoryRoutingStore());
            foreach (var name in new[] { "a", "b" })
                builder.Services.AddLeadRules(name, rules => background(rules.FromJson(Life.Book)));
            more(builder.Services);
            using var host = builder.Build();
            await host.StartAsync();
            await host.StopAsync();
        }
    }

    [Fact]
    public async Task A_rule_book_with_a_store_of_its_own_forgets_and_dispatches_there_alone()
    {
        var own = new InMemoryRoutingStore();
        await using var life = new Life(static _ => { }, services => services
            .AddSingleton<IOutbox>(static provider => (IOutbox)provider.GetRequiredService<ILeadStateStore>())
            .AddSingleton<IDecisionLog>(static provider => (IDecisionLog)provider.GetRequiredService<ILeadStateStore>())
            .AddKeyedSingleton<ILeadStateStore>("eu", own)
            .AddLeadRules("eu", static rules => rules.FromJson(Life.Book).DispatchIntents<Teller>().ForgetAfter(TimeSpan.FromHours(1), null)));
        await life.FormAsync("L-1");
        await using (var scope = life.Services.CreateAsyncScope())
        {
            life.Leads.Inner.Put(new Lead("L-2") { Created = life.Time.Now }.With(new Activity("form.submitted", life.Time.Now)));
            await scope.ServiceProvider.GetRequiredKeyedService<LeadDesk>("eu").HandleAsync("L-2", life.Time.Now);
        }

        life.Time.Advance(TimeSpan.FromHours(2));
        await life.StartAsync();
        (await life.Told.NextAsync()).ShouldBe("L-2 Notify sales");
        await life.Time.TimerOf(s_longest);
        (await own.DecisionsAsync(new DecisionFilter())).ShouldBeEmpty();
        (await life.Store.DecisionsAsync(new DecisionFilter())).ShouldNotBeEmpty();
        (await life.Store.PendingAsync(9)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_host_that_is_disposed_without_being_stopped_ends_quietly()
    {
        var life = new Life(static rules => rules.LookAgain(s_seldom).DispatchIntents<Teller>());
        await life.StartAsync();
        await life.Time.TimerOf(s_longest);
        var services = life.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        life.DisposeOnly();
        foreach (var service in services)
            await service.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(60));
        life.Lines.All.ShouldNotContain(static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static async Task<DateTimeOffset> NextLookAsync(Life life) => (await life.Store.FindStateAsync("L-1"))!.NextLook!.Value;

    /// <summary>Lets time pass until the next look, which stays what it is until then.</summary>
    private static async Task PassAsync(Life life, DateTimeOffset due)
    {
        while (due - life.Time.Now > s_longest)
        {
            await life.Time.TimerOf(s_longest);
            (await NextLookAsync(life)).ShouldBe(due);
            life.Time.Advance(s_longest);
        }

        var rest = TimeSpan.FromMilliseconds(Math.Ceiling((due - life.Time.Now).TotalMilliseconds));
        await life.Time.TimerOf(rest);
        life.Time.Advance(rest);
    }

    private sealed class LogThatFailsOnce : IDecisionLog
    {
        private bool _hasFailed;

        public ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
        {
            if (_hasFailed)
                return ValueTask.FromResult(7);
            _hasFailed = true;
            throw new InvalidOperationException("no connection");
        }
    }
}
