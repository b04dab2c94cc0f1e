using LeadRules;
using LeadRules.Stores;

namespace CrmApi.Data;

/// <summary>
/// Decides what came in and was not decided, because the host was stopped between the two: once after each start. Deciding a lead
/// once more changes nothing, so it does not matter that other hosts do the same.
/// </summary>
internal sealed partial class CatchUp(LeadTable leads, ILeadStateStore store, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CatchUp> log) : BackgroundService
{
    private const int Page = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host takes requests first.
        await Task.Yield();
        var decided = 0;
        for (var after = ""; await leads.IdsAsync(null, after, Page, stoppingToken) is [.., var last] ids; after = last)
        {
            foreach (var id in ids)
            {
                try
                {
                    decided += await TryAsync(id, stoppingToken) ? 1 : 0;
                }
                catch (Exception cannot) when (cannot is not OperationCanceledException)
                {
                    // One lead that cannot be decided keeps neither the others nor the host from going on.
                    NotDecided(log, cannot, id);
                }
            }
        }

        if (decided > 0)
            Decided(log, decided);
    }

    private async Task<bool> TryAsync(string id, CancellationToken cancellation)
    {
        var lead = await leads.FindAsync(id, cancellation);
        var seen = (await store.FindStateAsync(id, cancellation))?.State.Seen ?? -1;
        if (lead is null || seen == lead.Activities.Count(activity => activity.At <= clock.GetUtcNow()))
            return false;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LeadDesk>().HandleAsync(id, clock.GetUtcNow(), null, cancellation);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "{Count} leads had come in and were not decided yet; they are now.")]
    private static partial void Decided(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The lead '{Lead}' had come in and cannot be decided; it is tried again at the next start.")]
    private static partial void NotDecided(ILogger log, Exception why, string lead);
}
