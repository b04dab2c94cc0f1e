using LeadRules.Conditions;
using LeadRules.Routing;
using static LeadRules.Tests.Routing.Routes.RoutesOf;

namespace LeadRules.Tests.Routing.Routes;

/// <summary>Which route takes a lead, how far the lead has come on it, and why earlier routes did not take it.</summary>
public sealed class RouteTableTests
{
    private static readonly RoutesOf BySize = new(Book(Route("a", "employees < 10"), Route("b", "employees between 11 and 50"), Route("c", "employees > 50")));

    [Theory]
    [InlineData(9, "a")]
    [InlineData(10, null)]
    [InlineData(11, "b")]
    [InlineData(20, "b")]
    [InlineData(50, "b")]
    [InlineData(51, "c")]
    [InlineData(null, null)]
    [Trait("Requirement", "R6")]
    [Trait("Requirement", "G7")]
    [Trait("Requirement", "G8")]
    public void Leads_are_split_by_the_size_of_their_company(int? employees, string? route) => BySize.Taking(new Lead("x") { Employees = employees }).ShouldBe(route);

    [Fact]
    public void The_first_route_that_takes_a_lead_takes_it() =>
        new RoutesOf(Book(Route("none", "employees > 500"), Route("first", "employees > 5"), Route("second", "employees > 6"))).Taking(new Lead("x") { Employees = 9 }).ShouldBe("first");

    [Fact]
    public void The_search_goes_on_after_a_route() =>
        new RoutesOf(Book(Route("first", "employees > 5"), Route("second", "employees > 6"))).Next(new Lead("x") { Employees = 9 }, Noon(2026, 1, 1), from: 1).ShouldBe(1);

    [Fact]
    public void The_search_ends_after_the_last_route() => BySize.Next(new Lead("x") { Employees = 9 }, Noon(2026, 1, 1), from: 3).ShouldBe(-1);

