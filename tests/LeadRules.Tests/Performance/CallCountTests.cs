using System.Globalization;

namespace LeadRules.Tests.Performance;

/// <summary>
/// What is worked out how often in one decision, seen by a function of the host that counts its calls. The counts are
/// promises of the design, so they are exact.
/// </summary>
public sealed class CallCountTests
{
    private static readonly DateTimeOffset At = ScoringFeatures.At;

    private static readonly Lead Reader = new("x")
    {
        Email = "ann@acme.example",
        Activities = ActivityHistory.Of(
        [
            new Activity("page.visited", At.AddDays(-1), "/pricing", 60), new Activity("page.visited", At.AddDays(-2), "/blog", 30), new Activity("page.visited", At.AddDays(-40), "/blog", 10),
            new Activity("page.visited", At.AddDays(1), "/later", 10), new Activity("email.clicked", At.AddDays(-3), "offer", 5),
        ]),
    };

    [Theory]
    [InlineData("any(page.visited where asked(value) > 1000)")]
    [InlineData("count(page.visited where asked(value) > 0) >= 2")]
    [InlineData("sum(page.visited where asked(value) > 0) >= 60")]
    [InlineData("min(page.visited where asked(value) > 0) >= 0")]
    [InlineData("max(page.visited where asked(value) > 0) >= 60")]
    [InlineData("distinct(page.visited where asked(value) > 0) >= 2")]
    public void An_aggregate_of_many_rules_is_worked_out_once(string condition) =>
        CallsOf(Rules(Enumerable.Repeat(condition, 20)), Reader).ShouldBe(3, "three visits lie before the instant");

    [Theory]
    [InlineData("age(last(page.visited where asked(value) > 0)) < 9d")]
    [InlineData("last(value of page.visited where asked(value) > 0) = 60")]
    public void The_last_activity_is_searched_once_and_no_further_than_it(string condition) =>
        CallsOf(Rules(Enumerable.Repeat(condition, 20)), Reader).ShouldBe(1);

    [Fact]
    public void An_aggregate_is_worked_out_once_for_rules_of_several_scores_segments_and_classes() =>
        CallsOf(
            """
            "scores": {
              "s": { "rules": [ { "id": "a", "points": 1, "when": "count(page.visited where asked(value) > 0) > 1" }, { "id": "b", "points": 1, "when": "segment.readers and class.kind = 'reader'" } ] },
              "t": { "formula": "count(page.visited where asked(value) > 0) + score.s" } },
            "segments": { "readers": "count(page.visited where asked(value) > 0) > 2" },
            "classes": { "kind": [ { "reader": "count(page.visited where asked(value) > 0) > 0" }, { "other": "true" } ] }
            """,
            Reader).ShouldBe(3);

    [Fact]
    public void An_aggregate_is_worked_out_anew_in_the_next_decision()
    {
        var calls = new Calls();
        var engine = calls.Compile(Rules(Enumerable.Repeat("count(page.visited where asked(value) > 0) > 1", 2)));

        engine.Score(Reader, At);
        engine.Score(Reader, At);

        calls.Count.ShouldBe(6);
    }

    [Fact]
    public void A_segment_of_many_rules_is_worked_out_once() =>
        CallsOf($$"""{{Rules(Enumerable.Repeat("segment.known", 20))}}, "segments": { "known": "asked(length(email)) > 0" }""", Reader).ShouldBe(1);

    [Fact]
    public void A_class_of_many_rules_is_worked_out_once() =>
        CallsOf($$"""{{Rules(Enumerable.Repeat("class.kind = 'b'", 20))}}, "classes": { "kind": [ { "a": "asked(length(email)) < 0" }, { "b": "asked(length(email)) > 0" }, { "c": "true" } ] }""", Reader)
            .ShouldBe(2, "one call for each class up to the one that holds");

