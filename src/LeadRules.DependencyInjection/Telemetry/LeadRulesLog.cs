using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Telemetry;

/// <summary>The one log of the package.</summary>
internal sealed record LeadRulesLog(ILogger Log);
