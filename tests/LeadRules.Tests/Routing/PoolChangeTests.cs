using System.Globalization;
using LeadRules.Routing;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>What else changes a pool, by example.</summary>
public sealed class PoolChangeTests
{
    private const long One = PoolState.OneLead;

    [Fact]
    public void Who_joins_begins_with_no_credit() =>
        Pool(("a", 1), ("c", 1)).Give(1).Pool.Changed(Members(("a", 1), ("b", 1), ("c", 1))).Credits.ToArray().ShouldBe([-One / 2, 0, One / 2]);

    [Fact]
    public void Who_joins_begins_with_the_worth_that_is_usual_for_the_weight()
    {
        var pool = Pool(("a", 1), ("b", 2)).Charge("big", Monday, "a", new PassedOver[2], 900).State;

        pool.Changed(Members(("a", 1), ("b", 2), ("c", 3))).Values.ToArray().ShouldBe([900, 0, 900]);
    }

    [Fact]
    public void What_a_leaver_had_earned_goes_to_those_who_stay_by_weight()
    {
        var pool = Kept([(3 * One) + 1, -One, (-2 * One) - 1], ("a", 1), ("b", 1), ("c", 2));

        pool.Changed(Members(("b", 1), ("c", 2))).Credits.ToArray().ShouldBe([0, 0]);
    }

    [Fact]
    public void The_unit_that_rounding_leaves_over_goes_to_the_largest_remainder() =>
        Kept([1, 0, -1], ("a", 1), ("b", 1), ("c", 2)).Changed(Members(("b", 1), ("c", 2))).Credits.ToArray().ShouldBe([0, 0]);

    [Fact]
    public void What_a_leaver_owed_is_paid_by_those_who_stay() =>
        Kept([-One, One / 2, One / 2], ("a", 1), ("b", 1), ("c", 1)).Changed(Members(("b", 1), ("c", 3))).Credits.ToArray().ShouldBe([One / 4, -One / 4]);

    [Fact]
    public void Among_those_of_weight_0_a_leavers_credit_is_spread_evenly() =>
        Kept([One, -One, 0], ("a", 1), ("b", 0), ("c", 0)).Changed(Members(("b", 0), ("c", 0))).Credits.ToArray().ShouldBe([-One / 2, One / 2]);

    [Fact]
    public void Another_weight_keeps_the_credit() => Pool(("a", 1), ("b", 1)).Give(1).Pool.Changed(Members(("a", 5), ("b", 1))).Credits.ToArray().ShouldBe([-One / 2, One / 2]);

    [Fact]
    public void The_same_members_again_are_no_event() => Pool(OfEqual(2)).With(OfEqual(2), Monday).ShouldBeNull();

    [Fact]
    public void Giving_back_returns_the_turn()
    {
        var picked = Pool(OfEqual(3)).Pick("lead", Monday, new PassedOver[3], value: 100)!.Value;

        var back = picked.State.GiveBack("lead", Monday, "m00", picked.Event.Members, picked.Event.PassedOver, value: 100).State;

        Text(back).ShouldBe("credits 0 0 0, worth 0 0 0");
        back.Turn.ShouldBe(1);
    }

    /// <summary>Of three who shared one has left: the other two give the lead's credit back, half each.</summary>
    [Fact]
    public void Of_those_who_shared_only_members_pay_back()
    {
        var picked = Pool(OfEqual(3)).Pick("lead", Monday, new PassedOver[3])!.Value;
        var fewer = picked.State.Changed(Members(("m00", 1), ("m01", 1)));

        var back = fewer.GiveBack("lead", Monday, "m00", picked.Event.Members, picked.Event.PassedOver).State;

        (back.Credits[0] - fewer.Credits[0]).ShouldBe(One / 2);
        (back.Credits[1] - fewer.Credits[1]).ShouldBe(-One / 2);
    }

    [Fact]
    public void When_the_giver_is_no_member_any_more_credits_stay()
    {
        var picked = Pool(OfEqual(3)).Pick("lead", Monday, new PassedOver[3])!.Value;
        var without = picked.State.Changed(Members(("m01", 1), ("m02", 1)));

        without.GiveBack("lead", Monday, "m00", picked.Event.Members, picked.Event.PassedOver).State.Credits.ToArray().ShouldBe(without.Credits.ToArray());
    }

    [Fact]
    public void A_transfer_takes_the_turn_and_the_worth_along()
    {
        var pool = Pool(("a", 1), ("b", 1)).Pick("lead", Monday, new PassedOver[2], value: 100)!.Value.State.Transfer("lead", Monday, "a", "b", 100).State;

        Text(pool).ShouldBe("credits 0.5 -0.5, worth 0 100");
    }

