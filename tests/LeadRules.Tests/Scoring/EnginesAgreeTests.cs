using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;

namespace LeadRules.Tests.Scoring;

/// <summary>The engine gives what the oracle gives, for random rule books, leads and instants.</summary>
[Trait("Requirement", "S1")]
public sealed class EnginesAgreeTests
{
    [Fact]
    public void Every_score_has_the_value_raw_and_band_that_the_oracle_works_out() =>
        Properties.ForAll(
            ScoringCase.Any,
            static one =>
            {
                var scores = one.Engine.Score(one.Lead, one.At);
                foreach (var (name, expected) in Oracle.Score(one.Book, one.Lead, one.At))
                {
                    var actual = scores[name];
                    ShouldAgree(actual.Raw, expected.Raw, $"raw of {name}");
                    ShouldAgree(actual.Value, expected.Value, $"value of {name}");
                    actual.Band.ShouldBe(expected.Band, $"band of {name}");
                }
            },
            ScoringCase.Smaller,
            tests: 1000);

    [Fact]
    public void Every_rule_is_explained_with_the_points_and_activities_that_the_oracle_works_out() =>
        Properties.ForAll(
            ScoringCase.Any,
            static one =>
            {
                var explanation = one.Engine.Explain(one.Lead, one.At);
                foreach (var (name, score) in Oracle.Score(one.Book, one.Lead, one.At))
                {
                    var matched = score.Rules.Where(static rule => rule.Matched).ToList();
                    var rows = explanation[name].Contributions;
                    rows.Select(static row => (row.Rule.Id, row.Matches)).ShouldBe(matched.Select(static rule => (rule.Id, rule.Matches)), name);
                    foreach (var (row, rule) in rows.Zip(matched))
                    {
                        ShouldAgree(row.Points, rule.Points, $"points of {name}, {rule.Id}");
                        row.Evidence.Select(static item => item.Activity).ShouldBe(rule.Evidence, $"evidence of {name}, {rule.Id}");
                    }
                }
            },
            ScoringCase.Smaller,
            tests: 1000);

    [Fact]
    public void A_condition_is_true_false_or_unknown_as_the_oracle_says() =>
        Properties.ForAll(
            ConditionCase.Any,
            static one =>
            {
                var answer = one.Engine.Score(one.Lead, one.At)["answer"].Value switch
                {
                    1 => (bool?)true,
                    2 => false,
                    0 => null,
                    var other => throw new InvalidOperationException($"A condition and its negation both hold: {other}."),
                };
                answer.ShouldBe(Oracle.Evaluate(one.Book, one.Lead, one.At, one.Condition));
            },
            ConditionCase.Smaller,
            tests: 2000);

    private static void ShouldAgree(double actual, double expected, string what)
    {
        // Shouldly finds no number near NaN, which is what an unknown score is.
        if (double.IsNaN(expected))
            double.IsNaN(actual).ShouldBeTrue(what);
        else
            actual.ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)), what);
    }
}
