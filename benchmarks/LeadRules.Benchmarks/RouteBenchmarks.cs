using BenchmarkDotNet.Attributes;
using LeadRules.Routing.Routes;

namespace LeadRules.Benchmarks;

/// <summary>Which of a thousand routes takes a lead: asked one after the other, searched, and looked up by hand. One operation is one lead.</summary>
public class RouteBenchmarks
{
    private const int Leads = 1000;
    private readonly RouteTable _table = ThousandRoutes.Compile(ThousandRoutes.Book);
    private readonly ThousandRoutes.HandWritten _byHand;
    private readonly Lead[] _leads = [.. Enumerable.Range(0, Leads).Select(ThousandRoutes.Lead)];

    public RouteBenchmarks()
    {
        _byHand = new ThousandRoutes.HandWritten(_table);
        foreach (var lead in _leads)
        {
            var evaluation = ThousandRoutes.About(lead);
            var expected = _table.NextOfAll(ref evaluation, 0);
            if (_table.Next(ref evaluation, 0) != expected || _byHand.Next(lead, ref evaluation) != expected)
                throw new InvalidOperationException($"The ways differ for {lead.Id}.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Leads)]
    public int OneAfterTheOther()
    {
        var sum = 0;
        foreach (var lead in _leads)
        {
            var evaluation = ThousandRoutes.About(lead);
            sum += _table.NextOfAll(ref evaluation, 0);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int LeadRules()
    {
        var sum = 0;
        foreach (var lead in _leads)
        {
            var evaluation = ThousandRoutes.About(lead);
            sum += _table.Next(ref evaluation, 0);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Leads)]
    public int HandWritten()
    {
        var sum = 0;
        foreach (var lead in _leads)
        {
            var evaluation = ThousandRoutes.About(lead);
            sum += _byHand.Next(lead, ref evaluation);
        }

        return sum;
    }
}
