namespace LeadRules.Routing;

/// <summary>Divides an amount by weight without losing a unit, by largest remainder.</summary>
internal static class Spreading
{
    /// <summary>Adds each one's part of an amount; the units that rounding leaves over go to the largest remainders, ties to the first.</summary>
    /// <param name="amount">What is divided; may be negative.</param>
    /// <param name="weights">The weights; those of weight 0 receive nothing. Their sum is above 0.</param>
    /// <param name="totals">What the parts are added to.</param>
    public static void Add(long amount, ReadOnlySpan<int> weights, Span<long> totals)
    {
        Int128 sum = 0;
        foreach (var weight in weights)
            sum += weight;

        var remainders = new (Int128 Remainder, int Place)[weights.Length];
        var left = amount;
        for (var i = 0; i < weights.Length; i++)
        {
            // Rounded down, for negative amounts too, so that what is left over is never negative.
            var product = (Int128)amount * weights[i];
            var part = (long)(product / sum) - (product % sum < 0 ? 1 : 0);
            remainders[i] = (product - (part * sum), i);
            totals[i] += part;
            left -= part;
        }

        Array.Sort(remainders, static (one, other) => one.Remainder != other.Remainder ? other.Remainder.CompareTo(one.Remainder) : one.Place.CompareTo(other.Place));
        for (var i = 0; i < left; i++)
            totals[remainders[i].Place]++;
    }
}
