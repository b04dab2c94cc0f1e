namespace LeadRules.Routing;

/// <summary>
/// What absent members miss and may make up after their return, where a pool wants that. A few leads at most: without a limit
/// whoever comes back from a holiday would be given nearly every lead for days.
/// </summary>
internal static class MakeUp
{
    /// <summary>
    /// Gives those who can receive again what they missed, out of the credit of those who share the turn and have nothing to make up, by weight.
    /// Where there are none of these, it waits.
    /// </summary>
    public static void PayOut(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver, Span<long> credits, Span<long> missed)
    {
        var owed = 0L;
        for (var i = 0; i < weights.Length; i++)
            owed += DeficitRoundRobin.Shares(weights[i], passedOver[i]) ? missed[i] : 0;
        if (owed == 0)
            return;

        var payers = new int[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            payers[i] = DeficitRoundRobin.Shares(weights[i], passedOver[i]) && missed[i] == 0 ? weights[i] : 0;
        if (Array.TrueForAll(payers, static weight => weight == 0))
            return;

        Spreading.Add(-owed, payers, credits);
        for (var i = 0; i < weights.Length; i++)
        {
            if (!DeficitRoundRobin.Shares(weights[i], passedOver[i]))
                continue;
            credits[i] += missed[i];
            missed[i] = 0;
        }
    }

    /// <summary>Adds to what absent members missed the share that they would have had of this turn.</summary>
    /// <param name="weights">The members' weights.</param>
    /// <param name="passedOver">Why each was passed over.</param>
    /// <param name="missed">What each has missed.</param>
    /// <param name="leads">How many leads each may make up at most; 0 or less forgets what was missed.</param>
    public static void Accrue(ReadOnlySpan<int> weights, ReadOnlySpan<PassedOver> passedOver, Span<long> missed, int leads)
    {
        var most = Math.Max(leads, 0) * PoolState.OneLead;
        var sum = (Int128)DeficitRoundRobin.WeightOf(weights, passedOver);
        for (var i = 0; i < weights.Length; i++)
        {
            var share = passedOver[i] == PassedOver.Absent && weights[i] > 0 ? (long)((Int128)PoolState.OneLead * weights[i] / (sum + weights[i])) : 0;
            missed[i] = Math.Min(missed[i] + share, most);
        }
    }
}
