using BenchmarkDotNet.Attributes;

namespace LeadRules.Benchmarks;

/// <summary>An agreement of five targets for leads with 40 events: hand-written for just this agreement, and from the rule book. One operation is one lead.</summary>
public class SlaBenchmarks
{
    private const int Leads = 200;
    private readonly LeadEngine _engine = LeadEngine.Compile(FiveTargets.Json);
    private readonly Lead[] _leads = [.. Enumerable.Range(0, Leads).Select(FiveTargets.Lead)];
    private readonly FiveTargets.HandWritten _byHand;

    public SlaBenchmarks()
    {
        _byHand = new FiveTargets.HandWritten(_engine.Calendars["office"]);
        foreach (var lead in _leads)
            FiveTargets.CheckAgreement(_engine, _byHand, lead);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Leads)]
    public int HandWritten()
    {
        var breached = 0;
        foreach (var lead in _leads)
        {
            foreach (var clock in _byHand.Evaluate(lead, FiveTargets.At))
                breached += clock.State == SlaState.Breached ? 1 : 0;
        }

        return breached;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int LeadRules()
    {
        var breached = 0;
        foreach (var lead in _leads)
        {
            foreach (var clock in _engine.EvaluateSlas(lead, FiveTargets.At).Clocks)
                breached += clock.State == SlaState.Breached ? 1 : 0;
        }

        return breached;
    }
}
