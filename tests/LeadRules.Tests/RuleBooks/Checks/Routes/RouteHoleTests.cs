using LeadRules.RuleBooks;
using static LeadRules.Tests.Routing.Routes.RoutesOf;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks.Routes;

/// <summary>What routes by ranges and by bands leave out.</summary>
[Trait("Pain", "A13")]
public sealed class RouteHoleTests
{
    [Fact]
    [Trait("Requirement", "R6")]
    [Trait("Requirement", "G7")]
    [Trait("Requirement", "G8")]
    public void The_hole_at_exactly_10_employees_is_named_with_the_fallback_where_such_leads_go() =>
        ProblemsOf(Book(Route("a", "employees < 10"), Route("b", "employees between 11 and 50"), Route("c", "employees > 50"))).ShouldBe(
            """
            warning LR4304 $.routing.routes[0].when: No route takes leads with these values of 'employees': exactly 10. They go to the fallback, 'queue rest'.
              Widen a route next to them, or add one; leave it so where the fallback is meant.
            """);

    [Fact]
    public void A_hole_among_the_leads_of_one_country_names_the_country() =>
        ProblemsOf(Book(Route("a", "country = 'DE' and employees < 10"), Route("f", "country = 'FR' and employees <= 50"), Route("b", "employees >= 20 and country = 'DE' and employees < 60"), Route("c", "country = 'DE' and lead.employees >= 61"))).ShouldBe(
            """
            warning LR4304 $.routing.routes[0].when: No route takes leads for which 'country = 'DE'' with these values of 'employees': from 10 to 19 and exactly 60. They go to the fallback, 'queue rest'.
              Widen a route next to them, or add one; leave it so where the fallback is meant.
            """);

    [Fact]
    public void Scores_have_holes_in_their_own_steps() =>
        ProblemsOf(Book(Route("low", "score.fit < 5"), Route("high", "score.fit > 5"))).ShouldContain("these values of 'score.fit': exactly 5.");

    [Fact]
    public void Without_a_fallback_the_hole_says_so()
    {
        var book = Book(Route("a", "employees < 10"), Route("b", "employees > 10"));

        ProblemsOf(book with { Routing = book.Routing with { Fallback = null } }).ShouldContain("exactly 10. There is no fallback for them.\n");
    }

    [Theory]
    [InlineData("employees <= 10", "employees between 11 and 50", "employees > 50")]
    [InlineData("employees > 50", "employees < 20", "employees between 9 and 50")]
    [InlineData("employees < 10", "employees > 10", "employees = 10")]
    [InlineData("employees < 10", "employees > 10", "employees in (5, 10)")]
    [InlineData("employees < 10", "employees > 10", "employees is present")]
    [InlineData("country = 'DE' and employees < 10", "country = 'DE' and employees > 10", "country in ('DE', 'FR')")]
    [InlineData("country = 'DE' and employees < 10", "country = 'FR' and employees > 10", "country = 'PT'")]
    [InlineData("employees between 11 and 50", "employees > 50", "plan = 'pro'")]
    public void Ranges_without_a_gap_between_them_say_nothing(string first, string second, string third) =>
        ProblemsOf(Book(Route("a", first), Route("b", second), Route("c", third))).ShouldNotContain("LR4304");

    [Fact]
    public void A_band_without_a_route_is_named() =>
        ProblemsOf(Sized(Route("small", "band.size = 'S'"), Route("large", "band.size in ('L', 'XL')"))).ShouldBe(
            """
            warning LR4305 $.routing.routes[0].when: No route takes leads whose 'band.size' is 'M'. They go to the fallback, 'queue rest'.
              Add a route; leave it so where the fallback is meant.
            """);

    [Theory]
    [InlineData("band.size = 'S'", "plan = 'pro'")]
    [InlineData("band.size = 'S'", "band.size in ('M', 'L', 'xl')")]
    [InlineData("band.size = 'S'", "band.size != 'S'")]
    [InlineData("band.size = 'S' and plan = 'pro'", "band.size = 'M' and plan = 'free'")]
    public void Bands_that_one_route_alone_asks_for_or_that_all_have_a_route_say_nothing(string first, string second) =>
        ProblemsOf(Sized(Route("a", first), Route("b", second))).ShouldNotContain("LR4305");

    [Fact]
    public void A_route_that_does_nothing_at_all_is_reported() =>
        ProblemsOf(Book(Route("ignored", "plan = 'free'") with { To = Destination.Nobody })).ShouldBe(
            """
            warning LR4303 $.routing.routes[0]: The route 'ignored' gives its leads to nobody, and nobody is told.
              Say who is told, "do": [{ "do": "notify", "to": "marketing" }], or name a destination.
            """);

    [Fact]
    [Trait("Requirement", "R11")]
    public void A_route_that_only_tells_somebody_says_nothing() =>
        ProblemsOf(Book(Route("told", "plan = 'free'") with { To = Destination.Nobody, Do = [new ActionDefinition(IntentKind.Notify, "marketing", null, null)] })).ShouldBeEmpty();

    private static RuleBook Sized(params RouteDefinition[] routes) => Book(routes) with
    {
        Bands = [new BandSetDefinition { Name = "size", Of = "employees", Bands = [new("S", new(null, false, 10, false)), new("M", new(10, true, 50, true)), new("L", new(51, true, 200, true)), new("XL", new(201, true, null, false))] }],
    };
}
