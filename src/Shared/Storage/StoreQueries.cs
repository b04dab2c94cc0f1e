using System.Data.Common;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>What both stores ask and write beside decisions, in the SQL that both databases know.</summary>
internal sealed partial class StoreQueries(StoreDatabase database, Patience patience, DecisionMark mark)
{
    /// <summary>So many rows are forgotten in one transaction: what takes longer than a command may take would never end well, and decisions wait for it in SQLite.</summary>
    private const int MostForgotten = 2_000;

    private readonly string _pools = $"{database.Prefix}pools";
    private readonly string _events = $"{database.Prefix}pool_events";
    private readonly string _reps = $"{database.Prefix}reps";
    private readonly string _leads = $"{database.Prefix}leads";
    private readonly string _states = $"{database.Prefix}lead_states";
    private volatile bool _isClosed;

    public async ValueTask<RoutedLead?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await ReadAsync(
            (connection, stop) => connection.Command($"SELECT {Rows.OfLead} FROM {_leads} WHERE key = @key").With("key", key).FirstAsync(Rows.Lead, stop), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<RoutedLead>> LeadsAsync(RoutedLeadFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await ReadAsync(
            (connection, stop) =>
            {
                var where = new Conditions(connection.Command(""));
                where.Add(filter.Status is { } status ? (long)status : null, "status = @status", "status");
                where.Add(filter.Pool, "pool = @pool", "pool");
                where.Add(filter.Rep, "rep = @rep", "rep");
                if (filter.IsAcknowledged is { } isAcknowledged)
                    where.Add(isAcknowledged ? "acknowledged_at IS NOT NULL" : "acknowledged_at IS NULL");
                return where.Command($"SELECT {Rows.OfLead} FROM {_leads}", "ORDER BY place LIMIT @max").With("max", (long)filter.Max).ListAsync(Rows.Lead, stop);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredLead?> FindStateAsync(string lead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return await ReadAsync(
            (connection, stop) => connection.Command($"SELECT {Rows.OfState} FROM {_states} WHERE lead = @lead").With("lead", lead).FirstAsync(Rows.State, stop), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<StoredLead>> DueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return await ReadAsync(
            (connection, stop) => connection.Command($"SELECT {Rows.OfState} FROM {_states} WHERE next_look <= @at ORDER BY next_look, lead LIMIT @max").With("at", at).With("max", (long)max).ListAsync(Rows.ListedState, stop),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PoolState> PoolAsync(string pool, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pool);
        return await ReadAsync(
            (connection, stop) => connection.Command($"SELECT id, data FROM {_pools} WHERE id = @id AND data IS NOT NULL").With("id", pool).FirstAsync(Rows.Pool, stop), cancellationToken).ConfigureAwait(false)
            ?? PoolState.New(pool);
    }

    public async ValueTask<RepState> RepAsync(string rep, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rep);
        return await ReadAsync(
            (connection, stop) => connection.Command($"SELECT id, data FROM {_reps} WHERE id = @id AND data IS NOT NULL").With("id", rep).FirstAsync(Rows.Rep, stop), cancellationToken).ConfigureAwait(false)
            ?? new RepState { Rep = rep };
    }

    public async ValueTask<IReadOnlyList<PoolEvent>> EventsAsync(string pool, long afterVersion, int max, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return await ReadAsync(
            (connection, stop) => connection.Command($"SELECT pool, data FROM {_events} WHERE pool = @pool AND version > @after ORDER BY version LIMIT @max")
                .With("pool", pool).With("after", afterVersion).With("max", (long)max).ListAsync(Rows.Event, stop),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>From here on whoever asks or writes is told that the store is closed.</summary>
    public void Close() => _isClosed = true;

    private async Task<int> ForgetAsync(string table, string which, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        while (true)
        {
            var some = await WriteAsync(
                (connection, stop) => connection.Command($"DELETE FROM {table} WHERE number IN (SELECT number FROM {table} WHERE {which} ORDER BY at LIMIT @max)")
                    .With("before", before).With("max", (long)MostForgotten).RunAsync(stop),
                cancellationToken).ConfigureAwait(false);
            if (some == 0)
                return forgotten;
            forgotten += some;
        }
    }

    private async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, database.Store);
        return await patience.RunAsync((_, stop) => database.ReadAsync(read, stop), cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        mark.MustNotDecide();
        ObjectDisposedException.ThrowIf(_isClosed, database.Store);
        return await patience.RunAsync((_, stop) => database.WriteAsync(write, stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The conditions of a query, as many as are asked for.</summary>
    private sealed class Conditions(DbCommand command)
    {
        private readonly List<string> _all = [];

        public void Add(string condition) => _all.Add(condition);

        public void Add(string? value, string condition, string name)
        {
            if (value is null)
                return;
            _all.Add(condition);
            command.With(name, value);
        }

        public void Add(long? value, string condition, string name)
        {
            if (value is null)
                return;
            _all.Add(condition);
            command.With(name, value);
        }

        public DbCommand Command(string select, string rest)
        {
#pragma warning disable CA2100 // Built of constants.
            command.CommandText = $"{select}{(_all.Count == 0 ? "" : $" WHERE {string.Join(" AND ", _all)}")} {rest}";
#pragma warning restore CA2100
            return command;
        }
    }
}