    [Theory, InlineData("a", "stranger", "credits -0.5 0.5, worth 0 0"), InlineData("stranger", "a", "credits -0.5 0.5, worth 200 0")]
    public void A_transfer_from_or_to_a_stranger_moves_the_worth_alone(string from, string to, string expected)
    {
        var pool = Pool(("a", 1), ("b", 1)).Pick("lead", Monday, new PassedOver[2], value: 100)!.Value.State;

        Text(pool.Transfer("lead", Monday, from, to, 100).State).ShouldBe(expected);
    }

    [Fact]
    public void A_charge_is_shared_by_those_who_could_have_received_the_lead_and_paid_by_who_did()
    {
        var pool = Pool(OfEqual(3));

        pool.Charge("own", Monday, "m02", pool.Without(PassedOver.AtCapacity, "m02")).State.Credits.ToArray().ShouldBe([One / 2, One / 2, -One]);
    }

    [Fact]
    public void A_charge_where_nobody_shares_costs_nothing()
    {
        var pool = Pool(OfEqual(2));

        pool.Charge("own", Monday, "m01", pool.Without(PassedOver.OutsideHours, "m00", "m01")).State.Credits.ToArray().ShouldBe([0, 0]);
    }

    [Fact]
    public void A_reset_forgets_credits_and_worth_but_not_whose_turn_it_was()
    {
        var pool = Pool(OfEqual(4)).Pick("lead", Monday, new PassedOver[4], value: 100)!.Value.State.Reset(Monday).State;

        Text(pool).ShouldBe("credits 0 0 0 0, worth 0 0 0 0");
        pool.Give(1).Winners.ShouldBe(["m01"], "m00 was the last");
    }

    [Fact]
    public void An_event_of_another_version_is_refused()
    {
        var reset = Pool(OfEqual(2)).Reset(Monday).Event;

        Should.Throw<ArgumentException>(() => PoolState.New("smb").Apply(reset)).Message.ShouldBe("Event 2 of pool 'smb' cannot follow version 0 of pool 'smb'. (Parameter 'happened')");
    }

    [Fact]
    public void A_pick_among_other_members_is_refused()
    {
        var picked = Pool(OfEqual(2)).Pick("lead", Monday, new PassedOver[2])!.Value.Event;

        Should.Throw<ArgumentException>(() => Pool(OfEqual(3)).Apply(picked)).Message.ShouldBe("Event 2 of pool 'smb' is about other members than the pool has at version 1. (Parameter 'happened')");
    }

    [Fact]
    public void A_pick_of_somebody_passed_over_is_refused()
    {
        var picked = Pool(OfEqual(2)).Pick("lead", Monday, new PassedOver[2])!.Value.Event with { PassedOver = [PassedOver.Absent, PassedOver.None] };

        Should.Throw<ArgumentException>(() => Pool(OfEqual(2)).Apply(picked)).Message.ShouldBe("'m00' was picked in pool 'smb' and passed over at once. (Parameter 'happened')");
    }

    [Fact]
    public void A_charge_of_a_stranger_is_refused() =>
        Should.Throw<ArgumentException>(() => Pool(OfEqual(2)).Charge("own", Monday, "eve", new PassedOver[2])).Message.ShouldBe("'eve' is no member of pool 'smb' at version 1. (Parameter 'happened')");

    [Fact]
    public void Reasons_for_another_number_of_members_are_refused() =>
        Should.Throw<ArgumentException>(() => Pool(OfEqual(2)).Charge("own", Monday, "m00", new PassedOver[1])).Message
            .ShouldBe("Event 2 of pool 'smb' says of 1 members why they were passed over; there are 2. (Parameter 'happened')");

    [Fact]
    public void Credits_that_do_not_sum_to_zero_are_refused() =>
        Should.Throw<ArgumentException>(() => Kept([1, 0], ("a", 1), ("b", 1))).Message.ShouldBe("The credits of pool 'smb' sum to 1, not to 0. (Parameter 'credits')");

    [Fact]
    public void A_list_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => Kept([0], ("a", 1), ("b", 1))).Message.ShouldBe("There are 1 numbers for 2 members. (Parameter 'credits')");

    private static string Text(PoolState pool) =>
        FormattableString.Invariant($"credits {string.Join(' ', pool.Credits.ToArray().Select(static credit => (decimal)credit / One).Select(static leads => leads.ToString("0.##", CultureInfo.InvariantCulture)))}, worth {string.Join(' ', pool.Values.ToArray())}");

    private static PoolState Kept(long[] credits, params (string Rep, int Weight)[] members) =>
        new("smb", 7, 20, Members(members), credits, new long[members.Length], new long[members.Length], new long[members.Length]);
}
