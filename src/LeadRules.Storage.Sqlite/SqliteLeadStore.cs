using LeadRules.Stores;

namespace LeadRules.Storage.Sqlite;

/// <summary>
/// A store in a SQLite file: for one server, or for several processes on one machine. What a decision keeps is on the disk when the call ends.
/// Callers who come at the same time share a transaction.
/// </summary>
/// <remarks>Thread-safe: have one object for each file in a process, and dispose of it at the end. Not for files on a network share.</remarks>
public sealed partial class SqliteLeadStore
{
    private readonly SqliteDatabase _database;
    private readonly StoreQueries _queries;
    private readonly CommitLines _lines;

    private SqliteLeadStore(SqliteDatabase database, Patience patience, int mostInGroup)
    {
        var mark = new DecisionMark();
        _database = database;
        _queries = new StoreQueries(database, patience, mark);
        _lines = new CommitLines([new CommitLine(database, patience, mark, database.Store, mostInGroup)]);
    }

    /// <summary>Opens a file; makes it, and the tables in it, where there are none, and brings those of an older version up to date.</summary>
    /// <param name="connectionString">Such as <c>Data Source=leads.db</c>.</param>
    /// <param name="options">How it works; null for <see cref="SqliteLeadStoreOptions.Default"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">It names no file.</exception>
    /// <exception cref="StoreUnavailableException">The file cannot be opened; the message says why.</exception>
    public static Task<SqliteLeadStore> OpenAsync(string connectionString, SqliteLeadStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(connectionString, options, SqliteSchema.Scripts, CommitLine.MostInGroup, cancellationToken);

    internal static async Task<SqliteLeadStore> OpenAsync(string connectionString, SqliteLeadStoreOptions? options, IReadOnlyList<string> scripts, int mostInGroup, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var database = new SqliteDatabase(connectionString);
        var patience = new Patience((options ?? SqliteLeadStoreOptions.Default).RetryTime, database.Judge);
        try
        {
            await patience.RunAsync((_, _) => database.OpenAsync(new SchemaSteps(scripts)), cancellationToken).ConfigureAwait(false);
            return new SqliteLeadStore(database, patience, mostInGroup);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs SQL on the connection that writes, for tests that make it fail.</summary>
    internal Task<int> OnWriterAsync(string sql) => _database.OnWriterAsync(sql);
}
