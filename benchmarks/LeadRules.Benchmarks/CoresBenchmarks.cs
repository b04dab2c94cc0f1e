using BenchmarkDotNet.Attributes;
using LeadRules.Benchmarks.Trio;

namespace LeadRules.Benchmarks;

/// <summary>Scoring on one core and on two, beside plain arithmetic on one and on two: what the second core of this machine is worth at most.</summary>
public class CoresBenchmarks
{
    private const int Leads = 20_000;
    private readonly LeadEngine _engine = LeadEngine.Compile(TrioBook.Json);
    private readonly Lead[] _leads = TrioLeads.Make(1000, 40).ToArray();

    [Benchmark(Baseline = true)]
    public void ScoreOnOne() => Score(0);

    [Benchmark]
    public void ScoreOnTwo() => Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ => Score(Leads / 2));

#pragma warning disable CA1822 // Benchmarks are instance methods.
    [Benchmark]
    public void ArithmeticOnOne() => Arithmetic(0);

    [Benchmark]
    public void ArithmeticOnTwo() => Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, static _ => Arithmetic(Leads / 2));
#pragma warning restore CA1822

    private void Score(int from)
    {
        var scores = new ScoreValue[4];
        for (var i = from; i < Leads; i++)
            _engine.Score(_leads[i % _leads.Length], TrioLeads.At, scores.AsSpan());
    }

    private static long Arithmetic(int from)
    {
        var sum = 0L;
        for (var i = from; i < Leads; i++)
        {
            for (var j = 0; j < 1000; j++)
                sum = (sum * 31) + (i ^ j);
        }

        return sum;
    }
}
