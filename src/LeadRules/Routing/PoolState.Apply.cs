namespace LeadRules.Routing;

/// <content>How events change a pool. Credits sum to zero before and after each.</content>
public sealed partial class PoolState
{
    /// <summary>The state after an event: the only way in which a state changes.</summary>
    /// <exception cref="ArgumentException">The event is of another pool or does not follow this version; it is about other members; or it names somebody who cannot have taken part.</exception>
    public PoolState Apply(PoolEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Pool != Pool || happened.Version != Version + 1)
            throw new ArgumentException($"Event {happened.Version} of pool '{happened.Pool}' cannot follow version {Version} of pool '{Pool}'.", nameof(happened));
        return happened.Kind switch
        {
            PoolEventKind.Membership => Joined(happened.Members),
            PoolEventKind.Picked => Received(happened),
            PoolEventKind.Charged => Received(happened),
            PoolEventKind.GivenBack => GaveBack(happened),
            PoolEventKind.Transferred => PassedOn(happened),
            PoolEventKind.Reset => new(this, Turn, Members, Zeros(), _lastTurns, Zeros(), Zeros()),
            _ => throw new ArgumentException($"{happened.Kind} is no kind of event.", nameof(happened)),
        };
    }

    /// <summary>Whoever stays keeps every number; what those who leave had earned or owed goes to those who stay.</summary>
    private PoolState Joined(PoolMembership members)
    {
        var next = new PoolState(this, Turn, members, new long[members.Count], new long[members.Count], new long[members.Count], new long[members.Count]);
        var staying = new int[members.Count];
        var left = 0L;
        var worth = new Worth.Average();
        for (var i = 0; i < Members.Count; i++)
        {
            var place = members.IndexOf(Members.Reps[i]);
            if (place < 0)
            {
                left += _credits[i];
                continue;
            }

            staying[place] = 1;
            next._credits[place] = _credits[i];
            next._lastTurns[place] = _lastTurns[i];
            next._values[place] = _values[i];
            next._missed[place] = _missed[i];
            worth.Add(_values[i], Members.Weights[i]);
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (staying[i] == 0)
                next._values[i] = worth.For(members.Weights[i]);
        }

        Spread(left, staying, next);
        return next;
    }

    /// <summary>By the weights from now on; evenly where all of them are 0. Where nobody stays, nothing was left: the credits summed to zero.</summary>
    private static void Spread(long left, int[] staying, PoolState next)
    {
        var byWeight = new int[staying.Length];
        for (var i = 0; i < staying.Length; i++)
            byWeight[i] = staying[i] * next.Members.Weights[i];
        if (left != 0)
            Spreading.Add(left, Array.TrueForAll(byWeight, static weight => weight == 0) ? staying : byWeight, next._credits);
    }

    /// <summary>A lead was given, by the pool's own choice or by another way that counts. By another way it may be given to somebody passed over; where nobody shares then, there is nothing to pay.</summary>
    private PoolState Received(PoolEvent happened)
    {
        var rep = PlaceOf(happened.Rep, happened);
        var passedOver = PassedOverOf(happened, Members);
        var isPick = happened.Kind == PoolEventKind.Picked;
        if (isPick && !DeficitRoundRobin.Shares(Members.Weights[rep], passedOver[rep]))
            throw new ArgumentException($"'{happened.Rep}' was picked in pool '{Pool}' and passed over at once.", nameof(happened));

        var next = Copy(Turn + 1);
        if (isPick)
            next.PayOut(passedOver);
        if (DeficitRoundRobin.Share(Members.Weights, passedOver, next._credits))
            next._credits[rep] -= OneLead;
        next._lastTurns[rep] = next.Turn;
        if (isPick)
            next.Finish(rep, passedOver, happened.Value, happened.MakeUp);
        else
            next._values[rep] = Worth.Plus(next._values[rep], happened.Value);
        return next;
    }

    private bool SomebodyMissed => _missed.AsSpan().ContainsAnyExcept(0L);

    /// <summary>Before a pick, while this state is being made.</summary>
    private void PayOut(ReadOnlySpan<PassedOver> passedOver)
    {
        if (SomebodyMissed)
            MakeUp.PayOut(Members.Weights, passedOver, _credits, _missed);
    }

    /// <summary>After a pick, while this state is being made.</summary>
    private void Finish(int winner, ReadOnlySpan<PassedOver> passedOver, long value, int makeUp)
    {
        if (makeUp > 0 || SomebodyMissed)
            MakeUp.Accrue(Members.Weights, passedOver, _missed, makeUp);
        if (value != 0)
            _values[winner] = Worth.Plus(_values[winner], value);
    }

    /// <summary>The turn goes back to whoever gave the lead back, and out of the credits of those who shared it then and are still members. Where the rep is no member any more, or nobody who shared is, credits stay.</summary>
    private PoolState GaveBack(PoolEvent happened)
    {
        var next = Copy(Turn);
        var rep = Members.IndexOf(happened.Rep ?? "");
        if (rep < 0)
            return next;

        var then = happened.Members;
        var passedOver = PassedOverOf(happened, then).ToArray();
        var places = new int[then.Count];
        for (var i = 0; i < then.Count; i++)
        {
            places[i] = Members.IndexOf(then.Reps[i]);
            if (places[i] < 0)
                passedOver[i] = PassedOver.Inactive;
        }

        var shares = new long[then.Count];
        if (DeficitRoundRobin.Share(then.Weights, passedOver, shares))
        {
            next._credits[rep] += OneLead;
            for (var i = 0; i < then.Count; i++)
            {
                if (places[i] >= 0)
                    next._credits[places[i]] -= shares[i];
            }
        }

        next._values[rep] = Worth.Plus(next._values[rep], -happened.Value);
        return next;
    }

    /// <summary>The turn goes with the lead, as long as both are members; the worth leaves whoever is a member and comes to whoever is.</summary>
    private PoolState PassedOn(PoolEvent happened)
    {
        var next = Copy(Turn);
        var (from, to) = (Members.IndexOf(happened.Rep ?? ""), Members.IndexOf(happened.To ?? ""));
        if (from >= 0 && to >= 0)
        {
            next._credits[from] += OneLead;
            next._credits[to] -= OneLead;
        }

        if (from >= 0)
            next._values[from] = Worth.Plus(next._values[from], -happened.Value);
        if (to >= 0)
            next._values[to] = Worth.Plus(next._values[to], happened.Value);
        return next;
    }

    private int PlaceOf(string? rep, PoolEvent happened)
    {
        if (!happened.Members.Equals(Members))
            throw new ArgumentException($"Event {happened.Version} of pool '{Pool}' is about other members than the pool has at version {Version}.", nameof(happened));
        var place = Members.IndexOf(rep ?? "");
        return place >= 0 ? place : throw new ArgumentException($"'{rep}' is no member of pool '{Pool}' at version {Version}.", nameof(happened));
    }

    private static ReadOnlySpan<PassedOver> PassedOverOf(PoolEvent happened, PoolMembership members) =>
        happened.PassedOver.Count == members.Count
            ? ((EquatableList<PassedOver>)happened.PassedOver).Span
            : throw new ArgumentException($"Event {happened.Version} of pool '{happened.Pool}' says of {happened.PassedOver.Count} members why they were passed over; there are {members.Count}.", nameof(happened));

    /// <summary>A copy to be changed; what does not change is shared.</summary>
    private PoolState Copy(long turn, bool withValues = true, bool withMissed = true) =>
        new(this, turn, Members, [.. _credits], [.. _lastTurns], withValues ? [.. _values] : _values, withMissed ? [.. _missed] : _missed);

    private long[] Zeros() => new long[Members.Count];
}
