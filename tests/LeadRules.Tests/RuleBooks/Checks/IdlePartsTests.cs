using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks;

public sealed class IdlePartsTests
{
    [Fact]
    public void A_rule_that_gives_no_points_is_reported() =>
        ProblemsOf(Book with { Scores = [Score("fit", Rule("a", "employees > 50"), Rule("b", "employees > 500", 0))] }).ShouldBe(
            """
            warning LR4012 $.scores.fit.rules[1].points: The rule 'b' gives 0 points, so it changes nothing.
              Give it points, or take it away.
            """);

    [Fact]
    public void A_group_without_rules_is_reported() =>
        ProblemsOf(Book with { Scores = [Score("fit", Rule("a", "employees > 50")) with { Groups = [new("mail", null, 25)] }] }).ShouldBe(
            """
            warning LR4013 $.scores.fit.groups.mail: No rule is in the group 'mail'.
              Write "group": "mail" in its rules, or take the group away.
            """);

    [Fact]
    public void A_list_that_nothing_uses_is_noted() =>
        ProblemsOf(Book with { Lists = [new("free-mail", ["gmail.com"])] }).ShouldBe(
            """
            info LR4014 $.lists.free-mail: Nothing uses the list 'free-mail'.
              Use it in a condition with 'in @free-mail', or take it away.
            """);

    [Fact]
    public void A_list_is_used_in_a_where_too() =>
        ProblemsOf(Per("form.submitted where subject in @forms") with { Lists = [new("forms", ["demo"])] }).ShouldBeEmpty();

    [Fact]
    public void Values_that_differ_by_case_alone_are_noted() =>
        ProblemsOf("industry in ('Software', 'fintech', 'software')").ShouldBe(
            """
            info LR4017 $.scores.fit.rules[0].when: 'software' stands in this list already, as 'Software'.
              industry in ('Software', 'fintech', 'software')
                                                  ^^^^^^^^^^
              Take one away: both say the same here, since case is ignored.
            """);

    [Fact]
    public void Values_that_stand_twice_are_noted() =>
        ProblemsOf("employees in (1, 2, 1)").ShouldBe(
            """
            info LR4017 $.scores.fit.rules[0].when: 1 stands twice in this list.
              employees in (1, 2, 1)
                                  ^
              Take one away.
            """);

    [Fact]
    [Trait("Requirement", "S26")]
    public void A_rule_book_without_criteria_is_reported_as_empty() =>
        ProblemsOf(new RuleBook { Name = "test" }).ShouldBe(
            """
            warning LR4018 $: The rule book has no scores, bands, segments, classes, calendars, agreements, routes, stages, triggers or campaigns, so it decides nothing.
              Add a score under 'scores'.
            """);
}
