using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Forgets old decisions and settled intents, at the start and once a day, sooner after a failure.</summary>
internal sealed class ForgetService(string book, TimeSpan? decisions, TimeSpan? intents, IServiceScopeFactory scopes, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>A server that restarts or is cut off for a while must not cost a day.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            if (decisions is not null)
                Need<IDecisionLog>(scope.ServiceProvider);
            if (intents is not null)
                Need<IOutbox>(scope.ServiceProvider);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

#pragma warning disable CA1031 // What could not be forgotten now is forgotten later; it must not stop the host.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Day;
            try
            {
                await ForgetAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (ObjectDisposedException) when (stoppingToken.IsCancellationRequested)
            {
                // The host is disposed without having been stopped.
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                wait = AfterFailure;
                Log.ForgetFailed(log, wait, problem);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
#pragma warning restore CA1031

    private async ValueTask ForgetAsync(CancellationToken stop)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var now = time.GetUtcNow();
            var forgottenDecisions = decisions is { } old ? await Need<IDecisionLog>(scope.ServiceProvider).ForgetDecisionsAsync(now - old, stop).ConfigureAwait(false) : 0;
            var forgottenIntents = intents is { } settled ? await Need<IOutbox>(scope.ServiceProvider).ForgetSettledAsync(now - settled, stop).ConfigureAwait(false) : 0;
            Log.Forgotten(log, forgottenDecisions, forgottenIntents);
        }
    }

    private T Need<T>(IServiceProvider scope)
        where T : class =>
        Desks.FindOfStore<T>(scope, book)
        ?? throw new InvalidOperationException($"ForgetAfter needs an {typeof(T).Name}. Register one, or an ILeadStateStore that is one: services.AddLeadStore(…).");
}
