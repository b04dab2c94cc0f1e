using System.Transactions;
using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>How connections are opened.</summary>
internal static class Connections
{
    /// <summary>Opens one that takes no part in a transaction that the host has open: what the store keeps is kept when its call ends.</summary>
    public static async Task<NpgsqlConnection> OpenAloneAsync(this NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        using var alone = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        alone.Complete();
        return connection;
    }
}
