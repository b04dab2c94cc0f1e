namespace LeadRules.Tests.Decisions;

/// <summary>The worked stories of the requirements, each from its first visit to its end.</summary>
public sealed class StoryTests
{
    [Fact, Trait("Requirement", "L1"), Trait("Requirement", "L8"), Trait("Requirement", "L18")]
    public void From_MQL_over_accepted_and_SQL_to_won()
    {
        var story = Accepted();
        story.Happens(3, "fact.confirmed", "problem");
        story.Happens(3.1, "fact.confirmed", "able-to-buy");
        story.Happens(3.2, "disposition.given", "qualified").Stage.ShouldBe("sql");
        story.Happens(4, "deal.created").Stage.ShouldBe("opportunity");
        story.Happens(9, "deal.won").Stage.ShouldBe("won");

        story.State.Of(LeadNoteKind.StageEntered).Select(note => $"{note.Name} by {note.By}").ShouldBe(
            ["new by ", "nurturing by nurtures", "mql by qualifies", "handed-off by hands-off", "accepted by accepts", "sql by confirms", "opportunity by opens", "won by wins"]);
        story.Refused.ShouldBeEmpty();
        story.ToldOf(IntentKind.CreateTask).ShouldBe(["sales", "ben"]);
    }

    [Fact, Trait("Requirement", "L16")]
    public void SQL_needs_both_facts()
    {
        var story = Accepted();
        story.Happens(3, "fact.confirmed", "problem");

        var refusal = story.Happens(3.2, "disposition.given", "qualified").Refusals.ShouldHaveSingleItem();
        refusal.Why.ShouldBe("Not known: ability to buy (any(fact.confirmed where subject = 'able-to-buy') is false).");
        story.Last.Stage.ShouldBe("accepted");
    }

    [Fact, Trait("Requirement", "L9"), Trait("Requirement", "L14")]
    public void Recycled_with_a_reason_and_back_when_it_has_rested_and_engages_again()
    {
        var story = Accepted();
        var recycled = story.Happens(5, "disposition.given", "recycle", ("reason", "no budget this year"));
        recycled.Stage.ShouldBe("recycled");
        recycled.Moves.ShouldHaveSingleItem().Why.ShouldBe("disposition.given 'recycle': no budget this year");
        recycled.Intents.Select(intent => intent.Kind).ShouldContain(IntentKind.Recycle);

        // Still hot, but nothing new has happened; and when it does, thirty days have not passed.
        story.Looked(20).Stage.ShouldBe("recycled");
        story.Happens(25, "form.submitted", "demo");
        story.Happens(25.1, "form.submitted", "contact").Stage.ShouldBe("recycled");

        var back = story.Looked(40);
        back.Stage.ShouldBe("mql");
        back.Moves.ShouldHaveSingleItem().At.ShouldBe(Story.Monday.AddDays(35));
        story.State.TimesIn("recycled").ShouldBe(1);
    }

    [Fact]
    public void A_recycled_lead_rests_until_the_date_that_sales_named()
    {
        var story = Accepted();
        story.Happens(5, "disposition.given", "recycle", ("until", new DateOnly(2026, 6, 1)));
        story.State.Notes[^1].Until.ShouldBe(new DateTimeOffset(2026, 5, 31, 22, 0, 0, TimeSpan.Zero));
    }

    [Fact, Trait("Requirement", "L10")]
    public void Junk_stays_junk_until_it_is_reopened()
    {
        var story = Accepted();
        story.Happens(3, "disposition.given", "junk").Stage.ShouldBe("junk");
        story.Happens(4, "form.submitted", "demo");
        story.Happens(5, "form.submitted", "contact").Stage.ShouldBe("junk");
        story.Happens(6, "disposition.given", "qualified").Refusals.ShouldHaveSingleItem().Why
            .ShouldBe("disposition.given 'qualified' moves no lead from stage 'junk', only from 'accepted'.");
        story.Happens(7, "lead.reopened").Moves.Select(note => note.Name).ShouldBe(["new", "mql"]);
    }

    [Fact, Trait("Requirement", "L11")]
    public void Could_not_reach_only_after_the_agreed_touches()
    {
        var story = Accepted();
        story.Happens(3, "call.made");
        story.Happens(3.1, "disposition.given", "could-not-reach").Refusals.ShouldHaveSingleItem().Why
            .ShouldBe("cadence.touches: 1 of 3 'call.made'. cadence.touches: 0 of 2 'email.sent'.");
        story.Happens(4, "call.made");
        story.Happens(5, "call.made");
        story.Happens(5.1, "email.sent");
        story.Happens(6, "email.sent");
        story.Happens(7, "disposition.given", "could-not-reach").Stage.ShouldBe("recycled");
    }

