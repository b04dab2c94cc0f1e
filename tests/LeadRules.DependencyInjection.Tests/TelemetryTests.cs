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
}
