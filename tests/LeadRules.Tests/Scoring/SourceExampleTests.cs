using static LeadRules.Tests.Scoring.SourceModel;

namespace LeadRules.Tests.Scoring;

/// <summary>The point table and the worked examples of the source documents.</summary>
public sealed class SourceExampleTests
{
    [Fact, Trait("Requirement", "S1")]
    public void A_lead_with_no_matching_rule_scores_0() => Score().ShouldBe(0);

    [Fact, Trait("Requirement", "S2")]
    public void One_contact_form_gives_15() => Score(new Activity("form.submitted", At, "contact")).ShouldBe(15);

    [Fact, Trait("Requirement", "S3")]
    public void Three_different_welcome_mails_give_6() => Score(Times(3, "email.opened", "welcome-", "welcome")).ShouldBe(6);

    [Fact, Trait("Requirement", "S3")]
    public void Opening_one_welcome_mail_three_times_gives_2_since_the_rule_says_distinct() =>
        Score(Times(3, "email.opened", "welcome", "welcome")).ShouldBe(2);

    [Fact, Trait("Requirement", "S4")]
    public void Three_clicks_give_15() => Score(Times(3, "email.clicked")).ShouldBe(15);

    [Fact, Trait("Requirement", "S5")]
    public void One_visit_of_the_pricing_page_gives_15() => Score(new Activity("page.visited", At, "/pricing")).ShouldBe(15);

    [Fact, Trait("Requirement", "S6")]
    public void One_blog_post_gives_2() => Score(new Activity("page.visited", At, "/blog/how-to")).ShouldBe(2);

    [Fact, Trait("Requirement", "S7")]
    public void Three_downloads_give_30() => Score(Times(3, "content.downloaded")).ShouldBe(30);

    [Fact, Trait("Requirement", "S8")]
    public void One_trial_gives_25() => Score(new Activity("trial.started", At)).ShouldBe(25);

    [Fact, Trait("Requirement", "S9")]
    public void Lead_B_falls_to_14_when_it_unsubscribes() =>
        Engine.Score(LeadB.With(new Activity("email.unsubscribed", At)), At)["engagement"].Value.ShouldBe(14);

    [Fact, Trait("Requirement", "S9")]
    public void A_lead_at_0_falls_to_minus_5_when_it_unsubscribes_and_there_is_no_floor() =>
        Score(new Activity("email.unsubscribed", At)).ShouldBe(-5);

    [Fact, Trait("Requirement", "S9")]
    public void A_lead_at_0_stays_at_0_when_it_unsubscribes_and_the_floor_is_0()
    {
        var engine = LeadEngine.Compile(Json.Replace("\"engagement\": {\n", "\"engagement\": {\n \"min\": 0,", StringComparison.Ordinal));

        engine.Score(new Lead("x").With(new Activity("email.unsubscribed", At)), At)["engagement"].ShouldBe(new ScoreValue(0, -5, "cold"));
    }

    [Fact, Trait("Requirement", "S11")]
    public void Lead_A_scores_76() => Engine.Score(LeadA, At)["engagement"].ShouldBe(new ScoreValue(76, 76, "hot"));

    [Fact, Trait("Requirement", "S12")]
    public void Lead_B_scores_19() => Engine.Score(LeadB, At)["engagement"].ShouldBe(new ScoreValue(19, 19, "cold"));

    [Fact, Trait("Requirement", "S13")]
    public void Lead_A_ranks_before_lead_B() =>
        Engine.Rank([LeadB, LeadA], "engagement", At).Select(static scores => scores.Lead.Id).ShouldBe(["A", "B"]);

    [Fact, Trait("Requirement", "S13")]
    public void Lead_A_is_explained_by_rows_that_sum_to_76() =>
        Engine.Explain(LeadA, At).ToString().ShouldBe(
            """
            Lead A at 2026-11-22T09:00:00Z, source-model version 1

            engagement: 76 (hot)
                    +30  download                 3 x content.downloaded on 2026-11-21, 2026-11-20, 2026-11-19
                    +15  mail-click               3 x email.clicked on 2026-11-21, 2026-11-20, 2026-11-19
                    +25  trial                    1 x trial.started on 2026-11-21
                     +6  welcome-mail             3 x email.opened where campaign = 'welcome' on 2026-11-21, 2026-11-20, 2026-11-19
                      -  blog-post                no page.visited where subject starts with '/blog/'
                      -  contact-form             no form.submitted where subject = 'contact'
                      -  pricing-page             no page.visited where subject = '/pricing'
                      -  unsubscribed             any(email.unsubscribed) is false

            """, StringCompareShould.IgnoreLineEndings);

    [Fact, Trait("Requirement", "S13")]
    public void Lead_B_is_explained_by_rows_that_sum_to_19() =>
        Engine.Explain(LeadB, At)["engagement"].Contributions
            .Select(static row => (row.Rule.Id, row.Points, row.Matches))
            .ShouldBe([("pricing-page", 15, 1), ("welcome-mail", 4, 2)]);

    [Fact, Trait("Requirement", "S14")]
    public void Changing_the_points_of_one_rule_changes_only_the_leads_that_match_it()
    {
        var changed = LeadEngine.Compile(Json.Replace("\"points\": 25", "\"points\": 40", StringComparison.Ordinal));

        (changed.Score(LeadA, At)["engagement"].Value, changed.Score(LeadB, At)["engagement"].Value).ShouldBe((91, 19));
    }

    [Fact, Trait("Requirement", "M29")]
    public void A_rule_book_carries_its_version_author_and_date_and_compares_by_content()
    {
        var book = RuleBook.Parse(Json);

        (book.Version, book.Author, book.EffectiveFrom).ShouldBe(("1", "marketing", new DateOnly(2026, 1, 1)));
        RuleBook.Parse(Json).ShouldBe(book);
        RuleBook.Parse(Json.Replace("\"points\": 25", "\"points\": 40", StringComparison.Ordinal)).ShouldNotBe(book);
    }
}
