using LeadRules.RuleBooks;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Binding;

/// <summary>All problems at once, each once.</summary>
public sealed class SeveralProblemsTests
{
    [Fact]
    public void Every_problem_of_one_condition_is_reported_with_its_own_place() =>
        ProblemsOf("employes > 50 and plan = 5 or subject = 'x'").ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 50 and plan = 5 or subject = 'x'
              ^^^^^^^^
              Did you mean 'employees'?
            error LR2013 $.scores.fit.rules[0].when: A text cannot be compared with a number: plan, 5.
              employes > 50 and plan = 5 or subject = 'x'
                                ^^^^^^^^
              Compare it with a text, in single quotes: '5'.
            error LR2003 $.scores.fit.rules[0].when: 'subject' belongs to an activity and means nothing here.
              employes > 50 and plan = 5 or subject = 'x'
                                            ^^^^^^^
              Write it after 'where': any(page.visited where subject …).
            """);

    [Fact]
    public void Problems_of_all_parts_of_a_rule_book_are_reported_at_once() =>
        ProblemsOf(Book with { Scores = [Score("fit", Rule("a", "employes > 50"), Rule("b", "plan > 5"))], Segments = [Segment("s", "industri = 'x'")], Grids = [new GridDefinition { Name = "g", Rows = "a", Columns = "b" }] }).ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 50
              ^^^^^^^^
              Did you mean 'employees'?
            error LR2013 $.scores.fit.rules[1].when: A text cannot be compared with a number: plan, 5.
              plan > 5
              ^^^^^^^^
              Compare it with a text, in single quotes: '5'.
            error LR2028 $.grids.g.rows: There are no bands 'a'.
              Add them under 'bands'.
            error LR2028 $.grids.g.columns: There are no bands 'b'.
              Add them under 'bands'.
            error LR2001 $.segments.s: There is no field 'industri'.
              industri = 'x'
              ^^^^^^^^
              Did you mean 'industry'?
            """);

    [Fact]
    public void What_refers_to_a_broken_part_is_not_reported_again() =>
        ProblemsOf(When("employes > 50") with { Bands = [Floors("fit", ("cold", 0))], Segments = [Segment("s", "employes > 5"), Segment("t", "segment.s and score.fit > 5 and band.fit = 'cold'")] }).ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 50
              ^^^^^^^^
              Did you mean 'employees'?
            error LR2001 $.segments.s: There is no field 'employes'.
              employes > 5
              ^^^^^^^^
              Did you mean 'employees'?
            """);

    [Fact]
    public void An_activity_count_that_several_rules_share_is_reported_once() =>
        ProblemsOf(Book with { Scores = [Score("fit", Rule("a", "any(form.submitted where zzz = 1)"), Rule("b", "any(form.submitted where zzz = 1)"))] }).ShouldBe(
            """
            error LR2002 $.scores.fit.rules[0].when: Neither activities of 'form.submitted' nor leads have 'zzz'.
              any(form.submitted where zzz = 1)
                                       ^^^
              Declare it as a property of 'form.submitted' under 'activities'.
            """);

    [Fact]
    public void A_circle_of_scores_is_listed() =>
        ProblemsOf(Book with { Scores = [FormulaScore("a", "score.b"), FormulaScore("b", "score.c + 1"), FormulaScore("c", "score.a")] }).ShouldBe(
            """
            error LR2030 $.scores.a: These refer to each other in a circle: score.a -> score.b -> score.c -> score.a.
              Take one of the references away.
            """);

    [Fact]
    public void A_score_that_refers_to_itself_is_a_circle() =>
        ProblemsOf(Book with { Scores = [FormulaScore("a", "score.a + 1")] }).ShouldBe(
            """
            error LR2030 $.scores.a: 'score.a' refers to itself.
              Take the reference away.
            """);

    [Fact]
    public void A_circle_through_bands_segments_and_classes_is_listed() =>
        ProblemsOf(Book with { Scores = [Score("fit", Rule("r", "class.kind = 'hot'"))], Bands = [Floors("fit", ("cold", 0))], Segments = [Segment("s", "band.fit = 'cold'")], Classes = [Classes("kind", ("hot", "segment.s"), ("other", "true"))] }).ShouldBe(
            """
            error LR2030 $.scores.fit: These refer to each other in a circle: score.fit -> class.kind -> segment.s -> band.fit -> score.fit.
              Take one of the references away.
            """);

    [Fact]
    public void What_only_refers_to_a_circle_is_not_part_of_it() =>
        ProblemsOf(Book with { Scores = [FormulaScore("a", "score.a")], Segments = [Segment("s", "score.a > 5")] }).ShouldBe(
            """
            error LR2030 $.scores.a: 'score.a' refers to itself.
              Take the reference away.
            """);
}
