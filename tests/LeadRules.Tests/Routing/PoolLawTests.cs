using LeadRules.Routing;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Routing;

/// <summary>The laws of a pool's state, on random histories: members come and go, are absent, full, give leads back and pass them on.</summary>
public sealed class PoolLawTests
{
    [Fact]
    public void Every_number_is_the_oracle_s() =>
        Properties.ForAll(PoolCase.Any, static one => PoolHistory.Run(one, static history => history.StateText().ShouldBe(history.Oracle.ToString())), PoolCase.Smaller, tests: 400);

    [Fact]
    public void Credits_sum_to_exactly_zero_after_every_operation() =>
        Properties.ForAll(PoolCase.Any, static one => PoolHistory.Run(one, static history => history.State.Sum().ShouldBe(0)), PoolCase.Smaller);

    [Fact, Trait("Pain", "A5")]
    public void Replaying_the_events_makes_the_same_state_bit_for_bit() =>
        Properties.ForAll(
            PoolCase.Any,
            static one =>
            {
                var history = PoolHistory.Run(one);
                PoolState.Replay("smb", history.Events).ShouldBe(history.State);
            },
            PoolCase.Smaller);

    [Fact]
    public void The_parts_of_a_state_make_the_same_state() =>
        Properties.ForAll(
            PoolCase.Any,
            static one =>
            {
                var state = PoolHistory.Run(one).State;
                new PoolState(state.Pool, state.Version, state.Turn, state.Members, state.Credits.ToArray(), state.LastTurns.ToArray(), state.Values.ToArray(), state.Missed.ToArray()).ShouldBe(state);
            },
            PoolCase.Smaller,
            tests: 50);

    [Fact]
    public void A_pick_changes_no_credit_of_those_who_are_passed_over() =>
        Properties.ForAll(
            PoolCase.Any,
            static one =>
            {
                var before = PoolState.New("smb");
                foreach (var happened in PoolHistory.Run(one).Events)
                {
                    var after = before.Apply(happened);
                    if (happened.Kind == PoolEventKind.Picked)
                        CreditsOfThePassedOver(after, happened).ShouldBe(CreditsOfThePassedOver(before, happened));
                    before = after;
                }
            },
            PoolCase.Smaller);

    [Fact]
    public void Who_is_picked_is_never_passed_over() =>
        Properties.ForAll(
            PoolCase.Any,
            static one =>
            {
                foreach (var picked in PoolHistory.Run(one).Events.Where(static happened => happened.Kind == PoolEventKind.Picked))
                    picked.PassedOver[picked.Members.IndexOf(picked.Rep!)].ShouldBe(PassedOver.None);
            },
            PoolCase.Smaller);

    [Fact]
    public void With_one_who_can_receive_no_credit_changes() =>
        Properties.ForAll(
            PoolCase.Any,
            static one =>
            {
                var state = PoolHistory.Run(one).State;
                foreach (var alone in state.Members.Reps)
                {
                    if (state.Pick("lead", Pools.Monday, [.. state.Members.Reps.Select(rep => rep == alone ? PassedOver.None : PassedOver.OutsideHours)]) is { } step)
                        step.State.Credits.ToArray().ShouldBe(state.Credits.ToArray());
                }
            },
            PoolCase.Smaller,
            tests: 50);

    /// <summary>A give-back right after the pick leaves credits as if nothing had been picked.</summary>
    [Fact]
    public void Giving_back_undoes_the_pick() =>
        Properties.ForAll(
            PoolCase.Any,
            static one =>
            {
                var state = PoolHistory.Run(one).State;
                if (state.Pick("lead", Pools.Monday, new PassedOver[state.Members.Count], value: 7) is not { } picked)
                    return;
                var back = picked.State.GiveBack("lead", Pools.Monday, picked.Event.Rep!, picked.Event.Members, picked.Event.PassedOver, value: 7).State;
                PaidOut(state, back).ShouldBe(state.Credits.ToArray());
                back.Values.ToArray().ShouldBe(state.Values.ToArray());
            },
            PoolCase.Smaller);

    /// <summary>What was made up at the pick stays made up; without such there is nothing to take off.</summary>
    private static long[] PaidOut(PoolState before, PoolState back)
    {
        var (credits, missed) = (before.Credits.ToArray(), before.Missed.ToArray());
        MakeUp.PayOut(before.Members.Weights, new PassedOver[missed.Length], credits, missed);
        return [.. back.Credits.ToArray().Select((credit, i) => credit - credits[i] + before.Credits[i])];
    }

    private static long[] CreditsOfThePassedOver(PoolState state, PoolEvent happened) =>
        [.. Enumerable.Range(0, state.Members.Count).Where(i => happened.PassedOver[i] != PassedOver.None).Select(i => state.Credits[i])];
}
