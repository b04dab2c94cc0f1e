using System.Diagnostics.Metrics;
using LeadRules;
using LeadRules.DependencyInjection;
using LeadRules.DependencyInjection.Books;
using LeadRules.DependencyInjection.Hosting;
using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds rule books to an application.</summary>
public static class LeadRulesServiceCollectionExtensions
{
    /// <summary>Adds the rule book without a name: <see cref="ILeadRules"/>, and in each scope a <see cref="LeadEngine"/> and a <see cref="LeadDesk"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says where the rule book comes from, and more.</param>
    /// <exception cref="InvalidOperationException">It has no source, or was added before.</exception>
    public static IServiceCollection AddLeadRules(this IServiceCollection services, Action<LeadRulesBuilder> configure) => Add(services, "", configure);

    /// <summary>Adds a rule book with a name, for <see cref="ILeadRules.Get"/> and as keyed services.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; not empty.</param>
    /// <param name="configure">Says where the rule book comes from, and more.</param>
    /// <exception cref="InvalidOperationException">It has no source, or was added before.</exception>
    public static IServiceCollection AddLeadRules(this IServiceCollection services, string name, Action<LeadRulesBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configure);
    }

    /// <summary>
    /// Adds rule books whose names are not known at the start, such as one for each tenant: <see cref="ILeadRules.GetAsync"/> loads one on its
    /// first use from the registered <see cref="IRuleBookStore"/>, once however many ask, and looks for new versions from then on.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says what the host adds to all of them; or null.</param>
    /// <exception cref="InvalidOperationException">They were added before.</exception>
    public static IServiceCollection AddLeadRulesTenants(this IServiceCollection services, Action<LeadRulesBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(TenantRegistration)))
            throw new InvalidOperationException("The rule books of tenants are added twice.");
        AddCore(services);
        var builder = new LeadRulesBuilder(services, "", isForTenants: true);
        configure?.Invoke(builder);
        return services.AddSingleton(new TenantRegistration((provider, name) => new StoreSource(provider.GetService<IRuleBookStore>, name, builder.TenantPeriod), builder.OptionsOf));
    }

    private static IServiceCollection Add(IServiceCollection services, string name, Action<LeadRulesBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service is { IsKeyedService: false, ImplementationInstance: BookRegistration before } && before.Name == name))
            throw new InvalidOperationException($"{BookProblems.Title(name)} is added twice. Give one of the two another name.");
        AddCore(services);
        var builder = new LeadRulesBuilder(services, name, isForTenants: false);
        configure(builder);
        services.AddSingleton(builder.Build());
        if (name.Length == 0)
        {
            services.TryAddScoped(static provider => Desks.EngineOf(provider, ""));
            services.TryAddScoped(static provider => Desks.Make(provider, ""));
        }
        else
        {
            services.TryAddKeyedScoped(name, static (provider, key) => Desks.EngineOf(provider, (string)key!));
            services.TryAddKeyedScoped(name, static (provider, key) => Desks.Make(provider, (string)key!));
        }

        return services;
    }

    private static void AddCore(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LeadSignal>();
        services.TryAddSingleton<StoreClaims>();
        services.TryAddSingleton(static provider => new RootServices(provider));
        services.TryAddSingleton(static provider => new LeadRulesTelemetry(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(static provider => new LeadRulesLog((provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(LeadRulesTelemetry.Name)));
        services.TryAddSingleton(static provider => new BookSet(
            provider, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LeadRulesLog>().Log, provider.GetRequiredService<LeadRulesTelemetry>()));
        services.TryAddSingleton<ILeadRules>(static provider => provider.GetRequiredService<BookSet>());
        services.TryAddSingleton(static provider => new RuleBookPublisher(
            provider.GetRequiredService<BookSet>(),
            provider.GetService<IRuleBookStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LoadAtStart>(static provider => new LoadAtStart(provider.GetRequiredService<ILeadRules>())));
    }
}
