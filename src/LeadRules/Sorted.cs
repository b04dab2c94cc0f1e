namespace LeadRules;

/// <summary>Searches in sorted arrays.</summary>
internal static class Sorted
{
    /// <summary>The place of the last value that is not above a given one; 0 when all are.</summary>
    public static int LastAtMost(ReadOnlySpan<long> sorted, long value)
    {
        // Halves without branching on the comparison: the times to look up are as good as random, so a branch would be guessed wrong half the time.
        var at = 0;
        for (var length = sorted.Length; length > 1;)
        {
            var half = length >> 1;
            at = sorted[at + half] <= value ? at + half : at;
            length -= half;
        }

        return at;
    }
}
