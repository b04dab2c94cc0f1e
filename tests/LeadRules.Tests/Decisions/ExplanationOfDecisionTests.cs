namespace LeadRules.Tests.Decisions;

/// <summary>What a decision says of itself, to people.</summary>
public sealed class ExplanationOfDecisionTests
{
    [Fact]
    public void It_says_what_is_so_and_what_would_change_it()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted", "contact");
        story.Happens(2, "page.visited", "/pricing");
        story.Last.Explain().ToString().ReplaceLineEndings("\n").ShouldBe("""
            Lead L-1 at 2026-03-04T09:00:00Z, acme version 1

            engagement: 39 (warm)
                 +29.31  form                     1 x form.submitted on 2026-03-03; age took 0.69
                    +10  visit                    1 x page.visited on 2026-03-04
                  -0.31                           rounding
                      -  click                    no email.clicked

            fit: 40
                    +40  size                     employees > 10

            stage
              2026-03-02T09:00:00Z  new: leads begin here
              2026-03-03T09:00:00Z  nurturing by 'nurtures': campaign.entered 'welcome'

            segments
              hot: out; score.engagement >= 50 is false: score.engagement is 39
              sales-ready: out; segment.hot and score.fit >= 40 is false: segment.hot is false: score.engagement is 39
              zombie: out; age(coalesce(last(page.*), last(email.clicked), last(form.*), created)) > 180d is false: age(coalesce(last(page.*), last(email.clicked), last(form.*), created)) is 0s; coalesce(last(page.*), last(email.clicked), last(form.*), created) is 2026-03-04T09:00:00Z
              do-not-contact: out; any(email.complained) is false

            classes
              readiness: could-close; true is true

            clocks
              cadence.first-call notStarted
              cadence.touches notStarted
              cadence.work notStarted

            campaigns
              welcome: enrolled since 2026-03-03T09:00:00Z, next step 2026-03-05T08:00:00Z

            to do
              send welcome-2 (welcome): campaign welcome: step of day 1

            what would change it
              engagement: warm to hot needs 11 more of engagement: 1 x form.submitted (form, 30 each) or 2 x page.visited (visit, 10 each) or 3 x email.clicked (click, 5 each)
              to mql by 'qualifies': waits for its condition; score.engagement >= 50 is false: score.engagement is 39
              to junk by 'junks': waits for disposition.given where subject = 'junk'
              time alone: look again at 2026-03-05T08:00:00Z

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void It_says_what_keeps_a_lead_from_the_next_stage_the_least_first()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted", "contact");
        var ways = story.Last.Explain().Ways;
        ways[0].ToString().ShouldBe("to mql by 'qualifies': waits for its condition; score.engagement >= 50 is false: score.engagement is 30");
        ways[^1].WaitsFor.ShouldBe("waits for disposition.given where subject = 'junk'");
    }

    [Fact]
    public void What_a_score_needs_counts_limits_and_groups()
    {
        var engine = LeadEngine.Compile("""
            { "name": "t", "bands": { "e": { "cold": 0, "warm": 10, "hot": 30 } },
              "scores": { "e": { "max": 40, "groups": { "mail": { "max": 8 } }, "rules": [
                { "id": "click", "points": 4, "per": "email.clicked", "group": "mail" },
                { "id": "visit", "points": 3, "per": "page.visited", "limit": 2 },
                { "id": "form", "points": 12, "per": "form.submitted" },
                { "id": "large", "points": 20, "when": "employees > 50" } ] } } }
            """);
        var lead = new Lead("L-1").With(new Activity("email.clicked", Story.Monday)).With(new Activity("page.visited", Story.Monday));
        var step = engine.Decide(lead, LeadState.New("L-1"), Story.Monday).Explain().BandSteps.ShouldHaveSingleItem();
        step.ToString().ShouldBe("e: cold to warm needs 3 more of e: 1 x page.visited (visit, 3 each) or 1 x email.clicked (click, 4 each) or 1 x form.submitted (form, 12 each)");

        // Clicks can give four more and visits three; neither can bring it to thirty alone.
        var warm = engine.Decide(lead.With(new Activity("form.submitted", Story.Monday)), LeadState.New("L-1"), Story.Monday).Explain().BandSteps.Single();
        warm.Ways.Select(static way => $"{way.Times} x {way.Rule.Id}").ShouldBe(["1 x form", "1 x large"]);
    }
}
