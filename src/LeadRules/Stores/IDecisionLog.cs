namespace LeadRules.Stores;

/// <summary>What was decided and kept, for those who ask later who decided what by which rules: one log for marketing and sales.</summary>
/// <remarks>Kept by the same store as the states (<see cref="RoutingChange.Records"/>), in the same transaction.</remarks>
public interface IDecisionLog
{
    /// <summary>The decisions that a filter lets through, in the order in which they were kept, or in the opposite one where it asks for that.</summary>
    ValueTask<IReadOnlyList<DecisionRecord>> DecisionsAsync(DecisionFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Forgets decisions of before an instant. The states of leads stay, and so do the intents.</summary>
    /// <returns>How many were forgotten.</returns>
    ValueTask<int> ForgetDecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}

/// <summary>One decision as it was kept.</summary>
/// <param name="Lead">The id of the lead.</param>
/// <param name="Revision">The revision of the state that was kept with it (<see cref="StoredLead.Revision"/>).</param>
/// <param name="At">The instant that was decided for.</param>
/// <param name="Book">The name of the rule book.</param>
/// <param name="Version">The version of the rule book; or null.</param>
/// <param name="Variant">The challenger that decided; null for the rule book itself.</param>
/// <param name="Json">The decision as <see cref="LeadDecision.ToJson"/> writes it, in one line.</param>
public sealed record DecisionRecord(string Lead, long Revision, DateTimeOffset At, string Book, string? Version, string? Variant, string Json)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(DecisionRecord), (nameof(Lead), Lead), (nameof(Revision), Revision), (nameof(At), At), (nameof(Book), Book), (nameof(Version), Version), (nameof(Variant), Variant), (nameof(Json), Json));
}

/// <summary>Which decisions are wanted; what is null does not narrow.</summary>
public sealed record DecisionFilter
{
    /// <summary>Those about a lead, by its id.</summary>
    public string? Lead { get; init; }

    /// <summary>Those of this instant or later ones.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Those before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most; the earliest kept ones first, unless <see cref="LatestFirst"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Max
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = int.MaxValue;

    /// <summary>Whether the latest kept ones come first, such as for a page that shows the newest.</summary>
    public bool LatestFirst { get; init; }

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(DecisionFilter), (nameof(Lead), Lead), (nameof(From), From), (nameof(To), To), (nameof(Max), Max), (nameof(LatestFirst), LatestFirst));

    /// <summary>Whether a decision is wanted.</summary>
    public bool Admits(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (Lead is null || record.Lead == Lead) && (From is null || record.At >= From) && (To is null || record.At < To);
    }
}
