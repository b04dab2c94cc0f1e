using LeadRules.Conditions;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.Tests.Routing.Territories;
using static LeadRules.Tests.Routing.Territories.TerritoryBooks;

namespace LeadRules.Tests.Performance;

/// <summary>Finding a territory allocates nothing, by whichever key it is found.</summary>
public sealed class TerritoryAllocationTests
{
    private static readonly TerritoryBooks.Territories Some = Compile(
    [
        Territory("account") with { Accounts = ["acme.com", "@key"], Postal = ["94"] },
        Territory("postal").In("US") with { Postal = ["941", "95000..95999"] },
        Territory("anywhere") with { Postal = ["10"] },
        Territory("region").In("US") with { Regions = ["CA"] },
        Territory("country").In("DE"),
        Territory("when") with { When = Condition.Parse("source = 'web'") },
        .. Enumerable.Range(0, 20).Select(static i => Territory($"industry{i}").In("ES") with { Industries = [$"i{i}"], Employees = new NumberRange(10, true, null, false) }),
    ]);

    public static TheoryData<string?, string?, string?, string?, string?, string?> Leads => new()
    {
        { "US", null, "94110-1234", "www.ACME.com", null, "account" },
        { "us", null, "941 10", null, null, "postal" },
        { "US", null, "95 123", null, null, "postal" },
        { "FR", null, "10115", null, null, "anywhere" },
        { null, "us-ca", null, null, null, "region" },
        { "DE", "BE", null, null, null, "country" },
        { "ES", null, null, null, "I7", "industry7" },
        { null, null, null, null, null, "when" },
    };

    [Theory, MemberData(nameof(Leads))]
    public void Finding_a_territory_allocates_nothing(string? country, string? region, string? postal, string? domain, string? industry, string? territory)
    {
        var lead = new Lead("x") { Country = country, Region = region, PostalCode = postal, CompanyDomain = domain, Industry = industry, Employees = 20, Source = "web" };
        Some.Of(lead).ShouldBe(territory);

        BytesOf(lead);
        Enumerable.Range(0, 5).Min(_ => BytesOf(lead)).ShouldBe(0);
    }

    private static long BytesOf(Lead lead)
    {
        var evaluation = new Evaluation(lead, At.UtcTicks, [], [], []);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
            Some.Index.Find(lead, At.UtcTicks, ref evaluation);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
