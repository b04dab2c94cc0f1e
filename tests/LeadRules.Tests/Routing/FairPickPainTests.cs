using LeadRules.Routing;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>What users of other products complain about in their round robin, shown not to happen here. Letters and numbers are those of the list of pains.</summary>
public sealed class FairPickPainTests
{
    [Fact, Trait("Pain", "A2"), Trait("Pain", "B25")]
    public void Who_is_inactive_receives_nothing()
    {
        var pool = Pool(OfEqual(3));

        pool.Give(30, pool.Without(PassedOver.Inactive, "m01")).Winners.ShouldNotContain("m01");
    }

    [Fact, Trait("Pain", "A2"), Trait("Pain", "B29")]
    public void In_a_pool_where_all_are_inactive_nobody_is_picked()
    {
        var pool = Pool(OfEqual(2));

        pool.Pick("lead", Monday, pool.Without(PassedOver.Inactive, "m00", "m01")).ShouldBeNull();
    }

    [Fact, Trait("Pain", "B29")]
    public void In_a_pool_without_members_nobody_is_picked() => PoolState.New("smb").Pick("lead", Monday, []).ShouldBeNull();

    [Fact, Trait("Pain", "A3")]
    public void The_turns_of_the_inactive_are_shared_by_all_and_not_taken_by_one()
    {
        var pool = Pool(OfEqual(5));

        var winners = pool.Give(30, pool.Without(PassedOver.Inactive, "m02", "m04")).Winners;

        new[] { "m00", "m01", "m03" }.Select(winners.Of).ShouldBe([10, 10, 10]);
    }

    /// <summary>Each lead finds other members able to receive it. Names that begin with A once had half as much again.</summary>
    [Fact, Trait("Pain", "A4")]
    public void A_filter_that_changes_with_each_lead_favours_nobody_by_name()
    {
        var (pool, random, received) = (Pool(OfEqual(10)), new Random(1), new int[10]);
        for (var lead = 0; lead < 3000; lead++)
        {
            var step = pool.Pick("lead", Monday, [.. pool.Members.Reps.Select(_ => random.Next(2) == 0 ? PassedOver.None : PassedOver.DoesNotTake)]);
            pool = step?.State ?? pool;
            if (step is { } one)
                received[pool.Members.IndexOf(one.Event.Rep!)]++;
        }

        ((double)received.Max()).ShouldBeLessThan(received.Min() * 1.2);
        pool.Credits.ToArray().Max(Math.Abs).ShouldBeLessThan(2 * PoolState.OneLead);
    }

    /// <summary>Rules that send to one pool share its turns, however they alternate.</summary>
    [Fact, Trait("Pain", "A7")]
    public void One_of_equals_never_has_two_in_a_row()
    {
        var winners = Pool(OfEqual(3)).Give(60).Winners;

        winners.Zip(winners.Skip(1)).ShouldAllBe(static pair => pair.First != pair.Second);
    }

    [Fact, Trait("Pain", "A7")]
    public void A_lead_by_another_way_costs_a_turn_only_where_it_is_charged()
    {
        var pool = Pool(OfEqual(2));

        pool.Charge("own", Monday, "m00", new PassedOver[2]).State.Give(3).Winners.ShouldBe(["m01", "m00", "m01"]);
        pool.Give(3).Winners.ShouldBe(["m00", "m01", "m00"]);
    }

    /// <summary>The senior had 30 of 30 where each day's run began at the top. The state is kept between days, in parts.</summary>
    [Fact, Trait("Pain", "B1")]
    public void One_lead_a_day_goes_round()
    {
        var (pool, winners) = (Pool(OfEqual(3)), new List<string>());
        for (var day = 0; day < 30; day++)
        {
            (pool, var winner) = pool.Give(1);
            winners.AddRange(winner);
            pool = new PoolState(pool.Pool, pool.Version, pool.Turn, pool.Members, pool.Credits.ToArray(), pool.LastTurns.ToArray(), pool.Values.ToArray(), pool.Missed.ToArray());
        }

        pool.Members.Reps.Select(winners.ToArray().Of).ShouldBe([10, 10, 10]);
    }

    [Fact, Trait("Pain", "B2")]
    public void Where_all_weights_are_zero_nobody_is_picked() => Pool(("a", 0), ("b", 0)).Pick("lead", Monday, new PassedOver[2]).ShouldBeNull();

    [Fact, Trait("Pain", "B2")]
    public void Weight_zero_receives_nothing_beside_others() => Pool(("a", 0), ("b", 1)).Give(10).Winners.ShouldAllBe(static winner => winner == "b");

    [Fact, Trait("Pain", "B12")]
    public void When_weights_become_equal_again_nothing_of_them_persists() =>
        Pool(("a", 9), ("b", 1), ("c", 1)).Give(500).Pool.Changed(OfThree()).Give(30).Winners.GroupBy(static winner => winner).ShouldAllBe(static group => group.Count() >= 9 && group.Count() <= 11);

    /// <summary>The shortfall of each rep is there to be shown.</summary>
    [Fact, Trait("Pain", "B12")]
    public void Credit_tells_how_far_each_is_behind()
    {
        var pool = Pool(OfEqual(2)).Give(1).Pool;

        pool.Credits.ToArray().ShouldBe([-PoolState.OneLead / 2, PoolState.OneLead / 2]);
    }

    [Fact, Trait("Pain", "B17")]
    public void A_lead_that_finds_all_full_takes_nobody_s_turn()
    {
        var pool = Pool(OfEqual(3)).Give(1).Pool;

        pool.Pick("early", Monday, pool.Without(PassedOver.AtCapacity, "m00", "m01", "m02")).ShouldBeNull();
        pool.Give(1).Winners.ShouldBe(["m01"]);
    }

    [Fact, Trait("Pain", "B27")]
    public void A_batch_rotates_like_single_leads() => Pool(OfEqual(3)).Give(9).Winners.ShouldBe(["m00", "m01", "m02", "m00", "m01", "m02", "m00", "m01", "m02"]);

    private static PoolMembership OfThree() => Members(("a", 1), ("b", 1), ("c", 1));
}
