using LeadRules.Conditions;
using LeadRules.RuleBooks;
using static LeadRules.Tests.Routing.Territories.TerritoryBooks;

namespace LeadRules.Tests.Routing.Territories;

/// <summary>The whole text of what is said about territories.</summary>
public sealed class TerritoryProblemsTests
{
    [Fact]
    public void Places_that_are_none_are_errors() =>
        ProblemsOf(
            Territory("a").In("UK", "XX", "ED"),
            Territory("b").In("US") with { Regions = ["ES-MD", "California", "ca"], Postal = ["94#", "94..941", "95..94"] },
            Territory("c") with { Regions = ["CA", "XX-1"] }).ShouldBe(
            """
            error LR4331 $.routing.territories.a.country: 'UK' is no country of ISO 3166-1.
              Did you mean 'GB'?
            error LR4331 $.routing.territories.a.country: 'XX' is no country of ISO 3166-1.
              Write its code of two letters, such as "ES" for Spain.
            error LR4331 $.routing.territories.a.country: 'ED' is no country of ISO 3166-1.
              Did you mean 'DE'?
            error LR4332 $.routing.territories.b.region: 'ES-MD' does not lie in US, where the territory is.
              Take it away, or give the territory its country.
            error LR4332 $.routing.territories.b.region: 'California' is no code of a region.
              Write it as in ISO 3166-2: the country, a hyphen and the region, such as "US-CA".
            error LR4333 $.routing.territories.b.postal: '94#' is no postal entry.
              Write what the codes begin with, such as "941", or a range such as "94000..94199"; letters and digits, at most 12.
            error LR4333 $.routing.territories.b.postal: The ends of '94..941' have different lengths, so it is not clear which codes lie between them.
              Write as many characters at both ends: "94000..94199".
            error LR4333 $.routing.territories.b.postal: '95..94' begins after its end, so no code lies in it.
              Write the lower end first.
            error LR4332 $.routing.territories.c.region: 'CA' does not say of which country it is a region, and the territory has no country.
              Write the country before it, such as "US-CA".
            error LR4331 $.routing.territories.c.region: 'XX' is no country of ISO 3166-1.
              Write its code of two letters, such as "ES" for Spain.
            """);

    [Fact]
    public void A_territory_without_criteria_takes_all_of_its_parent() =>
        ProblemsOf(Territory("spain").In("ES"), Territory("folder").Under("spain"), Territory("all").Under("spain") with { Alone = true }).ShouldBe(
            """
            warning LR4335 $.routing.territories.folder: 'folder' gives nothing that a lead must meet, so it takes every lead of 'spain' from it.
              Give it criteria such as "country", or take it away and let what stands under it stand under 'spain'.
            warning LR4335 $.routing.territories.all: 'all' stands alone and gives nothing that a lead must meet, so it takes every lead.
              Give it criteria such as "country", or take "alone" away.
            """);

    [Fact]
    public void Postal_entries_want_a_country() =>
        ProblemsOf(Territory("bay") with { Postal = ["941"] }).ShouldBe(
            """
            warning LR4336 $.routing.territories.bay: 'bay' has postal entries but no country, so it takes leads of every country with such codes.
              Write "country" as well.
            """);

    [Fact]
    public void Two_that_only_their_ids_tell_apart_are_named() =>
        ProblemsOf(Territory("software").In("ES") with { Industries = ["software"] }, Territory("large").In("ES").Sized(1000, null)).ShouldBe(
            """
            warning LR4337 $.routing.territories.software: 'software' and 'large' are equally specific and can match the same lead; 'large' counts, since its id comes first.
              Give the one that should count a higher "priority", or let the other leave those leads out.
            """);

    [Fact]
    public void Territories_that_no_lead_can_be_in_both_do_not_overlap() =>
        ProblemsOf(
            Territory("a").In("ES") with { Industries = ["software"] },
            Territory("b").In("ES") with { Industries = ["retail"] },
            Territory("c").In("ES") with { When = Condition.Parse("source = 'web'"), Priority = 1 },
            Territory("d").In("DE") with { Postal = ["10000..14999"] },
            Territory("e").In("DE") with { Postal = ["15000..19999"] }).ShouldBeEmpty();

    [Fact]
    public void What_is_never_reached_is_named() =>
        ProblemsOf(
            Territory("spain").In("ES"),
            Territory("iberia").In("ES") with { Priority = 1 },
            Territory("germany").In("DE").Sized(null, 50),
            Territory("tyrol").Under("germany").In("AT"),
            Territory("large").Under("germany").Sized(51, null)).ShouldBe(
            """
            warning LR4339 $.routing.territories.tyrol: No lead ever comes to 'tyrol': its countries lie outside of those of 'germany', which must match as well.
              Change one of the two, move it under another territory, or write "alone": true.
            warning LR4339 $.routing.territories.large: No lead ever comes to 'large': its employees lie outside of those of 'germany', which must match as well.
              Change one of the two, move it under another territory, or write "alone": true.
            warning LR4338 $.routing.territories.spain: No lead ever comes to 'spain': 'iberia' has the same criteria and a higher priority.
              Change the criteria of one of them, or take one away.
            """);

    [Fact]
    public void A_market_without_a_territory_for_all_of_it_is_named() =>
        ProblemsOf(Book(Territory("spain").In("ES"), Territory("porto").In("PT") with { Industries = ["wine"] }) is var book
            ? book with { Routing = book.Routing with { Markets = ["ES", "PT"] } }
            : book).ShouldBe(
            """
            warning LR4340 $.routing.markets: No territory takes every lead of PT.
              Add one that gives only "country": "PT", or one without criteria for everything else; more specific ones still count before it.
            """);

    /// <summary>G8: below 10, 11 to 50 and above 50 leave exactly 10 to nobody.</summary>
    [Fact, Trait("Requirement", "G8")]
    public void A_size_that_is_left_out_is_named() =>
        ProblemsOf(
            Territory("a").In("ES") with { Employees = new NumberRange(null, false, 10, false) },
            Territory("b").In("ES").Sized(11, 50),
            Territory("c").In("ES") with { Employees = new NumberRange(50, false, null, false) }).ShouldBe(
            """
            warning LR4341 $.routing.territories.a: None of 'a', 'b' and 'c' takes companies with exactly 10 employees.
              Widen one of them, add one for these sizes, or add one beside them without "employees" for the rest.
            """);

    [Fact]
    public void It_is_said_who_keeps_the_sizes_that_are_left_out() =>
        ProblemsOf(Territory("spain").In("ES"), Territory("a").Under("spain").Sized(null, 9), Territory("b").Under("spain").Sized(20, null)).ShouldBe(
            """
            warning LR4341 $.routing.territories.a: None of 'a' and 'b' takes companies with from 10 to 19 employees; they stay with 'spain'.
              Widen one of them, add one for these sizes, or add one beside them without "employees" for the rest.
            """);
}
