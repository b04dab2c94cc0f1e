using LeadRules.Routing;
using LeadRules.RuleBooks;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>What is counted of a rep, and what that allows.</summary>
public sealed class RepCountsTests
{
    private static readonly DateOnly Friday = new(2026, 10, 30);
    private static readonly DateOnly Sunday = new(2026, 11, 1);
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Fact, Trait("Requirement", "R18"), Trait("Pain", "B16")]
    public void As_many_open_leads_as_capacity_are_enough()
    {
        var ana = new RepDefinition { Id = "ana", Capacity = 2 };

        CapacityOf(ana, Given(1)).ShouldBe(PassedOver.None);
        CapacityOf(ana, Given(2)).ShouldBe(PassedOver.AtCapacity);
    }

    [Fact, Trait("Requirement", "R18")]
    public void Capacity_0_receives_nothing() => CapacityOf(new RepDefinition { Id = "ana", Capacity = 0 }, Given(0)).ShouldBe(PassedOver.AtCapacity);

    [Fact]
    public void Without_limits_there_is_always_room() => CapacityOf(new RepDefinition { Id = "ana" }, Given(1000)).ShouldBe(PassedOver.None);

    [Fact]
    public void A_closed_lead_makes_room() => CapacityOf(new RepDefinition { Id = "ana", Capacity = 2 }, Given(2).Closed("hot", 0)).ShouldBe(PassedOver.None);

    [Fact]
    public void Counts_never_fall_below_0() => Given(1).Closed("hot", 700).Closed("hot", 700).ShouldBe(Given(1).Closed("hot", 700));

    [Fact, Trait("Pain", "B4")]
    public void The_quota_of_a_day_holds_however_often_is_asked()
    {
        var ana = new RepDefinition { Id = "ana", Quotas = new(Day: 2) };
        var state = Given(0);
        for (var run = 0; run < 10; run++)
            state = CapacityOf(ana, state) == PassedOver.None ? state.Given("hot", 0, Monday, Today) : state;

        state.Day.ShouldBe(new PeriodCount(Today, 2));
        CapacityOf(ana, state).ShouldBe(PassedOver.QuotaReached);
    }

    [Fact]
    public void The_next_day_begins_at_0() => CapacityOf(new RepDefinition { Id = "ana", Quotas = new(Day: 1) }, Given(1), Today.AddDays(1)).ShouldBe(PassedOver.None);

    [Fact]
    public void A_week_begins_on_Monday()
    {
        var ana = new RepDefinition { Id = "ana", Quotas = new(Week: 1) };

        CapacityOf(ana, Given(1, Friday), Sunday).ShouldBe(PassedOver.QuotaReached);
        CapacityOf(ana, Given(1, Sunday), Today).ShouldBe(PassedOver.None);
    }

    /// <summary>A month of the calendar, not thirty days that roll on and play each gap again.</summary>
    [Fact, Trait("Pain", "B3")]
    public void A_month_begins_on_its_first()
    {
        var ana = new RepDefinition { Id = "ana", Quotas = new(Month: 1) };

        CapacityOf(ana, Given(1, new(2026, 10, 1)), Friday).ShouldBe(PassedOver.QuotaReached);
        CapacityOf(ana, Given(1, Friday), Sunday).ShouldBe(PassedOver.None);
    }

    /// <summary>Two servers whose clocks differ around midnight.</summary>
    [Fact]
    public void A_lead_of_a_moment_before_midnight_counts_in_the_day_that_has_begun()
    {
        var state = Given(1).Given("hot", 0, Monday.AddDays(-1), Sunday);

        state.Day.ShouldBe(new PeriodCount(Today, 2));
        state.LastAt.ShouldBe(Monday);
    }

    [Fact]
    public void A_lead_that_is_given_back_is_out_of_the_counts_of_periods_that_still_last()
    {
        var state = Given(1, Sunday).Given("hot", 0, Monday, Today).GivenBack("hot", 0, Sunday);

        (state.Open, state.Day, state.Week, state.Month).ShouldBe((1, new(Today, 1), new(Today, 1), new(Sunday, 1)));
    }

    [Fact, Trait("Requirement", "R18")]
    public void A_category_is_full_at_its_cap_and_others_are_not()
    {
        var ana = new RepDefinition { Id = "ana", Caps = [new("hot", 2), new("warm", 5)] };

        RepCounts.CapacityOf(ana, Given(2), "Hot", Today).ShouldBe(PassedOver.CategoryFull);
        RepCounts.CapacityOf(ana, Given(2), "warm", Today).ShouldBe(PassedOver.None);
        RepCounts.CapacityOf(ana, Given(2), null, Today).ShouldBe(PassedOver.None);
    }

    [Fact]
    public void Categories_are_counted_whatever_their_letter_case_and_in_order() =>
        Given(1).Given("cold", 0, Monday, Today).Given("HOT", 0, Monday, Today).OpenBy.ShouldBe([new("cold", 1), new("hot", 2)]);

    [Fact]
    public void A_category_without_open_leads_is_not_listed() => Given(1).Closed("hot", 0).OpenBy.ShouldBeEmpty();

    [Fact]
    public void Worth_is_summed_while_leads_are_open() => Given(2).Closed("hot", 700).OpenValue.ShouldBe(700);

    /// <summary>A rep in two pools has one capacity.</summary>
    [Fact, Trait("Requirement", "R18")]
    public void Open_leads_never_exceed_capacity_over_several_pools() =>
        Properties.ForAll(
            Generators.PoolCase.Any,
            static one =>
            {
                var reps = new[] { "a", "b", "c" }.ToDictionary(static rep => rep, static rep => (Definition: new RepDefinition { Id = rep, Capacity = rep[0] - 'a' + 1 }, State: RepCounts.New(rep)));
                PoolState[] pools = [Pool(("a", 1), ("b", 2)), Pool(("b", 1), ("c", 1))];
                foreach (var step in one.Steps)
                {
                    ref var pool = ref pools[step.Who % 2];
                    var passedOver = pool.Members.Reps.Select(rep => CapacityOf(reps[rep].Definition, reps[rep].State)).ToArray();
                    if (pool.Pick("lead", Monday, passedOver) is { } picked)
                    {
                        pool = picked.State;
                        Change(picked.Event.Rep!, static state => state.Given(null, 0, Monday, Today));
                    }

                    if (step.To % 3 == 0)
                        Change(reps.Keys.ElementAt(step.Seed % 3), static state => state.Closed(null, 0));
                    reps.Values.ShouldAllBe(static rep => rep.State.Open <= rep.Definition.Capacity);
                }

                void Change(string rep, Func<RepState, RepState> change) => reps[rep] = (reps[rep].Definition, change(reps[rep].State));
            });

    private static PassedOver CapacityOf(RepDefinition rep, RepState state, DateOnly? date = null) => RepCounts.CapacityOf(rep, state, "hot", date ?? Today);

    private static RepState Given(int leads, DateOnly? date = null) =>
        Enumerable.Range(0, leads).Aggregate(RepCounts.New("ana"), (state, _) => state.Given("hot", 700, Monday, date ?? Today));
}
