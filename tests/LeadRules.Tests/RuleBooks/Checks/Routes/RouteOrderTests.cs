using LeadRules.Conditions;
using LeadRules.RuleBooks;
using static LeadRules.Tests.Routing.Routes.RoutesOf;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks.Routes;

/// <summary>Routes and steps that no lead comes to.</summary>
[Trait("Pain", "A13")]
public sealed class RouteOrderTests
{
    [Fact]
    public void A_route_after_one_for_everyone_is_never_reached() =>
        ProblemsOf(Book(Route("all"), Route("large", "employees > 50"))).ShouldBe(
            """
            warning LR4301 $.routing.routes[1]: No lead ever comes to the route 'large': 'all' before it takes everyone.
              Move it before 'all', or take it away.
            """);

    [Fact]
    public void A_route_with_the_condition_of_an_earlier_one_is_never_reached() =>
        ProblemsOf(Book(Route("a", "employees > 50"), Route("b", "plan = 'pro'"), Route("c", "employees > 50"))).ShouldBe(
            """
            warning LR4301 $.routing.routes[2]: No lead ever comes to the route 'c': 'a' before it has the same condition.
              Change one of the two conditions, or take it away.
            """);

    [Fact]
    public void A_route_within_an_earlier_wider_one_is_never_reached() =>
        ProblemsOf(Book(Route("some", "employees > 10"), Route("many", "employees > 50"))).ShouldBe(
            """
            warning LR4301 $.routing.routes[1]: No lead ever comes to the route 'many': 'employees > 10' of 'some' before it is true wherever 'employees > 50' is.
              Move it before 'some', or take it away.
            """);

    [Theory]
    [InlineData("country in ('ES', 'PT')", "country = 'es'")]
    [InlineData("country = 'ES'", "country = 'ES' and employees > 5")]
    [InlineData("employees > 5 or country = 'ES'", "employees > 9")]
    [InlineData("employees between 10 and 50", "employees = 11 and country = 'ES'")]
    [InlineData("country is present", "country = 'ES'")]
    [InlineData("plan is missing or plan != 'pro'", "plan = 'free'")]
    [InlineData("not plan = 'pro'", "plan = 'free'")]
    [InlineData("name matches 'a+'", "name matches 'a+' and employees > 1")]
    [InlineData("any(email.clicked)", "count(email.clicked) > 3")]
    [InlineData("lead.employees > 5", "employees > 9")]
    [InlineData("true", "employees > 9")]
    public void A_route_is_never_reached_where_an_earlier_condition_follows_from_its_own(string earlier, string later) =>
        ProblemsOf(Book(Route("a", earlier), Route("b", later))).ShouldContain("LR4301 $.routing.routes[1]");

    /// <summary>An unknown condition takes no lead, so what follows only where everything is known does not follow.</summary>
    [Theory]
    [InlineData("employees > 50", "employees > 10")]
    [InlineData("country = 'ES'", "country = 'PT'")]
    [InlineData("employees > 10 or employees <= 10", "country = 'ES'")]
    [InlineData("country = 'ES' and employees > 5", "country = 'ES'")]
    [InlineData("employees != 10", "country = 'ES'")]
    [InlineData("not plan = ''", "plan = 'pro'")]
    [InlineData("name matches 'a+' or not name matches 'a+'", "name is present")]
    public void A_route_that_may_take_a_lead_is_not_reported(string earlier, string later) =>
        ProblemsOf(Book(Route("a", earlier), Route("b", later))).ShouldNotContain("LR4301");

    [Theory]
    [InlineData("owner")]
    [InlineData("territory")]
    [InlineData("rep")]
    [InlineData("rep that lets the next route try")]
    [InlineData("dispatcher")]
    [InlineData("pool that lets the next route try")]
    [InlineData("pool of the host")]
    public void A_route_that_may_pass_leads_on_hides_none(string to) => ProblemsOf(Passing(to)).ShouldNotContain("LR4301");

