using System.Data;
using System.Data.Common;
using System.Globalization;
using LeadRules.Stores;
using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>A schema in a database of PostgreSQL: connections on which the lines decide, and others for everything else.</summary>
internal sealed class PostgreSqlDatabase : StoreDatabase
{
    /// <summary>While one waits for the disk, others go on; more than these mostly wait for each other.</summary>
    private const int MostLanes = 4;

    /// <summary>With fewer connections the lines would hold all of them for ever, and nobody could ask anything.</summary>
    private const int SmallestPool = MostLanes + 1;

    private readonly NpgsqlDataSource _source;
    private readonly bool _isOwner;
    private readonly PostgreSqlLeadStoreOptions _options;
    private readonly string _schema;

    public PostgreSqlDatabase(NpgsqlDataSource source, bool isOwner, PostgreSqlLeadStoreOptions options)
    {
        // The server cuts longer names off, and would not find them again.
        const int LongestName = 63;
        if (string.IsNullOrWhiteSpace(options.Schema) || System.Text.Encoding.UTF8.GetByteCount(options.Schema) > LongestName)
            throw new ArgumentException($"The schema '{options.Schema}' cannot be named so: 1 to {LongestName} bytes of text in UTF-8 are expected.", nameof(options));
        var pool = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        if (pool is { Pooling: true, MaxPoolSize: < SmallestPool })
            throw new StoreUnavailableException(string.Create(CultureInfo.InvariantCulture, $"The pool holds too few connections (Maximum Pool Size={pool.MaxPoolSize}): the store keeps up to {MostLanes} for decisions, and takes others for a moment to read. Write Maximum Pool Size={SmallestPool} or more into the connection string."));
        (_source, _isOwner, _options) = (source, isOwner, options);
        _schema = $"\"{options.Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Prefix = $"{_schema}.";
        var transactions = new PostgreSqlTransactions(Prefix);
        Lanes = [.. Enumerable.Range(0, MostLanes).Select(_ => new PostgreSqlLane(source, transactions))];
    }

    /// <summary>One for each line.</summary>
    public IReadOnlyList<PostgreSqlLane> Lanes { get; }

    public override Type Store => typeof(PostgreSqlLeadStore);

    public override string Prefix { get; }

    public override string ForUpdate => " FOR UPDATE";

    public async Task<bool> OpenAsync(SchemaSteps steps, CancellationToken cancellationToken)
    {
        var where = $"the schema '{_options.Schema}'";
        var isNewest = await ReadAsync(async (connection, stop) => steps.IsNewest(await VersionAsync(connection, stop).ConfigureAwait(false), where), cancellationToken).ConfigureAwait(false);
        if (!isNewest)
            await MigrateAsync(steps, where, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public override async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenAloneAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await read(connection, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenAloneAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await write(connection, cancellationToken).ConfigureAwait(false);
                try
                {
                    // Given up here, nobody would know whether it was kept.
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }
                catch (Exception fault) when (PostgreSqlFaults.IsLost(fault))
                {
                    throw new ReplyLostException(fault);
                }

                return result;
            }
        }
    }

    public override StoreFault? Judge(Exception fault) => fault is ReplyLostException { InnerException: { } cause }
        ? PostgreSqlFaults.Judge(cause, _options.Schema) is { } judged ? judged with { IsReplyLost = true } : null
        : PostgreSqlFaults.Judge(fault, _options.Schema);

    public override async ValueTask DisposeAsync()
    {
        foreach (var lane in Lanes)
            await lane.DisposeAsync().ConfigureAwait(false);
        if (_isOwner)
            await _source.DisposeAsync().ConfigureAwait(false);
    }

    private async Task MigrateAsync(SchemaSteps steps, string where, CancellationToken cancellationToken) => await WriteAsync(
        async (connection, stop) =>
        {
            // Several servers may start at once: one migrates, the others wait and find it done.
            await connection.Command("SELECT pg_advisory_xact_lock(hashtextextended(@name, 0))").With("name", $"leadrules {_options.Schema}").RunAsync(stop).ConfigureAwait(false);
            var version = await VersionAsync(connection, stop).ConfigureAwait(false);
            if (steps.IsNewest(version, where))
                return 0;
            if (version == 0)
                await connection.Command($"CREATE SCHEMA IF NOT EXISTS {_schema}; CREATE TABLE {Prefix}schema_version (id int PRIMARY KEY CHECK (id = 1), version int NOT NULL)").RunAsync(stop).ConfigureAwait(false);
            foreach (var script in steps.After(version))
                await connection.Command(script.Replace("@@", Prefix, StringComparison.Ordinal)).RunAsync(stop).ConfigureAwait(false);
            return await connection.Command(string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT INTO {Prefix}schema_version (id, version) VALUES (1, {steps.Newest}) ON CONFLICT (id) DO UPDATE SET version = excluded.version")).RunAsync(stop).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    private async Task<int> VersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var isThere = await connection.Command("SELECT count(*) FROM pg_class AS t JOIN pg_namespace AS n ON n.oid = t.relnamespace WHERE n.nspname = @schema AND t.relname = 'schema_version'")
            .With("schema", _options.Schema).FirstAsync(static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false) > 0;
        return isThere ? await connection.Command($"SELECT version FROM {Prefix}schema_version").FirstAsync(static row => row.GetInt32(0), cancellationToken).ConfigureAwait(false) : 0;
    }

    /// <summary>The connection broke at the commit.</summary>
#pragma warning disable CA1032, CA1064, RCS1194 // Told to nobody: it is judged by what caused it.
    private sealed class ReplyLostException(Exception cause) : Exception(cause.Message, cause);
#pragma warning restore CA1032, CA1064, RCS1194
}
