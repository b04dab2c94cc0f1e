using BenchmarkDotNet.Attributes;
using LeadRules.Routing;

namespace LeadRules.Benchmarks;

/// <summary>The fair choice among 100 members, a third of whom cannot receive the lead: a loop written by hand over the same arrays, the library's, and the whole step with its event and next state. One operation is one lead.</summary>
public class PickBenchmarks
{
    private const int Members = 100;
    private const int Leads = 1000;
    private readonly int[] _weights = [.. Enumerable.Range(0, Members).Select(static i => 1 + (i * 7 % 20))];
    private readonly PassedOver[] _passedOver = [.. Enumerable.Range(0, Members).Select(static i => i % 3 == 0 ? PassedOver.OutsideHours : PassedOver.None)];
    private readonly long[] _credits = new long[Members];
    private readonly long[] _lastTurns = new long[Members];
    private readonly PoolState _pool;
    private long _turn;

    public PickBenchmarks()
    {
        _pool = PoolState.New("p").With(new PoolMembership(_weights.Select(static (weight, i) => KeyValuePair.Create($"rep{i:000}", weight))), default)!.Value.State;
        CheckAgreement();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Leads)]
    public int HandWritten()
    {
        var sum = 0;
        for (var lead = 0; lead < Leads; lead++)
            sum += ByHand(_weights, _passedOver, _credits, _lastTurns, ++_turn);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int LeadRules()
    {
        var sum = 0;
        for (var lead = 0; lead < Leads; lead++)
            sum += DeficitRoundRobin.Pick(_weights, _passedOver, _credits, _lastTurns, ++_turn);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public long WithEventAndState()
    {
        var pool = _pool;
        for (var lead = 0; lead < Leads; lead++)
            pool = pool.Pick("lead", default, _passedOver)!.Value.State;
        return pool.Turn;
    }

    private static int ByHand(int[] weights, PassedOver[] passedOver, long[] credits, long[] lastTurns, long turn)
    {
        var sum = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            if (passedOver[i] == PassedOver.None)
                sum += weights[i];
        }

        if (sum == 0)
            return -1;

        var left = 1L << 32;
        for (var i = 0; i < weights.Length; i++)
        {
            if (passedOver[i] == PassedOver.None)
            {
                var share = (1L << 32) * weights[i] / sum;
                credits[i] += share;
                left -= share;
            }
        }

        var best = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (passedOver[i] != PassedOver.None)
                continue;
            if (left > 0)
            {
                credits[i]++;
                left--;
            }

            if (best < 0 || credits[i] > credits[best] || (credits[i] == credits[best] && lastTurns[i] < lastTurns[best]))
                best = i;
        }

        credits[best] -= 1L << 32;
        lastTurns[best] = turn;
        return best;
    }

    private void CheckAgreement()
    {
        var (credits, lastTurns, pool) = (new long[Members], new long[Members], _pool);
        for (var turn = 1; turn <= Leads; turn++)
        {
            var byHand = ByHand(_weights, _passedOver, credits, lastTurns, turn);
            var step = pool.Pick("lead", default, _passedOver)!.Value;
            if (DeficitRoundRobin.Pick(_weights, _passedOver, _credits, _lastTurns, turn) != byHand || step.Event.Rep != pool.Members.Reps[byHand])
                throw new InvalidOperationException($"The loop by hand and the library disagree at turn {turn}.");
            pool = step.State;
        }
    }
}
