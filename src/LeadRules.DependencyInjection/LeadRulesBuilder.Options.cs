using LeadRules.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules;

/// <content>What the host adds to the rule book.</content>
public sealed partial class LeadRulesBuilder
{
    private readonly List<Func<IServiceProvider, LeadEngineOptions, LeadEngineOptions>> _changes = [];

    /// <summary>Changes what the host adds to the rule book, such as <c>options => options.WithList("accounts", names)</c>. Run at each load and reload, in the order of the calls.</summary>
    public LeadRulesBuilder Configure(Func<LeadEngineOptions, LeadEngineOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Configure((_, options) => change(options));
    }

    /// <inheritdoc cref="Configure(Func{LeadEngineOptions, LeadEngineOptions})"/>
    /// <param name="change">The change; it is given the services of the application, of which only those without a scope can be had.</param>
    public LeadRulesBuilder Configure(Func<IServiceProvider, LeadEngineOptions, LeadEngineOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _changes.Add(change);
        return this;
    }

    /// <summary>Registered functions, fields and strategies, then those of this rule book alone, then each change.</summary>
    internal LeadEngineOptions OptionsOf(IServiceProvider services)
    {
        var options = LeadEngineOptions.Default with
        {
            Functions = All<LeadFunction>(services),
            Fields = All<LeadField>(services),
            Strategies = All<RoutingStrategy>(services),
        };
        foreach (var change in _changes)
            options = change(services, options) ?? throw new InvalidOperationException("Configure gave null in place of options.");
        return options;
    }

    private IReadOnlyList<T> All<T>(IServiceProvider services) => Name.Length == 0
        ? [.. services.GetServices<T>()]
        : [.. services.GetServices<T>(), .. services.GetKeyedServices<T>(Name)];
}
