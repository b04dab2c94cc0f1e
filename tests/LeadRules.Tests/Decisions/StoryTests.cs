using LeadRules.RuleBooks;

namespace LeadRules.Tests.Decisions;

/// <summary>The worked stories of the requirements, each from its first visit to its end.</summary>
public sealed class StoryTests
{
    [Fact]
    [Trait("Requirement", "L1")]
    [Trait("Requirement", "L8")]
    [Trait("Requirement", "L16")]
    [Trait("Requirement", "L18")]
    public void From_MQL_over_accepted_and_SQL_to_won()
    {
        var story = Story.Of();
        story.Last.Stage.ShouldBe("new");
        story.Happens(1, "form.submitted", "contact").Stage.ShouldBe("nurturing");
        story.Happens(2, "form.submitted", "demo").Stage.ShouldBe("mql");
        story.Last.Routing.IsDue.ShouldBeTrue();
        story.GivenTo("ben", 2.1).Stage.ShouldBe("handed-off");
        story.Happens(2.2, "lead.accepted").Stage.ShouldBe("accepted");
        story.Happens(3, "fact.confirmed", "problem");
        story.Happens(3.1, "fact.confirmed", "able-to-buy");
        story.Happens(3.2, "disposition.given", "qualified").Stage.ShouldBe("sql");
        story.Happens(4, "deal.created").Stage.ShouldBe("opportunity");
        story.Happens(9, "deal.won").Stage.ShouldBe("won");
        story.Refused.ShouldBeEmpty();
        story.ToldOf(IntentKind.CreateTask).ShouldBe(["sales", "ben"]);
    }

    [Fact]
    [Trait("Requirement", "L16")]
    public void SQL_needs_both_facts()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted");
        story.Happens(2, "form.submitted");
        story.GivenTo("ben", 2.1);
        story.Happens(2.2, "lead.accepted");
        story.Happens(3, "fact.confirmed", "problem");
        var refusal = story.Happens(3.2, "disposition.given", "qualified").Refusals.ShouldHaveSingleItem();
        refusal.Why.ShouldBe("There is no ability to buy: any(fact.confirmed where subject = 'able-to-buy') is false.");
        story.Last.Stage.ShouldBe("accepted");
    }
}
