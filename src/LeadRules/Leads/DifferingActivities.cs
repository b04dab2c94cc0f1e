namespace LeadRules;

/// <summary>Activities that a history left out although what they say differs from the activity kept under their id.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstId">The id of the first of them.</param>
internal sealed record DifferingActivities(int Count, string FirstId)
{
    /// <summary>Those of two histories together; null when neither left any out.</summary>
    public static DifferingActivities? Sum(DifferingActivities? one, DifferingActivities? other) =>
        one is null ? other : other is null ? one : one with { Count = one.Count + other.Count };
}
