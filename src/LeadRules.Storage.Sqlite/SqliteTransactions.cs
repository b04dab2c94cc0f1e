using System.Data.Common;
using LeadRules.Stores;
using Microsoft.Data.Sqlite;

namespace LeadRules.Storage.Sqlite;

/// <summary>Reads what a group names, and writes what it changed, by statements that are prepared once. Used on the writing connection, within a transaction.</summary>
internal sealed class SqliteTransactions(SqliteConnection connection) : IDisposable
{
    private readonly List<SqliteCommand> _prepared = [];
    private readonly Dictionary<string, SqliteCommand> _byText = new(StringComparer.Ordinal);

    public void Run(CommitGroup group)
    {
        var state = new GroupState();
        foreach (var pool in group.Pools)
            Read("SELECT id, data FROM leadrules_pools WHERE id = @p0", pool, row => state.Read(Rows.Pool(row)));
        foreach (var rep in group.Reps)
            Read("SELECT id, data FROM leadrules_reps WHERE id = @p0", rep, row => state.Read(Rows.Rep(row)));
        foreach (var key in group.Keys)
            Read($"SELECT {Rows.OfLead} FROM leadrules_leads WHERE key = @p0", key, row => state.Read(Rows.Lead(row)));
        foreach (var lead in group.Leads)
            Read($"SELECT {Rows.OfState} FROM leadrules_lead_states WHERE lead = @p0", lead, row => state.Read(Rows.State(row)));
        group.Decide(state);
        Write(state);
    }

    public void Dispose() => _prepared.ForEach(static command => command.Dispose());

    private void Write(GroupState state)
    {
        foreach (var pool in state.Pools)
            Write("INSERT INTO leadrules_pools (id, data) VALUES (@p0, @p1) ON CONFLICT (id) DO UPDATE SET data = excluded.data", pool.Pool, StoreJson.Write(pool));
        foreach (var happened in state.Events)
            Write("INSERT INTO leadrules_pool_events (pool, version, data) VALUES (@p0, @p1, @p2)", happened.Pool, happened.Version, StoreJson.Write(happened));
        foreach (var rep in state.Reps)
            Write("INSERT INTO leadrules_reps (id, data) VALUES (@p0, @p1) ON CONFLICT (id) DO UPDATE SET data = excluded.data", rep.Rep, StoreJson.Write(rep));
        foreach (var lead in state.NewLeads.Concat(state.KnownLeads))
        {
            Write(
                """
                INSERT INTO leadrules_leads (key, lead, status, pool, rep, acknowledged_at, data) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
                ON CONFLICT (key) DO UPDATE SET lead = excluded.lead, status = excluded.status, pool = excluded.pool, rep = excluded.rep, acknowledged_at = excluded.acknowledged_at, data = excluded.data
                """,
                lead.Key, lead.Lead, (int)lead.Status, lead.Pool, lead.Rep, lead.AcknowledgedAt?.UtcTicks, StoreJson.Write(lead));
        }

        foreach (var stored in state.NewStates.Concat(state.KnownStates))
        {
            Write(
                """
                INSERT INTO leadrules_lead_states (lead, revision, next_look, data) VALUES (@p0, @p1, @p2, @p3)
                ON CONFLICT (lead) DO UPDATE SET revision = excluded.revision, next_look = excluded.next_look, data = excluded.data
                """,
                stored.State.Lead, stored.Revision, stored.NextLook?.UtcTicks, LeadStateJson.Write(stored.State));
        }

        foreach (var (intent, lead) in state.Intents)
            Write("INSERT INTO leadrules_outbox (key, lead, at, data) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT (key) DO NOTHING", intent.Key, lead, intent.At.UtcTicks, StoreJson.Write(intent));
        foreach (var record in state.Records)
        {
            Write(
                "INSERT INTO leadrules_decisions (lead, revision, at, book, version, variant, json) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
                record.Lead, record.Revision, record.At.UtcTicks, record.Book, record.Version, record.Variant, record.Json);
        }
    }

    private void Read(string sql, string id, Action<DbDataReader> read)
    {
        using var row = Prepared(sql, [id]).ExecuteReader();
        if (row.Read())
            read(row);
    }

    private void Write(string sql, params object?[] values) => Prepared(sql, values).ExecuteNonQuery();

    private SqliteCommand Prepared(string sql, object?[] values)
    {
        if (!_byText.TryGetValue(sql, out var command))
        {
#pragma warning disable CA2100 // Constants.
            command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
            _byText.Add(sql, command);
            _prepared.Add(command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