    [Theory]
    [InlineData("pool")]
    [InlineData("rep who holds")]
    [InlineData("rep with an overflow pool")]
    [InlineData("nobody")]
    public void A_route_that_keeps_its_leads_hides_those_after_it(string to) => ProblemsOf(Passing(to)).ShouldContain("LR4301 $.routing.routes[1]");

    [Fact]
    [Trait("Pain", "A14")]
    public void A_route_that_is_in_force_for_longer_is_reached_in_the_rest_of_the_time() =>
        ProblemsOf(Book(Route("campaign") with { From = new(2026, 1, 1), Until = new(2026, 3, 31) }, Route("all", "employees > 5"))).ShouldNotContain("LR4301");

    [Fact]
    [Trait("Pain", "A14")]
    public void A_route_within_the_dates_of_an_earlier_one_is_never_reached() =>
        ProblemsOf(Book(Route("all") with { Until = new(2026, 3, 31) }, Route("campaign", "employees > 5") with { From = new(2026, 1, 1), Until = new(2026, 3, 1) })).ShouldContain("LR4301");

    [Fact]
    public void A_route_that_can_never_be_true_says_so_and_nothing_else() =>
        ProblemsOf(Book(Route("a", "employees > 5"), Route("b", "employees > 50 and employees < 10"))).ShouldBe(
            """
            warning LR4003 $.routing.routes[1].when: This can never be true: 'employees > 50' and 'employees < 10' exclude each other.
              employees > 50 and employees < 10
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Fact]
    [Trait("Requirement", "R10")]
    public void A_step_that_a_later_one_always_outdoes_is_never_reached() =>
        ProblemsOf(Book(Route("two-steps") with { Then = [new(Condition.Parse("count(meeting.booked) > 2"), Destination.Queue("reps")), new(Condition.Parse("any(meeting.booked)"), Destination.Queue("qualifiers"))] })).ShouldBe(
            """
            warning LR4302 $.routing.routes[0].then[0].when: This step never counts: the last step whose condition is true does, and 'any(meeting.booked)' after it is true wherever 'count(meeting.booked) > 2' is.
              Put the steps in the order in which a lead comes to them, or take it away.
            """);

    [Fact]
    public void Steps_in_the_order_in_which_leads_come_to_them_say_nothing() =>
        ProblemsOf(Book(Route("two-steps") with { Then = [new(Condition.Parse("any(meeting.booked)"), Destination.Queue("reps")), new(Condition.Parse("count(meeting.booked) > 2"), Destination.Queue("managers"))] })).ShouldBeEmpty();

    private static RuleBook Passing(string to)
    {
        var route = Route("a", "employees > 5") with
        {
            To = to.Split(' ')[0] switch
            {
                "owner" => Destination.Owner,
                "territory" => Destination.Territory,
                "rep" => Destination.Rep("ana"),
                "dispatcher" => Destination.Dispatcher("ana"),
                "nobody" => Destination.Nobody,
                _ => Destination.Pool("smb"),
            },
            WhenNobody = to switch
            {
                "rep who holds" => [NobodyPolicy.IgnoreHours, NobodyPolicy.Hold],
                "rep with an overflow pool" => [NobodyPolicy.Divert(Destination.Pool("smb"))],
                "rep that lets the next route try" => [NobodyPolicy.IgnoreHours, NobodyPolicy.NextRoute],
                _ => [],
            },
        };
        var pool = new PoolDefinition { Id = "smb", IsHosted = to == "pool of the host", WhenNobody = to == "pool that lets the next route try" ? [NobodyPolicy.IgnoreHours, NobodyPolicy.NextRoute] : [NobodyPolicy.IgnoreCapacity] };
        var book = Book(route, Route("b", "employees > 9"));
        return book with { Routing = book.Routing with { Reps = [new RepDefinition { Id = "ana" }], Pools = [pool] } };
    }
}
