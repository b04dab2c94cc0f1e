#pragma warning disable CS0649, CS8618 // until the state is written
namespace LeadRules.Routing;

/// <summary>
/// What a pool remembers between decisions: what each member has earned and not received yet. Immutable: every change is a
/// <see cref="PoolEvent"/>, and <see cref="Apply"/> makes the next state of it, so that replaying the events makes the same state again.
/// </summary>
public sealed class PoolState : IEquatable<PoolState>
{
    private readonly long[] _credits;
    private readonly long[] _lastTurns;
    private readonly long[] _values;
    private readonly long[] _missed;

    /// <summary>Puts a state together, as stores do that kept its parts. The lists stand in the order of the members.</summary>
    /// <exception cref="ArgumentException">A list has another length, or the credits do not sum to zero.</exception>
    public PoolState(string pool, long version, long turn, PoolMembership members, IReadOnlyList<long> credits, IReadOnlyList<long> lastTurns, IReadOnlyList<long> values, IReadOnlyList<long> missed)
        => throw new NotImplementedException();

    /// <summary>The credit of one lead. Credits are whole numbers of this part of a lead.</summary>
    public const long OneLead = 1L << 32;

    /// <summary>The id of the pool.</summary>
    public string Pool { get; }

    /// <summary>How many events made this state; 0 for a new pool.</summary>
    public long Version { get; }

    /// <summary>How many leads the pool has decided.</summary>
    public long Turn { get; }

    /// <summary>The members and their weights.</summary>
    public PoolMembership Members { get; }

    /// <summary>What each member has earned and not received, in parts of <see cref="OneLead"/>; they sum to exactly zero.</summary>
    public ReadOnlySpan<long> Credits => _credits;

    /// <summary>The turn at which each member last received a lead; 0 for never.</summary>
    public ReadOnlySpan<long> LastTurns => _lastTurns;

    /// <summary>The worth of the leads that each member was given here and did not give back, in hundredths.</summary>
    public ReadOnlySpan<long> Values => _values;

    /// <summary>What each member missed by absence and may make up, in parts of <see cref="OneLead"/>.</summary>
    public ReadOnlySpan<long> Missed => _missed;

    /// <summary>A pool that has decided nothing.</summary>
    public static PoolState New(string pool) => throw new NotImplementedException();

    /// <summary>The state after an event.</summary>
    /// <exception cref="ArgumentException">The event belongs to another pool or version.</exception>
    public PoolState Apply(PoolEvent happened) => throw new NotImplementedException();

    /// <summary>The state after events in their order.</summary>
    public static PoolState Replay(string pool, IEnumerable<PoolEvent> events) => throw new NotImplementedException();

    /// <summary>Whether every number is the same.</summary>
    public bool Equals(PoolState? other) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PoolState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Pool, Version, Turn);
}
