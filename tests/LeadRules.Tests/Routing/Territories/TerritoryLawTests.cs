using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.Tests.Routing.Territories;

/// <summary>The laws of territories, on random trees and leads.</summary>
public sealed class TerritoryLawTests
{
    [Fact]
    public void The_index_finds_what_asking_all_of_them_finds() =>
        Properties.ForAll(
            RandomTerritories.Cases,
            static one =>
            {
                var book = TerritoryBooks.Book(one.Territories);
                var territories = new TerritoryBooks.Territories(book);
                territories.Problems.ShouldBeEmpty();
                foreach (var lead in one.Leads)
                    territories.Of(lead).ShouldBe(OracleTerritories.Find(book, lead, TerritoryBooks.At));
            },
            RandomTerritories.Smaller,
            tests: 1500);

    [Fact]
    public void The_explanation_names_the_territory_that_is_found_and_nowhere_else() =>
        Properties.ForAll(
            RandomTerritories.Cases,
            static one =>
            {
                var territories = TerritoryBooks.Compile(one.Territories);
                foreach (var lead in one.Leads)
                {
                    var trace = territories.Explain(lead);
                    trace.Territory.ShouldBe(territories.Of(lead));
                    trace.Stopped.ShouldNotContain(test => test.Territory == trace.Territory);
                    trace.ToString().ShouldNotBeEmpty();
                }
            },
            RandomTerritories.Smaller,
            tests: 300);

    /// <summary>Warnings never say of a territory with leads that it has none.</summary>
    [Fact]
    public void A_territory_that_is_said_to_be_never_reached_has_no_lead() =>
        Properties.ForAll(
            RandomTerritories.Cases,
            static one =>
            {
                var territories = TerritoryBooks.Compile(one.Territories);
                var never = territories.Check().Where(static problem => problem.Code is "LR4338" or "LR4339").Select(static problem => problem.Path.Split('.')[^1]).ToHashSet();
                foreach (var lead in one.Leads.Where(IsSomewhere))
                    never.ShouldNotContain(territories.Of(lead) ?? "");
            },
            RandomTerritories.Smaller,
            tests: 500);

    /// <summary>Whether the region of a lead does not lie in another country than the lead itself.</summary>
    private static bool IsSomewhere(Lead lead) =>
        lead.Country is null || lead.Region is not [_, _, '-', ..] || lead.Country.Trim().Equals(lead.Region[..2], StringComparison.OrdinalIgnoreCase);
}
