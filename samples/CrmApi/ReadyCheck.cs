using LeadRules;
using LeadRules.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrmApi;

/// <summary>Ready when the database answers and there are rules; degraded while intents are set aside that somebody has to look at.</summary>
internal sealed class ReadyCheck(ILeadRules rules, IOutbox outbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var aside = await outbox.SetAsideIntentsAsync(1, cancellationToken);
        var data = new Dictionary<string, object> { ["ruleBook"] = rules.Current.RuleBook.ToString() };
        return aside.Count == 0 ? HealthCheckResult.Healthy("ready", data) : HealthCheckResult.Degraded($"Intent {aside[0].Number} is set aside: {aside[0].Problem}", data: data);
    }
}
