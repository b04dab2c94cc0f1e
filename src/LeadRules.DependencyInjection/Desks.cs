using LeadRules.DependencyInjection.Telemetry;
using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules.DependencyInjection;

/// <summary>Makes the engine and the desk of a scope: the desk over the scope's engine, measured, and waking who waits for work.</summary>
internal static class Desks
{
    /// <summary>The engine in force. Outside of a scope it is kept for ever, by a singleton that takes it or a desk; only hosts in development refuse that, so it is told.</summary>
    public static LeadEngine EngineOf(IServiceProvider scope, string book)
    {
        var engine = scope.GetRequiredService<ILeadRules>().Get(book);
        if (ReferenceEquals(scope, scope.GetRequiredService<RootServices>().Services))
            Log.OutsideScope(scope.GetRequiredService<LeadRulesLog>().Log, BookProblems.Title(book), engine.RuleBook.ToString());
        return engine;
    }

    public static LeadDesk Make(IServiceProvider scope, string book)
    {
        var engine = book.Length == 0 ? scope.GetRequiredService<LeadEngine>() : scope.GetRequiredKeyedService<LeadEngine>(book);
        var telemetry = scope.GetRequiredService<LeadRulesTelemetry>();
        var time = scope.GetRequiredService<TimeProvider>();
        var signal = scope.GetRequiredService<LeadSignal>();
        return new LeadDesk(engine, Need<ILeadSource>(scope, book, "your own leads"), Need<ILeadStateStore>(scope, book, "where decisions are kept"))
        {
            Owners = Find<IOwnerSource>(scope, book),
            Around = async (lead, decide) =>
            {
                try
                {
                    return await telemetry.MeasureAsync(book, engine, lead, decide, time).ConfigureAwait(false);
                }
                finally
                {
                    // Also after a failure: what came before it may be kept.
                    signal.Set();
                }
            },
        };
    }

    /// <summary>A service of a rule book: the one that is registered under its name, else the one for all.</summary>
    public static T? Find<T>(IServiceProvider scope, string book)
        where T : class =>
        (book.Length == 0 ? null : scope.GetKeyedService<T>(book)) ?? scope.GetService<T>();

    /// <summary>What the store of a rule book is besides: the one that its desk keeps its decisions in, before any other that is registered.</summary>
    public static T? FindOfStore<T>(IServiceProvider scope, string book)
        where T : class =>
        Find<ILeadStateStore>(scope, book) as T ?? Find<T>(scope, book);

    public static T Need<T>(IServiceProvider scope, string book, string whatItIs)
        where T : class =>
        Find<T>(scope, book) ?? throw new InvalidOperationException(
            $"LeadDesk needs {whatItIs}, an {typeof(T).Name}. Register one: {Registration<T>("")}{(book.Length == 0 ? "" : $", or for this rule book alone {Registration<T>(book)}")}.");

    /// <summary>A store is more than the one service that is missing, so it is registered for all that it keeps.</summary>
    private static string Registration<T>(string book)
    {
        var key = book.Length == 0 ? "" : $"\"{book}\", ";
        return typeof(T) == typeof(ILeadStateStore) ? $"services.AddLeadStore({key}…)" : $"services.Add{(book.Length == 0 ? "" : "Keyed")}Singleton<{typeof(T).Name}>({key}…)";
    }
}

/// <summary>The services that singletons are made with; who is given them is in no scope.</summary>
internal sealed record RootServices(IServiceProvider Services);
