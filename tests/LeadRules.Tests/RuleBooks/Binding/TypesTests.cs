using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Binding;

/// <summary>Values of the wrong type: what is reported, and how it is mended.</summary>
public sealed class TypesTests
{
    [Fact]
    public void An_instant_is_expected_by_age() =>
        ProblemsOf("age(plan) > 3d").ShouldBe(
            """
            error LR2007 $.scores.fit.rules[0].when: 'age' cannot take a text.
              age(plan) > 3d
              ^^^^^^^^^
              Write age(instant).
            """);

    [Fact]
    public void Too_many_arguments_are_reported() =>
        ProblemsOf("length(plan, source) > 3").ShouldBe(
            """
            error LR2007 $.scores.fit.rules[0].when: 'length' cannot take a text and a text.
              length(plan, source) > 3
              ^^^^^^^^^^^^^^^^^^^^
              Write length(text).
            """);

    [Fact]
    public void No_arguments_are_reported() =>
        ProblemsOf("least() > 3").ShouldBe(
            """
            error LR2007 $.scores.fit.rules[0].when: 'least' is given no value.
              least() > 3
              ^^^^^^^
              Write least(number, number, …).
            """);

    [Fact]
    public void The_values_of_coalesce_must_be_of_one_type() =>
        ProblemsOf("coalesce(plan, 5) = 'x'").ShouldBe(
            """
            error LR2007 $.scores.fit.rules[0].when: 'coalesce' cannot take a text and a number.
              coalesce(plan, 5) = 'x'
              ^^^^^^^^^^^^^^^^^
              Write coalesce(value, value, …), all of one type.
            """);

    [Fact]
    public void A_number_alone_is_no_condition() =>
        ProblemsOf("employees + 5").ShouldBe(
            """
            error LR2010 $.scores.fit.rules[0].when: A condition is expected, but 'employees + 5' is a number.
              employees + 5
              ^^^^^^^^^^^^^
              Compare it with something: employees > 50, plan = 'pro', renewal is present.
            """);

    [Fact]
    public void A_text_inside_and_is_no_condition() =>
        ProblemsOf("plan and isCustomer").ShouldBe(
            """
            error LR2010 $.scores.fit.rules[0].when: A condition is expected, but 'plan' is a text.
              plan and isCustomer
              ^^^^
              Compare it with something: employees > 50, plan = 'pro', renewal is present.
            """);

    [Fact]
    public void A_text_is_no_formula() =>
        ProblemsOf(FormulaOf("plan")).ShouldBe(
            """
            error LR2011 $.scores.fit.formula: A number is expected, but 'plan' is a text.
              plan
              ^^^^
              Write a formula of numbers, such as 0.6 * score.engagement.
            """);

    [Fact]
    public void A_number_contains_nothing() =>
        ProblemsOf("employees contains 'x'").ShouldBe(
            """
            error LR2012 $.scores.fit.rules[0].when: A text is expected, but 'employees' is a whole number.
              employees contains 'x'
              ^^^^^^^^^
              Use a text field or a text in quotes; compare numbers with = < >.
            """);

    [Fact]
    public void A_text_contains_no_number() =>
        ProblemsOf("plan contains 5").ShouldBe(
            """
            error LR2012 $.scores.fit.rules[0].when: A text is expected, but '5' is a number.
              plan contains 5
                            ^
              Use a text field or a text in quotes; compare numbers with = < >.
            """);

