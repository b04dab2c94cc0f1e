using System.Diagnostics.CodeAnalysis;
using LeadRules.DependencyInjection.Hosting;
using LeadRules.DependencyInjection.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LeadRules;

/// <content>What works in the background, in hosts.</content>
public sealed partial class LeadRulesBuilder
{
    private bool _dispatches;
    private bool _looksAgain;

    /// <summary>Hands the intents of the store to a handler while the host runs: at once what this process decides, every so often what others do.</summary>
    /// <typeparam name="THandler">The handler; made anew for each intent, in a scope of its own, unless it is registered otherwise.</typeparam>
    /// <param name="options">How; null for <see cref="DispatchOptions.Default"/>.</param>
    /// <exception cref="InvalidOperationException">It was called before for this rule book.</exception>
    public LeadRulesBuilder DispatchIntents<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(DispatchOptions? options = null)
        where THandler : class, IIntentHandler
    {
        Once(ref _dispatches, nameof(DispatchIntents));
        Services.TryAddScoped<THandler>();
        return Run(services => new DispatchService<THandler>(
            Name, options ?? DispatchOptions.Default, services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<LeadSignal>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<LeadRulesLog>().Log, services.GetRequiredService<LeadRulesTelemetry>()));
    }

    /// <summary>
    /// Decides leads while the host runs when time alone does something to them, and those that wait for a rep every so often. Sleeps until the next such
    /// instant. A lead that cannot be decided rests, and the others go on.
    /// </summary>
    /// <param name="options">How; null for <see cref="LookAgainOptions.Default"/>.</param>
    /// <exception cref="InvalidOperationException">It was called before for this rule book, or the builder is for tenants.</exception>
    public LeadRulesBuilder LookAgain(LookAgainOptions? options = null)
    {
        if (_isForTenants)
            throw new InvalidOperationException("LookAgain works for one rule book. Register those of tenants that need it by their names, or let a service of your own ask each tenant's desk.");
        Once(ref _looksAgain, nameof(LookAgain));
        return Run(services => new LookAgainService(
            Name, options ?? LookAgainOptions.Default, services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<LeadSignal>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<LeadRulesLog>().Log));
    }

    /// <summary>Forgets what is old once a day while the host runs. The states of leads stay.</summary>
    /// <param name="decisions">How long decisions stay in the log; null for ever.</param>
    /// <param name="intents">How long settled intents stay with their keys; null for ever. Longer than any event can come late, since an intent that is decided once more after that is acted on once more.</param>
    public LeadRulesBuilder ForgetAfter(TimeSpan? decisions, TimeSpan? intents)
    {
        if (decisions is { } old)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(old, TimeSpan.Zero, nameof(decisions));
        if (intents is { } settled)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settled, TimeSpan.Zero, nameof(intents));
        return Run(services => new ForgetService(
            Name, decisions, intents, services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<LeadRulesLog>().Log));
    }

    /// <summary>Two would do the same work twice.</summary>
    private void Once(ref bool isDone, string work)
    {
        if (isDone)
            throw new InvalidOperationException($"{BookProblems.Title(Name)} has {work} twice; leave one out.");
        isDone = true;
    }

    /// <summary>One service for each call, also of the same kind: another rule book may have one too.</summary>
    private LeadRulesBuilder Run(Func<IServiceProvider, IHostedService> make)
    {
        Services.AddSingleton(make);
        return this;
    }
}
