using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>The connection on which one line decides, group after group. It is opened when it is needed, and anew when it broke.</summary>
internal sealed class PostgreSqlLane(NpgsqlDataSource source, PostgreSqlTransactions transactions) : IGroupTransaction, IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    /// <inheritdoc/>
    public async Task RunAsync(CommitGroup group)
    {
        try
        {
            _connection ??= await source.OpenAloneAsync().ConfigureAwait(false);
            await transactions.RunAsync(_connection, group).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // What broke this connection has broken those that lie idle beside it: the next one is to be a new one.
            if (PostgreSqlFaults.IsLost(fault))
                source.Clear();

            // Closing rolls back what is open, and a connection that broke is not used again.
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes the connection; the next group opens another.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        try
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (PostgreSqlFaults.IsLost(fault) || fault is NpgsqlException)
        {
            // It is gone already.
        }
    }
}
