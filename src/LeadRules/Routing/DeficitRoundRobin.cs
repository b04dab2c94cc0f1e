namespace LeadRules.Routing;

/// <summary>
/// The fair choice. Each lead brings one lead of credit, shared by weight among those who can receive it; whoever has most
/// credit gets the lead and pays one lead. So credit is what a member has earned and not received, whoever else was there.
/// Members stand in the order of their ids. Nothing is allocated.
/// </summary>
internal static class DeficitRoundRobin
{
    /// <summary>Chooses a member, shares the lead's credit out and lets the winner pay.</summary>
    /// <param name="weights">The members' weights.</param>
    /// <param name="passedOver">Who shares: those with <see cref="PassedOver.None"/> and a weight above 0.</param>
    /// <param name="credits">What each has earned and not received; their sum does not change.</param>
    /// <param name="lastTurns">When each last received a lead.</param>
    /// <param name="turn">The number of this turn; above all last turns.</param>
    /// <returns>Where the winner stands; -1, and nothing is changed, when nobody shares.</returns>
    public static int Pick(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver, Span<long> credits, Span<long> lastTurns, long turn)
    {
        if (!Share(weights, passedOver, credits))
            return -1;
        var winner = HighestCredit(weights, passedOver, credits, lastTurns);
        credits[winner] -= PoolState.OneLead;
        lastTurns[winner] = turn;
        return winner;
    }

    /// <summary>Who would win; nothing is changed but the scratch space, which must be as long as the credits.</summary>
    /// <returns>Where the winner stands; -1 when nobody shares.</returns>
    public static int Winner(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver, ReadOnlySpan<long> credits, ReadOnlySpan<long> lastTurns, Span<long> scratch)
    {
        credits.CopyTo(scratch);
        return Share(weights, passedOver, scratch) ? HighestCredit(weights, passedOver, scratch, lastTurns) : -1;
    }

    /// <summary>Shares one lead of credit out by weight, exactly: the units that rounding leaves over go one each to the first who share.</summary>
    /// <returns>False, and nothing is changed, when nobody shares.</returns>
    public static bool Share(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver, Span<long> credits)
    {
        var sum = WeightOf(weights, passedOver);
        if (sum == 0)
            return false;

        // A lead times a weight stays below 2^63.
        var left = PoolState.OneLead;
        var (known, share) = (0, 0L);
        for (var i = 0; i < weights.Length; i++)
        {
            if (!Shares(weights[i], passedOver[i]))
                continue;
            if (weights[i] != known)
                (known, share) = (weights[i], (long)((ulong)PoolState.OneLead * (ulong)weights[i] / (ulong)sum));
            credits[i] += share;
            left -= share;
        }

        for (var i = 0; left > 0; i++)
        {
            if (!Shares(weights[i], passedOver[i]))
                continue;
            credits[i]++;
            left--;
        }

        return true;
    }

    /// <summary>The weight of all who share; 0 for nobody.</summary>
    public static long WeightOf(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver)
    {
        var sum = 0L;
        for (var i = 0; i < weights.Length; i++)
            sum += Shares(weights[i], passedOver[i]) ? weights[i] : 0;
        return sum;
    }

    /// <summary>Whether a member shares a turn.</summary>
    public static bool Shares(int weight, PassedOver passedOver) => passedOver == PassedOver.None && weight > 0;

    /// <summary>Ties go to whoever has waited longest by turns, then to the first.</summary>
    private static int HighestCredit(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver, ReadOnlySpan<long> credits, ReadOnlySpan<long> lastTurns)
    {
        var best = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!Shares(weights[i], passedOver[i]))
                continue;
            if (best < 0 || credits[i] > credits[best] || (credits[i] == credits[best] && lastTurns[i] < lastTurns[best]))
                best = i;
        }

        return best;
    }
}
