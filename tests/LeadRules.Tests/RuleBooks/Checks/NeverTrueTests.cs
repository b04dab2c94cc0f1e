using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Checks;

public sealed class NeverTrueTests
{
    [Fact]
    public void A_rule_that_can_never_match_is_reported_with_the_two_parts_that_exclude_each_other() =>
        ProblemsOf("employees > 50 and employees < 10").ShouldBe(
            """
            warning LR4003 $.scores.fit.rules[0].when: This can never be true: 'employees > 50' and 'employees < 10' exclude each other.
              employees > 50 and employees < 10
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Theory]
    [InlineData("employees > 10 and employees < 11", "'employees > 10' and 'employees < 11' exclude each other.")]
    [InlineData("employees >= 10 and not employees > 9", "'employees >= 10' and 'not employees > 9' exclude each other.")]
    [InlineData("10 < employees and employees <= 10", "'10 < employees' and 'employees <= 10' exclude each other.")]
    [InlineData("employees = 10.5", "'employees' is a whole number.")]
    [InlineData("employees between 50 and 10", "'employees >= 50' and 'employees <= 10' exclude each other.")]
    [InlineData("employees between 1 and 5 and lead.employees > 5", "'employees <= 5' and 'lead.employees > 5' exclude each other.")]
    [InlineData("employees in (1, 2) and employees in (3, 4)", "'employees in (1, 2)' and 'employees in (3, 4)' exclude each other.")]
    [InlineData("employees in (1, 2) and employees != 1 and employees != 2", "no value of 'employees' fits 'employees in (1, 2)' and 'employees != 1' and 'employees != 2'.")]
    [InlineData("industry = 'a' and industry = 'b'", "'industry = 'a'' and 'industry = 'b'' exclude each other.")]
    [InlineData("industry in ('a', 'B') and industry not in ('A', 'b')", "'industry in ('a', 'B')' and 'industry not in ('A', 'b')' exclude each other.")]
    [InlineData("industry = 'software' and industry starts with 'hard'", "'industry = 'software'' and 'industry starts with 'hard'' exclude each other.")]
    [InlineData("industry > 'm' and industry < 'f'", "'industry > 'm'' and 'industry < 'f'' exclude each other.")]
    [InlineData("plan is missing and plan = 'pro'", "'plan is missing' and 'plan = 'pro'' exclude each other.")]
    [InlineData("plan is missing and plan is present", "'plan is missing' and 'plan is present' exclude each other.")]
    [InlineData("isCustomer and not isCustomer", "'isCustomer' and 'not isCustomer' exclude each other.")]
    [InlineData("isCustomer = true and isCustomer = false", "'isCustomer = true' and 'isCustomer = false' exclude each other.")]
    [InlineData("age(created) > 90d and age(created) < 30d", "'age(created) > 90d' and 'age(created) < 30d' exclude each other.")]
    [InlineData("renewal > 2026-06-01 and renewal < 2026-01-01", "'renewal > 2026-06-01' and 'renewal < 2026-01-01' exclude each other.")]
    [InlineData("idle > 2h and idle < 90m", "'idle > 2h' and 'idle < 90m' exclude each other.")]
    [InlineData("count(email.clicked) < 0", "'count' gives a whole number, 0 or more.")]
    [InlineData("count(email.clicked) = 2.5", "'count' gives a whole number, 0 or more.")]
    [InlineData("count(email.clicked) is missing", "'count' gives a whole number, 0 or more.")]
    [InlineData("any(email.clicked) and count(email.clicked) < 1", "'any(email.clicked)' and 'count(email.clicked) < 1' exclude each other.")]
    [InlineData("any(email.clicked) and none(email.clicked)", "'any(email.clicked)' and 'none(email.clicked)' exclude each other.")]
    [InlineData("any(email.clicked) is missing", "it is never missing.")]
    [InlineData("length(company) < 0", "a length is a whole number, 0 or more.")]
    [InlineData("abs(dealValue) < 0", "'abs' gives 0 or more.")]
    [InlineData("round(dealValue) = 0.5", "'round' gives a whole number.")]
    [InlineData("at is missing", "'at' is never missing.")]
    [InlineData("1 > 2", "no value fits '1 > 2'.")]
    [InlineData("employees > 5 and false", "it says 'false'.")]
    [InlineData("not (employees > 10 or employees <= 10)", "'not employees > 10' and 'not employees <= 10' exclude each other.")]
    [InlineData("(employees < 10 or employees > 50) and employees = 20", "no part of 'employees < 10 or employees > 50' goes together with the rest.")]
    [InlineData("not employees between 1 and 9 and employees = 5", "no part of 'employees between 1 and 9' goes together with the rest.")]
    public void Contradictions_are_found(string condition, string why)
    {
        var problems = ProblemsOf(condition);

        problems.ShouldContain("LR4003");
        problems.ShouldContain($"This can never be true: {why}\n");
    }

    [Fact]
    public void Comparing_with_an_empty_text_is_mended_by_is_missing() =>
        ProblemsOf("plan = ''").ShouldBe(
            """
            warning LR4003 $.scores.fit.rules[0].when: This can never be true: an empty text counts as missing.
              plan = ''
              ^^^^^^^^^
              Write 'plan is missing'.
            """);

    [Theory]
    [InlineData("plan != ''", "plan is present")]
    [InlineData("not plan = ''", "plan is present")]
    [InlineData("plan contains ''", "plan is present")]
    [InlineData("length(plan) > 0 and coalesce(plan, source) = ''", "coalesce(plan, source) is missing")]
    public void Every_comparison_with_an_empty_text_is_unknown(string condition, string mend)
    {
        var problems = ProblemsOf(condition);

        problems.ShouldContain("This can never be true: an empty text counts as missing.\n");
        problems.ShouldEndWith($"Write '{mend}'.");
    }

    [Theory]
    [InlineData("employees > 10 and employees < 12")]
    [InlineData("dealValue > 10 and dealValue < 11")]
    [InlineData("fleetSize > 10 and fleetSize < 11")]
    [InlineData("employees > 10 or employees < 5")]
    [InlineData("not (employees > 10 and employees <= 10)")]
    [InlineData("employees < 0")]
    [InlineData("industry = 'a' and industry = 'A'")]
    [InlineData("count(email.clicked within 7d) = 0 and count(email.clicked) > 0")]
    [InlineData("employees > 50 and fleetSize < 10")]
    [InlineData("any(form.submitted where users = 1) and any(form.submitted where users = 2)")]
    public void What_can_be_true_is_not_reported(string condition) => ProblemsOf(condition).ShouldBeEmpty();

    [Fact]
    public void A_side_of_an_or_that_can_never_be_true_is_reported_alone() =>
        ProblemsOf("employees > 50 and employees < 10 or plan = 'pro'").ShouldBe(
            """
            warning LR4004 $.scores.fit.rules[0].when: This part can never be true: 'employees > 50' and 'employees < 10' exclude each other.
              employees > 50 and employees < 10 or plan = 'pro'
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Fact]
    public void A_side_of_an_or_is_held_against_what_stands_beside_the_or() =>
        ProblemsOf("industry = 'a' and (industry = 'b' or employees > 5)").ShouldBe(
            """
            warning LR4004 $.scores.fit.rules[0].when: This part can never be true: 'industry = 'a'' and 'industry = 'b'' exclude each other.
              industry = 'a' and (industry = 'b' or employees > 5)
                                  ^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Fact]
    public void A_where_of_a_count_can_never_be_true() =>
        ProblemsOf("count(form.submitted where subject = 'demo' and subject = 'contact') > 0").ShouldBe(
            """
            warning LR4003 $.scores.fit.rules[0].when: This 'where' can never be true: 'subject = 'demo'' and 'subject = 'contact'' exclude each other.
              count(form.submitted where subject = 'demo' and subject = 'contact') > 0
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Fact]
    public void A_where_of_a_rule_that_counts_can_never_be_true() =>
        ProblemsOf(Per("form.submitted where users > 5 and users < 2")).ShouldBe(
            """
            warning LR4003 $.scores.fit.rules[0].per: This 'where' can never be true: 'users > 5' and 'users < 2' exclude each other.
              form.submitted where users > 5 and users < 2
                                   ^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Fact]
    public void Segments_and_classes_are_looked_at_too() =>
        ProblemsOf(Book with
        {
            Segments = [Segment("hot", "employees > 5", "plan = 'a' and plan = 'b'"), Segment("big", "false")],
            Classes = [Classes("kind", ("odd", "1 > 2"), ("other", "true"))],
        }).ShouldBe(
            """
            warning LR4003 $.segments.hot.leave: This can never be true: 'plan = 'a'' and 'plan = 'b'' exclude each other.
              plan = 'a' and plan = 'b'
              ^^^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            warning LR4003 $.segments.big: This can never be true: it says 'false'.
              false
              ^^^^^
              Change it, or take it away.
            warning LR4003 $.classes.kind[0].odd: This can never be true: no value fits '1 > 2'.
              1 > 2
              ^^^^^
              Change it, or take it away.
            """);

    [Fact]
    public void A_score_is_held_against_what_it_can_reach() =>
        ProblemsOf(Book with { Segments = [Segment("hot", "score.fit >= 60")] }).ShouldBe(
            """
            warning LR4003 $.segments.hot: This can never be true: 'score.fit' lies between 0 and 10.
              score.fit >= 60
              ^^^^^^^^^^^^^^^
              Change it, or take it away.
            """);

    [Fact]
    public void A_named_list_narrows_like_values_in_brackets() =>
        ProblemsOf(When("country = 'US' and country in @eu") with { Lists = [new("eu", ["ES", "FR"])] }).ShouldBe(
            """
            warning LR4003 $.scores.fit.rules[0].when: This can never be true: 'country = 'US'' and 'country in @eu' exclude each other.
              country = 'US' and country in @eu
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Change one of them; where one of them is enough, write 'or'.
            """);

    [Fact]
    public void A_condition_with_an_error_is_not_looked_at() =>
        ProblemsOf("employees > 50 and employees < 10 and employes = 1").ShouldNotContain("LR4003");
}
