using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using LeadRules.DependencyInjection.PlugIns;
using LeadRules.DependencyInjection.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadRules;

/// <content>Plug-ins, contained: what goes wrong in one is counted and logged with its name, and its value is unknown.</content>
public sealed partial class LeadRulesBuilder
{
    /// <summary>Adds a plug-in that is made with the services of the application, or taken from them; it describes itself once.</summary>
    /// <typeparam name="T">The plug-in.</typeparam>
    /// <param name="timeLimit">
    /// How long a call may take, for plug-ins that are not trusted; null for trusted ones, which run on the caller's thread. A limited one runs on one thread of its own, call by call. When a
    /// call does not end in time its value is unknown, and the plug-in is out of service until the rule book is loaded again. Decisions then depend on time.
    /// </param>
    public LeadRulesBuilder AddPlugIn<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(TimeSpan? timeLimit = null)
        where T : class, ILeadPlugIn =>
        AddPlugIn(typeof(T), static services => services.GetService<T>() ?? ActivatorUtilities.CreateInstance<T>(services), timeLimit);

    /// <summary>Adds a plug-in; it describes itself now.</summary>
    /// <param name="plugIn">The plug-in.</param>
    /// <param name="timeLimit">How long a call may take, as for <see cref="AddPlugIn{T}"/>.</param>
    /// <exception cref="PlugInException">It threw, or described nothing. The message names its type.</exception>
    public LeadRulesBuilder AddPlugIn(ILeadPlugIn plugIn, TimeSpan? timeLimit = null) => AddPlugIn(LeadPlugIns.Describe(plugIn), timeLimit);

    /// <summary>Adds a plug-in that is a value.</summary>
    /// <param name="plugIn">The plug-in.</param>
    /// <param name="timeLimit">How long a call may take, as for <see cref="AddPlugIn{T}"/>.</param>
    public LeadRulesBuilder AddPlugIn(LeadPlugIn plugIn, TimeSpan? timeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(plugIn);
        return Contained(_ => plugIn, timeLimit);
    }

    /// <summary>Adds all public plug-ins of an assembly, made with the services of the application.</summary>
    /// <param name="assembly">The assembly, loaded by the host.</param>
    /// <param name="timeLimit">How long a call may take, as for <see cref="AddPlugIn{T}"/>.</param>
    [RequiresUnreferencedCode("Looks for types by reflection; a trimmed host adds its plug-ins in code.")]
    public LeadRulesBuilder AddPlugInsFrom(Assembly assembly, TimeSpan? timeLimit = null)
    {
        foreach (var type in LeadPlugIns.AllTypesIn(assembly))
            AddPlugIn(type, services => (ILeadPlugIn)(services.GetService(type) ?? ActivatorUtilities.CreateInstance(services, type)), timeLimit);
        return this;
    }

    private LeadRulesBuilder AddPlugIn(Type type, Func<IServiceProvider, ILeadPlugIn> make, TimeSpan? timeLimit)
    {
        // Described once for the application, also where several rule books have it.
        Services.TryAddKeyedSingleton(type, (services, _) => LeadPlugIns.Describe(make(services)));
        return Contained(services => services.GetRequiredKeyedService<LeadPlugIn>(type), timeLimit);
    }

    /// <summary>Each load has guards of its own: loading again puts a plug-in back into service.</summary>
    private LeadRulesBuilder Contained(Func<IServiceProvider, LeadPlugIn> plugIn, TimeSpan? timeLimit)
    {
        if (timeLimit is { } limit)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeLimit));
        return Configure((services, options) => options.WithPlugIn(new PlugInGuard(
            plugIn(services), timeLimit, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<LeadRulesLog>().Log, services.GetRequiredService<LeadRulesTelemetry>()).Contained()));
    }
}
