namespace LeadRules.Cli.Scoring;

/// <summary>What the user asked for.</summary>
internal sealed record ScoreSettings
{
    public required LeadFileSettings Files { get; init; }

    public OutputFormat Format { get; init; }

    public int? Top { get; init; }

    public string? By { get; init; }

    public bool Explain { get; init; }
}

/// <summary>How scores are printed.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
}
