using LeadRules.RuleBooks;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks;

[Trait("Requirement", "S23")]
public sealed class ThresholdTests
{
    [Fact]
    public void A_threshold_that_no_lead_can_reach_is_reported() =>
        ProblemsOf(With(reach: 50, rearm: 40)).ShouldBe(
            """
            warning LR4007 $.thresholds.ready.reach: No lead can reach 50: 'score.fit' lies between 0 and 10.
              Lower the threshold, or change what the score can reach: its points, limits and caps.
            """);

    [Fact]
    public void A_threshold_that_every_lead_has_reached_is_reported() =>
        ProblemsOf(With(reach: 0, rearm: 0)).ShouldBe(
            """
            warning LR4008 $.thresholds.ready.reach: Every lead has reached 0 from the start: 'score.fit' lies between 0 and 10.
              Raise the threshold.
            """);

    [Fact]
    public void A_threshold_that_is_never_left_is_noted() =>
        ProblemsOf(With(reach: 10, rearm: 0)).ShouldBe(
            """
            info LR4009 $.thresholds.ready.rearm: A lead that has reached 10 can never fall below 0: 'score.fit' lies between 0 and 10.
              Raise 'rearm' if a lead may cross the threshold more than once.
            """);

    [Fact]
    public void A_threshold_that_can_be_crossed_both_ways_says_nothing() => ProblemsOf(With(reach: 10, rearm: 5)).ShouldBeEmpty();

    private static RuleBook With(double reach, double rearm) =>
        Book with { Thresholds = [new ThresholdDefinition { Name = "ready", Score = "fit", Reach = reach, Rearm = rearm }] };
}
