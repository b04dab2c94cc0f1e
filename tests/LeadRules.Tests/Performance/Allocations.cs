namespace LeadRules.Tests.Performance;

/// <summary>Counts what scoring allocates.</summary>
internal static class Allocations
{
    private const int Scorings = 50;
    private const int Rounds = 5;

    /// <summary>
    /// The bytes that some scorings of a lead allocate on this thread, once everything that is made at first use is
    /// there. The least of some rounds counts: scratch memory comes from a pool that other tests use at the same time,
    /// so that it may be empty for once; what scoring itself allocates comes in every round.
    /// </summary>
    public static long OfScoring(LeadEngine engine, Lead lead, DateTimeOffset at)
    {
        var scores = new ScoreValue[engine.ScoreNames.Count];
        BytesOf(engine, lead, at, scores);
        return Enumerable.Range(0, Rounds).Min(_ => BytesOf(engine, lead, at, scores));
    }

    private static long BytesOf(LeadEngine engine, Lead lead, DateTimeOffset at, ScoreValue[] scores)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Scorings; i++)
            engine.Score(lead, at, scores);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
