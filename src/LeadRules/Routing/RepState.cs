namespace LeadRules.Routing;

/// <summary>What is remembered of a rep between decisions, over all pools. Immutable.</summary>
public sealed record RepState
{
    private readonly IReadOnlyList<CategoryCount> _openBy = EquatableList<CategoryCount>.Empty;

    /// <summary>The id of the rep.</summary>
    public required string Rep { get; init; }

    /// <summary>How many open leads the rep has.</summary>
    public int Open { get; init; }

    /// <summary>How many of them are of each category, none that is 0. Categories are compared ordinal, ignoring case, and stand in that order.</summary>
    public IReadOnlyList<CategoryCount> OpenBy { get => _openBy; init => _openBy = EquatableList.Of(value); }

    /// <summary>What the open leads are worth, in hundredths; those of unknown worth count 0.</summary>
    public long OpenValue { get; init; }

    /// <summary>Leads given in the last day in which any was.</summary>
    public PeriodCount Day { get; init; }

    /// <summary>Leads given in the last week in which any was; a week begins on Monday.</summary>
    public PeriodCount Week { get; init; }

    /// <summary>Leads given in the last month in which any was.</summary>
    public PeriodCount Month { get; init; }

    /// <summary>When the rep was last given a lead; or null.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RepState), (nameof(Rep), Rep), (nameof(Open), Open), (nameof(OpenBy), OpenBy), (nameof(OpenValue), OpenValue), (nameof(Day), Day), (nameof(Week), Week), (nameof(Month), Month), (nameof(LastAt), LastAt));
}

/// <summary>How many open leads of a category a rep has.</summary>
/// <param name="Category">The category.</param>
/// <param name="Count">How many.</param>
public sealed record CategoryCount(string Category, int Count);

/// <summary>How many leads were given in a period.</summary>
/// <param name="Start">The first date of the period, in the rule book's time zone.</param>
/// <param name="Count">How many.</param>
public readonly record struct PeriodCount(DateOnly Start, int Count)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(PeriodCount), (nameof(Start), Start), (nameof(Count), Count));
}
