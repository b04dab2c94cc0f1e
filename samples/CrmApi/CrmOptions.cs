namespace CrmApi;

/// <summary>The settings under <c>Crm</c>.</summary>
internal sealed class CrmOptions
{
    /// <summary>Which database; anything else is refused at the start.</summary>
    public CrmDatabaseKind Database { get; set; }

    /// <summary>Where the database is; needed for a server, <c>crm.db</c> in the working folder for a file.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The folder of plug-ins: each library in it whose plug-ins are to be added; a relative one lies beside the program. Null for <c>plug-ins</c>, which may be absent.</summary>
    public string? PlugIns { get; set; }

    /// <summary>The rule book that is published at the first start.</summary>
    public string RuleBook { get; set; } = "data/rules.json";

    /// <summary>Leads to begin with, where the database has none; empty for none.</summary>
    public string SampleData { get; set; } = "data/leads.jsonl";

    /// <summary>The score by which a rep's list is sorted.</summary>
    public string HotListBy { get; set; } = "priority";

    /// <summary>What the clock says all the time, for demonstrations and tests; null for the time it is.</summary>
    public DateTimeOffset? Now { get; set; }

    /// <summary>How far the clock is ahead of the time it is, for demonstrations and tests.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>How long another server waits to act on intents when the one that does so dies.</summary>
    public TimeSpan DispatchLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether metrics and traces are printed.</summary>
    public bool Telemetry { get; set; }

    /// <summary>The connection string, or why there is none.</summary>
    public string RequireConnectionString() => ConnectionString is { Length: > 0 } given ? given
        : Database == CrmDatabaseKind.Sqlite ? "Data Source=crm.db"
        : throw new InvalidOperationException("Crm:ConnectionString is missing. Give one such as \"Host=localhost;Database=crm;Username=crm\".");
}

/// <summary>The databases that the host can use.</summary>
internal enum CrmDatabaseKind
{
    /// <summary>A file, for one host.</summary>
    Sqlite,

    /// <summary>A server that several hosts share.</summary>
    PostgreSql,
}