    [Fact, Trait("Requirement", "T5"), Trait("Requirement", "T6")]
    public void A_lead_that_sales_has_worked_long_enough_is_recycled_at_the_very_instant()
    {
        var story = Accepted();
        var recycled = story.Looked(60).Moves.ShouldHaveSingleItem();
        (recycled.Name, recycled.Why).ShouldBe(("recycled", "cadence.work was broken"));
        ((DateTimeOffset?)recycled.At.AddTicks(-1)).ShouldBe(story.Last.Slas.Latest("cadence", "work")!.BreachedAt);
    }

    [Fact, Trait("Requirement", "G6")]
    public void A_zombie_is_neither_routed_nor_nurtured()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted").State.Notes.Select(note => note.Name).ShouldContain("welcome");
        var zombie = story.Looked(200);
        zombie.Entered.ShouldHaveSingleItem().Name.ShouldBe("zombie");
        zombie.Entered.Single().At.ShouldBe(Story.Monday.AddDays(181).AddTicks(1));
        zombie.Classes["readiness"].ShouldBe("never");
        zombie.State.Notes.Last(note => note.Kind == LeadNoteKind.CampaignLeft).Why.ShouldBe("segment zombie keeps it out of campaigns");
    }

    [Fact, Trait("Requirement", "N1"), Trait("Requirement", "N6"), Trait("Requirement", "N7")]
    public void A_drip_is_stopped_by_engagement()
    {
        var story = Story.Of();
        story.Happens(0.5, "page.visited", "/pricing");
        for (var day = 1; day < 4; day++)
            story.Looked(day);
        story.ToldOf(IntentKind.Enroll).ShouldBe(["welcome"]);
        story.ToldOf(IntentKind.Send).ShouldBe(["welcome-1", "welcome-2", "case-a", "welcome-4"]);

        var reply = story.Happens(3.1, "email.replied");
        reply.Intents.Select(intent => intent.Kind).ShouldBe([IntentKind.OfferBooking, IntentKind.Unenroll]);
        story.Looked(20);
        story.ToldOf(IntentKind.Send).Count().ShouldBe(4);
    }

    [Fact, Trait("Requirement", "G11")]
    public void A_lead_that_must_not_be_contacted_is_told_of_to_nobody()
    {
        var story = Story.Of();
        story.Happens(1, "email.complained");
        story.Happens(2, "form.submitted");
        var ready = story.Happens(3, "form.submitted");
        ready.Stage.ShouldBe("mql");
        ready.Intents.ShouldBeEmpty();
        ready.Suppressed.Select(suppressed => $"{suppressed.Intent.Kind}: {suppressed.Why}").ShouldContain("Notify: the lead is in segment do-not-contact");
        ready.Routing.IsDue.ShouldBeFalse();
        ready.Routing.Obstacles.ShouldBe(["The lead is in segment do-not-contact."]);
    }

    [Fact, Trait("Requirement", "S24")]
    public void A_booking_makes_a_deal()
    {
        var story = Story.Of();
        story.Happens(1, "meeting.booked").Intents.ShouldHaveSingleItem().Kind.ShouldBe(IntentKind.CreateDeal);
    }

    [Fact, Trait("Requirement", "S23"), Trait("Requirement", "L21")]
    public void Crossing_a_score_is_told_once_and_again_only_when_it_was_left()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted");
        story.Happens(2, "form.submitted").Intents.Where(intent => intent.Key.Contains("warm-alert", StringComparison.Ordinal)).Select(intent => intent.Kind).ShouldBe([IntentKind.Notify, IntentKind.CreateTask]);
        story.Happens(3, "email.clicked").Intents.ShouldBeEmpty();

        // Nobody looks for months; the score fell in between all the same.
        story.Happens(120, "form.submitted");
        story.Happens(121, "form.submitted").Intents.Select(intent => intent.Key).ShouldContain("L-1/trigger/warm-alert/2026-07-01T09:00:00Z/0");
    }

    /// <summary>A lead that sales has accepted on Wednesday.</summary>
    private static Story Accepted()
    {
        var story = Story.Of();
        story.Last.Stage.ShouldBe("new");
        story.Happens(1, "form.submitted", "contact").Stage.ShouldBe("nurturing");
        story.Happens(2, "form.submitted", "demo").Stage.ShouldBe("mql");
        story.Last.Routing.IsDue.ShouldBeTrue();
        story.GivenTo("ben", 2.1).Stage.ShouldBe("handed-off");
        story.Happens(2.2, "lead.accepted").Stage.ShouldBe("accepted");
        return story;
    }
}
