namespace LeadRules.Storage.Sqlite;

/// <summary>How a <see cref="SqliteLeadStore"/> works.</summary>
public sealed record SqliteLeadStoreOptions
{
    /// <summary>How it works when nothing else is said.</summary>
    public static SqliteLeadStoreOptions Default { get; } = new();

    /// <summary>For how long to try again while another process holds the lock of the file; half a minute when not said. What failed once is tried once more, however long that took.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan RetryTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);
}
