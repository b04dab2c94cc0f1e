namespace LeadRules.Tests.Decisions;

/// <summary>What a decision says of itself.</summary>
public sealed class ExplanationOfDecisionTests
{
    [Fact]
    public void Prints()
    {
        var story = Story.Of();
        story.Happens(1, "form.submitted", "contact");
        story.Happens(2, "page.visited", "/pricing");
        File.WriteAllText("/tmp/explain.txt", story.Last.Explain().ToString() + "\n" + story.Last.Explain().ToJson() + "\n" + story.Last.HandOff() + string.Join("\n", story.Last.HandOff().Timeline));
    }
}
