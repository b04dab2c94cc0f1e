using LeadRules.Routing;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>The fair choice by example.</summary>
public sealed class FairPickTests
{
    [Fact, Trait("Requirement", "R1")]
    public void Six_leads_for_three_reps_are_two_each_in_order() =>
        string.Join(' ', Pool(("a", 1), ("b", 1), ("c", 1)).Give(6).Winners).ShouldBe("a b c a b c");

    [Fact, Trait("Requirement", "R1")]
    public void Weights_five_one_one_interleave_and_repeat() =>
        string.Join(' ', Pool(("a", 5), ("b", 1), ("c", 1)).Give(21).Winners).ShouldBe("a a b a c a a a a b a c a a a a b a c a a");

    [Fact, Trait("Pain", "B10"), Trait("Pain", "B12")]
    public void Weights_200_100_100_give_60_leads_as_30_15_15()
    {
        var winners = Pool(("a", 200), ("b", 100), ("c", 100)).Give(60).Winners;

        (winners.Of("a"), winners.Of("b"), winners.Of("c")).ShouldBe((30, 15, 15));
    }

    [Fact]
    public void Two_equal_members_take_turns() => Pool(("a", 1), ("b", 1)).Give(5).Winners.ShouldBe(["a", "b", "a", "b", "a"]);

    /// <summary>Absence earns nothing: the fair part of the next 16 is 2, of the next 60 is 7.5.</summary>
    [Fact]
    public void Who_returns_is_not_flooded()
    {
        var (back, _) = AwayFor400();

        back.Give(16).Winners.Of("m03").ShouldBe(2);
        back.Give(60).Winners.Of("m03").ShouldBe(7);
    }

    [Fact]
    public void Who_returns_makes_up_two_leads_where_the_pool_allows_two()
    {
        var (back, _) = AwayFor400(makeUp: 2);

        back.Give(16, makeUp: 2).Winners.Of("m03").ShouldBe(4);
        back.Give(60, makeUp: 2).Winners.Of("m03").ShouldBe(10);
    }

    [Fact, Trait("Pain", "B10")]
    public void Who_joins_as_the_ninth_is_not_flooded() =>
        Pool(OfEqual(8)).Give(800).Pool.Changed(OfEqual(9)).Give(18).Winners.Of("m08").ShouldBe(2);

    private static (PoolState Pool, string[] Winners) AwayFor400(int makeUp = 0)
    {
        var warm = Pool(OfEqual(8)).Give(400, makeUp: makeUp).Pool;
        return warm.Give(400, warm.Without(PassedOver.Absent, "m03"), makeUp);
    }
}
