using LeadRules.Conditions.Parsing;

namespace LeadRules.RuleBooks;

/// <summary>Bounds on rule books, so that a hostile one costs little; far above what a real one needs.</summary>
internal sealed record RuleBookLimits
{
    public static RuleBookLimits Default { get; } = new();

    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many names and values the JSON text may have.</summary>
    public int MaxValues { get; init; } = 5_000_000;

    /// <summary>How deep objects and lists may stand inside each other; the format needs 11.</summary>
    public int MaxDepth { get; init; } = 32;

    public int MaxRules { get; init; } = 200_000;

    public int MaxListEntries { get; init; } = 1_000_000;

    public int MaxNameLength { get; init; } = 200;

    public int MaxTextLength { get; init; } = 4_000;

    /// <summary>How large a number may be, up or down: sums and products of such numbers stay far from overflow.</summary>
    public double MaxNumber { get; init; } = 1e12;

    /// <summary>How many problems are listed.</summary>
    public int MaxProblems { get; init; } = 1_000;

    public ParseLimits Conditions { get; init; } = ParseLimits.Default;
}
