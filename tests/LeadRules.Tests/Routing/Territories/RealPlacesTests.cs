using System.IO.Compression;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Routing.Territories;

/// <summary>All postal codes of the USA and all regions of ISO 3166-2 as territories, where that data stands beside the repository.</summary>
public sealed class RealPlacesTests
{
    private const string Absent = "There is no shared/data with iso3166-2.csv and zip5_city_state_latlon.csv.gz beside the repository or a folder around it.";

    [Fact]
    public void Each_place_is_found_among_all_with_few_look_ups()
    {
        Assert.SkipWhen(Folder() is null, Absent);
        var codes = Codes(Path.Combine(Folder()!, "zip5_city_state_latlon.csv.gz")).Distinct().ToArray();
        var regions = File.ReadLines(Path.Combine(Folder()!, "iso3166-2.csv")).Skip(1).Select(static line => line.Split(',')[0]).Distinct().ToArray();
        TerritoryDefinition[] all =
        [
            TerritoryBooks.Territory("us").In("US"),
            .. codes.Select(static code => TerritoryBooks.Territory($"z{code}").Under("us") with { Postal = [code] }),
            TerritoryBooks.Territory("world"),
            .. regions.Select(static region => TerritoryBooks.Territory($"r{region}").Under("world") with { Regions = [region] }),
        ];
        var territories = TerritoryBooks.Compile(all);

        territories.Problems.ShouldBeEmpty();
        territories.Index.LookupsAtMost.ShouldBeLessThanOrEqualTo(8);
        codes.Where(code => territories.Of(new Lead("x") { Country = "US", PostalCode = $"{code}-0001" }) != $"z{code}").ShouldBeEmpty();
        regions.Where(region => territories.Of(new Lead("x") { Country = region[..2], Region = region[3..] }) != $"r{region}").ShouldBeEmpty();
        territories.Check().ShouldBeEmpty();
    }

    private static IEnumerable<string> Codes(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(',')[0];
    }

    private static string? Folder()
    {
        for (var folder = Directory.GetParent(Repository.Root); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared/data") is var data && Directory.Exists(data))
                return data;
        }

        return Environment.GetEnvironmentVariable("LEADRULES_SHARED") is { Length: > 0 } shared && Directory.Exists(Path.Combine(shared, "data")) ? Path.Combine(shared, "data") : null;
    }
}
