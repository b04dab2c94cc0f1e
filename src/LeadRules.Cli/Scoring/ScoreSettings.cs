namespace LeadRules.Cli.Scoring;

/// <summary>What the user asked for.</summary>
internal sealed record ScoreSettings
{
    public required string Book { get; init; }

    public required string Leads { get; init; }

    public string? Activities { get; init; }

    public string? At { get; init; }

    public OutputFormat Format { get; init; }

    public int? Top { get; init; }

    public string? By { get; init; }

    public bool Explain { get; init; }

    public string? Out { get; init; }

    public bool SkipsBadRows { get; init; }

    public string? Rejects { get; init; }

    public bool IgnoreUnknown { get; init; }

    /// <summary>Where bad rows go.</summary>
    public string RejectsPath => Rejects ?? (Out is null ? "rejects.jsonl" : Out + ".rejects.jsonl");
}

/// <summary>How scores are printed.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
}
