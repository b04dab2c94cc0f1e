using LeadRules;

namespace CrmApi.Data;

/// <summary>
/// Decides what came in and was not decided, because the host was stopped between the two: once after each start. Deciding a lead
/// once more changes nothing, so it does not matter that other hosts do the same.
/// </summary>
internal sealed partial class CatchUp(Undecided undecided, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CatchUp> log) : BackgroundService
{
    private const int Page = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host takes requests first.
        await Task.Yield();
        var decided = 0;
        for (var after = ""; await undecided.LeadsAsync(after, Page, stoppingToken) is [.., var last] ids; after = last)
        {
            foreach (var id in ids)
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await undecided.DecideAsync(scope.ServiceProvider.GetRequiredService<LeadDesk>(), id, clock.GetUtcNow(), null, stoppingToken);
                    decided++;
                }
                catch (Exception cannot) when (!stoppingToken.IsCancellationRequested)
                {
                    // One lead that cannot be decided keeps neither the others nor the host from going on.
                    NotDecided(log, cannot, id);
                }
            }
        }

        if (decided > 0)
            Decided(log, decided);
    }

    [LoggerMessage(LogLevel.Information, "{Count} leads had come in and were not decided yet; they are now.")]
    private static partial void Decided(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The lead '{Lead}' had come in and cannot be decided; it is tried again at the next start.")]
    private static partial void NotDecided(ILogger log, Exception why, string lead);
}