    [Theory]
    [InlineData("2026-03-01T22:59:59Z", null)]
    [InlineData("2026-03-01T23:00:00Z", "campaign")]
    [InlineData("2026-03-31T21:59:59Z", "campaign")]
    [InlineData("2026-03-31T22:00:00Z", null)]
    [Trait("Pain", "A14")]
    public void A_route_is_in_force_from_its_first_date_to_its_last_in_the_zone_of_the_rule_book(string at, string? route)
    {
        var book = Book(Route("campaign") with { From = new(2026, 3, 2), Until = new(2026, 3, 31) }) with { TimeZone = "Europe/Madrid" };

        new RoutesOf(book).Taking(new Lead("x"), DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(route);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [Trait("Requirement", "R10")]
    public void A_lead_has_come_as_far_as_the_last_step_whose_condition_is_true(int meetings, int step)
    {
        var routes = new RoutesOf(Book(Route("two-steps") with { Then = [new(Condition.Parse("any(meeting.booked)"), Destination.Rep("ana")), new(Condition.Parse("count(meeting.booked) > 2"), Destination.Rep("ben"))] }));
        var at = Noon(2026, 1, 9);
        var evaluation = routes.About(new Lead("x") { Activities = ActivityHistory.Of(Enumerable.Range(0, meetings).Select(i => new Activity("meeting.booked", at.AddDays(-i)))) }, at);

        routes.Table.StepOf(0, ref evaluation).ShouldBe(step);
    }

    [Fact]
    public void Something_is_done_for_the_leads_that_its_condition_takes()
    {
        var routes = new RoutesOf(Book(Route("a") with { Do = [new(IntentKind.Notify, "owner", null, null), new(IntentKind.CreateTask, "owner", "call", Condition.Parse("phone is present")), new(IntentKind.CreateTask, "owner", "mail", Condition.Parse("phone is missing"))] }));
        var evaluation = routes.About(new Lead("x") { Phone = "1" }, Noon(2026, 1, 9));

        (routes.Table.ActionApplies(0, 0, ref evaluation), routes.Table.ActionApplies(0, 1, ref evaluation), routes.Table.ActionApplies(0, 2, ref evaluation)).ShouldBe((true, true, false));
    }

    [Theory]
    [InlineData("employees > 5", false)]
    [InlineData("lead.employees > 5", false)]
    [InlineData("score.fit > 5", true)]
    [InlineData("employees > 5 and segment.large", true)]
    public void A_table_says_whether_it_asks_for_scores(string condition, bool needs) =>
        new RoutesOf(Book(Route("a", condition)) with { Segments = [RuleBooks.Sample.Segment("large", "score.fit > 5")] }).Table.NeedsScores.ShouldBe(needs);

    [Fact]
    public void A_problem_in_a_condition_has_its_path() =>
        new RoutesOf(Book(Route("a", "employes > 5") with { Then = [new(Condition.Parse("plann = 'x'"), Destination.Owner)], Do = [new(IntentKind.Notify, null, null, Condition.Parse("segment.none"))] }))
            .Problems.Select(static problem => problem.Path).ShouldBe(["$.routing.routes[0].when", "$.routing.routes[0].then[0].when", "$.routing.routes[0].do[0].when"]);

    [Fact]
    [Trait("Pain", "A1")]
    public void The_explanation_says_of_each_earlier_route_why_it_did_not_take_the_lead() =>
        new RoutesOf(Book(
            Route("large", "employees > 50"),
            Route("spanish", "country = 'ES' and employees > 5"),
            Route("mid", "country = 'DE' and employees between 11 and 50"),
            Route("listed", "country = 'DE' and plan in ('pro', 'team')"),
            Route("apart", "country = 'FR' and employees > 50"),
            Route("either", "employees > 50 or employees < 5"),
            Route("known", "employees > 5 and dealValue > 100"),
            Route("autumn") with { From = new(2026, 9, 1), Until = new(2026, 10, 31) },
            Route("all"))).Missed(new Lead("x") { Country = "DE", Employees = 9 }.With("plan", "free")).ShouldBe(
            """
            route 'large': employees is 9; the route takes > 50
            route 'spanish': country is 'DE'; the route takes = 'ES'
            route 'mid': employees is 9; the route takes between 11 and 50
            route 'listed': plan is 'free'; the route takes in ('pro', 'team')
            route 'apart': country = 'FR' is false: country is 'DE'
            route 'either': employees > 50 or employees < 5 is false: employees is 9
            route 'known': dealValue is missing; the route takes > 100
            route 'autumn': not in force, which it is from 2026-09-01 to 2026-10-31
            """);

    [Fact]
    public void A_trace_names_what_is_missing()
    {
        var trace = new RoutesOf(Book(Route("a", "employees > 5 and (dealValue > 100 or plan = 'pro')"))).Traces(new Lead("x") { Employees = 9 }).ShouldHaveSingleItem();

        trace.Reason.ShouldBe(RouteMiss.Unknown);
        trace.Missing.ShouldBe(["dealValue", "plan"]);
        trace.Part!.Text.ShouldBe("dealValue > 100 or plan = 'pro'");
        trace.Change.ShouldBeNull();
    }

    [Fact]
    public void A_route_that_took_the_lead_and_passed_it_on_says_so()
    {
        var routes = new RoutesOf(Book(Route("owner", "employees > 5") with { To = Destination.Owner }, Route("rest")));
        var evaluation = routes.About(new Lead("x") { Employees = 9 }, Noon(2026, 1, 1));

        routes.Table.Explain(ref evaluation, "rest").ShouldHaveSingleItem().ToString().ShouldBe("route 'owner': takes such leads, but passed this one on");
    }

    [Fact]
    public void Finding_the_route_allocates_nothing()
    {
        var routes = new RoutesOf(Book([.. Enumerable.Range(0, 200).Select(static i => Route($"r{i}", $"country = 'C{i % 20}' and employees between {i} and {i + 5} and plan = 'pro'"))]));
        routes.Table.FacetCount.ShouldBe(3);
        var lead = new Lead("x") { Country = "C19", Employees = 199 }.With("plan", "pro");
        var evaluation = routes.About(lead, Noon(2026, 1, 1));
        routes.Table.Next(ref evaluation, 0).ShouldBe(199);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
            routes.Table.Next(ref evaluation, 0);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>Each condition asks a function of the host first, which counts; so only the search can spare the call.</summary>
    [Theory]
    [InlineData("asked(0) = 0 and country = 'C{0}'")]
    [InlineData("asked(0) = 0 and country in ('C{0}', 'D{0}')")]
    [InlineData("asked(0) = 0 and not country != 'C{0}'")]
    [InlineData("asked(0) = 0 and employees between {0} and {0}")]
    [InlineData("asked(0) = 0 and employees = {0}")]
    [InlineData("asked(0) = 0 and fleetSize = {0}")]
    [InlineData("asked(0) = 0 and plan = 'P{0}'")]
    [InlineData("asked(0) = 0 and (country = 'C{0}' or plan = 'P{0}')")]
    public void Of_a_thousand_routes_those_that_the_lead_leaves_impossible_are_not_asked(string condition)
    {
        var calls = 0;
        var asked = new LeadFunction("asked", FieldType.Number, [FieldType.Number], (in FunctionArguments arguments) =>
        {
            calls++;
            return arguments[0];
        });
        var routes = new RoutesOf(
            Book([.. Enumerable.Range(0, 1000).Select(i => Route($"r{i}", string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, i)))]),
            LeadEngineOptions.Default.WithFunction(asked));

        routes.Taking(new Lead("x") { Country = "c777", Employees = 777 }.With("fleetSize", 777).With("plan", "P777")).ShouldBe("r777");

        calls.ShouldBeLessThanOrEqualTo(condition.Contains(" or ", StringComparison.Ordinal) ? 1000 : 1);
    }
}
