namespace CrmApi;

/// <summary>The settings under <c>Crm</c>.</summary>
internal sealed class CrmOptions
{
    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public string Database { get; set; } = "Sqlite";

    /// <summary>Where the database is.</summary>
    public string ConnectionString { get; set; } = "Data Source=crm.db";

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

    /// <summary>Whether the database is a server that several processes share.</summary>
    public bool IsPostgreSql => Database.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase);
}
