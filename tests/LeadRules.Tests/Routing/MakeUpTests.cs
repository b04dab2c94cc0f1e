using LeadRules.Routing;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>Making up what was missed by absence, where the pool wants it.</summary>
public sealed class MakeUpTests
{
    private const long One = PoolState.OneLead;

    [Fact]
    public void An_absent_member_misses_the_share_there_would_have_been()
    {
        var pool = Pool(OfEqual(4));

        pool.Give(1, pool.Without(PassedOver.Absent, "m03"), makeUp: 2).Pool.Missed.ToArray().ShouldBe([0, 0, 0, One / 4]);
    }

    [Fact]
    public void No_more_is_missed_than_may_be_made_up()
    {
        var pool = Pool(OfEqual(4));

        pool.Give(100, pool.Without(PassedOver.Absent, "m03"), makeUp: 2).Pool.Missed[3].ShouldBe(2 * One);
    }

    [Theory, InlineData(PassedOver.OutsideHours), InlineData(PassedOver.AtCapacity), InlineData(PassedOver.Inactive)]
    public void Only_absence_can_be_made_up(PassedOver reason)
    {
        var pool = Pool(OfEqual(4));

        pool.Give(10, pool.Without(reason, "m03"), makeUp: 2).Pool.Missed.ToArray().ShouldBe(new long[4]);
    }

    [Fact]
    public void At_the_first_turn_after_the_return_the_others_pay_by_weight()
    {
        var pool = Returned([0, 0, One], ("a", 1), ("b", 3), ("c", 1)).Pick("lead", Monday, new PassedOver[3], makeUp: 1)!.Value.State;

        // One fifth, three fifths and one fifth of the lead were earned; a and b paid a quarter and three quarters for what c had missed.
        pool.Credits.ToArray().Select(static credit => Math.Round(credit / (double)One, 6)).ShouldBe([-0.05, -0.15, 0.2]);
        pool.Missed.ToArray().ShouldBe(new long[3]);
    }

    [Fact]
    public void Where_all_who_can_receive_have_something_to_make_up_it_waits()
    {
        var pool = Returned([One, One], ("a", 1), ("b", 1)).Pick("lead", Monday, new PassedOver[2], makeUp: 1)!.Value.State;

        pool.Credits.ToArray().ShouldBe([-One / 2, One / 2]);
        pool.Missed.ToArray().ShouldBe([One, One]);
    }

    [Fact]
    public void A_pool_that_does_not_make_up_any_more_forgets_what_was_missed()
    {
        var pool = Returned([0, One], ("a", 1), ("b", 1));

        pool.Give(1, pool.Without(PassedOver.Absent, "b")).Pool.Missed.ToArray().ShouldBe([0, 0]);
    }

    private static PoolState Returned(long[] missed, params (string Rep, int Weight)[] members) =>
        new("smb", 7, 20, Members(members), new long[members.Length], new long[members.Length], new long[members.Length], missed);
}
