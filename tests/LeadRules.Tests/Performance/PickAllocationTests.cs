using LeadRules.Routing;
using LeadRules.Routing.Strategies;

namespace LeadRules.Tests.Performance;

/// <summary>The choice itself allocates nothing, however large the pool.</summary>
public sealed class PickAllocationTests
{
    private const int Members = 10_000;
    private readonly int[] _weights = [.. Enumerable.Range(0, Members).Select(static i => 1_000_000 - i)];
    private readonly PassedOver[] _passedOver = [.. Enumerable.Range(0, Members).Select(static i => i % 3 == 0 ? PassedOver.OutsideHours : PassedOver.None)];
    private readonly double[] _costs = [.. Enumerable.Range(0, Members).Select(static i => (double)(i % 50))];
    private readonly long[] _credits = new long[Members];
    private readonly long[] _lastTurns = new long[Members];
    private readonly long[] _scratch = new long[Members];

    [Fact]
    public void A_pick_allocates_nothing() => BytesOf(turn => DeficitRoundRobin.Pick(_weights, _passedOver, _credits, _lastTurns, turn)).ShouldBe(0);

    [Fact]
    public void Telling_the_winner_allocates_nothing() => BytesOf(_ => DeficitRoundRobin.Winner(_weights, _passedOver, _credits, _lastTurns, _scratch)).ShouldBe(0);

    [Fact]
    public void Narrowing_to_the_preferred_allocates_nothing() =>
        BytesOf(_ =>
        {
            Preference.Narrow(_costs, _passedOver);
            return 0;
        }).ShouldBe(0);

    [Fact]
    public void The_count_sees_an_allocation() => BytesOf(static _ => new int[1].Length).ShouldBeGreaterThan(0);

    /// <summary>The largest weights and pool: sums stay exact, far from any overflow.</summary>
    [Fact]
    public void In_the_largest_pool_credits_still_sum_to_zero()
    {
        for (var turn = 1; turn <= 100; turn++)
            DeficitRoundRobin.Pick(_weights, _passedOver, _credits, _lastTurns, turn).ShouldBeGreaterThanOrEqualTo(0);

        _credits.Sum().ShouldBe(0);
    }

    private static long BytesOf(Func<int, int> pick)
    {
        pick(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 2; turn < 20; turn++)
            pick(turn);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
