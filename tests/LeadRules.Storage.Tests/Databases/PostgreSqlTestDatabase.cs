using LeadRules.Storage.PostgreSql;
using LeadRules.Stores;
using Npgsql;

namespace LeadRules.Storage.Tests.Databases;

/// <summary>A schema of its own on a server.</summary>
public sealed class PostgreSqlTestDatabase : TestDatabase
{
    private readonly PostgreSqlServer _server;
    private readonly bool _isPrivate;

    private PostgreSqlTestDatabase(PostgreSqlServer server, bool isPrivate) => (_server, _isPrivate) = (server, isPrivate);

    public PostgreSqlServer Server => _server;

    public string Schema { get; } = $"test {Guid.NewGuid():N}";

    public static async ValueTask<PostgreSqlTestDatabase> NewAsync() => new(await PostgreSqlServer.SharedAsync(), isPrivate: false);

    /// <summary>On a server that the test may stop.</summary>
    public static async ValueTask<PostgreSqlTestDatabase> AloneAsync() => new(await PostgreSqlServer.PrivateAsync(), isPrivate: true);

    public override async Task<ILeadStateStore> OpenAsync(TimeSpan? retryTime = null, string[]? scripts = null, int mostInGroup = 64) => await OpenAsync("", retryTime, scripts, mostInGroup);

    /// <summary>Opens a store with a connection string that says more, or other things.</summary>
    public async Task<PostgreSqlLeadStore> OpenAsync(string more, TimeSpan? retryTime = null, string[]? scripts = null, int mostInGroup = 64) => await PostgreSqlLeadStore.OpenAsync(
        NpgsqlDataSource.Create($"{_server.ConnectionString};Maximum Pool Size=10;{more}"),
        true,
        new PostgreSqlLeadStoreOptions { Schema = Schema, RetryTime = retryTime ?? TimeSpan.FromSeconds(60) },
        [.. PostgreSqlSchema.Scripts, .. scripts ?? []],
        mostInGroup,
        TestContext.Current.CancellationToken);

    public override Task<object?> AskAsync(string sql) => _server.AskAsync(sql.Replace("@@", $"\"{Schema}\".", StringComparison.Ordinal));

    public override async ValueTask DisposeAsync()
    {
        if (_isPrivate)
            await _server.DisposeAsync();
        else
            await _server.AskAsync($"DROP SCHEMA IF EXISTS \"{Schema}\" CASCADE");
    }
}
