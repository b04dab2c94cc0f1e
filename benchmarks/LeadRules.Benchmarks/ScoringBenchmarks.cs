using BenchmarkDotNet.Attributes;
using LeadRules.Benchmarks.Trio;

namespace LeadRules.Benchmarks;

/// <summary>The trio: 30 rules over 1,000 leads with 40 activities each. One operation is one lead.</summary>
public class ScoringBenchmarks
{
    private const int Leads = 1000;
    private readonly LeadEngine _engine = LeadEngine.Compile(TrioBook.Json);
    private readonly Lead[] _leads = TrioLeads.Make(Leads, 40).ToArray();
    private readonly ScoreValue[] _scores = new ScoreValue[4];

    [Benchmark(OperationsPerInvoke = Leads)]
    public int Floor()
    {
        var activities = 0;
        foreach (var lead in _leads)
            activities += lead.Activities.Count;
        return activities;
    }

    [Benchmark(OperationsPerInvoke = Leads, Baseline = true)]
    public double HandWritten()
    {
        foreach (var lead in _leads)
            PlainCode.Score(lead, TrioLeads.At, _scores);
        return _scores[0].Value;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public double HandTuned()
    {
        foreach (var lead in _leads)
            FastCode.Score(lead, TrioLeads.At, _scores);
        return _scores[0].Value;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public double Compiled()
    {
        foreach (var lead in _leads)
            _engine.Score(lead, TrioLeads.At, _scores.AsSpan());
        return _scores[0].Value;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public double Explained()
    {
        var value = 0.0;
        foreach (var lead in _leads)
            value += _engine.Explain(lead, TrioLeads.At).Scores[0].Value.Value;
        return value;
    }
}

/// <summary>When a lead's scores next change by time alone. One operation is one lead.</summary>
public class NextChangeBenchmarks
{
    private const int Leads = 100;
    private readonly LeadEngine _engine = LeadEngine.Compile(TrioBook.Json);
    private readonly Lead[] _leads = TrioLeads.Make(Leads, 40).ToArray();

    [Benchmark(OperationsPerInvoke = Leads)]
    public int NextChange()
    {
        var changes = 0;
        foreach (var lead in _leads)
            changes += _engine.NextChange(lead, TrioLeads.At).Kind == NextChangeKind.Changes ? 1 : 0;
        return changes;
    }
}
