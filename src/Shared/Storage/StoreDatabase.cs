using System.Data.Common;

namespace LeadRules.Storage;

/// <summary>What the two databases do each in their own way; what is asked of them stands in <see cref="StoreQueries"/>.</summary>
internal abstract class StoreDatabase : IAsyncDisposable
{
    /// <summary>The store that it belongs to, as its users know it.</summary>
    public abstract Type Store { get; }

    /// <summary>What stands before the name of each table.</summary>
    public abstract string Prefix { get; }

    /// <summary>What a query ends with that locks the rows which it gives; empty where a transaction locks everything.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Reads, without locks.</summary>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Reads and writes in a transaction of its own.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>What a failure means; null when it does not come from the database.</summary>
    public abstract StoreFault? Judge(Exception fault);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
