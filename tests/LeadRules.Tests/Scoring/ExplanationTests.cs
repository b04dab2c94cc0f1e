namespace LeadRules.Tests.Scoring;

/// <summary>What a row of an explanation says was lost, left out and clamped, and what the score's own adjustments are.</summary>
public sealed class ExplanationTests
{
    private static readonly DateTimeOffset At = SourceModel.At;

    private static readonly Lead ThreeClicks = new("x")
    {
        Activities = ActivityHistory.Of([new Activity("email.clicked", At.AddDays(-5), "a"), new Activity("email.clicked", At.AddDays(-10), "A"), new Activity("email.clicked", At.AddDays(-15), "b")]),
    };

    public static TheoryData<string, ScoreAdjustmentKind, string?, double?, double> SingleAdjustments => new()
    {
        { """ "groups": { "g": { "max": 7 } }, "rules": [ { "id": "r", "points": 5, "per": "email.clicked", "group": "g" } ] """, ScoreAdjustmentKind.GroupMax, "g", 7, -8 },
        { """ "groups": { "g": { "min": -7 } }, "rules": [ { "id": "r", "points": -5, "per": "email.clicked", "group": "g" } ] """, ScoreAdjustmentKind.GroupMin, "g", -7, 8 },
        { """ "max": 10, "rules": [ { "id": "r", "points": 5, "per": "email.clicked" } ] """, ScoreAdjustmentKind.ScoreMax, null, 10, -5 },
        { """ "min": 0, "rules": [ { "id": "r", "points": -5, "per": "email.clicked" } ] """, ScoreAdjustmentKind.ScoreMin, null, 0, 15 },
        { """ "rules": [ { "id": "r", "points": 0.5, "per": "email.clicked" } ] """, ScoreAdjustmentKind.Rounding, null, null, 0.5 },
        { """ "max": 2, "formula": "count(email.clicked)" """, ScoreAdjustmentKind.ScoreMax, null, 2, -1 },
    };

    [Theory, MemberData(nameof(SingleAdjustments))]
    public void An_adjustment_says_what_it_was_and_what_it_changed(string score, ScoreAdjustmentKind kind, string? group, double? bound, double points) =>
        Explained(score).Adjustments.ShouldBe([new ScoreAdjustment(kind, group, bound, points)]);

    [Fact]
    public void Groups_are_adjusted_first_then_the_score_then_it_is_rounded() =>
        Explained(""" "max": 3.5, "groups": { "g": { "max": 4 } }, "rules": [ { "id": "r", "points": 5, "per": "email.clicked", "group": "g" } ] """).Adjustments.ShouldBe(
            [new ScoreAdjustment(ScoreAdjustmentKind.GroupMax, "g", 4, -11), new ScoreAdjustment(ScoreAdjustmentKind.ScoreMax, null, 3.5, -0.5), new ScoreAdjustment(ScoreAdjustmentKind.Rounding, null, null, 0.5)]);

    [Fact]
    public void What_nothing_changes_has_no_adjustment() => Explained(""" "min": 0, "max": 15, "rules": [ { "id": "r", "points": 5, "per": "email.clicked" } ] """).Adjustments.ShouldBeEmpty();

    /// <summary>10 points fade evenly over 20 days, so 7.5, 5 and 2.5 of them are left.</summary>
    [Fact]
    public void A_row_says_what_its_activities_gave_and_what_age_took_away()
    {
        var row = Row(""" "decay": { "over": "20d" }, "rules": [ { "id": "r", "points": 10, "per": "email.clicked" } ] """);

        row.Evidence.Select(static item => item.Points).ShouldBe([7.5, 5, 2.5]);
        (row.Points, row.LostToDecay).ShouldBe((15, 15));
    }

    [Theory]
    [InlineData("", 3, 0)]
    [InlineData(""", "limit": 2""", 2, 1)]
    [InlineData(""", "distinct": "subject" """, 2, 1)]
    [InlineData(""", "distinct": "subject", "limit": 1""", 1, 2)]
    [InlineData(""", "within": "12d" """, 2, 0)]
    public void A_row_says_how_many_activities_distinct_and_limit_left_out(string setting, int matches, int leftOut)
    {
        var row = Row($$""" "rules": [ { "id": "r", "points": 10, "per": "email.clicked"{{setting}} } ] """);

        (row.Matches, row.LeftOut).ShouldBe((matches, leftOut));
    }

    [Theory]
    [InlineData(5, """ "max": 8 """, 8, -7)]
    [InlineData(-5, """ "min": -8 """, -8, 7)]
    [InlineData(5, """ "min": 20 """, 20, 5)]
    public void A_row_says_what_its_own_bounds_changed(double points, string bound, double given, double clampedBy)
    {
        var row = Row(string.Create(System.Globalization.CultureInfo.InvariantCulture, $$""" "rules": [ { "id": "r", "points": {{points}}, "per": "email.clicked", {{bound}} } ] """));

        (row.Points, row.ClampedBy).ShouldBe((given, clampedBy));
    }

    private static RuleContribution Row(string score) => Explained(score).Contributions.ShouldHaveSingleItem();

    private static ScoreExplanation Explained(string score) => LeadEngine.Compile($$"""{ "name": "b", "scores": { "s": { {{score}} } } }""").Explain(ThreeClicks, At)["s"];
}
