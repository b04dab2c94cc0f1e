using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Hands intents to the host's handler.</summary>
internal sealed class DispatchService<THandler>(string book, DispatchOptions options, IServiceScopeFactory scopes, LeadSignal signal, TimeProvider time, ILogger log, LeadRulesTelemetry telemetry)
    : SignalLoop(scopes, signal, time)
    where THandler : class, IIntentHandler
{
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly Handler _handler = new(scopes);
    private OutboxDispatcher? _dispatcher;
    private IOutbox? _outbox;
    private DateTimeOffset? _nextTry;

    protected override void Check(IServiceProvider scope)
    {
        Claim(scope, "DispatchIntents", book, OutboxOf(scope));
        scope.GetRequiredService<THandler>();
    }

    protected override async ValueTask<TimeSpan> WorkAsync(IServiceProvider scope, CancellationToken stop)
    {
        var now = Now;
        var result = await DispatcherOf(scope).DispatchAsync(now, stop).ConfigureAwait(false);
        foreach (var (intent, report) in result.Dispatched)
            Tell(intent, report, now);
        if (result.HasMore)
            return TimeSpan.Zero;
        if (_nextTry <= now)
            _nextTry = null;
        if (result.NextTry is { } next && !(_nextTry < next))
            _nextTry = next;
        return _nextTry is { } due && due - Now < options.LookEvery ? due - Now : options.LookEvery;
    }

    protected override TimeSpan Failed(Exception problem)
    {
        Log.DispatchFailed(log, options.LookEvery, problem);
        return options.LookEvery;
    }

    protected override ValueTask EndAsync(IServiceProvider scope) => DispatcherOf(scope).ReleaseAsync();

    /// <summary>The same one for as long as the outbox is the same, since it remembers that it has the right to work.</summary>
    private OutboxDispatcher DispatcherOf(IServiceProvider scope)
    {
        var outbox = OutboxOf(scope);
        if (_dispatcher is null || !ReferenceEquals(outbox, _outbox))
            (_outbox, _dispatcher) = (outbox, new OutboxDispatcher(outbox, _handler, _holder, options.Batches) { Clock = () => Elapsed });
        return _dispatcher;
    }

    private IOutbox OutboxOf(IServiceProvider scope) => Desks.FindOfStore<IOutbox>(scope, book)
        ?? throw new InvalidOperationException("DispatchIntents needs an IOutbox. Register one, or an ILeadStateStore that is one: services.AddLeadStore(…).");

    private void Tell(OutboxIntent intent, IntentReport report, DateTimeOffset now)
    {
        if (report.Outcome == IntentOutcome.Failed)
            Log.IntentFailed(log, intent.Intent.Key, intent.Attempts + 1, report.NextTry, report.Problem);
        else if (report.Outcome == IntentOutcome.SetAside)
            Log.IntentSetAside(log, intent.Intent.Key, report.Problem);
        telemetry.Dispatched(intent.Intent.Name ?? intent.Intent.Kind.ToString(), report.Outcome switch
        {
            IntentOutcome.Failed => "failed",
            IntentOutcome.SetAside => "set_aside",
            _ => intent.Intent.ExpiresAt <= now ? "expired" : "ok",
        });
    }

    /// <summary>A handler of its own, in a scope of its own, for each intent: several are acted on at once, and a handler may hold what only one can use.</summary>
    private sealed class Handler(IServiceScopeFactory scopes) : IIntentHandler
    {
        public async ValueTask HandleAsync(OutboxIntent intent, CancellationToken cancellationToken)
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(intent, cancellationToken).ConfigureAwait(false);
        }
    }
}