    [Fact]
    public void A_score_is_worked_out_once_however_many_formulas_use_it() =>
        CallsOf(
            """
            "scores": {
              "s": { "formula": "asked(length(email))" },
              "t": { "formula": "score.s + score.s + score.u" },
              "u": { "rules": [ { "id": "a", "points": 1, "when": "score.s > 0" }, { "id": "b", "points": 1, "when": "band.s = 'some'" } ] } },
            "bands": { "s": { "none": 0, "some": 1 } }
            """,
            Reader).ShouldBe(1);

    [Fact]
    public void A_where_is_asked_of_activities_of_its_type_in_its_window_alone() =>
        CallsOf("""  "scores": { "s": { "rules": [ { "id": "a", "points": 1, "per": "page.visited where asked(value) > 0 within 30d" } ] } } """, Reader).ShouldBe(2);

    [Fact]
    public void A_function_is_not_called_where_an_argument_is_missing() =>
        CallsOf(Rules(["asked(employees) > 0", "asked(length(phone)) > 0"]), Reader).ShouldBe(0);

    /// <summary>Each rule asks the function before anything else in its text, so only the search for candidates can spare the call.</summary>
    [Theory]
    [InlineData("a type", "asked(0) = 0 and any(kind.k{0}.happened)")]
    [InlineData("a subject", "asked(0) = 0 and any(page.visited where subject = '/page/{0}')")]
    [InlineData("one of several subjects", "asked(0) = 0 and any(page.visited where subject in ('/page/{0}', '/other/{0}'))")]
    [InlineData("a family", "asked(0) = 0 and any(kind.k{0}.*)")]
    [InlineData("a text", "asked(0) = 0 and industry = 'kind {0}'")]
    [InlineData("one of several texts", "asked(0) = 0 and industry in ('kind {0}', 'sort {0}')")]
    [InlineData("a custom field", "asked(0) = 0 and [field {0}] > 0")]
    [InlineData("a count", "asked(0) = 0 and count(kind.k{0}.happened) >= 1")]
    [InlineData("an instant of an activity", "asked(0) = 0 and age(last(kind.k{0}.happened)) < 30d")]
    [InlineData("either of two", "asked(0) = 0 and (any(kind.k{0}.happened) or industry = 'kind {0}')")]
    public void Of_ten_thousand_rules_those_that_need_what_a_lead_lacks_are_not_asked(string need, string condition)
    {
        var calls = new Calls();
        var fields = string.Join(", ", Enumerable.Range(0, 10_000).Select(static number => string.Create(CultureInfo.InvariantCulture, $"\"field {number}\": \"number\"")));
        var engine = calls.Compile(
            $$""" "fields": { {{fields}} }, "activities": { "kind.*": { } }, {{Rules(Enumerable.Range(0, 10_000).Select(number => string.Format(CultureInfo.InvariantCulture, condition, number)))}} """);
        var lead = new Lead("x") { Industry = "kind 77", Activities = ActivityHistory.Of([new Activity("page.visited", At, "/page/77"), new Activity("kind.k77.happened", At)]) }.With("field 77", 1);

        engine.Score(lead, At).Values[0].Value.ShouldBe(1, need);
        calls.Count.ShouldBe(1, need);
    }

    private static string Rules(IEnumerable<string> conditions) =>
        $$""" "scores": { "s": { "rules": [ {{string.Join(",\n", conditions.Select(static (condition, index) => $$"""{ "id": "r{{index}}", "points": 1, "when": "{{condition}}" }"""))}} ] } } """;

    private static int CallsOf(string parts, Lead lead)
    {
        var calls = new Calls();
        calls.Compile(parts).Score(lead, At);
        return calls.Count;
    }

    /// <summary>The function <c>asked</c>, which gives its argument back and counts.</summary>
    private sealed class Calls
    {
        public int Count { get; private set; }

        public LeadEngine Compile(string parts) => LeadEngine.Compile(
            $$"""{ "name": "b", {{parts}} }""",
            LeadEngineOptions.Default.WithFunction(new LeadFunction("asked", FieldType.Number, [FieldType.Number], Ask)));

        private FieldValue Ask(in FunctionArguments arguments)
        {
            Count++;
            return arguments[0];
        }
    }
}
