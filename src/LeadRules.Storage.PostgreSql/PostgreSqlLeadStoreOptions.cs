namespace LeadRules.Storage.PostgreSql;

/// <summary>How a <see cref="PostgreSqlLeadStore"/> works.</summary>
public sealed record PostgreSqlLeadStoreOptions
{
    /// <summary>How it works when nothing else is said.</summary>
    public static PostgreSqlLeadStoreOptions Default { get; } = new();

    /// <summary>The schema that its tables are in, such as one for each tenant; made when it is not there. <c>leadrules</c> when not said.</summary>
    public string Schema { get; init; } = "leadrules";

    /// <summary>For how long to try again while the server cannot be reached or others are faster; half a minute when not said. What failed once is tried once more, however long that took.</summary>
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
