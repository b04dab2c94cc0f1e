using LeadRules.Routing;

namespace LeadRules.Testing;

/// <summary>Whose turn it is, worked out anew from a pool's state: the most credit once the lead is shared, then the longest wait in turns, then the first.</summary>
internal static class FairPick
{
    /// <summary>Where the winner stands; -1 when nobody can receive the lead.</summary>
    public static int Winner(PoolState pool, IReadOnlyList<PassedOver> passedOver)
    {
        var weights = pool.Members.Weights;
        var sum = 0L;
        for (var i = 0; i < weights.Length; i++)
            sum += passedOver[i] == PassedOver.None ? weights[i] : 0;
        if (sum == 0)
            return -1;

        var left = PoolState.OneLead;
        for (var i = 0; i < weights.Length; i++)
            left -= Share(i, weights);

        var (winner, most) = (-1, 0L);
        for (var i = 0; i < weights.Length; i++)
        {
            if (passedOver[i] != PassedOver.None || weights[i] == 0)
                continue;
            var credit = pool.Credits[i] + Share(i, weights) + (left-- > 0 ? 1 : 0);
            if (winner < 0 || credit > most || (credit == most && pool.LastTurns[i] < pool.LastTurns[winner]))
                (winner, most) = (i, credit);
        }

        return winner;

        long Share(int member, ReadOnlySpan<int> weights) => passedOver[member] == PassedOver.None ? PoolState.OneLead * weights[member] / sum : 0;
    }
}
