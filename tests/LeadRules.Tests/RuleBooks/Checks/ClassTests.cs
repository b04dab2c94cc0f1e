using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks;

public sealed class ClassTests
{
    [Fact]
    public void A_class_after_one_that_takes_everyone_is_never_reached() =>
        ProblemsOf(Book with { Classes = [Classes("kind", ("rest", "true"), ("big", "employees > 50"))] }).ShouldBe(
            """
            warning LR4015 $.classes.kind[1].big: No lead is ever 'big': 'rest' before it takes everyone.
              Move it before 'rest', or take it away.
            """);

    [Fact]
    public void A_class_with_the_condition_of_an_earlier_one_is_never_reached() =>
        ProblemsOf(Book with { Classes = [Classes("kind", ("big", "employees > 50"), ("large", "(employees > 50)"), ("rest", "true"))] }).ShouldBe(
            """
            warning LR4015 $.classes.kind[1].large: No lead is ever 'large': 'big' before it has the same condition.
              Change one of the two conditions, or take one class away.
            """);

    [Fact]
    public void A_set_that_does_not_end_with_everyone_else_leaves_leads_without_a_class() =>
        ProblemsOf(Book with { Classes = [Classes("kind", ("big", "employees > 50"), ("small", "employees <= 50"))] }).ShouldBe(
            """
            warning LR4016 $.classes.kind: Leads for which no condition of 'kind' is true get no class.
              End the set with a class for everyone else: { "other": "true" }.
            """);

    [Fact]
    public void A_set_that_ends_with_everyone_else_says_nothing() =>
        ProblemsOf(Book with { Classes = [Classes("kind", ("big", "employees > 50"), ("rest", "true"))] }).ShouldBeEmpty();
}
