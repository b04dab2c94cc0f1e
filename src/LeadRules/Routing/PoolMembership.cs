namespace LeadRules.Routing;

/// <summary>Who belongs to a pool and with which weight: the part of a pool's state that only a change of the roster changes. Members stand in ordinal order of their ids.</summary>
public sealed class PoolMembership : IEquatable<PoolMembership>
{
    private readonly string[] _reps;
    private readonly int[] _weights;

    /// <summary>Makes a membership; the order of the members does not matter.</summary>
    /// <exception cref="ArgumentException">A rep stands in it twice, or a weight is negative.</exception>
    public PoolMembership(IEnumerable<KeyValuePair<string, int>> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var inOrder = weights.OrderBy(static member => member.Key, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < inOrder.Length; i++)
        {
            if (inOrder[i].Value < 0)
                throw new ArgumentException($"The weight of '{inOrder[i].Key}' is negative.", nameof(weights));
            if (i > 0 && inOrder[i].Key == inOrder[i - 1].Key)
                throw new ArgumentException($"'{inOrder[i].Key}' is a member twice.", nameof(weights));
        }

        _reps = Array.ConvertAll(inOrder, static member => member.Key);
        _weights = Array.ConvertAll(inOrder, static member => member.Value);
        Reps = Array.AsReadOnly(_reps);
    }

    /// <summary>No members.</summary>
    public static PoolMembership Empty { get; } = new([]);

    /// <summary>The ids of the members, in ordinal order; always the same list object.</summary>
    public IReadOnlyList<string> Reps { get; }

    /// <summary>The weights, in the order of <see cref="Reps"/>.</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <summary>How many members there are.</summary>
    public int Count => _reps.Length;

    /// <summary>Where a rep stands among the members; -1 when the rep is none.</summary>
    public int IndexOf(string rep)
    {
        var index = Array.BinarySearch(_reps, rep, StringComparer.Ordinal);
        return index < 0 ? -1 : index;
    }

    /// <summary>Whether the members and their weights are the same.</summary>
    public bool Equals(PoolMembership? other) =>
        ReferenceEquals(this, other) || (other is not null && _reps.AsSpan().SequenceEqual(other._reps) && _weights.AsSpan().SequenceEqual(other._weights));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PoolMembership);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var rep in _reps)
            hash.Add(rep, StringComparer.Ordinal);
        foreach (var weight in _weights)
            hash.Add(weight);
        return hash.ToHashCode();
    }
}