    [Fact]
    public void A_number_and_a_text_in_quotes_cannot_be_compared() =>
        ProblemsOf("employees > '50'").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: A whole number cannot be compared with a text: employees, '50'.
              employees > '50'
              ^^^^^^^^^^^^^^^^
              Write the number without quotes: 50.
            """);

    [Fact]
    public void A_text_and_a_number_cannot_be_compared() =>
        ProblemsOf("plan = 5").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: A text cannot be compared with a number: plan, 5.
              plan = 5
              ^^^^^^^^
              Compare it with a text, in single quotes: '5'.
            """);

    [Fact]
    public void An_instant_and_a_duration_cannot_be_compared() =>
        ProblemsOf("created > 30d").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: An instant cannot be compared with a duration: created, 30d.
              created > 30d
              ^^^^^^^^^^^^^
              Compare an age with a duration: age(created) > 30d.
            """);

    [Fact]
    public void A_duration_and_a_number_cannot_be_compared() =>
        ProblemsOf("age(created) > 30").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: A duration cannot be compared with a number: age(created), 30.
              age(created) > 30
              ^^^^^^^^^^^^^^^^^
              Write a unit after the number: 30d, 4h, 15m.
            """);

    [Fact]
    public void An_instant_and_a_text_cannot_be_compared() =>
        ProblemsOf("created > '2026-01-01'").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: An instant cannot be compared with a text: created, '2026-01-01'.
              created > '2026-01-01'
              ^^^^^^^^^^^^^^^^^^^^^^
              Write the date without quotes: 2026-11-22.
            """);

    [Fact]
    public void A_yes_no_value_and_a_text_cannot_be_compared() =>
        ProblemsOf("isCustomer = 'yes'").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: A yes-no value cannot be compared with a text: isCustomer, 'yes'.
              isCustomer = 'yes'
              ^^^^^^^^^^^^^^^^^^
              A yes-no value stands alone: write 'isCustomer' or 'not isCustomer'.
            """);

    [Fact]
    public void A_list_in_brackets_must_fit_its_operand() =>
        ProblemsOf("plan in ('a', 5)").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: A text cannot be compared with a number: plan, 5.
              plan in ('a', 5)
                            ^
              Compare it with a text, in single quotes: '5'.
            """);

    [Fact]
    public void The_ends_of_between_must_fit_its_operand() =>
        ProblemsOf("employees between 'a' and 5").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: A whole number cannot be compared with a text: employees, 'a'.
              employees between 'a' and 5
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              Compare it with a number.
            """);

    [Fact]
    public void Yes_no_values_have_no_order() =>
        ProblemsOf("isCustomer > true").ShouldBe(
            """
            error LR2014 $.scores.fit.rules[0].when: Yes-no values have no order, so '>' says nothing.
              isCustomer > true
              ^^^^^^^^^^^^^^^^^
              Use = or !=, or write the value alone: 'isCustomer', 'not isCustomer'.
            """);

    [Fact]
    public void A_text_takes_no_plus() =>
        ProblemsOf("plan + 1 > 5").ShouldBe(
            """
            error LR2015 $.scores.fit.rules[0].when: '+' has no meaning between a text and a number.
              plan + 1 > 5
              ^^^^^^^^
              Numbers take + - * /; an instant takes + or - a duration; two instants take -; a duration takes * or / a number.
            """);

    [Fact]
    public void Two_dates_have_no_sum() =>
        ProblemsOf("renewal + renewal > 2026-01-01").ShouldBe(
            """
            error LR2015 $.scores.fit.rules[0].when: '+' has no meaning between a date and a date.
              renewal + renewal > 2026-01-01
              ^^^^^^^^^^^^^^^^^
              Numbers take + - * /; an instant takes + or - a duration; two instants take -; a duration takes * or / a number.
            """);

    [Fact]
    public void A_text_takes_no_minus() =>
        ProblemsOf("-plan = 5").ShouldBe(
            """
            error LR2016 $.scores.fit.rules[0].when: '-' has no meaning before a text.
              -plan = 5
              ^^^^^
              Write it before a number or a duration; to turn a condition round write 'not'.
            """);

    [Fact]
    public void A_yes_no_value_is_in_no_list() =>
        ProblemsOf("isCustomer in (true)").ShouldBe(
            """
            error LR2017 $.scores.fit.rules[0].when: 'in' has no meaning for a yes-no value.
              isCustomer in (true)
              ^^^^^^^^^^
              Write the value alone, or compare it with =.
            """);

    [Fact]
    public void A_where_cannot_count_activities() =>
        ProblemsOf("any(form.submitted where any(email.clicked))").ShouldBe(
            """
            error LR2018 $.scores.fit.rules[0].when: A function of activities cannot stand inside 'where'.
              any(form.submitted where any(email.clicked))
                                       ^^^^^^^^^^^^^^^^^^
              Write it outside, joined with 'and'.
            """);

    [Fact]
    public void Counting_takes_no_property() =>
        ProblemsOf("count(answer of form.submitted) > 1").ShouldBe(
            """
            error LR2019 $.scores.fit.rules[0].when: 'count' counts activities and takes no property.
              count(answer of form.submitted) > 1
                    ^^^^^^
              Write count(email.clicked); for different values write distinct(subject of email.clicked).
            """);

    [Fact]
    public void Texts_have_no_sum() =>
        ProblemsOf("sum(answer of form.submitted) > 1").ShouldBe(
            """
            error LR2020 $.scores.fit.rules[0].when: 'sum' needs numbers, but 'answer' is a text.
              sum(answer of form.submitted) > 1
                  ^^^^^^
              Name a number property; for other types use first, last or distinct.
            """);

    [Fact]
    public void A_property_must_have_one_type_in_all_activities_of_a_family() =>
        ProblemsOf(Book with { Activities = [new("form.a", [new("n", FieldType.Number)]), new("form.b", [new("n", FieldType.Text)])], Scores = [Score("fit", Rule("r", "any(form.* where n = 5)"))] }).ShouldBe(
            """
            error LR2021 $.scores.fit.rules[0].when: 'n' is a number in some of these activities and a text in others.
              any(form.* where n = 5)
                               ^
              Give it one type under 'activities', or name a narrower activity type.
            """);

    [Fact]
    public void A_pattern_must_be_written_out() =>
        ProblemsOf("plan matches source").ShouldBe(
            """
            error LR2022 $.scores.fit.rules[0].when: The pattern of 'matches' is not a text in quotes.
              plan matches source
                           ^^^^^^
              Write the pattern itself: jobTitle matches '^(cto|ceo)$'.
            """);

    [Fact]
    public void A_pattern_that_is_no_regular_expression_is_reported() =>
        ProblemsOf("plan matches '('").ShouldBe(
            """
            error LR2023 $.scores.fit.rules[0].when: The pattern is no regular expression: Invalid pattern '(' at offset 1. Not enough )'s.
              plan matches '('
                           ^^^
              Mend the pattern. To match one of its signs as it is, write a backslash before it.
            """);

    [Fact]
    public void A_pattern_that_could_take_long_is_reported() =>
        ProblemsOf("plan matches '(?=a)b'").ShouldBe(
            """
            error LR2023 $.scores.fit.rules[0].when: The pattern holds a look-around, a back-reference or an atomic group, with which matching could take very long.
              plan matches '(?=a)b'
                           ^^^^^^^^
              Write it without them, or split it into several tests joined with 'and' and 'not'.
            """);

    [Fact]
    public void A_pattern_that_could_grow_is_reported() =>
        ProblemsOf("plan matches '((a{99}){99}){99}'").ShouldBe(
            """
            error LR5010 $.scores.fit.rules[0].when: The pattern is too large: with its counted repetitions written out it has 970,299 characters, and 500 are allowed.
              plan matches '((a{99}){99}){99}'
                           ^^^^^^^^^^^^^^^^^^^
              Shorten it, write '+' or '*' where the number does not matter, or use 'in @list'.
            """);

    [Fact]
    public void Bands_cut_no_texts() =>
        ProblemsOf(Book with { Bands = [Floors("size", ("A", 0)) with { Of = "plan" }] }).ShouldBe(
            """
            error LR2027 $.bands.size.of: Bands cut numbers, but 'plan' is a text.
              Name a score or a number field.
            """);

    [Fact]
    public void A_date_with_slashes_is_an_arithmetic_of_numbers_and_no_date() =>
        ProblemsOf("created > 11/22/2026").ShouldBe(
            """
            error LR2013 $.scores.fit.rules[0].when: An instant cannot be compared with a number: created, 11 / 22 / 2026.
              created > 11/22/2026
              ^^^^^^^^^^^^^^^^^^^^
              Write a date as year-month-day: 2026-11-22.
            """);

    [Fact]
    public void Further_values_after_or_are_reported_each_with_the_list_up_to_it() =>
        ProblemsOf("country = 'DE' or 'AT' or 'CH'").ShouldBe(
            """
            error LR2010 $.scores.fit.rules[0].when: A condition is expected, but 'AT' is another value for the comparison before it.
              country = 'DE' or 'AT' or 'CH'
                                ^^^^
              Write country in ('DE', 'AT').
            error LR2010 $.scores.fit.rules[0].when: A condition is expected, but 'CH' is another value for the comparison before it.
              country = 'DE' or 'AT' or 'CH'
                                        ^^^^
              Write country in ('DE', 'AT', 'CH').
            """);

    [Fact]
    public void Further_values_after_and_are_none_of_them() =>
        ProblemsOf("employees != 5 and 6").ShouldBe(
            """
            error LR2010 $.scores.fit.rules[0].when: A condition is expected, but 6 is another value for the comparison before it.
              employees != 5 and 6
                                 ^
              Write employees not in (5, 6).
            """);
}
