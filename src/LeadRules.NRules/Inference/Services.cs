using NRules.Extensibility;

namespace LeadRules.NRules.Inference;

/// <summary>Gives rules their services; the clock stands at the instant of the decision.</summary>
internal sealed class Services(IServiceProvider? services, DateTimeOffset at) : IDependencyResolver
{
    public object Resolve(IResolutionContext context, Type serviceType) =>
        serviceType == typeof(TimeProvider) ? new StoppedClock(at)
        : services?.GetService(serviceType) ?? throw new InvalidOperationException($"No service gives {serviceType.FullName}");

    private sealed class StoppedClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
