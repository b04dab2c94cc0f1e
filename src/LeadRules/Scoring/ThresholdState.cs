using System.Collections.Immutable;

namespace LeadRules;

/// <summary>Which thresholds a lead has reached and not yet left: what must be remembered from one scoring to the next. Immutable.</summary>
public sealed class ThresholdState : IEquatable<ThresholdState>
{
    private readonly ImmutableSortedSet<string> _reached;

    private ThresholdState(ImmutableSortedSet<string> reached) => _reached = reached;

    /// <summary>No threshold reached: a lead that was never scored.</summary>
    public static ThresholdState Empty { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>The names of the reached thresholds in ordinal order, to be stored.</summary>
    public IReadOnlyList<string> Reached => _reached;

    /// <summary>Restores a state from the stored names. Names that the rule book no longer has are kept and do no harm.</summary>
    public static ThresholdState Of(IEnumerable<string> reached)
    {
        ArgumentNullException.ThrowIfNull(reached);
        return new(reached.ToImmutableSortedSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a threshold is reached.</summary>
    public bool Has(string threshold) => _reached.Contains(threshold);

    /// <inheritdoc/>
    public bool Equals(ThresholdState? other) => other is not null && _reached.SetEquals(other._reached);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ThresholdState);

    /// <inheritdoc/>
    public override int GetHashCode() => _reached.Count;

    /// <summary>The names, parted by commas.</summary>
    public override string ToString() => string.Join(", ", _reached);

    internal ThresholdState With(string threshold) => new(_reached.Add(threshold));

    internal ThresholdState Without(string threshold) => new(_reached.Remove(threshold));
}

/// <summary>A threshold that a score has crossed since the scoring before.</summary>
/// <param name="Threshold">The threshold's name.</param>
/// <param name="Score">The score's name.</param>
/// <param name="Upward">True when the score came to at least <c>reach</c>; false when it fell below <c>rearm</c>.</param>
/// <param name="Bound">The height that was crossed: <c>reach</c> or <c>rearm</c>.</param>
/// <param name="Value">The score now.</param>
public readonly record struct ThresholdCrossing(string Threshold, string Score, bool Upward, double Bound, double Value)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ThresholdCrossing), (nameof(Threshold), Threshold), (nameof(Score), Score), (nameof(Upward), Upward), (nameof(Bound), Bound), (nameof(Value), Value));
}

/// <summary>What one scoring did to the thresholds of a lead.</summary>
/// <param name="State">The state to remember.</param>
/// <param name="Crossings">The crossings, in the order of the rule book; empty when nothing was crossed.</param>
public sealed record ThresholdUpdate(ThresholdState State, IReadOnlyList<ThresholdCrossing> Crossings)
{
    /// <summary>The crossings, in the order of the rule book; empty when nothing was crossed.</summary>
    public IReadOnlyList<ThresholdCrossing> Crossings { get; } = EquatableList.Of(Crossings);

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ThresholdUpdate), (nameof(State), State), (nameof(Crossings), Crossings));
}
