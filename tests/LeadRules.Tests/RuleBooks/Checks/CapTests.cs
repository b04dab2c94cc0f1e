using LeadRules.Conditions;
using LeadRules.RuleBooks;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks;

public sealed class CapTests
{
    [Fact]
    public void A_cap_and_a_floor_of_a_score_that_nothing_goes_beyond_are_noted() =>
        ProblemsOf(Of(Score("fit", Rule("a", "employees > 50", 30)) with { Min = 0, Max = 100 })).ShouldBe(
            """
            info LR4010 $.scores.fit.max: 'max' of 100 never takes anything away: the rules together give at most 30.
              Leave it where it states the scale; else change it or take it away.
            info LR4010 $.scores.fit.min: 'min' of 0 never takes anything away: the rules together give at least 0.
              Leave it where it states the scale; else change it or take it away.
            """);

    [Fact]
    public void A_cap_of_a_formula_is_held_against_the_formula() =>
        ProblemsOf(Of(Score("fit", Rule("a", "employees > 50", 30)), new ScoreDefinition { Name = "half", Formula = Formula.Parse("score.fit / 2"), Max = 15 })).ShouldBe(
            """
            info LR4010 $.scores.half.max: 'max' of 15 never takes anything away: the formula gives at most 15.
              Leave it where it states the scale; else change it or take it away.
            """);

    [Fact]
    public void A_cap_of_a_group_is_held_against_its_rules() =>
        ProblemsOf(Of(Score("fit", Rule("a", "employees > 50", 30) with { Group = "firm" }) with { Groups = [new("firm", null, 40)] })).ShouldBe(
            """
            info LR4010 $.scores.fit.groups.firm.max: 'max' of 40 never takes anything away: the rules of the group give at most 30.
              Leave it where it states the scale; else change it or take it away.
            """);

    [Fact]
    public void A_cap_of_a_rule_is_held_against_its_limit() =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.clicked", 5) with { Limit = 3, Max = 20, Min = 0 }))).ShouldBe(
            """
            info LR4010 $.scores.fit.rules[0].max: 'max' of 20 never takes anything away: the activities give at most 15.
              Leave it where it states the scale; else change it or take it away.
            info LR4010 $.scores.fit.rules[0].min: 'min' of 0 never takes anything away: the activities give at least 5.
              Leave it where it states the scale; else change it or take it away.
            """);

    [Fact]
    public void A_limit_that_comes_after_the_cap_is_noted() =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.clicked", 5) with { Limit = 10, Max = 20 }))).ShouldBe(
            """
            info LR4011 $.scores.fit.rules[0].limit: 'limit' of 10 never takes anything away: 4 activities come to the 'max' of 20 already.
              Take one of the two away, or change it.
            """);

    [Fact]
    public void A_limit_of_points_taken_off_is_held_against_the_floor() =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.bounced", -5) with { Limit = 10, Min = -5 }))).ShouldContain("1 activity comes to the 'min' of -5 already.\n");

    [Fact]
    public void With_decay_a_limit_counts_before_the_cap() =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.clicked", 5) with { Limit = 10, Max = 20, Decay = Decay.HalfLife(TimeSpan.FromDays(30)) }))).ShouldBeEmpty();

    [Fact]
    public void A_cap_that_binds_says_nothing() =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.clicked", 5), Rule("b", "employees < 5", -5)) with { Min = 0, Max = 100 })).ShouldBeEmpty();

    [Theory]
    [InlineData(2.5, 0, "'max' of 2.5 is rounded to 3: rounding comes after it, and the score keeps whole numbers.", "Write 3, or give the score \"decimals\": 1.")]
    [InlineData(2.25, 1, "'max' of 2.25 is rounded to 2.3: rounding comes after it, and the score keeps 1 decimal.", "Write 2.3, or give the score \"decimals\": 2.")]
    [InlineData(2.1234567, 2, "'max' of 2.1234567 is rounded to 2.12: rounding comes after it, and the score keeps 2 decimals.", "Write 2.12.")]
    public void A_bound_that_rounding_moves_is_a_warning(double max, int decimals, string message, string mend) =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.clicked", 5)) with { Max = max, Decimals = decimals })).ShouldBe($"warning LR4019 $.scores.fit.max: {message}\n  {mend}");

    [Fact]
    public void A_floor_that_rounding_moves_is_a_warning() =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.bounced", -5)) with { Min = -2.5 })).ShouldBe(
            """
            warning LR4019 $.scores.fit.min: 'min' of -2.5 is rounded to -3: rounding comes after it, and the score keeps whole numbers.
              Write -3, or give the score "decimals": 1.
            """);

    [Theory]
    [InlineData(2.5, 1)]
    [InlineData(0.1, 1)]
    [InlineData(100, 0)]
    [InlineData(0.000001, 6)]
    public void A_bound_that_rounding_keeps_says_nothing(double max, int decimals) =>
        ProblemsOf(Of(Score("fit", PerRule("a", "email.clicked", 5)) with { Max = max, Decimals = decimals })).ShouldBeEmpty();

    private static RuleBook Of(params ScoreDefinition[] scores) => Book with { Scores = scores };
}
