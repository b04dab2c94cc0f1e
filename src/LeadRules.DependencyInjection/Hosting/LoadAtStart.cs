using Microsoft.Extensions.Hosting;

namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Loads all rule books before anything else of the host starts; a host whose rule books cannot be used does not start.</summary>
internal sealed class LoadAtStart(ILeadRules rules) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => rules.LoadAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
