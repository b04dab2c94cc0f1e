using CrmApi.Api;
using LeadRules;
using LeadRules.Stores;
using Microsoft.Extensions.Options;

namespace CrmApi.Data;

/// <summary>Publishes the rule book that comes with the host, where none ever was. Of several servers that start at once, one does it.</summary>
internal static class FirstRuleBook
{
    public static async Task PublishAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<IRuleBookStore>();
        if (await store.CurrentAsync(RuleBookEndpoints.Name, cancellation) is not null)
            return;
        var file = Path.Combine(AppContext.BaseDirectory, services.GetRequiredService<IOptions<CrmOptions>>().Value.RuleBook);
        await services.GetRequiredService<RuleBookPublisher>().PublishAsync(RuleBookEndpoints.Name, await File.ReadAllTextAsync(file, cancellation), "the host, at its first start", after: 0, cancellation);
    }
}
