using BenchmarkDotNet.Attributes;
using LeadRules.Benchmarks.Deciding;
using LeadRules.Benchmarks.Trio;

namespace LeadRules.Benchmarks;

/// <summary>
/// The whole decision against scoring alone and against a decision written by hand, for leads with 40 activities. One operation is
/// one lead: once after its last activity, once more when nothing is new, and once for a lead of which nothing is known yet.
/// </summary>
public class DecisionBenchmarks
{
    private const int Leads = 1000;
    private readonly LeadEngine _engine = LeadEngine.Compile(DecisionBook.Json);
    private readonly Lead[] _leads = [.. TrioLeads.Make(Leads, 40).Select(static lead => lead with { Activities = ActivityHistory.Of(lead.Activities.Where(static activity => activity.At <= TrioLeads.At)) })];
    private readonly ScoreValue[] _scores = new ScoreValue[4];
    private readonly List<Intent> _intents = [];
    private readonly DateTimeOffset[] _last;
    private readonly LeadState[] _before;
    private readonly LeadState[] _after;
    private readonly HandState[] _handBefore;

    public DecisionBenchmarks()
    {
        _last = Array.ConvertAll(_leads, static lead => lead.Activities.Max(static activity => activity.At));
        _before = [.. _leads.Select((lead, i) => _engine.Decide(lead with { Activities = ActivityHistory.Of(lead.Activities.Where(activity => activity.At < _last[i])) }, LeadState.New(lead.Id), _last[i].AddDays(-1)).State)];
        _after = [.. _leads.Select((lead, i) => _engine.Decide(lead, _before[i], _last[i]).State)];
        _handBefore = [.. _leads.Select((lead, i) => HandWrittenDecision.Decide(lead, HandState.New, _last[i].AddTicks(-1), _scores, _intents))];
    }

    [Benchmark(OperationsPerInvoke = Leads, Baseline = true)]
    public double Score()
    {
        for (var i = 0; i < Leads; i++)
            _engine.Score(_leads[i], _last[i], _scores.AsSpan());
        return _scores[0].Value;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int HandWritten()
    {
        _intents.Clear();
        for (var i = 0; i < Leads; i++)
            HandWrittenDecision.Decide(_leads[i], _handBefore[i], _last[i], _scores, _intents);
        return _intents.Count;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int AfterAnActivity()
    {
        var changes = 0;
        for (var i = 0; i < Leads; i++)
            changes += _engine.Decide(_leads[i], _before[i], _last[i]).Notes.Count;
        return changes;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int NothingNew()
    {
        var changes = 0;
        for (var i = 0; i < Leads; i++)
            changes += _engine.Decide(_leads[i], _after[i], _last[i]).Notes.Count;
        return changes;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int FromNothing()
    {
        var changes = 0;
        for (var i = 0; i < Leads; i++)
            changes += _engine.Decide(_leads[i], LeadState.New(_leads[i].Id), _last[i]).Notes.Count;
        return changes;
    }
}
