using BenchmarkDotNet.Attributes;
using LeadRules.Benchmarks.Routing;

namespace LeadRules.Benchmarks;

/// <summary>Decisions of eight workers about a pool of 100: one lock around hand-written code, and the store in memory. One operation is one decision.</summary>
public class StoreBenchmarks
{
    private const int Workers = 8;
    private const int Leads = 40_000;
    private const int Reps = 100;

    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string[] _keys = [.. Enumerable.Range(0, Leads).Select(static i => $"lead-{i:000000}")];
    private readonly string[] _reps = [.. Enumerable.Range(0, Reps).Select(static i => $"rep-{i:00}")];
    private readonly int[] _weights = [.. Enumerable.Range(0, Reps).Select(static i => 1 + (i % 5))];

    /// <summary>Reached by the heavy ones on the way.</summary>
    private readonly int[] _capacities = [.. Enumerable.Repeat(500, Reps)];

    public StoreBenchmarks()
    {
        var (byHand, store) = (new HandWrittenPick(_reps, _weights, _capacities), new StorePick(_reps, _weights, _capacities));
        foreach (var key in _keys)
        {
            if (byHand.Pick(key, At) != store.Pick(key, At))
                throw new InvalidOperationException($"The two ways give {key} to different reps.");
        }

        if (!byHand.Credits.SequenceEqual(store.Credits))
            throw new InvalidOperationException("The two ways end with different credits.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Leads)]
    public int HandWritten()
    {
        var pick = new HandWrittenPick(_reps, _weights, _capacities);
        Together(pick.Pick);
        return pick.Decisions;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int LeadRules()
    {
        var pick = new StorePick(_reps, _weights, _capacities);
        Together(pick.Pick);
        return pick.Decisions;
    }

    /// <summary>The pure decision without keeping leads, events and intents: what the store has to do beside it is the difference.</summary>
    [Benchmark(OperationsPerInvoke = Leads)]
    public void DecisionAlone() => Together(new StorePick(_reps, _weights, _capacities).Alone());

    private void Together(Func<string, DateTimeOffset, string?> pick)
    {
        var workers = new Thread[Workers];
        for (var w = 0; w < Workers; w++)
        {
            var worker = w;
            workers[w] = new Thread(() =>
            {
                for (var i = worker; i < _keys.Length; i += Workers)
                    pick(_keys[i], At);
            });
            workers[w].Start();
        }

        foreach (var worker in workers)
            worker.Join();
    }
}
