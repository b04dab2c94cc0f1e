namespace LeadRules;

/// <summary>What was decided about a lead before an inference reacts to it. Immutable.</summary>
/// <param name="Lead">The lead as the rule book sees it: with its stage, its owner, and the notes among its activities.</param>
/// <param name="At">The instant of the decision.</param>
/// <param name="State">What is to be remembered of it.</param>
/// <param name="Scores">Its scores.</param>
/// <param name="Classes">Its class of each set, by the name of the set; null where no condition is true.</param>
/// <param name="Derived">What was derived before; what went wrong is not among it.</param>
public sealed record DecidedFacts(Lead Lead, DateTimeOffset At, LeadState State, LeadScores Scores, IReadOnlyDictionary<string, string?> Classes, IReadOnlyList<Finding> Derived)
{
    /// <summary>What was derived before; what went wrong is not among it.</summary>
    public IReadOnlyList<Finding> Derived { get; init => field = EquatableList.Of(value); } = EquatableList.Of(Derived);

    /// <summary>The segments the lead is in.</summary>
    public IReadOnlyList<string> Segments => State.Segments;

    /// <summary>Whether the content is equal; scores when they are the same object.</summary>
    public bool Equals(DecidedFacts? other) =>
        other is not null && Equals(Lead, other.Lead) && At == other.At && Equals(State, other.State) && ReferenceEquals(Scores, other.Scores)
        && (ReferenceEquals(Classes, other.Classes) || (Classes.Count == other.Classes.Count && Classes.All(set => other.Classes.TryGetValue(set.Key, out var name) && name == set.Value)))
        && Derived.Equals(other.Derived);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lead, At, State, Derived);

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(DecidedFacts), (nameof(Lead), Lead.Id), (nameof(At), At), (nameof(Scores), Scores), (nameof(Segments), Segments), (nameof(Derived), Derived));
}
