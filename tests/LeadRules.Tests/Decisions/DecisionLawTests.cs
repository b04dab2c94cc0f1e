using FsCheck.Fluent;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Decisions;

/// <summary>What holds of every decision, whatever happens to a lead.</summary>
public sealed class DecisionLawTests
{
    private static readonly LeadEngine Engine = Story.Engine;

    [Fact]
    public void The_same_input_gives_the_same_output() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var (first, second) = (Decide(one.LeadWithAll, one.End), Decide(one.LeadWithAll, one.End));
                first.ToJson().ShouldBe(second.ToJson());
                first.State.ShouldBe(second.State);
                first.Explain().ToJson().ShouldBe(second.Explain().ToJson());
            },
            LifeCase.Smaller,
            tests: 60);

    [Fact]
    public void Events_one_at_a_time_end_where_all_at_once_do() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var all = Decide(one.LeadWithAll, one.End);
                var single = OneAtATime(one);
                single.State.ShouldBe(all.State);
                KeysOf(all).Except(single.Told).ShouldBeEmpty();

                // Of two events at one instant the second comes late: what followed from the first alone has been told.
                if (one.Events.Select(static activity => activity.At).Distinct().Count() == one.Events.Count)
                    single.Told.Order(StringComparer.Ordinal).ShouldBe(KeysOf(all).Order(StringComparer.Ordinal));
            },
            LifeCase.Smaller);

    [Fact]
    public void Events_in_any_order_and_twice_end_where_events_in_order_do() =>
        Properties.ForAll(
            from one in LifeCase.Any from seed in Gen.Choose(0, 1_000_000) select (one, seed),
            static entry =>
            {
                var (one, seed) = entry;
                var (lead, state) = (one.Lead, LeadState.New("L-1"));
                state = Engine.Decide(lead, state, Story.Monday).State;
                foreach (var activity in one.Shuffled(seed))
                {
                    lead = lead.With(activity);
                    state = Engine.Decide(lead, state, activity.At).State;
                }

                var expected = Engine.Decide(one.LeadWithAll, LeadState.New("L-1"), one.End).State;
                state.Notes.ShouldBe(expected.Notes);
            },
            static entry => LifeCase.Smaller(entry.one).Select(smaller => (smaller, entry.seed)));

    [Fact]
    public void A_second_decision_on_the_same_changes_nothing_and_tells_nothing() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var first = Decide(one.LeadWithAll, one.End);
                var second = Engine.Decide(one.LeadWithAll, first.State, one.End);
                second.State.ShouldBe(first.State);
                second.HasChanges.ShouldBeFalse();
                second.Intents.ShouldBeEmpty();
            },
            LifeCase.Smaller);

    [Fact]
    public void How_often_a_lead_is_looked_at_does_not_show() =>
        Properties.ForAll(
            from one in LifeCase.Any from looks in Gen.ListOf(Gen.Choose(0, 200_000)) select (one, looks),
            entry =>
            {
                var lead = entry.one.LeadWithAll;
                var end = entry.one.End.AddDays(20);
                var state = LeadState.New("L-1");
                foreach (var minutes in entry.looks.Order())
                {
                    if (Story.Monday.AddMinutes(minutes) < end)
                        state = Engine.Decide(lead, state, Story.Monday.AddMinutes(minutes)).State;
                }

                Engine.Decide(lead, state, end).State.Notes.ShouldBe(Decide(lead, end).State.Notes);
            },
            static entry => LifeCase.Smaller(entry.one).Select(smaller => (smaller, entry.looks)));

    [Fact]
    public void Nothing_is_noted_before_the_next_look_and_something_at_it() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var now = Decide(one.LeadWithAll, one.End);
                var next = now.NextLook();
                var end = next.At ?? one.End.AddYears(1);
                end.ShouldBeGreaterThan(one.End);
                foreach (var instant in new[] { one.End.AddTicks(1), one.End + ((end - one.End) / 2), end.AddTicks(-1) })
                {
                    if (instant < end)
                        Engine.Decide(one.LeadWithAll, now.State, instant).HasChanges.ShouldBeFalse($"at {instant:O}, before {end:O}");
                }

                if (next.Kind == NextChangeKind.Changes)
                {
                    var then = Engine.Decide(one.LeadWithAll, now.State, end);
                    (then.HasChanges || then.Slas.ChangesSince(now.Slas).Count > 0 || then.Slas.Clocks.Sum(static clock => clock.Points.Count) > now.Slas.Clocks.Sum(static clock => clock.Points.Count))
                        .ShouldBeTrue($"at {end:O}");
                }
            },
            LifeCase.Smaller,
            tests: 100);

    [Fact]
    public void Every_intent_has_a_key_of_its_own_and_names_its_cause() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var decision = Decide(one.LeadWithAll, one.End);
                var all = decision.Intents.Concat(decision.Suppressed.Select(static suppressed => suppressed.Intent)).ToList();
                all.Select(static intent => intent.Key).ShouldBeUnique();
                all.ShouldAllBe(static intent => intent.Cause.Length > 0 && intent.Key.StartsWith("L-1/", StringComparison.Ordinal));
                decision.Suppressed.ShouldAllBe(static suppressed => suppressed.Why.Length > 0);
            },
            LifeCase.Smaller);

    [Fact]
    public void The_explanation_agrees_with_the_decision() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var decision = Decide(one.LeadWithAll, one.End);
                var why = decision.Explain();
                why.Scores.Scores.Select(static score => score.Value).ShouldBe(decision.Scores.Values);
                why.Segments.Where(static segment => segment.IsIn).Select(static segment => segment.Name).Order(StringComparer.Ordinal).ShouldBe(decision.Segments.Order(StringComparer.Ordinal));
                why.Segments.ShouldAllBe(static segment => segment.Pin != SegmentPin.None || segment.IsIn == (segment.Leaves ? segment.Condition.Result != true : segment.Condition.Result == true));
                why.Classes.ShouldAllBe(set => set.Name == decision.Classes[set.Set]);

                // A way that nothing is in the way of, and that time alone opens, would have been taken.
                why.Ways.ShouldAllBe(static way => way.Transition.On.Count > 0 || way.Transition.Breach != null || way.Obstacles > 0 || way.WaitsFor.Contains("not before", StringComparison.Ordinal));
            },
            LifeCase.Smaller,
            tests: 100);

    private static LeadDecision Decide(Lead lead, DateTimeOffset at) => Engine.Decide(lead, LeadState.New("L-1"), at);

    /// <summary>What the host was told, and what it would have been told if that had still been of use.</summary>
    private static IEnumerable<string> KeysOf(LeadDecision decision) =>
        decision.Intents.Concat(decision.Suppressed.Select(static suppressed => suppressed.Intent)).Select(static intent => intent.Key);

    private static (LeadState State, List<string> Told) OneAtATime(LifeCase one)
    {
        var (lead, decision) = (one.Lead, Decide(one.Lead, Story.Monday));
        List<string> told = [.. KeysOf(decision)];
        foreach (var activity in one.Events)
        {
            lead = lead.With(activity);
            decision = Engine.Decide(lead, decision.State, activity.At);
            told.AddRange(KeysOf(decision));
        }

        return (decision.State, told);
    }
}
