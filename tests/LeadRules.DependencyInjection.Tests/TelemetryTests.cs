using System.Diagnostics;
using System.Diagnostics.Metrics;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules.DependencyInjection.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Decisions_reloads_and_engines_are_measured_under_their_names()
    {
        var store = new InMemoryRoutingStore();
        var leads = new InMemoryLeads();
        leads.Put(new Lead("T-1"));
        await using var app = new App(services => services
            .AddSingleton<ILeadSource>(leads).AddSingleton<ILeadStateStore>(store)
            .AddLeadRules("measured", static rules => rules.FromJson(Life.Book)));
        List<string> seen = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "LeadRules")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags.ToArray()));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags.ToArray()));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags.ToArray()));
        listener.Start();
        List<System.Diagnostics.Activity> traces = [];
        using var tracer = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "LeadRules",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (traces)
                    traces.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(tracer);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredKeyedService<LeadDesk>("measured");
            await desk.HandleAsync("T-1", app.Time.Now);
            await Should.ThrowAsync<KeyNotFoundException>(async () => await desk.HandleAsync("T-2", app.Time.Now));
        }

        await app.Rules.ReloadAsync("measured");
        listener.RecordObservableInstruments();
        seen.ShouldBe([
            "leadrules.decisions 1 leadrules.book=measured leadrules.book.version=1 leadrules.outcome=ok",
            "leadrules.decision.duration 0 leadrules.book=measured leadrules.book.version=1 leadrules.outcome=ok",
            "leadrules.decisions 1 leadrules.book=measured leadrules.book.version=1 leadrules.outcome=failed",
            "leadrules.decision.duration 0 leadrules.book=measured leadrules.book.version=1 leadrules.outcome=failed",
            "leadrules.reloads 1 leadrules.book=measured leadrules.outcome=ok",
            "leadrules.engine.active 1 leadrules.book=measured leadrules.book.version=1",
        ]);
        var mine = traces.Where(static trace => ((string)trace.GetTagItem("leadrules.lead")!).StartsWith("T-", StringComparison.Ordinal)).ToList();
        mine.Select(static trace => $"{trace.OperationName} {trace.GetTagItem("leadrules.lead")} {trace.Status} {trace.GetTagItem("leadrules.stage")}").ShouldBe(["leadrules.decide T-1 Unset new", "leadrules.decide T-2 Error "]);

        void Add(Instrument instrument, object value, KeyValuePair<string, object?>[] tags)
        {
            if (!tags.Any(static tag => Equals(tag.Value, "measured")))
                return;
            lock (seen)
                seen.Add($"{instrument.Name} {value} {string.Join(' ', tags.Select(static tag => $"{tag.Key}={tag.Value}"))}");
        }
    }

    [Fact]
    public async Task Intents_are_counted_by_what_becomes_of_them()
    {
        await using var life = new Life(static rules => rules.DispatchIntents<Teller>(new DispatchOptions
        {
            LookEvery = TimeSpan.FromMinutes(10),
            Batches = new OutboxDispatcherOptions { FirstDelay = TimeSpan.FromSeconds(7), Parallel = 1 },
        }));
        life.Told.Fails = static intent => intent.Attempts == 0 && intent.Intent.Kind == IntentKind.Notify ? new TimeoutException("mail is down")
            : intent.Intent.Kind == IntentKind.Enqueue ? new IntentRefusedException("no such queue") : null;
        List<string> seen = [];
        using var listener = Counted(life, seen);
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromMinutes(10));
        await life.FormAsync("L-1");
        await life.Time.TimerOf(TimeSpan.FromSeconds(7));
        life.Time.Advance(TimeSpan.FromSeconds(7));
        await life.Time.TimerOf(TimeSpan.FromMinutes(10));
        seen.ShouldBe([
            "1 {intent} leadrules.intent.kind=Notify leadrules.outcome=failed",
            "1 {intent} leadrules.intent.kind=Notify leadrules.outcome=ok",
            "1 {intent} leadrules.intent.kind=Enqueue leadrules.outcome=set_aside",
        ]);
    }

    [Fact]
    public async Task An_intent_that_has_expired_is_counted_as_expired()
    {
        await using var life = new Life(static rules => rules.DispatchIntents<Teller>(new DispatchOptions { LookEvery = TimeSpan.FromMinutes(10), Batches = new OutboxDispatcherOptions { Parallel = 1 } }));
        List<string> seen = [];
        using var listener = Counted(life, seen);
        life.Leads.Inner.Put(new Lead("L-1") { Created = life.Time.Now, Email = "ann@example.com" }.With(new LeadRules.Activity("form.submitted", life.Time.Now)));
        var expiring = LeadEngine.Compile(Life.Book.Replace("\"to\": \"sales\"", "\"to\": \"sales\", \"expires\": \"4h\"", StringComparison.Ordinal));
        await new LeadDesk(expiring, life.Leads, life.Store).HandleAsync("L-1", life.Time.Now);
        life.Time.Advance(TimeSpan.FromHours(4));
        await life.StartAsync();
        await life.Time.TimerOf(TimeSpan.FromMinutes(10));
        seen.ShouldBe([
            "1 {intent} leadrules.intent.kind=Notify leadrules.outcome=expired",
            "1 {intent} leadrules.intent.kind=Enqueue leadrules.outcome=ok",
        ]);
    }

    /// <summary>Collects what is counted of intents. Each application has a meter of its own, so those of other tests are left out.</summary>
    private static MeterListener Counted(Life life, List<string> seen)
    {
        var factory = life.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "leadrules.intents" && ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (seen)
                seen.Add($"{value} {instrument.Unit} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}");
        });
        listener.Start();
        return listener;
    }
}
