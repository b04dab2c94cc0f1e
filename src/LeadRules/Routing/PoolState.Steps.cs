namespace LeadRules.Routing;

/// <content>Makes the next event. Each method leaves this state as it is and gives the event together with the state after it.</content>
public sealed partial class PoolState
{
    /// <summary>Other members or weights from now on; null when they are the same.</summary>
    internal PoolStep? With(PoolMembership members, DateTimeOffset at) =>
        members.Equals(Members) ? null : After(Event(PoolEventKind.Membership, at) with { Members = members });

    /// <summary>The pool chooses; null, and nothing happens, when nobody can receive the lead.</summary>
    /// <param name="key">The lead's key.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="passedOver">For each member, in order, why the member is passed over.</param>
    /// <param name="value">What the lead is worth, in hundredths; 0 when not known.</param>
    /// <param name="makeUp">How many leads an absent member may make up at most.</param>
    internal PoolStep? Pick(string key, DateTimeOffset at, ReadOnlySpan<PassedOver> passedOver, long value = 0, int makeUp = 0)
    {
        if (DeficitRoundRobin.WeightOf(Members.Weights, passedOver) == 0)
            return null;
        var next = Copy(Turn + 1, withValues: value != 0, withMissed: makeUp > 0 || SomebodyMissed);
        next.PayOut(passedOver);
        var winner = DeficitRoundRobin.Pick(Members.Weights, passedOver, next._credits, next._lastTurns, next.Turn);
        next.Finish(winner, passedOver, value, makeUp);
        return new PoolStep(Event(PoolEventKind.Picked, at) with { Key = key, Rep = Members.Reps[winner], PassedOver = EquatableList.Create(passedOver), Value = value, MakeUp = makeUp }, next);
    }

    /// <summary>A member received a lead by another way, and it counts as a turn.</summary>
    /// <exception cref="ArgumentException">The rep is no member.</exception>
    internal PoolStep Charge(string key, DateTimeOffset at, string rep, ReadOnlySpan<PassedOver> passedOver, long value = 0) =>
        After(Event(PoolEventKind.Charged, at) with { Key = key, Rep = rep, PassedOver = EquatableList.Create(passedOver), Value = value });

    /// <summary>A lead comes back, and with it the turn.</summary>
    /// <param name="key">The lead's key.</param>
    /// <param name="at">When it came back.</param>
    /// <param name="rep">Who has it now.</param>
    /// <param name="members">Among whom it was given, as the lead remembers.</param>
    /// <param name="passedOver">Why each of them was passed over then.</param>
    /// <param name="value">What it was worth then.</param>
    internal PoolStep GiveBack(string key, DateTimeOffset at, string rep, PoolMembership members, IReadOnlyList<PassedOver> passedOver, long value = 0) =>
        After(Event(PoolEventKind.GivenBack, at) with { Key = key, Rep = rep, Members = members, PassedOver = passedOver, Value = value });

    /// <summary>A rep passes a lead on, and with it the turn. A lead that leaves the pool for good is given back instead.</summary>
    internal PoolStep Transfer(string key, DateTimeOffset at, string from, string to, long value = 0) =>
        After(Event(PoolEventKind.Transferred, at) with { Key = key, Rep = from, To = to, Value = value });

    /// <summary>A new period begins.</summary>
    internal PoolStep Reset(DateTimeOffset at) => After(Event(PoolEventKind.Reset, at));

    private PoolEvent Event(PoolEventKind kind, DateTimeOffset at) => new() { Pool = Pool, Version = Version + 1, Kind = kind, At = at, Members = Members };

    private PoolStep After(PoolEvent happened) => new(happened, Apply(happened));
}

/// <summary>A change of a pool.</summary>
/// <param name="Event">What happened.</param>
/// <param name="State">The state after it.</param>
internal readonly record struct PoolStep(PoolEvent Event, PoolState State);
