using Npgsql;
using NpgsqlTypes;

namespace LeadRules.StoreThroughput;

/// <summary>What a careful team writes for its own CRM: the same rows and round trips, prepared, and as little as possible between them.</summary>
internal sealed class ByHand : IDecisions
{
    private const long OneLead = 1L << 32;
    private const string Schema =
        """
        drop schema if exists by_hand cascade;
        create schema by_hand;
        create table by_hand.pool (id text primary key, version bigint not null, credits bigint[] not null);
        create table by_hand.rep (id text primary key, open int not null);
        create table by_hand.event (pool text, version bigint, rep text not null, lead text not null, at bigint not null, primary key (pool, version));
        create table by_hand.lead (id text primary key, rep text not null, at bigint not null);
        create table by_hand.state (lead text primary key, revision bigint not null, state text not null);
        create table by_hand.log (number bigserial primary key, lead text not null, at bigint not null, decision text not null);
        create table by_hand.outbox (number bigserial primary key, key text unique not null, lead text, kind text not null, receiver text, cause text not null, at bigint not null);
        insert into by_hand.pool values ('desk', 0, '{0,0,0}');
        insert into by_hand.rep values ('ana', 0), ('bo', 0), ('cy', 0);
        """;

    private static readonly string[] Reps = ["ana", "bo", "cy"];
    private static readonly long[] Weights = [1, 2, 3];
    private static readonly string State = $$"""{"lead":"…","notes":[{{string.Join(',', Enumerable.Repeat("""{"kind":"trigger.fired","name":"booked","at":"2026-11-02T09:00:00Z","why":"meeting.booked","seen":1}""", 1))}}]}""";
    private static readonly string Record = new('x', 900);

    private readonly NpgsqlDataSource _source;
    private readonly Func<string, Task> _decide;

    private ByHand(NpgsqlDataSource source, bool isGiving) => (_source, _decide) = (source, isGiving ? GiveAsync : KeepAsync);

    public static Task<IDecisions> GivingAsync(string connection) => NewAsync(connection, isGiving: true);

    public static Task<IDecisions> DecidingAsync(string connection) => NewAsync(connection, isGiving: false);

    public Task DecideAsync() => _decide(Guid.NewGuid().ToString("N"));

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<IDecisions> NewAsync(string connection, bool isGiving)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 });
        await using (var schema = source.CreateCommand(Schema))
            await schema.ExecuteNonQueryAsync();
        return new ByHand(source, isGiving);
    }

    private async Task GiveAsync(string lead)
    {
        await using var connection = await _source.OpenConnectionAsync();
        long version;
        long[] credits;
        var open = new int[Reps.Length];
        await using (var read = new NpgsqlBatch(connection))
        {
            Add(read, "begin");
            Add(read, "select version, credits from by_hand.pool where id = 'desk' for update");
            Add(read, "select open from by_hand.rep where id = any($1) order by id for update", [Reps]);
            Add(read, "select rep from by_hand.lead where id = $1", lead);
            await using var rows = await read.ExecuteReaderAsync();
            await rows.ReadAsync();
            (version, credits) = (rows.GetInt64(0), rows.GetFieldValue<long[]>(1));
            await rows.NextResultAsync();
            for (var i = 0; await rows.ReadAsync(); i++)
                open[i] = rows.GetInt32(0);
        }

        var winner = 0;
        for (var i = 0; i < credits.Length; i++)
        {
            credits[i] += OneLead * Weights[i] / 6;
            winner = credits[i] > credits[winner] ? i : winner;
        }

        credits[winner] -= OneLead;
        var at = DateTimeOffset.UtcNow.UtcTicks;
        await using var write = new NpgsqlBatch(connection);
        Add(write, "update by_hand.pool set version = $1, credits = $2 where id = 'desk'", version + 1, credits);
        Add(write, "update by_hand.rep set open = $1 where id = $2", open[winner] + 1, Reps[winner]);
        Add(write, "insert into by_hand.event values ('desk', $1, $2, $3, $4)", version + 1, Reps[winner], lead, at);
        Add(write, "insert into by_hand.lead values ($1, $2, $3)", lead, Reps[winner], at);
        AddIntents(write, lead, "Assign", "Notify", Reps[winner], at);
        Add(write, "commit");
        await write.ExecuteNonQueryAsync();
    }

    private async Task KeepAsync(string lead)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using (var before = new NpgsqlCommand("select revision, state from by_hand.state where lead = $1", connection) { Parameters = { new() { Value = lead } } })
            await before.ExecuteScalarAsync();
        await using (var read = new NpgsqlBatch(connection))
        {
            Add(read, "begin");
            Add(read, "select revision from by_hand.state where lead = $1 for update", lead);
            await read.ExecuteScalarAsync();
        }

        var at = DateTimeOffset.UtcNow.UtcTicks;
        await using var write = new NpgsqlBatch(connection);
        Add(write, "insert into by_hand.state values ($1, 1, $2)", lead, State);
        AddIntents(write, lead, "CreateDeal", "Notify", "sales", at);
        Add(write, "insert into by_hand.log (lead, at, decision) values ($1, $2, $3)", lead, at, Record);
        Add(write, "commit");
        await write.ExecuteNonQueryAsync();
    }

    private static void AddIntents(NpgsqlBatch batch, string lead, string first, string second, string receiver, long at)
    {
        foreach (var kind in new[] { first, second })
            Add(batch, "insert into by_hand.outbox (key, lead, kind, receiver, cause, at) values ($1, $2, $3, $4, 'routed', $5) on conflict (key) do nothing", $"{lead}/{kind}", lead, kind, receiver, at);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is long[] numbers ? new NpgsqlParameter { Value = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } : new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
