using LeadRules.Conditions;
using static LeadRules.Tests.Routing.Territories.TerritoryBooks;

namespace LeadRules.Tests.Routing.Territories;

/// <summary>Which territory a lead is in, and what is said about it.</summary>
public sealed class TerritoryTests
{
    private static readonly TerritoryBooks.Territories Usa = Compile(
        Territory("us").In("US"),
        Territory("west").Under("us") with { Regions = ["CA", "US-NV"], To = null },
        Territory("bay").Under("west") with { Postal = ["940..941"] },
        Territory("mission").Under("bay") with { Postal = ["94110"] },
        Territory("acme") with { Accounts = ["www.Acme.com"] },
        Territory("big").Under("us") with { When = Condition.Parse("employees > 1000") });

    public static TheoryData<string?, string?, string?, string?, string?> Places => new()
    {
        { "US", "CA", "94110-1234", null, "mission" },
        { "us", "us-ca", "941 09", null, "bay" },
        { null, "US-CA", "90001", null, "west" },
        { "US", "NY", "94110", null, "us" },
        { "US", "NY", null, "ACME.com", "acme" },
        { "FR", null, "94110", null, null },
        { null, null, "94110", null, null },
    };

    [Theory, MemberData(nameof(Places)), Trait("Requirement", "R4"), Trait("Requirement", "R8")]
    public void The_most_specific_territory_counts(string? country, string? region, string? postal, string? domain, string? territory) =>
        Usa.Of(new Lead("x") { Country = country, Region = region, PostalCode = postal, CompanyDomain = domain }).ShouldBe(territory);

    [Fact]
    public void A_territory_counts_from_its_first_day_to_the_end_of_its_last()
    {
        var may = Compile(Territory("may") with { From = new DateOnly(2026, 5, 1), Until = new DateOnly(2026, 5, 31) });
        var lead = new Lead("x");

        may.Of(lead, new DateTimeOffset(2026, 4, 30, 21, 59, 59, TimeSpan.Zero)).ShouldBeNull();
        may.Of(lead, new DateTimeOffset(2026, 4, 30, 22, 0, 0, TimeSpan.Zero)).ShouldBe("may");
        may.Of(lead, new DateTimeOffset(2026, 5, 31, 21, 59, 59, TimeSpan.Zero)).ShouldBe("may");
        may.Of(lead, new DateTimeOffset(2026, 5, 31, 22, 0, 0, TimeSpan.Zero)).ShouldBeNull();
    }

    /// <summary>A15: a child whose parent does not match gets nothing, unless it stands alone; and the trace says so.</summary>
    [Fact]
    public void A_child_gets_leads_without_its_parent_only_when_it_stands_alone()
    {
        var child = Territory("child").Under("germany") with { Industries = ["retail"] };
        var lead = new Lead("x") { Country = "AT", Industry = "Retail" };

        Compile(Territory("germany").In("DE"), child with { Alone = true }).Of(lead).ShouldBe("child");
        Compile(Territory("germany").In("DE"), child).Explain(lead).ToString().ShouldBe(
            """
            in no territory
              not germany: country is AT, not DE
            """);
        Compile(Territory("germany").In("DE"), child with { Postal = ["10"] }, Territory("rest")).Explain(lead with { Country = "DE", PostalCode = "99" }).ToString().ShouldBe(
            """
            in germany, so to pool germany
              germany: country is DE
              not child: postalCode is 99, not in 10
            """);
    }

    /// <summary>A15: the trace says where it stopped.</summary>
    [Fact]
    public void The_trace_names_the_ancestor_that_kept_the_lead_out() =>
        Compile(Territory("us").In("US"), Territory("west").Under("us") with { Regions = ["CA"] }, Territory("bay").Under("west") with { Postal = ["941"] })
            .Explain(new Lead("x") { Country = "US", Region = "NY", PostalCode = "94110" }).ToString().ShouldBe(
            """
            in us, so to pool us
              us: country is US
              not bay: 'west' above it must match as well: region is NY, not US-CA
              not west: region is NY, not US-CA
            """);

    [Fact]
    public void The_trace_says_what_was_met_and_from_where_the_receiver_comes() =>
        Usa.Explain(new Lead("x") { Region = "US-NV", PostalCode = "89001" }).ToString().ShouldBe(
            """
            in us > west, so to pool us of us
              west: region is US-NV
              us: country is US, by region US-NV
              not big: employees > 1000 is unknown: employees is missing
              not bay: postalCode is 89001, not in 940..941
            """);

    [Fact]
    public void The_trace_names_the_missing_field_first() =>
        Usa.Explain(new Lead("x") { Country = "US", Region = "NY" }).ToString().ShouldBe(
            """
            in us, so to pool us
              us: country is US
              not big: employees > 1000 is unknown: employees is missing
              not west: region is NY, not US-CA or US-NV
            """);
}
