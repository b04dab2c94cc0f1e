using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LeadRules.DependencyInjection.Telemetry;

/// <summary>The metrics and traces of one application. Their names are promises; they stand in docs/hosting.md.</summary>
internal sealed class LeadRulesTelemetry : IDisposable
{
    public const string Name = "LeadRules";

    private readonly Meter? _ownMeter;
    private readonly Meter _meter;
    private readonly ActivitySource _traces = new(Name);
    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _intents;
    private readonly Counter<long> _reloads;
    private readonly Counter<long> _faults;

    /// <param name="factory">Makes the meter, where the host has one; null makes it here.</param>
    public LeadRulesTelemetry(IMeterFactory? factory)
    {
        _meter = factory?.Create(Name) ?? (_ownMeter = new Meter(Name));
        _decisions = _meter.CreateCounter<long>("leadrules.decisions", "{decision}", "Decisions that desks made.");
        _durations = _meter.CreateHistogram<double>("leadrules.decision.duration", "s", "How long desks took for a decision, with reading the lead and keeping the state.");
        _intents = _meter.CreateCounter<long>("leadrules.intents", "{intent}", "Intents that were given to the handler, by what became of them.");
        _reloads = _meter.CreateCounter<long>("leadrules.reloads", "{reload}", "Reloads of rule books.");
        _faults = _meter.CreateCounter<long>("leadrules.plugin.faults", "{fault}", "Calls of plug-ins that went wrong.");
    }

    /// <summary>Shows which engines are in force: 1 for each.</summary>
    public void Observe(Func<IEnumerable<(string Book, LeadEngine Engine)>> engines) => _meter.CreateObservableGauge(
        "leadrules.engine.active",
        () => engines().Select(static one => new Measurement<int>(1, Book(one.Book), Tag("leadrules.book.version", one.Engine.RuleBook.Version ?? ""))),
        "{engine}",
        "The engine in force of each rule book.");

    public void Reloaded(string book, bool succeeded) => _reloads.Add(1, Book(book), Tag("leadrules.outcome", succeeded ? "ok" : "failed"));

    public void Dispatched(string kind, string outcome) => _intents.Add(1, Tag("leadrules.intent.kind", kind), Tag("leadrules.outcome", outcome));

    public void Faulted(string plugIn, string part, string kind) => _faults.Add(1, Tag("leadrules.plugin", plugIn), Tag("leadrules.plugin.part", part), Tag("leadrules.fault", kind));

    /// <summary>Makes a decision and measures it.</summary>
    public async ValueTask<DeskDecision> MeasureAsync(string name, LeadEngine engine, string lead, Func<ValueTask<DeskDecision>> decide, TimeProvider time)
    {
        var book = Book(name);
        var version = Tag("leadrules.book.version", engine.RuleBook.Version ?? "");
        using var activity = _traces.StartActivity("leadrules.decide");
        activity?.SetTag("leadrules.lead", lead).SetTag(book.Key, book.Value).SetTag(version.Key, version.Value);
        var started = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            var decision = await decide().ConfigureAwait(false);
            outcome = "ok";
            activity?.SetTag("leadrules.stage", decision.Decision.Stage);
            return decision;
        }
        catch (Exception problem)
        {
            activity?.SetStatus(ActivityStatusCode.Error, problem.Message);
            throw;
        }
        finally
        {
            var result = Tag("leadrules.outcome", outcome);
            _decisions.Add(1, book, version, result);
            _durations.Record(time.GetElapsedTime(started).TotalSeconds, book, version, result);
        }
    }

    public void Dispose()
    {
        _ownMeter?.Dispose();
        _traces.Dispose();
    }

    /// <summary>The name of the registration; the one without a name is called default.</summary>
    private static KeyValuePair<string, object?> Book(string name) => Tag("leadrules.book", name.Length == 0 ? "default" : name);

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
