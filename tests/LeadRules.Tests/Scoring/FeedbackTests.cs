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

    /// <summary>Each count raised by one half: 40.5 and 60.5 with the rule, 10.5 and 290.5 without it.</summary>
    [Fact]
    public void A_rule_has_its_log_odds_and_their_interval()
    {
        var trial = Report().Rules[0];

        trial.LogOdds.ShouldBe(Math.Log(40.5 * 290.5 / (60.5 * 10.5)), 1e-9);
        trial.Margin.ShouldBe(1.96 * Math.Sqrt((1 / 40.5) + (1 / 60.5) + (1 / 10.5) + (1 / 290.5)), 1e-9);
    }

    /// <summary>Both tell equally well, so their points should be alike: the exchange rate lies between the two.</summary>
    [Fact]
    public void Of_two_rules_that_tell_equally_well_the_one_with_more_points_is_lowered_and_the_other_raised()
    {
        var engine = LeadEngine.Compile("""{ "name": "b", "scores": { "s": { "rules": [ { "id": "trial", "points": 20, "per": "trial.started" }, { "id": "demo", "points": 5, "per": "demo.requested" } ] } } }""");

        engine.Feedback(
                [.. Outcomes(300, true, "trial.started"), .. Outcomes(300, false, "trial.started"), .. Outcomes(300, true, "demo.requested"), .. Outcomes(300, false, "demo.requested"), .. Outcomes(40, true, "page.visited"), .. Outcomes(2000, false, "page.visited")],
                "s")
            .Rules.Select(static rule => (rule.Rule, rule.Suggestion)).ShouldBe([("trial", PointsSuggestion.Lower), ("demo", PointsSuggestion.Raise)]);
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
