using LeadRules.Routing;
using LeadRules.Stores;
using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>Writes all that a group changed, a statement for each table, and commits, in one round trip.</summary>
internal sealed class GroupWriter(string prefix)
{
    private readonly string _pools = $"UPDATE {prefix}pools AS t SET data = n.data FROM unnest($1::text[], $2::bytea[]) AS n (id, data) WHERE t.id = n.id";
    private readonly string _reps = $"UPDATE {prefix}reps AS t SET data = n.data FROM unnest($1::text[], $2::bytea[]) AS n (id, data) WHERE t.id = n.id";

    // What two servers make at the same time, the primary key lets one of them make; the other's transaction fails and runs again.
    private readonly string _events = $"INSERT INTO {prefix}pool_events (pool, version, data) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[])";

    private readonly string _newLeads = $"""
        INSERT INTO {prefix}leads (key, lead, status, pool, rep, acknowledged_at, data)
        SELECT key, lead, status, pool, rep, acknowledged_at, data
        FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bigint[], $7::bytea[]) WITH ORDINALITY AS n (key, lead, status, pool, rep, acknowledged_at, data, place)
        ORDER BY place
        """;

    private readonly string _knownLeads = $"""
        UPDATE {prefix}leads AS t SET lead = n.lead, status = n.status, pool = n.pool, rep = n.rep, acknowledged_at = n.acknowledged_at, data = n.data
        FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bigint[], $7::bytea[]) AS n (key, lead, status, pool, rep, acknowledged_at, data)
        WHERE t.key = n.key
        """;

    private readonly string _newStates = $"INSERT INTO {prefix}lead_states (lead, revision, next_look, data) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[])";

    private readonly string _knownStates = $"""
        UPDATE {prefix}lead_states AS t SET revision = n.revision, next_look = n.next_look, data = n.data
        FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[]) AS n (lead, revision, next_look, data) WHERE t.lead = n.lead AND t.revision < n.revision
        """;

    private readonly string _intents = $"""
        INSERT INTO {prefix}outbox (key, lead, at, data)
        SELECT key, lead, at, data FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[]) WITH ORDINALITY AS n (key, lead, at, data, place) ORDER BY place
        ON CONFLICT (key) DO NOTHING
        """;

    private readonly string _records = $"""
        INSERT INTO {prefix}decisions (lead, revision, at, book, version, variant, json)
        SELECT lead, revision, at, book, version, variant, json
        FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY AS n (lead, revision, at, book, version, variant, json, place)
        ORDER BY place
        """;

    public NpgsqlBatch Write(NpgsqlConnection connection, GroupState state)
    {
        var batch = connection.CreateBatch();
        if (state.Pools is { Count: > 0 } pools)
            Add(batch, _pools, Column(pools, static pool => pool.Pool), Column(pools, static pool => StoreJson.Write(pool)));
        if (state.Events is { Count: > 0 } events)
            Add(batch, _events, Column(events, static happened => happened.Pool), Column(events, static happened => happened.Version), Column(events, static happened => StoreJson.Write(happened)));
        if (state.Reps is { Count: > 0 } reps)
            Add(batch, _reps, Column(reps, static rep => rep.Rep), Column(reps, static rep => StoreJson.Write(rep)));
        AddLeads(batch, _newLeads, [.. state.NewLeads]);
        AddLeads(batch, _knownLeads, [.. state.KnownLeads]);

        // In ordinal order, so that two servers who make the same ones do not wait for each other.
        AddStates(batch, _newStates, [.. state.NewStates.OrderBy(static stored => stored.State.Lead, StringComparer.Ordinal)]);
        AddStates(batch, _knownStates, [.. state.KnownStates]);
        if (state.Intents is { Count: > 0 } intents)
        {
            Add(
                batch, _intents,
                Column(intents, static one => one.Intent.Key), Column(intents, static one => one.Lead), Column(intents, static one => one.Intent.At.UtcTicks), Column(intents, static one => StoreJson.Write(one.Intent)));
        }

        if (state.Records is { Count: > 0 } records)
        {
            Add(
                batch, _records,
                Column(records, static one => one.Lead), Column(records, static one => one.Revision), Column(records, static one => one.At.UtcTicks),
                Column(records, static one => one.Book), Column(records, static one => one.Version), Column(records, static one => one.Variant), Column(records, static one => one.Json));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        return batch;
    }

    private static void AddLeads(NpgsqlBatch batch, string sql, RoutedLead[] leads)
    {
        if (leads.Length > 0)
        {
            Add(
                batch, sql,
                Column(leads, static lead => lead.Key), Column(leads, static lead => lead.Lead), Column(leads, static lead => (int)lead.Status), Column(leads, static lead => lead.Pool),
                Column(leads, static lead => lead.Rep), Column(leads, static lead => lead.AcknowledgedAt?.UtcTicks), Column(leads, static lead => StoreJson.Write(lead)));
        }
    }

    private static void AddStates(NpgsqlBatch batch, string sql, StoredLead[] states)
    {
        if (states.Length > 0)
        {
            Add(
                batch, sql,
                Column(states, static stored => stored.State.Lead), Column(states, static stored => stored.Revision),
                Column(states, static stored => stored.NextLook?.UtcTicks), Column(states, static stored => LeadStateJson.Write(stored.State)));
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
            command.Parameters.Add(column);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<TValue[]> Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values };
    }
}
