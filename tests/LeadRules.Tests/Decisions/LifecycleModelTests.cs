using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.Tests.Decisions;

/// <summary>The usual lifecycle against a model of it that was written by hand.</summary>
public sealed class LifecycleModelTests
{
    private static readonly LeadEngine Engine = LeadEngine.Compile(
        new RuleBookBuilder("model").Score("forms", static score => score.Per("form", 1, "form.submitted")).UsualLifecycle("count(form.submitted) >= 2").Build());

    [Fact]
    public void Whatever_happens_the_lead_goes_the_way_of_the_model_and_what_is_illegal_is_refused() =>
        Properties.ForAll(
            LifeCase.Any,
            static one =>
            {
                var (model, lead, state) = (new LifecycleModel(), one.Lead, LeadState.New("L-1"));
                var refused = 0;
                foreach (var activity in Apart(one.Events))
                {
                    model.Happens(activity);
                    lead = lead.With(activity);
                    var decision = Engine.Decide(lead, state, activity.At);
                    state = decision.State;
                    refused += decision.Refusals.Count();
                    decision.Stage.ShouldBe(model.Stage, $"after {activity}");
                    decision.Refusals.ShouldAllBe(static refusal => refusal.Why!.Length > 0);
                }

                var end = one.End.AddDays(40);
                model.PassTo(end);
                state = Engine.Decide(lead, state, end).State;
                state.Of(LeadNoteKind.StageEntered).Select(static note => note.Name).ShouldBe(model.Way);
                refused.ShouldBe(model.Refused);
            },
            LifeCase.Smaller,
            tests: 500);

    /// <summary>Each event at an instant of its own: what comes at one instant comes in no order that a model could tell.</summary>
    private static IEnumerable<Activity> Apart(IEnumerable<Activity> events) =>
        events.Select(static (activity, i) => new Activity(activity.Type, activity.At.AddSeconds(i + 1), activity.Subject, id: activity.Id));
}
