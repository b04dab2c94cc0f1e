using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Works in rounds, each in a scope of its own: when a desk of this process has decided, when it is time, and every so often.</summary>
internal abstract class SignalLoop(IServiceScopeFactory scopes, LeadSignal signal, TimeProvider time) : BackgroundService, IHostedLifecycleService
{
    /// <summary>Timers take no more, and clocks are put right now and then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private bool _isGone;

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Time that only goes forward, counted from anywhere.</summary>
    protected TimeSpan Elapsed => time.GetElapsedTime(0);

    /// <summary>Refuses to start without what it needs, rather than to fail in each round; and before any other service works.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            Check(scope.ServiceProvider);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes a store for the work of this service; refuses one on which the service of another rule book does the same work.</summary>
    protected void Claim(IServiceProvider scope, string work, string book, object store)
    {
        var claims = scope.GetRequiredService<StoreClaims>();
        claims.Claim(this, work, book, store);
        // A store that is made for each scope is another one each time, yet the same behind it.
        if (book.Length == 0 || (scope.GetKeyedService<ILeadStateStore>(book) is null && scope.GetKeyedService<IOutbox>(book) is null))
            claims.Claim(this, work, book, claims);
    }

    /// <summary>Asks for what a round needs; throws what is missing.</summary>
    protected abstract void Check(IServiceProvider scope);

    /// <summary>Does what there is to do, and says how long to wait; zero for not at all.</summary>
    protected abstract ValueTask<TimeSpan> WorkAsync(IServiceProvider scope, CancellationToken stop);

    /// <summary>Says that a round failed, and how long to wait.</summary>
    protected abstract TimeSpan Failed(Exception problem);

    /// <summary>What is to be done when the host stops.</summary>
    protected virtual ValueTask EndAsync(IServiceProvider scope) => ValueTask.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (!stoppingToken.IsCancellationRequested && !_isGone)
            {
                // Before the round: what is decided while it runs wakes the next one.
                var woken = signal.Next();
                var wait = await InScopeAsync(scope => WorkAsync(scope, stoppingToken), stoppingToken).ConfigureAwait(false);
                if (wait > TimeSpan.Zero)
                    await WaitAsync(woken, wait, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }

        if (_isGone)
            return;
        await InScopeAsync(
            async scope =>
            {
                await EndAsync(scope).ConfigureAwait(false);
                return TimeSpan.Zero;
            },
            CancellationToken.None).ConfigureAwait(false);
    }

#pragma warning disable CA1031 // A round that fails is told and tried again; it must not stop the host.
    private async ValueTask<TimeSpan> InScopeAsync(Func<IServiceProvider, ValueTask<TimeSpan>> work, CancellationToken stop)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                return await work(scope.ServiceProvider).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (IsGone())
        {
            _isGone = true;
            return TimeSpan.Zero;
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return Failed(problem);
        }
    }

    /// <summary>Whether the host is gone, disposed without having been stopped.</summary>
    private bool IsGone()
    {
        try
        {
            scopes.CreateAsyncScope().Dispose();
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
#pragma warning restore CA1031

    private async ValueTask WaitAsync(Task woken, TimeSpan wait, CancellationToken stop)
    {
        // Whole milliseconds, and never too early: a timer that rings a tick before the instant would ring again and again.
        var whole = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait.TotalMilliseconds, Longest.TotalMilliseconds)));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(woken, Task.Delay(whole, time, either.Token)).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }
}
