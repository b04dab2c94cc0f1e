using LeadRules.Storage.Sqlite;
using LeadRules.Stores;
using LeadRules.Tests;
using Microsoft.Data.Sqlite;

namespace LeadRules.Storage.Tests.Databases;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string File => _folder.Combine("leads.db");

    public string ConnectionString => $"Data Source={File}";

    public override async Task<ILeadStateStore> OpenAsync(TimeSpan? retryTime = null, string[]? scripts = null, int mostInGroup = 64) => await SqliteLeadStore.OpenAsync(
        ConnectionString, new SqliteLeadStoreOptions { RetryTime = retryTime ?? TimeSpan.FromSeconds(60) }, [.. SqliteSchema.Scripts, .. (scripts ?? []).Select(static script => script.Replace("@@", SqliteSchema.Prefix, StringComparison.Ordinal))], mostInGroup, TestContext.Current.CancellationToken);

    public override async Task<object?> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("@@", SqliteSchema.Prefix, StringComparison.Ordinal);
        return await command.ExecuteScalarAsync();
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
