using LeadRules.Stores;

namespace LeadRules.Storage.Tests.Databases;

/// <summary>An empty database for one test, and stores over it.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The databases that the stores are for.</summary>
    public static TheoryData<string> All => ["SQLite", "PostgreSQL"];

    public static async ValueTask<TestDatabase> NewAsync(string kind) => kind == "SQLite" ? new SqliteTestDatabase() : await PostgreSqlTestDatabase.NewAsync();

    /// <summary>Opens a store object with connections of its own, as another server would.</summary>
    /// <param name="retryTime">For how long it tries again.</param>
    /// <param name="scripts">Scripts beyond those of the library, as a later version would have them.</param>
    /// <param name="mostInGroup">How many callers share a transaction.</param>
    public abstract Task<ILeadStateStore> OpenAsync(TimeSpan? retryTime = null, string[]? scripts = null, int mostInGroup = 64);

    /// <summary>Runs SQL beside the stores; the prefix of the tables stands as <c>@@</c>.</summary>
    public abstract Task<object?> AskAsync(string sql);

    public abstract ValueTask DisposeAsync();
}
