namespace LeadRules.Storage.Sqlite;

/// <summary>How a <see cref="SqliteLeadStore"/> works.</summary>
public sealed record SqliteLeadStoreOptions
{
    /// <summary>How it works when nothing else is said.</summary>
    public static SqliteLeadStoreOptions Default { get; } = new();

    /// <summary>For how long to try again while another process holds the lock of the file; half a minute when not said.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromSeconds(30);
}
