using LeadRules.Stores;

namespace LeadRules.Testing;

/// <summary>One law that every routing store keeps, and the trial that shows it.</summary>
public sealed class RoutingStoreCase
{
    private readonly Func<Trial, Task> _run;

    internal RoutingStoreCase(string name, string law, Func<Trial, Task> run)
    {
        Name = name;
        Law = law;
        _run = run;
    }

    /// <summary>A short name, such as <c>one-decision-for-a-lead</c>; stable over versions.</summary>
    public string Name { get; }

    /// <summary>The law in a sentence.</summary>
    public string Law { get; }

    /// <summary>Tries the law on a new store.</summary>
    /// <param name="newStore">Gives a store that remembers nothing; asked once. A store that is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> is disposed of afterwards.</param>
    /// <param name="another">
    /// Gives another store object over the same data, as another app server would have one; the workers then use one each. Null
    /// where all share the first: then a lock within one process is enough to pass, so databases should give it.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConformanceException">The store breaks the law.</exception>
    public async Task RunAsync(
        Func<CancellationToken, ValueTask<IRoutingStore>> newStore,
        Func<IRoutingStore, CancellationToken, ValueTask<IRoutingStore>>? another = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(newStore);
        List<IRoutingStore> stores = [await newStore(cancellationToken).ConfigureAwait(false)];
        try
        {
            for (var worker = 1; another is not null && worker < Trial.Workers; worker++)
                stores.Add(await another(stores[0], cancellationToken).ConfigureAwait(false));
            await _run(new Trial(this, stores, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not ConformanceException && !cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException(this, "whether it runs to its end", "no exception", $"{fault.GetType().Name}: {fault.Message}", fault);
        }
        finally
        {
            stores.Reverse();
            foreach (var store in stores)
                await DisposeAsync(store).ConfigureAwait(false);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static async ValueTask DisposeAsync(IRoutingStore store)
    {
        if (store is IAsyncDisposable later)
            await later.DisposeAsync().ConfigureAwait(false);
        else if (store is IDisposable now)
            now.Dispose();
    }
}
