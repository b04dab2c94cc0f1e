namespace LeadRules;

/// <summary>What a clamp or rounding added to a score or took away.</summary>
/// <param name="Kind">What did it.</param>
/// <param name="Group">The group whose clamp it was, or null.</param>
/// <param name="Bound">The bound that was met, or null for rounding.</param>
/// <param name="Points">What it added; negative when it took away.</param>
public readonly record struct ScoreAdjustment(ScoreAdjustmentKind Kind, string? Group, double? Bound, double Points)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ScoreAdjustment), (nameof(Kind), Kind), (nameof(Group), Group), (nameof(Bound), Bound), (nameof(Points), Points));
}

/// <summary>What can change a score after its rules are summed.</summary>
public enum ScoreAdjustmentKind
{
    /// <summary>A group's <c>min</c>.</summary>
    GroupMin,

    /// <summary>A group's <c>max</c>.</summary>
    GroupMax,

    /// <summary>The score's <c>min</c>.</summary>
    ScoreMin,

    /// <summary>The score's <c>max</c>.</summary>
    ScoreMax,

    /// <summary>Rounding to the score's decimals.</summary>
    Rounding,
}
