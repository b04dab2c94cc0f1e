using LeadRules.Stores;
using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>
/// A store in PostgreSQL (14 or later), for any number of servers. What a decision keeps is on the server's disk when the call ends. Callers of one
/// server who come at the same time share a transaction.
/// </summary>
/// <remarks>Thread-safe: have one object for each database in a process, and dispose of it at the end.</remarks>
public sealed partial class PostgreSqlLeadStore
{
    private readonly PostgreSqlDatabase _database;
    private readonly StoreQueries _queries;
    private readonly CommitLines _lines;

    private PostgreSqlLeadStore(PostgreSqlDatabase database, Patience patience, int mostInGroup)
    {
        var mark = new DecisionMark();
        _database = database;
        _queries = new StoreQueries(database, patience, mark);
        _lines = new CommitLines([.. database.Lanes.Select(lane => new CommitLine(lane, patience, mark, database.Store, mostInGroup))]);
    }

    /// <summary>Opens a database; makes the schema and the tables where there are none, and brings those of an older version up to date.</summary>
    /// <param name="connectionString">Such as <c>Host=db;Database=crm;Username=leadrules</c>.</param>
    /// <param name="options">How it works; null for <see cref="PostgreSqlLeadStoreOptions.Default"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be used; the message says why.</exception>
    public static Task<PostgreSqlLeadStore> OpenAsync(string connectionString, PostgreSqlLeadStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        // What is asked again and again is prepared, unless the host has said how.
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 32;

        // The lines keep their connections, and a firewall that forgets an idle one tells nobody.
        if (settings.KeepAlive == 0)
            settings.KeepAlive = 30;
        settings.Enlist = false;
        return OpenAsync(NpgsqlDataSource.Create(settings), true, options, PostgreSqlSchema.Scripts, CommitLine.MostInGroup, cancellationToken);
    }

    /// <summary>Opens a database by a data source of the host, which stays the host's.</summary>
    /// <inheritdoc cref="OpenAsync(string, PostgreSqlLeadStoreOptions?, CancellationToken)"/>
    /// <param name="dataSource">Gives connections; a host disposes of it after the store.</param>
    /// <param name="options">How it works; null for <see cref="PostgreSqlLeadStoreOptions.Default"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<PostgreSqlLeadStore> OpenAsync(NpgsqlDataSource dataSource, PostgreSqlLeadStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return OpenAsync(dataSource, false, options, PostgreSqlSchema.Scripts, CommitLine.MostInGroup, cancellationToken);
    }

    internal static async Task<PostgreSqlLeadStore> OpenAsync(
        NpgsqlDataSource dataSource, bool isOwner, PostgreSqlLeadStoreOptions? options, IReadOnlyList<string> scripts, int mostInGroup, CancellationToken cancellationToken)
    {
        options ??= PostgreSqlLeadStoreOptions.Default;
        PostgreSqlDatabase database;
        try
        {
            database = new PostgreSqlDatabase(dataSource, isOwner, options);
        }
        catch when (isOwner)
        {
            await dataSource.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var patience = new Patience(options.RetryTime, database.Judge);
        try
        {
            await patience.RunAsync((_, stop) => database.OpenAsync(new SchemaSteps(scripts), stop), cancellationToken).ConfigureAwait(false);
            return new PostgreSqlLeadStore(database, patience, mostInGroup);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
