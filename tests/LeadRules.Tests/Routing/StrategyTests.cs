using LeadRules.Routing;
using LeadRules.Routing.Strategies;
using LeadRules.RuleBooks;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>Whom the strategies prefer, and what happens to the others.</summary>
public sealed class StrategyTests
{
    [Fact]
    public void The_strategies_have_the_names_that_rule_books_use() =>
        BuiltInStrategies.All.Select(static strategy => strategy.Name).ShouldBe(["roundRobin", "leastOpen", "longestWait", "bestMatch", "value"]);

    [Theory, InlineData("roundRobin", true), InlineData("RoundRobin", false), InlineData("random", false)]
    public void A_strategy_is_found_by_its_exact_name(string name, bool isThere) => (BuiltInStrategies.Find(name) is not null).ShouldBe(isThere);

    [Theory]
    [InlineData("roundRobin", "takes turns", "takes turns")]
    [InlineData("leastOpen", "1 open lead", "4 open leads")]
    [InlineData("longestWait", "last lead 2h5m ago", "last lead 59s ago")]
    [InlineData("bestMatch", "3 matches", "1 match")]
    [InlineData("value", "worth 50 for each 1 of weight", "worth 120.25 for each 1 of weight")]
    public void The_better_of_two_costs_less_and_says_why(string name, string better, string worse)
    {
        var strategy = BuiltInStrategies.Find(name)!;
        var one = strategy.CostOf(Candidate(open: 1, wait: new(2, 5, 0), matches: 3, value: 10_000, weight: 2));
        var other = strategy.CostOf(Candidate(open: 4, wait: new(0, 0, 59), matches: 1, value: 12_025, weight: 1));

        (name == "roundRobin" ? one == other : one < other).ShouldBeTrue();
        (strategy.Describe(one), strategy.Describe(other)).ShouldBe((better, worse));
    }

    [Fact]
    public void Who_never_had_a_lead_has_waited_longest()
    {
        var strategy = BuiltInStrategies.Find("longestWait")!;
        var cost = strategy.CostOf(new RoutingCandidate { Rep = new() { Id = "ana" }, Weight = 1, State = RepCounts.New("ana"), Value = 0, Matches = 0, Lead = new("x"), At = Monday });

        cost.ShouldBeLessThan(strategy.CostOf(Candidate(wait: TimeSpan.FromDays(10_000))));
        strategy.Describe(cost).ShouldBe("never had a lead");
    }

    [Fact, Trait("Requirement", "R17")]
    public void All_but_the_least_loaded_are_outranked() => Narrowed([3, 1, 2, 1]).ShouldBe([PassedOver.Outranked, PassedOver.None, PassedOver.Outranked, PassedOver.None]);

    [Fact]
    public void Costs_of_those_who_are_passed_over_do_not_count() =>
        Narrowed([0, 5, 7], PassedOver.Absent).ShouldBe([PassedOver.Absent, PassedOver.None, PassedOver.Outranked]);

    [Fact]
    public void Not_a_number_stands_behind_all_numbers() =>
        Narrowed([double.NaN, double.PositiveInfinity, double.NaN]).ShouldBe([PassedOver.Outranked, PassedOver.None, PassedOver.Outranked]);

    [Fact]
    public void Where_no_cost_is_a_number_all_are_equal() => Narrowed([double.NaN, double.NaN]).ShouldBe([PassedOver.None, PassedOver.None]);

    [Fact]
    public void A_strategy_that_throws_costs_no_number_and_is_told()
    {
        Preference.CostOf(new Faulty(), Candidate(), out var fault).ShouldBe(double.NaN);

        fault!.Message.ShouldBe("No answer.");
    }

    [Fact]
    public void A_strategy_that_answers_has_no_fault()
    {
        Preference.CostOf(BuiltInStrategies.Find("leastOpen")!, Candidate(open: 3), out var fault).ShouldBe(3);

        fault.ShouldBeNull();
    }

    private static PassedOver[] Narrowed(double[] costs, params PassedOver[] first)
    {
        PassedOver[] passedOver = [.. first, .. new PassedOver[costs.Length - first.Length]];
        Preference.Narrow(costs, passedOver);
        return passedOver;
    }

    private static RoutingCandidate Candidate(int open = 0, TimeSpan wait = default, int matches = 0, long value = 0, int weight = 1) => new()
    {
        Rep = new RepDefinition { Id = "ana" },
        Weight = weight,
        State = RepCounts.New("ana") with { Open = open, LastAt = Monday - wait },
        Value = value,
        Matches = matches,
        Lead = new Lead("x"),
        At = Monday,
    };

    private sealed class Faulty() : RoutingStrategy("faulty")
    {
        public override double CostOf(in RoutingCandidate candidate) => throw new InvalidOperationException("No answer.");

        public override string Describe(double cost) => "";
    }
}
