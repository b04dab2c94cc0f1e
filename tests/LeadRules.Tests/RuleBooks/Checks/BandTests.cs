using LeadRules.RuleBooks;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks;

public sealed class BandTests
{
    private static readonly BandSetDefinition Size = new()
    {
        Name = "size",
        Of = "employees",
        Bands = [new("A", new(null, false, 10, false)), new("B", new(11, true, 50, true)), new("C", new(50, false, null, false))],
    };

    [Fact]
    [Trait("Requirement", "G7")]
    [Trait("Requirement", "G8")]
    public void The_hole_at_exactly_10_employees_is_found_and_named() =>
        ProblemsOf(Book with { Bands = [Size] }).ShouldBe(
            """
            warning LR4005 $.bands.size: No band of 'size' holds these values of 'employees': exactly 10.
              Widen a band next to them, or add one.
            """);

    [Theory]
    [InlineData("fleetSize", "exactly 10.")]
    [InlineData("dealValue", "from 10 (included) to 11 (excluded).")]
    public void The_hole_is_named_in_the_steps_of_the_field(string field, string hole) =>
        ProblemsOf(Book with { Bands = [Size with { Of = field }] }).ShouldContain($"holds these values of '{field}': {hole}\n");

    [Fact]
    public void Holes_before_between_and_after_the_bands_are_all_named() =>
        ProblemsOf(Book with { Bands = [Size with { Bands = [new("A", new(5, true, 10, false)), new("B", new(12, true, 50, true)), new("C", new(52, false, 100, true))] }] }).ShouldBe(
            """
            warning LR4005 $.bands.size: No band of 'size' holds these values of 'employees': from 0 to 4, from 10 to 11, from 51 to 52 and 101 or more.
              Widen a band next to them, or add one.
            """);

    [Fact]
    public void Open_ends_are_holes_too_where_a_number_can_be_anything() =>
        ProblemsOf(Book with { Fields = [new("margin", FieldType.Number)], Bands = [Size with { Of = "margin", Bands = [new("A", new(0, true, 1, true)), new("B", new(1, false, 2, false))] }] }).ShouldBe(
            """
            warning LR4005 $.bands.size: No band of 'size' holds these values of 'margin': less than 0 and 2 or more.
              Widen a band next to them, or add one.
            """);

    [Fact]
    public void Many_holes_are_counted() =>
        ProblemsOf(Book with { Bands = [Size with { Bands = [.. Enumerable.Range(0, 8).Select(i => new BandDefinition($"b{i}", new(i * 2, true, i * 2, true)))] }] })
            .ShouldContain("'employees': exactly 1, exactly 3, exactly 5, exactly 7, exactly 9 and 3 more stretches.\n");

    [Fact]
    public void Bands_without_a_hole_say_nothing() =>
        ProblemsOf(Book with { Bands = [Size with { Bands = [new("A", new(null, false, 10, false)), new("B", new(9, false, 50, true)), new("C", new(51, true, null, false))] }] }).ShouldBeEmpty();

    [Fact]
    public void A_probability_ends_at_1() =>
        ProblemsOf(Book with { Bands = [Size with { Of = "winProbability", Bands = [new("low", new(0, true, 0.5, false)), new("high", new(0.5, true, 1, true))] }] }).ShouldBeEmpty();

    [Fact]
    public void A_score_below_its_lowest_floor_is_in_no_band() =>
        ProblemsOf(Book with
        {
            Scores = [Score("fit", Rule("up", "employees > 50", 50), Rule("down", "employees < 5", -5))],
            Bands = [Floors("fit", ("cold", 0), ("hot", 40))],
        }).ShouldBe(
            """
            warning LR4005 $.bands.fit: No band of 'fit' holds these values of 'score.fit': from -5 to -1.
              Widen a band next to them, add one, or give the score a 'min' or 'max' that rules them out.
            """);

    [Fact]
    public void A_score_is_cut_in_the_steps_of_its_decimals() =>
        ProblemsOf(Book with
        {
            Scores = [Score("fit", Rule("r", "employees > 50", 2.5)) with { Decimals = 1 }],
            Bands = [new BandSetDefinition { Name = "fit", Bands = [new("low", new(0, true, 1, false)), new("high", new(1, false, 3, false))] }],
        }).ShouldContain("'score.fit': exactly 1.\n");

    [Fact]
    [Trait("Requirement", "S26")]
    public void Points_that_can_never_reach_a_band_are_reported_with_what_they_can_reach() =>
        ProblemsOf(Book with
        {
            Scores = [Score("fit", Rule("a", "employees > 50", 20), PerRule("b", "email.clicked", 5) with { Limit = 3 }, PerRule("c", "email.opened", 2) with { Group = "mail" }) with { Groups = [new("mail", null, 10)] }],
            Bands = [Floors("fit", ("cold", 0), ("warm", 30), ("hot", 60))],
        }).ShouldBe(
            """
            warning LR4006 $.bands.fit: No lead can be in the band 'hot': 'score.fit' lies between 0 and 45.
              Move the band, or change what the score can reach: its points, limits and caps.
            """);

    [Fact]
    public void A_band_above_the_cap_of_a_score_is_out_of_reach() =>
        ProblemsOf(Book with
        {
            Scores = [Score("fit", PerRule("b", "email.clicked", 5)) with { Max = 50 }],
            Bands = [Floors("fit", ("cold", 0), ("hot", 60))],
        }).ShouldContain("No lead can be in the band 'hot': 'score.fit' lies between 0 and 50.\n");

    [Fact]
    public void A_band_below_what_a_field_can_be_is_out_of_reach() =>
        ProblemsOf(Book with { Bands = [Floors("size", ("none", -10), ("some", 0)) with { Of = "employees" }] }).ShouldBe(
            """
            warning LR4006 $.bands.size: No lead can be in the band 'none': 'employees' is at least 0.
              Move the band, or take it away.
            """);

    [Fact]
    public void A_formula_reaches_as_far_as_its_parts() =>
        ProblemsOf(Book with
        {
            Scores = [Score("fit", Rule("a", "employees > 50", 40)), new ScoreDefinition { Name = "priority", Formula = LeadRules.Conditions.Formula.Parse("0.5 * score.fit + least(employees, 10) - 5") }],
            Bands = [Floors("priority", ("low", -5), ("high", 26))],
        }).ShouldContain("No lead can be in the band 'high': 'score.priority' lies between -5 and 25.\n");

    [Fact]
    public void Bands_of_a_score_with_an_error_are_not_looked_at() =>
        ProblemsOf(When("employes > 50") with { Bands = [Floors("fit", ("cold", 5), ("hot", 60))] }).ShouldNotContain("LR400");
}
