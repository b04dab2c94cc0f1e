using BenchmarkDotNet.Attributes;
using LeadRules.Benchmarks.Trio;
using LeadRules.NRules.Engine;
using NRules;

namespace LeadRules.NRules.Benchmarks;

/// <summary>The trio of the scoring benchmark, 30 rules over leads with 40 activities each: by hand, compiled, by NRules. One operation is one lead.</summary>
public class EngineBenchmarks
{
    private const int Leads = 100;
    private readonly LeadEngine _compiled = LeadEngine.Compile(TrioBook.Json);
    private readonly LeadEngine _rete = LeadEngine.Compile(TrioBook.Json, LeadEngineOptions.Default.UseNRules());
    private readonly Lead[] _leads = TrioLeads.Make(Leads, 40).ToArray();
    private readonly ScoreValue[] _scores = new ScoreValue[4];
    private readonly ISession _reused;

    public EngineBenchmarks() => _reused = ((NRulesMatcher)_rete.Matcher!).Open();

    [Benchmark(OperationsPerInvoke = Leads, Baseline = true)]
    public double HandWritten()
    {
        foreach (var lead in _leads)
            PlainCode.Score(lead, TrioLeads.At, _scores);
        return _scores[0].Value;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public double Compiled()
    {
        foreach (var lead in _leads)
            _compiled.Score(lead, TrioLeads.At, _scores.AsSpan());
        return _scores[0].Value;
    }

    /// <summary>As hosts get it: a session for each lead.</summary>
    [Benchmark(OperationsPerInvoke = Leads)]
    public double NewSession()
    {
        foreach (var lead in _leads)
            _rete.Score(lead, TrioLeads.At, _scores.AsSpan());
        return _scores[0].Value;
    }

    /// <summary>One session for all leads, from which the facts of each are taken back.</summary>
    [Benchmark(OperationsPerInvoke = Leads)]
    public double ReusedSession()
    {
        foreach (var lead in _leads)
        {
            var facts = new FactList(lead, TrioLeads.At.UtcTicks, null).All;
            _reused.InsertAll(facts);
            _reused.Fire();
            foreach (var total in _reused.Query<Total>())
                _scores[total.Score] = total.Value;
            _reused.RetractAll(facts);
        }

        return _scores[0].Value;
    }
}

/// <summary>What it costs to learn of one more activity of a lead. One operation is one activity.</summary>
public class InsertBenchmarks
{
    private readonly LeadEngine _compiled = LeadEngine.Compile(TrioBook.Json);
    private readonly LeadEngine _rete = LeadEngine.Compile(TrioBook.Json, LeadEngineOptions.Default.UseNRules());
    private readonly Lead _lead = TrioLeads.Make(1, 40).Single();
    private readonly ScoreValue[] _scores = new ScoreValue[4];
    private NRulesSession _session = null!;
    private int _count;

    [IterationSetup]
    public void Open()
    {
        _session = new NRulesSession(_rete, _lead, TrioLeads.At);
        _count = 0;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = 20)]
    public double ScoredAnew()
    {
        var lead = _lead;
        for (var i = 0; i < 20; i++)
        {
            lead = lead.With(Next());
            _compiled.Score(lead, TrioLeads.At, _scores.AsSpan());
        }

        return _scores[0].Value;
    }

    [Benchmark(OperationsPerInvoke = 20)]
    public double InsertedIntoSession()
    {
        for (var i = 0; i < 20; i++)
            _session.Insert(Next());
        return _session.Scores.Values[0].Value;
    }

    private Activity Next() => new("page.visited", TrioLeads.At.AddMinutes(-++_count), "/pricing");
}
