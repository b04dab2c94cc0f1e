namespace LeadRules.Tests.Scoring;

/// <summary>What feedback says of rules.</summary>
[Trait("Requirement", "S27")]
public sealed class FeedbackTests
{
    private static readonly DateTimeOffset At = SourceModel.At;

    private static readonly LeadEngine Engine = LeadEngine.Compile(
        """
        { "name": "b", "scores": { "s": { "rules": [
          { "id": "trial", "points": 20, "per": "trial.started" },
          { "id": "newsletter", "points": 20, "per": "email.opened" },
          { "id": "rare", "points": 5, "per": "demo.requested" } ] } } }
        """);

    [Fact]
    public void A_rule_has_the_lift_of_the_leads_it_matched()
    {
        var trial = Report().Rules[0];

        // 40 of 100 trials are won, 50 of 400 leads in all.
        (trial.Rule, trial.Matched, trial.MatchedWon).ShouldBe(("trial", 100, 40));
        trial.Lift.ShouldBe(0.4 / 0.125, 1e-9);
    }

    [Fact]
    public void A_rule_whose_leads_are_won_less_often_is_to_be_lowered() => Report().Rules[1].Suggestion.ShouldBe(PointsSuggestion.Lower);

    [Fact]
    public void A_rule_whose_points_fit_is_kept() => Report().Rules[0].Suggestion.ShouldBe(PointsSuggestion.Keep);

    [Fact]
    public void A_rule_that_matched_few_leads_has_not_enough_data() => Report().Rules[2].Suggestion.ShouldBe(PointsSuggestion.NotEnoughData);

    private static ScoreFeedback Report() => Engine.Feedback(
        [.. Outcomes(40, true, "trial.started"), .. Outcomes(60, false, "trial.started"), .. Outcomes(2, true, "email.opened"), .. Outcomes(150, false, "email.opened"), .. Outcomes(8, true, "page.visited"), .. Outcomes(137, false, "page.visited"), .. Outcomes(3, false, "demo.requested")],
        "s");

    private static IEnumerable<LeadOutcome> Outcomes(int count, bool won, string type) =>
        Enumerable.Repeat(new LeadOutcome(new Lead("x").With(new Activity(type, At.AddDays(-1))), At, won), count);
}
