using LeadRules.RuleBooks;
using static LeadRules.Tests.RuleBooks.Sample;

namespace LeadRules.Tests.RuleBooks.Binding;

/// <summary>Names that mean nothing: what is reported, and which name is offered instead.</summary>
public sealed class UnknownNamesTests
{
    [Fact]
    public void A_field_that_is_misspelt_is_reported_with_the_nearest_one() =>
        ProblemsOf("employes > 50").ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 50
              ^^^^^^^^
              Did you mean 'employees'?
            """);

    [Fact]
    public void A_field_that_differs_by_case_is_reported_with_the_right_one() =>
        ProblemsOf("Employees > 50").ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'Employees'.
              Employees > 50
              ^^^^^^^^^
              Did you mean 'employees'?
            """);

    [Fact]
    public void A_text_without_quotes_is_taken_for_a_field_and_no_far_name_is_offered() =>
        ProblemsOf("industry = software").ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'software'.
              industry = software
                         ^^^^^^^^
              If it is a text, put it in single quotes: 'software'. If it is a field, declare it under 'fields'.
            """);

    [Fact]
    public void A_property_that_is_misspelt_is_reported_with_the_nearest_one() =>
        ProblemsOf("any(form.submitted where anser = 'x')").ShouldBe(
            """
            error LR2002 $.scores.fit.rules[0].when: Neither activities of 'form.submitted' nor leads have 'anser'.
              any(form.submitted where anser = 'x')
                                       ^^^^^
              Did you mean 'answer'?
            """);

    [Fact]
    public void A_property_like_nothing_that_is_declared_gets_no_hint() =>
        ProblemsOf("any(form.submitted where zzz = 'x')").ShouldBe(
            """
            error LR2002 $.scores.fit.rules[0].when: Neither activities of 'form.submitted' nor leads have 'zzz'.
              any(form.submitted where zzz = 'x')
                                       ^^^
              Declare it as a property of 'form.submitted' under 'activities'.
            """);

    [Fact]
    public void A_property_to_take_from_activities_must_be_one_of_theirs() =>
        ProblemsOf("sum(employees of form.submitted) > 1").ShouldBe(
            """
            error LR2002 $.scores.fit.rules[0].when: Activities of 'form.submitted' have no 'employees' for 'sum' to take.
              sum(employees of form.submitted) > 1
                  ^^^^^^^^^
              Declare it as a property of 'form.submitted' under 'activities'.
            """);

    [Fact]
    public void A_word_of_activities_outside_where_is_reported() =>
        ProblemsOf("subject = 'demo'").ShouldBe(
            """
            error LR2003 $.scores.fit.rules[0].when: 'subject' belongs to an activity and means nothing here.
              subject = 'demo'
              ^^^^^^^
              Write it after 'where': any(page.visited where subject …).
            """);

    [Fact]
    public void A_score_that_is_not_there_is_reported_with_the_nearest_one() =>
        ProblemsOf("score.fitt > 5").ShouldBe(
            """
            error LR2004 $.scores.fit.rules[0].when: There is no score 'fitt'.
              score.fitt > 5
                    ^^^^
              Did you mean 'fit'?
            """);

    [Fact]
    public void Bands_that_are_not_there_are_reported() =>
        ProblemsOf("band.size = 'A'").ShouldBe(
            """
            error LR2004 $.scores.fit.rules[0].when: There are no bands 'size'.
              band.size = 'A'
                   ^^^^
              Add them to the rule book, or take the reference away.
            """);

    [Fact]
    public void Classes_that_are_not_there_are_reported() =>
        ProblemsOf("class.kind = 'A'").ShouldBe(
            """
            error LR2004 $.scores.fit.rules[0].when: There are no classes 'kind'.
              class.kind = 'A'
                    ^^^^
              Add them to the rule book, or take the reference away.
            """);

    [Fact]
    public void A_grid_that_is_not_there_is_reported() =>
        ProblemsOf("grid.quadrant = 'A1'").ShouldBe(
            """
            error LR2004 $.scores.fit.rules[0].when: There is no grid 'quadrant'.
              grid.quadrant = 'A1'
                   ^^^^^^^^
              Add it to the rule book, or take the reference away.
            """);

    [Fact]
    public void A_segment_that_is_not_there_is_reported() =>
        ProblemsOf("not segment.customers").ShouldBe(
            """
            error LR2004 $.scores.fit.rules[0].when: There is no segment 'customers'.
              not segment.customers
                          ^^^^^^^^^
              Add it to the rule book, or take the reference away.
            """);

    [Fact]
    public void A_list_that_is_not_there_is_reported() =>
        ProblemsOf("country in @eu").ShouldBe(
            """
            error LR2005 $.scores.fit.rules[0].when: There is no list 'eu'.
              country in @eu
                         ^^^
              Add it under 'lists', or have the host supply it.
            """);

    [Fact]
    public void A_list_that_is_misspelt_is_reported_with_the_nearest_one() =>
        ProblemsOf(When("companyDomain in @fremail") with { Lists = [new("free-mail", ["gmail.com"])] }).ShouldBe(
            """
            error LR2005 $.scores.fit.rules[0].when: There is no list 'fremail'.
              companyDomain in @fremail
                               ^^^^^^^^
              Did you mean 'free-mail'?
            """);

    [Fact]
    public void A_function_that_is_misspelt_is_reported_with_the_nearest_one() =>
        ProblemsOf("lengt(plan) > 3").ShouldBe(
            """
            error LR2006 $.scores.fit.rules[0].when: There is no function 'lengt'.
              lengt(plan) > 3
              ^^^^^
              Did you mean 'length'?
            """);

    [Fact]
    public void A_function_that_nobody_has_is_reported() =>
        ProblemsOf("domain(email) = 'x'").ShouldBe(
            """
            error LR2006 $.scores.fit.rules[0].when: There is no function 'domain'.
              domain(email) = 'x'
              ^^^^^^
              Have the host register it, or take it away.
            """);

    [Fact]
    public void A_key_of_distinct_must_be_a_property_of_the_activities() =>
        ProblemsOf(Book with { Scores = [Score("fit", PerRule("r", "form.submitted", 5) with { Distinct = "anser" })] }).ShouldBe(
            """
            error LR2025 $.scores.fit.rules[0].distinct: Activities of 'form.submitted' have no 'anser'.
              Did you mean 'answer'?
            """);

    [Fact]
    public void A_key_of_distinct_like_nothing_that_is_declared_gets_no_hint() =>
        ProblemsOf(Book with { Scores = [Score("fit", PerRule("r", "email.clicked", 5) with { Distinct = "zzz" })] }).ShouldBe(
            """
            error LR2025 $.scores.fit.rules[0].distinct: Activities of 'email.clicked' have no 'zzz'.
              Name 'subject', 'type', 'value' or a property declared for 'email.clicked' under 'activities'.
            """);

    [Fact]
    public void Bands_of_a_score_that_is_not_there_are_reported() =>
        ProblemsOf(Book with { Bands = [Floors("fitt", ("cold", 0))] }).ShouldBe(
            """
            error LR2026 $.bands.fitt: The bands 'fitt' cut 'fitt', but there is no such score or field.
              Did you mean 'fit'?
            """);

    [Fact]
    public void Bands_of_a_field_that_is_not_there_are_reported() =>
        ProblemsOf(Book with { Bands = [Floors("size", ("any", 0)) with { Of = "zzz" }] }).ShouldBe(
            """
            error LR2026 $.bands.size.of: The bands 'size' cut 'zzz', but there is no such score or field.
              Name a score or a number field in 'of'.
            """);

    [Fact]
    public void A_grid_of_bands_that_are_not_there_is_reported_for_rows_and_for_columns() =>
        ProblemsOf(Book with { Bands = [Floors("fit", ("cold", 0))], Grids = [new GridDefinition { Name = "g", Rows = "fitt", Columns = "zzz" }] }).ShouldBe(
            """
            error LR2028 $.grids.g.rows: There are no bands 'fitt'.
              Did you mean 'fit'?
            error LR2028 $.grids.g.columns: There are no bands 'zzz'.
              Add them under 'bands'.
            """);

    [Fact]
    public void A_threshold_of_a_score_that_is_not_there_is_reported() =>
        ProblemsOf(Book with { Thresholds = [new ThresholdDefinition { Name = "ready", Score = "fitt", Reach = 5, Rearm = 5 }] }).ShouldBe(
            """
            error LR2029 $.thresholds.ready.score: There is no score 'fitt'.
              Did you mean 'fit'?
            """);

    [Fact]
    public void An_activity_type_that_is_misspelt_is_a_warning_with_the_nearest_one() =>
        ProblemsOf("any(form.submited)").ShouldBe(
            """
            warning LR4001 $.scores.fit.rules[0].when: The activity type 'form.submited' is neither built in nor declared.
              any(form.submited)
                  ^^^^^^^^^^^^^
              Did you mean 'form.submitted'?
            """);

    [Fact]
    public void An_activity_type_of_the_hosts_own_is_a_warning_that_says_how_to_declare_it() =>
        ProblemsOf("any(acme.signup)").ShouldBe(
            """
            warning LR4001 $.scores.fit.rules[0].when: The activity type 'acme.signup' is neither built in nor declared.
              any(acme.signup)
                  ^^^^^^^^^^^
              If it is right, declare it under 'activities': "acme.signup": { }.
            """);

    [Fact]
    public void A_name_that_bands_never_give_is_a_warning_with_the_nearest_one() =>
        ProblemsOf(Book with { Bands = [Floors("fit", ("cold", 0), ("hot", 5))], Segments = [Segment("s", "band.fit = 'hott'")] }).ShouldBe(
            """
            warning LR4002 $.segments.s: 'band.fit' is never 'hott'.
              band.fit = 'hott'
                         ^^^^^^
              Did you mean 'hot'?
            """);

    [Fact]
    public void A_name_like_none_of_the_bands_is_a_warning_that_lists_them() =>
        ProblemsOf(Book with { Bands = [Floors("fit", ("cold", 0), ("hot", 5))], Segments = [Segment("s", "band.fit in ('hot', 'great')")] }).ShouldBe(
            """
            warning LR4002 $.segments.s: 'band.fit' is never 'great'.
              band.fit in ('hot', 'great')
                                  ^^^^^^^
              It is one of 'cold' and 'hot'.
            """);

    [Fact]
    public void Who_compares_with_null_is_told_how_to_ask_whether_something_is_known() =>
        ProblemsOf("plan != null").ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'null'.
              plan != null
                      ^^^^
              To ask whether something is known write 'x is missing' or 'x is present'.
            """);

    [Fact]
    public void Who_compares_with_null_in_where_is_told_the_same() =>
        ProblemsOf("any(form.submitted where answer = null)").ShouldBe(
            """
            error LR2002 $.scores.fit.rules[0].when: Neither activities of 'form.submitted' nor leads have 'null'.
              any(form.submitted where answer = null)
                                                ^^^^
              To ask whether something is known write 'x is missing' or 'x is present'.
            """);

    [Fact]
    public void Who_asks_for_now_is_told_of_the_instant_of_the_decision() =>
        ProblemsOf("renewal < now").ShouldBe(
            """
            error LR2001 $.scores.fit.rules[0].when: There is no field 'now'.
              renewal < now
                        ^^^
              Write 'at', the instant of the decision: created > at - 30d.
            """);

    [Fact]
    public void Who_calls_now_is_told_the_same() =>
        ProblemsOf("renewal < now()").ShouldBe(
            """
            error LR2006 $.scores.fit.rules[0].when: There is no function 'now'.
              renewal < now()
                        ^^^
              Write 'at', the instant of the decision: created > at - 30d.
            """);

    [Fact]
    public void A_property_written_as_part_of_the_type_is_reported_with_the_way_to_take_it() =>
        ProblemsOf("sum(form.submitted.users) > 3").ShouldBe(
            """
            warning LR4001 $.scores.fit.rules[0].when: The activity type 'form.submitted.users' is neither built in nor declared.
              sum(form.submitted.users) > 3
                  ^^^^^^^^^^^^^^^^^^^^
              Did you mean 'users of form.submitted'?
            """);

    [Fact]
    public void A_property_written_in_place_of_the_type_is_reported_with_the_way_to_take_it() =>
        ProblemsOf("max(users) > 3").ShouldBe(
            """
            warning LR4001 $.scores.fit.rules[0].when: The activity type 'users' is neither built in nor declared.
              max(users) > 3
                  ^^^^^
              Did you mean 'users of form.submitted'?
            """);
}
