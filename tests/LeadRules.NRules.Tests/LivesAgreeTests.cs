using LeadRules.Tests;
using LeadRules.Tests.Decisions;
using LeadRules.Tests.Generators;

namespace LeadRules.NRules.Tests;

/// <summary>Whole lives, decided event after event: stages, memory, campaigns, agreements and intents are the same whichever engine answers.</summary>
public sealed class LivesAgreeTests
{
    private static readonly LeadEngine Rete = LeadEngine.Compile(Repository.Read("tests/LeadRules.Tests/Decisions/sales.json"), LeadEngineOptions.Default.UseNRules());

    [Fact]
    public void A_life_is_decided_alike_step_by_step() => Properties.ForAll(
        LifeCase.Any,
        static one =>
        {
            var (lead, state, other) = (one.Lead, LeadState.New(one.Lead.Id), LeadState.New(one.Lead.Id));
            foreach (var activity in one.Events)
            {
                lead = lead.With(activity);
                var (compiled, rete) = (Story.Engine.Decide(lead, state, activity.At), Rete.Decide(lead, other, activity.At));
                rete.ToJson().ShouldBe(compiled.ToJson());
                rete.NextLook().ShouldBe(compiled.NextLook());
                (state, other) = (compiled.State, rete.State);
            }
        },
        LifeCase.Smaller,
        tests: 15);
}
