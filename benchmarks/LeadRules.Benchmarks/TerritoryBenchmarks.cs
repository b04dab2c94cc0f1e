using BenchmarkDotNet.Attributes;
using LeadRules.Conditions.Compiled;
using LeadRules.Routing.Territories;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Benchmarks;

/// <summary>
/// One lead's territory among 100 and among 47,625: as many as the postal codes of a large country and the regions of the world.
/// Half of the leads have a postal code of the country, the others lie in a region. One operation is one lead.
/// </summary>
public class TerritoryBenchmarks
{
    private const int Leads = 1024;
    private readonly TerritoryIndex _small = SampleTerritories.Compile(SampleTerritories.Of(postal: 90, regions: 10)).Index;
    private readonly TerritoryIndex _large = SampleTerritories.Compile(SampleTerritories.Of(postal: 42_555, regions: 5_070)).Index;
    private readonly Lead[] _ofSmall = SampleTerritories.Leads(Leads, postal: 90, regions: 10);
    private readonly Lead[] _ofLarge = SampleTerritories.Leads(Leads, postal: 42_555, regions: 5_070);
    private readonly long _at = new DateTime(2026, 11, 22).Ticks;

    [Benchmark(Baseline = true, OperationsPerInvoke = Leads)]
    public int Among100() => Find(_small, _ofSmall);

    [Benchmark(OperationsPerInvoke = Leads)]
    public int Among47625() => Find(_large, _ofLarge);

    private int Find(TerritoryIndex index, Lead[] leads)
    {
        var found = 0;
        foreach (var lead in leads)
        {
            var evaluation = new Evaluation(lead, _at, [], [], []);
            found += index.Find(lead, _at, ref evaluation) is null ? 0 : 1;
        }

        return found == leads.Length ? found : throw new InvalidOperationException($"{leads.Length - found} leads are in no territory.");
    }
}

/// <summary>What it costs to compile and to check 47,625 territories.</summary>
public class TerritoryCompilingBenchmarks
{
    private readonly TerritoryDefinition[] _territories = SampleTerritories.Of(postal: 42_555, regions: 5_070);

    [Benchmark]
    public object Compile() => SampleTerritories.Compile(_territories).Index;

    [Benchmark]
    public int CompileAndCheck() => SampleTerritories.CompileAndCheck(_territories);
}

/// <summary>Territories of one size with places that a seeded generator makes up.</summary>
internal static class SampleTerritories
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Postal codes under one country, and regions spread over others under one root.</summary>
    public static TerritoryDefinition[] Of(int postal, int regions) =>
    [
        new() { Id = "us", To = Destination.Pool("us"), Countries = ["US"] },
        .. Codes(postal).Select(static code => new TerritoryDefinition { Id = $"z{code}", Parent = "us", To = Destination.Rep($"r{code[..2]}"), Postal = [code] }),
        new() { Id = "world", To = Destination.Pool("world") },
        .. Regions(regions).Select(static region => new TerritoryDefinition { Id = $"r-{region}", Parent = "world", Regions = [region] }),
    ];

    public static Lead[] Leads(int count, int postal, int regions)
    {
        var random = new Random(2);
        var (codes, places) = (Codes(postal).ToArray(), Regions(regions).ToArray());
        return [.. Enumerable.Range(0, count).Select(i => i % 2 == 0
            ? new Lead($"{i}") { Country = "US", PostalCode = codes[random.Next(codes.Length)], CompanyDomain = "example.com" }
            : places[random.Next(places.Length)] is var place ? new Lead($"{i}") { Country = place[..2], Region = place, PostalCode = "1234" } : null!)];
    }

    public static (TerritoryIndex Index, Names Names, List<Diagnostic> Problems) Compile(TerritoryDefinition[] territories)
    {
        var book = RuleBook.Parse("""{ "name": "territories" }""") with { Routing = new RoutingDefinition { Territories = territories } };
        var names = new Names(book, LeadEngineOptions.Default, new Zone(TimeZoneInfo.Utc));
        var problems = new List<Diagnostic>();
        return (new TerritoryCompiler(names, new Definitions(names, BrokenDefinitions.None), problems).Compile(territories), names, problems);
    }

    public static int CompileAndCheck(TerritoryDefinition[] territories)
    {
        var (_, names, problems) = Compile(territories);
        RuleBooks.Checks.TerritoryChecks.Check(new RuleBooks.Checks.CheckScope(names, DependencyGraph.Of(names.Book), BrokenDefinitions.None, problems));
        return problems.Count;
    }

    private static IEnumerable<string> Codes(int count)
    {
        var random = new Random(1);
        return Enumerable.Range(500, 99_000).OrderBy(_ => random.Next()).Take(count).Select(static number => $"{number:00000}");
    }

    /// <summary>Regions of European and Asian countries, some dozens each.</summary>
    private static IEnumerable<string> Regions(int count)
    {
        string[] countries = ["ES", "DE", "FR", "IT", "PT", "GB", "JP", "IN", "CN", "BR"];
        return Enumerable.Range(0, count).Select(i => $"{countries[i % countries.Length]}-{Letters[i / countries.Length / 26 % 26]}{Letters[i / countries.Length % 26]}");
    }
}
