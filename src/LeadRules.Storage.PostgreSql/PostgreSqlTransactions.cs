using System.Data.Common;
using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>One transaction of a group in two round trips: one that locks and reads, one that writes and commits.</summary>
internal sealed class PostgreSqlTransactions(string prefix)
{
    /// <summary>A server that stops in the middle of a transaction must not keep the rows of all others locked.</summary>
    private const string Begin = "SELECT pg_current_xact_id()::text, set_config('idle_in_transaction_session_timeout', '60s', true)";

    /// <summary>For so many seconds one step may last: a connection that died unseen is found out well within the time for trying again.</summary>
    private const int LongestStep = 10;

    private readonly string _pools = $"SELECT id, data FROM {prefix}pools WHERE id = ANY($1) ORDER BY id FOR UPDATE";
    private readonly string _reps = $"SELECT id, data FROM {prefix}reps WHERE id = ANY($1) ORDER BY id FOR UPDATE";
    private readonly string _leads = $"SELECT {Rows.OfLead} FROM {prefix}leads WHERE key = ANY($1) ORDER BY key FOR UPDATE";
    private readonly string _states = $"SELECT {Rows.OfState} FROM {prefix}lead_states WHERE lead = ANY($1) ORDER BY lead FOR UPDATE";
    private readonly GroupWriter _writer = new(prefix);

    public async Task RunAsync(NpgsqlConnection connection, CommitGroup group)
    {
        if (group.Uncertain is { } last && await WasKeptAsync(connection, last).ConfigureAwait(false))
            return;
        group.Uncertain = null;

        var (transaction, state, newPools, newReps) = await ReadAsync(connection, group).ConfigureAwait(false);
        if (newPools.Length + newReps.Length > 0)
        {
            // Only a row can be locked, so whoever is new gets one first, and everything is read once more.
            await RunAsync(connection, "ROLLBACK").ConfigureAwait(false);
            await AddAsync(connection, newPools, newReps).ConfigureAwait(false);
            (transaction, state, newPools, newReps) = await ReadAsync(connection, group).ConfigureAwait(false);
            if (newPools.Length + newReps.Length > 0)
                throw new TimeoutException("The rows of pools or reps were removed while the store made them.");
        }

        group.Decide(state);
        var batch = _writer.Write(connection, state);
        batch.Timeout = TimeoutOf(connection);
        await using (batch.ConfigureAwait(false))
        {
            try
            {
                await batch.PrepareAsync().ConfigureAwait(false);
                await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
            catch (Exception fault) when (PostgreSqlFaults.IsLost(fault))
            {
                group.Uncertain = transaction;
                throw;
            }
        }
    }

    private async Task<(string Transaction, GroupState State, string[] NewPools, string[] NewReps)> ReadAsync(NpgsqlConnection connection, CommitGroup group)
    {
        var state = new GroupState();
        var batch = connection.CreateBatch();
        batch.Timeout = TimeoutOf(connection);
        await using (batch.ConfigureAwait(false))
        {
            List<Action<DbDataReader>> readers = [];
            string[] newPools = [], newReps = [];
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
            Add(_pools, group.Pools);
            Add(_reps, group.Reps);
            Add(_leads, group.Keys);
            Add(_states, group.Leads);
            await batch.PrepareAsync().ConfigureAwait(false);

            var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync().ConfigureAwait(false);
                var transaction = reader.GetString(0);
                if (group.Pools.Length > 0)
                    newPools = await MissingAsync(reader, group.Pools, row => state.Read(Rows.Pool(row))).ConfigureAwait(false);
                if (group.Reps.Length > 0)
                    newReps = await MissingAsync(reader, group.Reps, row => state.Read(Rows.Rep(row))).ConfigureAwait(false);
                if (group.Keys.Length > 0)
                    await MissingAsync(reader, group.Keys, row => state.Read(Rows.Lead(row))).ConfigureAwait(false);
                if (group.Leads.Length > 0)
                    await MissingAsync(reader, group.Leads, row => state.Read(Rows.State(row))).ConfigureAwait(false);
                return (transaction, state, newPools, newReps);
            }

            void Add(string sql, string[] ids)
            {
                if (ids.Length > 0)
                    batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = ids } } });
            }
        }
    }

    /// <summary>Reads the rows of the next result; gives those that have none.</summary>
    private static async Task<string[]> MissingAsync(NpgsqlDataReader reader, string[] ids, Action<DbDataReader> read)
    {
        await reader.NextResultAsync().ConfigureAwait(false);
        HashSet<string> found = new(StringComparer.Ordinal);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            found.Add(reader.GetString(0));

            // Of whom nothing is remembered, there is only the row that can be locked.
            if (!reader.IsDBNull(1))
                read(reader);
        }

        return found.Count == ids.Length ? [] : [.. ids.Where(id => !found.Contains(id))];
    }

    private async Task AddAsync(NpgsqlConnection connection, string[] pools, string[] reps)
    {
        foreach (var (table, ids) in new[] { ("pools", pools), ("reps", reps) })
        {
            if (ids.Length == 0)
                continue;
            var command = new NpgsqlCommand($"INSERT INTO {prefix}{table} (id) SELECT unnest($1) ON CONFLICT (id) DO NOTHING", connection) { CommandTimeout = TimeoutOf(connection), Parameters = { new NpgsqlParameter<string[]> { TypedValue = ids } } };
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Whether a transaction whose reply was lost was committed.</summary>
    /// <exception cref="TimeoutException">It still runs.</exception>
    private static async Task<bool> WasKeptAsync(NpgsqlConnection connection, string transaction)
    {
        var command = new NpgsqlCommand("SELECT pg_xact_status($1::xid8)", connection) { CommandTimeout = TimeoutOf(connection), Parameters = { new NpgsqlParameter<string> { TypedValue = transaction } } };
        await using (command.ConfigureAwait(false))
        {
            try
            {
                return await command.ExecuteScalarAsync().ConfigureAwait(false) switch
                {
                    "committed" => true,
                    "in progress" => throw new TimeoutException("The server has not seen yet that the connection is gone."),
                    _ => false,
                };
            }
            catch (PostgresException unknown) when (unknown.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // Another server has taken over, which never saw it.
                return false;
            }
        }
    }

    /// <summary>What the host has said, unless that is longer, or without end.</summary>
    private static int TimeoutOf(NpgsqlConnection connection) => connection.CommandTimeout is > 0 and < LongestStep and var said ? said : LongestStep;

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = TimeoutOf(connection) };
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
