using System.Collections.Concurrent;
using System.Threading.Channels;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Tests;

/// <summary>A running host over leads in memory, with a clock that stands.</summary>
internal sealed class Life : IAsyncDisposable
{
    /// <summary>A form makes a lead hot for a while and tells sales; ten days later it has cooled down, which is told as well.</summary>
    public const string Book = """
        { "name": "acme", "version": "1",
          "scores": { "engagement": { "decay": { "halfLife": "10d" }, "rules": [ { "id": "form", "points": 40, "per": "form.submitted" } ] } },
          "triggers": {
            "hot": { "when": "score.engagement >= 30", "rearm": "score.engagement < 30", "do": [{ "do": "notify", "to": "sales" }] },
            "cold": { "when": "score.engagement <= 20 and any(form.submitted)", "do": [{ "do": "notify", "to": "marketing" }] } },
          "lifecycle": { "start": "new", "stages": { "new": { "routes": true } } },
          "routing": { "reps": { "ana": { "capacity": 1 } }, "pools": { "inbound": { "members": ["ana"] } },
            "routes": [{ "id": "called", "when": "phone is present", "to": "pool inbound", "whenNobody": "hold" }, { "id": "all", "to": "queue triage" }], "fallback": "queue triage" } }
        """;

    private readonly IHost _host;

    public Life(Action<LeadRulesBuilder> background, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(Lines);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<ILeadSource>(Leads);
        builder.Services.AddSingleton<ILeadStateStore>(Store);
        builder.Services.AddSingleton(Told);
        builder.Services.AddLeadRules(rules => background(rules.FromJson(Book)));
        more?.Invoke(builder.Services);
        _host = builder.Build();
    }

    public FakeTime Time { get; } = new();

    public LogLines Lines { get; } = new();

    public LeadsThatCanFail Leads { get; } = new();

    public InMemoryRoutingStore Store { get; } = new();

    public Told Told { get; } = new();

    public IServiceProvider Services => _host.Services;

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    /// <summary>A form of a lead, handled as an endpoint would.</summary>
    public async Task<DeskDecision> FormAsync(string lead, string? phone = null)
    {
        if (await Leads.FindAsync(lead) is null)
            Leads.Inner.Put(new Lead(lead) { Created = Time.Now, Email = $"{lead}@example.com", Phone = phone });
        Leads.Inner.Add(lead, new Activity("form.submitted", Time.Now));
        return await HandleAsync(lead);
    }

    public async Task<DeskDecision> HandleAsync(string lead)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LeadDesk>().HandleAsync(lead, Time.Now);
    }

    public void DisposeOnly() => _host.Dispose();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

/// <summary>Leads of which some cannot be read at the moment.</summary>
internal sealed class LeadsThatCanFail : ILeadSource
{
    public InMemoryLeads Inner { get; } = new();

    public ConcurrentDictionary<string, string> Broken { get; } = new();

    public Action<string> Before { get; set; } = static _ => { };

    public ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default)
    {
        Before(lead);
        return Broken.TryGetValue(lead, out var problem) ? throw new InvalidOperationException(problem) : Inner.FindAsync(lead, cancellationToken);
    }
}

/// <summary>What handlers were given, in their order.</summary>
internal sealed class Told
{
    private readonly Channel<string> _intents = Channel.CreateUnbounded<string>();

    public Func<OutboxIntent, Exception?> Fails { get; set; } = static _ => null;

    public void Add(OutboxIntent intent) => _intents.Writer.TryWrite($"{intent.Lead} {intent.Intent.Kind} {intent.Intent.To}");

    public async Task<string> NextAsync() => await _intents.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public bool IsEmpty => _intents.Reader.Count == 0;
}

/// <summary>A handler that tells the test.</summary>
internal sealed class Teller(Told told) : IIntentHandler
{
    public ValueTask HandleAsync(OutboxIntent intent, CancellationToken cancellationToken)
    {
        told.Add(intent);
        return told.Fails(intent) is { } problem ? throw problem : ValueTask.CompletedTask;
    }
}
