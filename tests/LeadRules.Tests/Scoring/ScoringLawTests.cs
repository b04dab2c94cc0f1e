using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Scoring;

/// <summary>Laws of scoring over random rule books, leads and instants.</summary>
public sealed class ScoringLawTests
{
    [Fact, Trait("Requirement", "S1")]
    public void Rows_of_an_explanation_sum_to_raw_and_with_the_adjustments_to_the_value() =>
        ForAllScores((_, score) =>
        {
            if (!score.Value.IsKnown)
                return;
            var rows = score.Definition.Formula is null ? score.Contributions.Sum(static row => row.Points) : score.Value.Raw;
            rows.ShouldBe(score.Value.Raw, Near(score.Value.Raw));
            var all = rows + score.Adjustments.Sum(static adjustment => adjustment.Points);
            all.ShouldBe(score.Value.Value, Near(score.Value.Raw));
        });

    [Fact]
    public void Explaining_gives_the_same_values_as_scoring() =>
        ForAllScores((scores, score) => score.Value.ShouldBe(scores[score.Name]));

    [Fact]
    public void Evidence_of_a_rule_sums_to_its_points_and_what_its_bounds_changed() =>
        ForAllScores((_, score) =>
        {
            foreach (var row in score.Contributions.Where(static row => row.Rule.Per is not null))
            {
                row.Evidence.Count.ShouldBe(row.Matches);
                (row.Evidence.Sum(static item => item.Points) + row.ClampedBy).ShouldBe(row.Points, Near(row.Points));
            }
        });

    [Fact]
    public void Every_rule_is_either_a_contribution_or_not_matched_with_a_reason() =>
        ForAllScores((_, score) =>
        {
            var ids = score.Contributions.Concat(score.NotMatched).Select(static row => row.Rule.Id);
            ids.Order(StringComparer.Ordinal).ShouldBe(score.Definition.Rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal));
            score.NotMatched.ShouldAllBe(static row => row.ToString().Length > 0 && row.Points == 0 && row.Matches == 0);
        });

    [Fact]
    public void A_value_stays_between_its_min_and_max_but_for_rounding() =>
        ForAllScores((_, score) =>
        {
            if (!score.Value.IsKnown)
                return;
            var step = Math.Pow(10, -score.Definition.Decimals);
            score.Value.Value.ShouldBeGreaterThanOrEqualTo((score.Definition.Min ?? double.NegativeInfinity) - step);
            score.Value.Value.ShouldBeLessThanOrEqualTo((score.Definition.Max ?? double.PositiveInfinity) + step);
        });

    [Fact]
    public void The_order_of_rules_changes_nothing() =>
        ForAllCases(one =>
        {
            var turned = one.Book with { Scores = [.. one.Book.Scores.Reverse().Select(static score => score with { Rules = [.. score.Rules.Reverse()], Groups = [.. score.Groups.Reverse()] })] };
            var (straight, other) = (one.Engine.Score(one.Lead, one.At), (one with { Book = turned }).Engine.Score(one.Lead, one.At));
            foreach (var name in straight.Names)
                other[name].ShouldBe(straight[name]);
        });

    [Fact]
    public void The_order_of_activities_changes_nothing() =>
        ForAllCases(one =>
        {
            var engine = one.Engine;
            var turned = one.Lead with { Activities = ActivityHistory.Of(one.Lead.Activities.Reverse()) };
            engine.Score(turned, one.At).Values.ShouldBe(engine.Score(one.Lead, one.At).Values);
        });

    [Fact]
    public void A_large_rule_book_gives_what_its_matching_rules_give() =>
        ForAllCases(one =>
        {
            // Rules that match nobody take the score over the size from which rules are searched by what they need.
            var padded = one.Book with { Scores = [.. one.Book.Scores.Select(Padded)] };
            var small = one.Engine.Score(one.Lead, one.At);
            var large = (one with { Book = padded }).Engine.Score(one.Lead, one.At);
            large.Values.ShouldBe(small.Values);
        });

    [Fact]
    public void Activities_after_the_instant_do_not_exist_yet() =>
        ForAllCases(one =>
        {
            var engine = one.Engine;
            var known = one.Lead with { Activities = ActivityHistory.Of(one.Lead.Activities.Where(activity => activity.At <= one.At)) };
            engine.Score(known, one.At).Values.ShouldBe(engine.Score(one.Lead, one.At).Values);
        });

    private static ScoreDefinition Padded(ScoreDefinition score) => score.Formula is not null ? score : score with
    {
        Rules = [.. score.Rules, .. Enumerable.Range(0, 100).Select(static number => new RuleDefinition { Id = $"~{number}", Points = 1, Per = ActivitySelector.Parse("never.happens") })],
    };

    private static double Near(double number) => 1e-9 * Math.Max(1, Math.Abs(number));

    private static void ForAllCases(Action<ScoringCase> law) => Properties.ForAll(ScoringCase.Any, law, ScoringCase.Smaller);

    private static void ForAllScores(Action<LeadScores, ScoreExplanation> law) =>
        ForAllCases(one =>
        {
            var engine = one.Engine;
            var scores = engine.Score(one.Lead, one.At);
            foreach (var score in engine.Explain(one.Lead, one.At).Scores)
                law(scores, score);
        });
}
