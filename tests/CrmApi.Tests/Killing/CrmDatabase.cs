using System.Data.Common;
using LeadRules.Storage.PostgreSql;
using LeadRules.Storage.Sqlite;
using LeadRules.Storage.Tests.Databases;
using LeadRules.Stores;
using LeadRules.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CrmApi.Tests.Killing;

/// <summary>A database of its own for the hosts of one test: a file, or a database of the test server.</summary>
internal sealed class CrmDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgreSqlServer? _server;

    private CrmDatabase(string kind, string? connectionString, PostgreSqlServer? server)
    {
        Kind = kind;
        _server = server;
        ConnectionString = connectionString ?? $"Data Source={_folder.Combine("crm.db")}";
    }

    public string Kind { get; }

    public string ConnectionString { get; }

    public static async Task<CrmDatabase> NewAsync(string kind)
    {
        if (kind == "Sqlite")
            return new CrmDatabase(kind, null, null);
        var server = await PostgreSqlServer.SharedAsync();
        var name = $"crm_{Guid.NewGuid():N}";
        await server.AskAsync($"create database {name}");
        return new CrmDatabase(kind, new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString, server);
    }

    public DbDataSource Source() => Kind == "Sqlite" ? SqliteFactory.Instance.CreateDataSource(ConnectionString) : NpgsqlDataSource.Create(ConnectionString);

    public async Task<ILeadStateStore> OpenAsync(CancellationToken cancellation) => Kind == "Sqlite"
        ? await SqliteLeadStore.OpenAsync(ConnectionString, cancellationToken: cancellation)
        : await PostgreSqlLeadStore.OpenAsync(ConnectionString, cancellationToken: cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.AskAsync($"drop database {new NpgsqlConnectionStringBuilder(ConnectionString).Database} with (force)");
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
