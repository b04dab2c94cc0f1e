using LeadRules.DependencyInjection.Books;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules;

/// <summary>Says where a rule book of an application comes from, what the host adds to it, and what works in the background. Used while services are registered, by one thread.</summary>
public sealed partial class LeadRulesBuilder
{
    private readonly bool _isForTenants;
    private Func<IServiceProvider, BookSource>? _source;

    internal LeadRulesBuilder(IServiceCollection services, string name, bool isForTenants)
    {
        Services = services;
        Name = name;
        _isForTenants = isForTenants;
    }

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the rule book; the empty text for the one without a name, and for tenants.</summary>
    public string Name { get; }

    internal BookRegistration Build() => new(
        Name,
        _source ?? throw new InvalidOperationException($"{BookProblems.Title(Name)} has no source. Say where it comes from: FromFile, FromJson, FromStream, FromConfiguration, FromStore or From."),
        OptionsOf);
}
