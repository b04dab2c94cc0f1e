namespace LeadRules.Tests.Scoring;

/// <summary>Which activities an explanation names.</summary>
public sealed class EvidenceTests
{
    private static readonly DateTimeOffset At = SourceModel.At;

    [Fact]
    public void Evidence_of_a_family_is_newest_first_across_its_types()
    {
        var lead = new Lead("x")
        {
            Activities = ActivityHistory.Of([new Activity("email.clicked", At.AddDays(-3), "c"), new Activity("email.opened", At.AddDays(-2), "b"), new Activity("email.clicked", At.AddDays(-1), "a")]),
        };

        SubjectsOf("""{ "id": "r", "points": 5, "per": "email.*" }""", lead).ShouldBe(["a", "b", "c"]);
    }

    [Theory]
    [InlineData("last(campaign of email.*) = 'of opened'")]
    [InlineData("first(campaign of email.*) = 'of clicked'")]
    public void Of_activities_of_one_instant_the_later_type_is_the_last_and_the_earlier_the_first(string condition)
    {
        var lead = new Lead("x").With(new Activity("email.opened", At, properties: [new("campaign", "of opened")])).With(new Activity("email.clicked", At, properties: [new("campaign", "of clicked")]));

        LeadEngine.Compile($$"""{ "name": "b", "activities": { "email.*": { "campaign": "text" } }, "scores": { "s": { "rules": [ { "id": "r", "points": 1, "when": "{{condition}}" } ] } } }""")
            .Score(lead, At)["s"].Value.ShouldBe(1);
    }

    /// <summary>A segment and a class ask about activities of their own while a <c>where</c> is being asked about one.</summary>
    [Theory]
    [InlineData("segment.clickers and value >= 50")]
    [InlineData("not segment.silent and value >= 50")]
    [InlineData("class.kind = 'clicker' and value >= 50")]
    public void A_segment_or_class_in_where_does_not_change_which_activity_the_where_is_about(string where) =>
        SubjectsOf($$"""{ "id": "r", "points": 5, "per": "page.visited where {{where}}" }""", ClickerAndReader, SegmentsAndClasses).ShouldBe(["long"]);

    [Fact]
    public void Nor_does_it_when_the_next_change_is_sought()
    {
        var engine = LeadEngine.Compile($$"""{ "name": "b", "scores": { "s": { "rules": [ { "id": "r", "points": 5, "per": "page.visited where segment.clickers and value < 50 within 30d" } ] } }{{SegmentsAndClasses}} }""");

        engine.NextChange(ClickerAndReader, At).ShouldBe(new NextChange(NextChangeKind.Changes, At.AddDays(28)));
    }

    private static readonly Lead ClickerAndReader = new("x")
    {
        Activities = ActivityHistory.Of(
        [
            new Activity("email.clicked", At.AddDays(-1), "offer", 100), new Activity("page.visited", At.AddDays(-2), "short", 1), new Activity("page.visited", At.AddDays(-3), "long", 50),
        ]),
    };

    private const string SegmentsAndClasses =
        """
        , "segments": { "clickers": "any(email.clicked where value = 100)", "silent": "none(email.clicked where value = 100)" },
          "classes": { "kind": [ { "clicker": "any(email.clicked where value = 100)" }, { "other": "true" } ] }
        """;

    private static IEnumerable<string?> SubjectsOf(string rule, Lead lead, string more = "") =>
        LeadEngine.Compile($$"""{ "name": "b", "scores": { "s": { "rules": [ {{rule}} ] } }{{more}} }""").Explain(lead, At)["s"].Contributions
            .SelectMany(static row => row.Evidence).Select(static item => item.Activity.Subject);
}
