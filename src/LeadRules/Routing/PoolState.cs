namespace LeadRules.Routing;

/// <summary>
/// What a pool remembers between decisions: what each member has earned and not received yet. Immutable: every change is a
/// <see cref="PoolEvent"/>, and <see cref="Apply"/> makes the next state of it, so that replaying the events makes the same state again.
/// </summary>
public sealed partial class PoolState : IEquatable<PoolState>
{
    /// <summary>The credit of one lead. Credits are whole numbers of this part of a lead.</summary>
    public const long OneLead = 1L << 32;

    private readonly long[] _credits;
    private readonly long[] _lastTurns;
    private readonly long[] _values;
    private readonly long[] _missed;

    /// <summary>Puts a state together, as stores do that kept its parts. The lists stand in the order of the members, and are copied.</summary>
    /// <param name="pool">The id of the pool.</param>
    /// <param name="version">How many events made the state.</param>
    /// <param name="turn">How many leads the pool has decided.</param>
    /// <param name="members">The members and their weights.</param>
    /// <param name="credits">See <see cref="Credits"/>.</param>
    /// <param name="lastTurns">See <see cref="LastTurns"/>.</param>
    /// <param name="values">See <see cref="Values"/>.</param>
    /// <param name="missed">See <see cref="Missed"/>.</param>
    /// <exception cref="ArgumentException">A list has another length than the members, or the credits do not sum to zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version or the turn is negative.</exception>
    public PoolState(string pool, long version, long turn, PoolMembership members, IReadOnlyList<long> credits, IReadOnlyList<long> lastTurns, IReadOnlyList<long> values, IReadOnlyList<long> missed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfNegative(turn);
        ArgumentNullException.ThrowIfNull(members);
        Pool = pool;
        Version = version;
        Turn = turn;
        Members = members;
        _credits = OnePerMember(credits, members, nameof(credits));
        _lastTurns = OnePerMember(lastTurns, members, nameof(lastTurns));
        _values = OnePerMember(values, members, nameof(values));
        _missed = OnePerMember(missed, members, nameof(missed));

        Int128 sum = 0;
        foreach (var credit in _credits)
            sum += credit;
        if (sum != 0)
            throw new ArgumentException($"The credits of pool '{pool}' sum to {sum}, not to 0.", nameof(credits));
    }

    /// <summary>A new version, whose arrays the caller made and gives away.</summary>
    private PoolState(PoolState before, long turn, PoolMembership members, long[] credits, long[] lastTurns, long[] values, long[] missed)
    {
        Pool = before.Pool;
        Version = before.Version + 1;
        Turn = turn;
        Members = members;
        _credits = credits;
        _lastTurns = lastTurns;
        _values = values;
        _missed = missed;
    }

    /// <summary>The id of the pool.</summary>
    public string Pool { get; }

    /// <summary>How many events made this state; 0 for a new pool.</summary>
    public long Version { get; }

    /// <summary>How many leads the pool has decided, those included that members received by another way and that count here.</summary>
    public long Turn { get; }

    /// <summary>The members and their weights.</summary>
    public PoolMembership Members { get; }

    /// <summary>What each member has earned and not received, in parts of <see cref="OneLead"/>; they sum to exactly zero.</summary>
    public ReadOnlySpan<long> Credits => _credits;

    /// <summary>The turn at which each member last received a lead; 0 for never.</summary>
    public ReadOnlySpan<long> LastTurns => _lastTurns;

    /// <summary>
    /// The worth of the leads that each member was given here and did not give back, in hundredths; never below 0. Whoever joins
    /// begins where the others stand, by weight, so that nobody is given everything just for being new.
    /// </summary>
    public ReadOnlySpan<long> Values => _values;

    /// <summary>What each member missed by absence and may make up, in parts of <see cref="OneLead"/>.</summary>
    public ReadOnlySpan<long> Missed => _missed;

    /// <summary>A pool that has decided nothing and has no members yet.</summary>
    public static PoolState New(string pool) => new(pool, 0, 0, PoolMembership.Empty, [], [], [], []);

    /// <summary>The state after events in their order, from the first event of the pool on.</summary>
    /// <exception cref="ArgumentException">See <see cref="Apply"/>.</exception>
    public static PoolState Replay(string pool, IEnumerable<PoolEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(New(pool), static (state, happened) => state.Apply(happened));
    }

    /// <summary>Whether every number is the same.</summary>
    public bool Equals(PoolState? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && (Pool, Version, Turn) == (other.Pool, other.Version, other.Turn)
            && Members.Equals(other.Members)
            && Credits.SequenceEqual(other.Credits)
            && LastTurns.SequenceEqual(other.LastTurns)
            && Values.SequenceEqual(other.Values)
            && Missed.SequenceEqual(other.Missed));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PoolState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Pool, Version, Turn);

    private static long[] OnePerMember(IReadOnlyList<long> numbers, PoolMembership members, string name)
    {
        ArgumentNullException.ThrowIfNull(numbers, name);
        return numbers.Count == members.Count ? [.. numbers] : throw new ArgumentException($"There are {numbers.Count} numbers for {members.Count} members.", name);
    }
}
