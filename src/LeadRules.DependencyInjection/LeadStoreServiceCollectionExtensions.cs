using LeadRules.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace LeadRules;

/// <summary>Registers where LeadRules keeps what it must remember.</summary>
public static class LeadStoreServiceCollectionExtensions
{
    /// <summary>Registers a store that is open already, for everything that it keeps. Whoever opened it disposes of it.</summary>
    /// <typeparam name="TStore">The store; which interfaces it has is read off the type.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="store">The store.</param>
    public static IServiceCollection AddLeadStore<TStore>(this IServiceCollection services, TStore store)
        where TStore : class, ILeadStateStore
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(store);
        return Add<TStore>(services.AddSingleton(store), null);
    }

    /// <summary>Registers one store for everything that it keeps: routing and states of leads, and the outbox, the log of decisions and the published rule books where it keeps those too.</summary>
    /// <typeparam name="TStore">The store; which interfaces it has is read off the type.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="make">Gives the store, once; the container disposes of it.</param>
    public static IServiceCollection AddLeadStore<TStore>(this IServiceCollection services, Func<IServiceProvider, TStore> make)
        where TStore : class, ILeadStateStore
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(make);
        return Add<TStore>(services.AddSingleton(make), null);
    }

    /// <summary>Registers a store that is open already for one rule book alone, for everything that it keeps. Whoever opened it disposes of it.</summary>
    /// <typeparam name="TStore">The store; which interfaces it has is read off the type.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="book">The name of the rule book, the key of the services; not empty.</param>
    /// <param name="store">The store.</param>
    public static IServiceCollection AddLeadStore<TStore>(this IServiceCollection services, string book, TStore store)
        where TStore : class, ILeadStateStore
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        ArgumentNullException.ThrowIfNull(store);
        return Add<TStore>(services.AddKeyedSingleton(book, store), book);
    }

    /// <summary>Registers one store for everything that it keeps of one rule book alone.</summary>
    /// <typeparam name="TStore">The store; which interfaces it has is read off the type.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="book">The name of the rule book, the key of the services; not empty.</param>
    /// <param name="make">Gives the store, once; the container disposes of it.</param>
    public static IServiceCollection AddLeadStore<TStore>(this IServiceCollection services, string book, Func<IServiceProvider, TStore> make)
        where TStore : class, ILeadStateStore
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(book);
        ArgumentNullException.ThrowIfNull(make);
        return Add<TStore>(services.AddKeyedSingleton(book, (provider, _) => make(provider)), book);
    }

    /// <param name="services">The services, with the store.</param>
    /// <param name="book">The key; null for services without one.</param>
    private static IServiceCollection Add<TStore>(IServiceCollection services, string? book)
        where TStore : class, ILeadStateStore
    {
        services.AddKeyedSingleton<ILeadStateStore>(book, static (provider, key) => provider.GetRequiredKeyedService<TStore>(key));
        services.AddKeyedSingleton<IRoutingStore>(book, static (provider, key) => provider.GetRequiredKeyedService<TStore>(key));
        Also<IOutbox>();
        Also<IDecisionLog>();
        Also<IRuleBookStore>();
        return services;

        void Also<T>()
            where T : class
        {
            if (typeof(T).IsAssignableFrom(typeof(TStore)))
                services.AddKeyedSingleton(book, static (provider, key) => (T)(object)provider.GetRequiredKeyedService<TStore>(key));
        }
    }
}
