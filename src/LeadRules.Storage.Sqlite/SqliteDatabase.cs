using System.Data.Common;
using System.Globalization;
using LeadRules.Stores;
using Microsoft.Data.Sqlite;

namespace LeadRules.Storage.Sqlite;

/// <summary>A SQLite file: one connection that writes, on a thread of its own, and others that read beside it.</summary>
internal sealed class SqliteDatabase : StoreDatabase, IGroupTransaction
{
    /// <summary>So long SQLite itself waits for the lock of another process before the store looks whether to try again.</summary>
    private const int BusySeconds = 1;

    private readonly SqliteWriter _writer;
    private readonly string _connectionString;
    private SqliteConnection? _connection;
    private SqliteTransactions? _transactions;

    public SqliteDatabase(string connectionString)
    {
        var parts = Parts(connectionString);
        if (parts.DataSource is "" or ":memory:" || parts.Mode == SqliteOpenMode.Memory)
            throw new ArgumentException("The connection string names no file (Data Source). For a store in memory take InMemoryRoutingStore.", nameof(connectionString));
        parts.DefaultTimeout = BusySeconds;
        _connectionString = parts.ConnectionString;
        File = parts.DataSource;
        _writer = new SqliteWriter();
    }

    public string File { get; }

    public override Type Store => typeof(SqliteLeadStore);

    public override string Prefix => SqliteSchema.Prefix;

    /// <summary>Who writes has the whole file.</summary>
    public override string ForUpdate => "";

    public Task<bool> OpenAsync(SchemaSteps steps) => _writer.RunAsync(() => Open(steps));

    public Task RunAsync(CommitGroup group) => _writer.RunAsync(() =>
    {
        InTransaction(() =>
        {
            _transactions!.Run(group);
            return 0;
        });
        return 0;
    });

    public override Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> write, CancellationToken cancellationToken) =>

        // SQLite knows no waiting: what the connection gives has ended when it returns.
        _writer.RunAsync(() => InTransaction(() => write(_connection!, cancellationToken).GetAwaiter().GetResult()));

    public override Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var connection = new SqliteConnection(_connectionString);
            connection.Open();
            return await read(connection, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public override StoreFault? Judge(Exception fault) => SqliteFaults.Judge(fault, File);

    public Task<int> OnWriterAsync(string sql) => _writer.RunAsync(() => Run(sql));

    public override async ValueTask DisposeAsync()
    {
        await _writer.RunAsync(() =>
        {
            _transactions?.Dispose();
            _connection?.Dispose();
            return 0;
        }).ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        using var reader = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(reader);
    }

    private bool Open(SchemaSteps steps)
    {
        _connection?.Dispose();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        _connection.Open();
        Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusySeconds * 1000}"));

        // Those who read need not wait for those who write, nor the other way about.
        using (var mode = _connection.Command("PRAGMA journal_mode = WAL"))
        {
            if (mode.ExecuteScalar() is not "wal")
                throw new StoreUnavailableException($"The file '{File}' cannot keep a write-ahead log (journal_mode = WAL), which the store needs. Keep the file on a disk of this machine.");
        }

        // With less, a decision whose caller has had the answer could be lost when the power fails.
        Run("PRAGMA synchronous = FULL");
        Migrate(steps);
        MustWrite();
        _transactions?.Dispose();
        _transactions = new SqliteTransactions(_connection);
        return true;
    }

    private void Migrate(SchemaSteps steps)
    {
        var where = $"'{File}'";
        if (steps.IsNewest(Version(), where))
            return;
        InTransaction(() =>
        {
            // Another process may have been faster.
            if (steps.IsNewest(Version(), where))
                return 0;
            foreach (var script in steps.After(Version()))
                Run(script);
            Run("CREATE TABLE IF NOT EXISTS leadrules_schema (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)");
            return Run(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO leadrules_schema (id, version) VALUES (1, {steps.Newest}) ON CONFLICT (id) DO UPDATE SET version = excluded.version"));
        });
    }

    /// <summary>A file that can only be read would open, and refuse every decision.</summary>
    private void MustWrite()
    {
        try
        {
            Run("BEGIN IMMEDIATE");
        }
        catch (SqliteException said) when (SqliteFaults.IsLocked(said))
        {
            // Somebody else writes now. On a file that can only be read there would be nothing to wait for.
            return;
        }

        try
        {
            Run("UPDATE leadrules_schema SET version = version");
        }
        finally
        {
            RollBack();
        }
    }

    private int Version()
    {
        using var table = _connection!.Command("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'leadrules_schema'");
        if (table.ExecuteScalar() is not > 0L)
            return 0;
        using var version = _connection!.Command("SELECT version FROM leadrules_schema");
        return version.ExecuteScalar() is long found ? (int)found : 0;
    }

    private static SqliteConnectionStringBuilder Parts(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException bad)
        {
            // The name of the file alone is the likeliest mistake.
            var how = connectionString.Contains('=', StringComparison.Ordinal) ? $"{bad.Message} Write it like Data Source=leads.db." : $"write Data Source={connectionString.Trim()}.";
            throw new ArgumentException($"The connection string cannot be read: {how}", nameof(connectionString), bad);
        }
    }

    private T InTransaction<T>(Func<T> work)
    {
        // At once: who only reads at first and writes later may find that somebody else has written between the two.
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
    }

    private int Run(string sql)
    {
        using var command = _connection!.Command(sql);
        return command.ExecuteNonQuery();
    }
}
