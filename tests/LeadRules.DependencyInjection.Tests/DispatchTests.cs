using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadRules.DependencyInjection.Tests;

public sealed class DispatchTests
{
    private static readonly TimeSpan s_five = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task What_this_process_decides_is_dispatched_at_once_and_what_others_decide_every_so_often()
    {
        await using var life = new Life(static rules => rules.DispatchIntents<Teller>());
        await life.StartAsync();
        await life.Time.TimerOf(s_five);
        await life.FormAsync("L-1");
        (await life.Told.NextAsync()).ShouldBe("L-1 Notify sales");
        (await life.Told.NextAsync()).ShouldBe("L-1 Enqueue triage");

        await life.Time.TimerOf(s_five);
        var elsewhere = new LeadDesk(life.Services.GetRequiredService<ILeadRules>().Current, life.Leads, life.Store);
        life.Leads.Inner.Put(new Lead("L-2") { Created = life.Time.Now }.With(new Activity("form.submitted", life.Time.Now)));
        await elsewhere.HandleAsync("L-2", life.Time.Now);
        life.Told.IsEmpty.ShouldBeTrue();
        life.Time.Advance(s_five);
        (await life.Told.NextAsync()).ShouldBe("L-2 Notify sales");
    }

    [Fact]
    public async Task A_failed_intent_is_tried_again_when_it_is_time_and_one_without_hope_is_set_aside()
    {
        await using var life = new Life(static rules => rules.DispatchIntents<Teller>(new DispatchOptions
        {
            LookEvery = TimeSpan.FromMinutes(10),
            Batches = new OutboxDispatcherOptions { FirstDelay = TimeSpan.FromSeconds(7), Parallel = 1 },
        }));
        life.Told.Fails = static intent => intent.Attempts == 0 && intent.Intent.Kind == IntentKind.Notify ? new TimeoutException("mail is down")
            : intent.Intent.Kind == IntentKind.Enqueue ? new IntentRefusedException("no such queue") : null;
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromMinutes(10));
        await life.FormAsync("L-1");
        (await life.Told.NextAsync()).ShouldBe("L-1 Notify sales");
        await life.Time.TimerOf(TimeSpan.FromSeconds(7));
        life.Time.Advance(TimeSpan.FromSeconds(7));
        (await life.Told.NextAsync()).ShouldBe("L-1 Notify sales");
        (await life.Told.NextAsync()).ShouldBe("L-1 Enqueue triage");
        await life.Time.TimerOf(TimeSpan.FromMinutes(10));
        life.Lines.All.Skip(1).Select(static line => line.Replace("L-1/route/queue", "KEY", StringComparison.Ordinal)).ShouldBe([
            "Warning 10: Intent L-1/trigger/hot/2026-03-02T09:00:00Z/0 failed 1 times and is tried again at 2026-03-02T09:00:07.0000000+00:00: TimeoutException: mail is down",
            $"Error 11: Intent {(await life.Store.SetAsideIntentsAsync(9))[0].Intent.Key} is set aside for somebody to look at: no such queue",
        ]);
    }

    [Fact]
    public async Task Each_intent_has_a_handler_and_a_scope_of_its_own_and_the_right_is_given_up_at_the_end()
    {
        await using var life = new Life(static rules => rules.DispatchIntents<Scoped>(), static services => services.AddScoped<Unshared>().AddSingleton(new List<Unshared>()));
        await life.StartAsync();
        await life.Time.TimerOf(s_five);
        await life.FormAsync("L-1");
        await life.Told.NextAsync();
        await life.Told.NextAsync();
        await life.Time.TimerOf(s_five);
        var seen = life.Services.GetRequiredService<List<Unshared>>();
        seen.Distinct().Count().ShouldBe(2);
        (await life.Store.LeaseAsync("other", life.Time.Now, life.Time.Now.AddMinutes(1))).ShouldBeFalse();
        await life.StopAsync();
        (await life.Store.LeaseAsync("other", life.Time.Now, life.Time.Now.AddMinutes(1))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_host_without_an_outbox_does_not_start_and_says_what_to_register()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<Told>().AddLeadRules(static rules => rules.FromJson(Life.Book).DispatchIntents<Teller>());
        using var host = builder.Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync())).Message.ShouldBe(
            "DispatchIntents needs an IOutbox. Register one, or an ILeadStateStore that is one: services.AddLeadStore(…).");
    }

    private sealed class Unshared;

    private sealed class Scoped(Told told, Unshared mine, List<Unshared> all) : IIntentHandler
    {
        public ValueTask HandleAsync(OutboxIntent intent, CancellationToken cancellationToken)
        {
            all.Add(mine);
            told.Add(intent);
            return ValueTask.CompletedTask;
        }
    }
}
