using System.Globalization;
using System.Text;
using LeadRules.Stores;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Stores;

/// <summary>The state of a lead goes through a row or a file unharmed, or not at all.</summary>
public sealed class LeadStateJsonTests
{
    private const string Whole = """
        {"format":"leadrules.lead-state.v1",
        "lead":"L-1","book":"sales 3","variant":"bolder","until":"2026-11-02T09:00:00.0000001Z","seen":4,
        "notes":[{"kind":"stage.entered","name":"mql","at":"2026-11-02T09:00:00Z","of":"new","by":"ready","why":"fit is 80","until":"2026-11-09T09:00:00Z","seen":3},
        {"kind":"lead.assigned","name":"ana","at":"2026-11-02T09:00:00Z","seen":-1}]}
        """;

    [Fact]
    public void What_is_written_is_read_as_it_was() => Properties.ForAll(
        RandomStates.State,
        static state => LeadStateJson.Read(LeadStateJson.Write(state)).ShouldBe(state));

    [Fact]
    public void The_form_is_the_one_that_the_page_shows() =>
        Encoding.UTF8.GetString(LeadStateJson.Write(Read(Whole))).ShouldBe(Whole.ReplaceLineEndings(""));

    [Fact]
    public void A_new_state_is_its_lead() =>
        Encoding.UTF8.GetString(LeadStateJson.Write(LeadState.New("L-1"))).ShouldBe("""{"format":"leadrules.lead-state.v1","lead":"L-1"}""");

    [Fact]
    public void The_text_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
        try
        {
            Encoding.UTF8.GetString(LeadStateJson.Write(Read(Whole))).ShouldBe(Whole.ReplaceLineEndings(""));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("\"lead\":", "\"led\":", "$: a state of a lead has no 'led'; did you mean 'lead'?")]
    [InlineData("\"lead\":\"L-1\",", "", "$: a state of a lead needs 'lead'.")]
    [InlineData("\"lead\":\"L-1\"", "\"lead\":null", "$.lead: found 'null', expected a text.")]
    [InlineData("\"book\"", "\"colour\"", "$: a state of a lead has no 'colour'. It has format, lead, book, bookSince, variant, until, seen, notes.")]
    [InlineData("\"book\"", "\"variant\"", "$: 'variant' stands twice.")]
    [InlineData("\"seen\":4", "\"seen\":\"4\"", "$.seen: found the text '4', expected a whole number.")]
    [InlineData("\"seen\":4", "\"seen\":-1", "$.seen: -1 is below 0.")]
    [InlineData("\"seen\":-1", "\"seen\":-2", "$.notes[1].seen: -2 is below -1.")]
    [InlineData("09:00:00.0000001Z", "09:00:00.0000001+01:00", "$.until: found the text '2026-11-02T09:00:00.0000001+01:00', expected an instant in UTC such as \"2026-11-22T09:00:00Z\".")]
    [InlineData("lead.assigned", "lead.asigned", "$.notes[1].kind: 'lead.asigned' is none of stage.entered, segment.entered, segment.left, threshold.reached, threshold.left, trigger.fired, trigger.rearmed, campaign.entered, campaign.left, campaign.sent, campaign.skipped, order.refused, lead.assigned, lead.routed, lead.released, segment.pinned, segment.barred, segment.unpinned, intent.inferred; did you mean 'lead.assigned'?")]
    [InlineData("\"name\":\"ana\"", "\"nam\":\"ana\"", "$.notes[1]: a note has no 'nam'; did you mean 'name'?")]
    [InlineData("\"name\":\"ana\",", "", "$.notes[1]: a note needs 'name'.")]
    [InlineData("state.v1", "state.v9", "$.format: found 'leadrules.lead-state.v9'; this version reads 'leadrules.lead-state.v1'.")]
    [InlineData("\"format\":\"leadrules.lead-state.v1\",", "", "$: a state of a lead needs 'format'.")]
    public void A_state_that_is_not_whole_says_what_is_wrong_and_where(string right, string wrong, string problem) =>
        ProblemsOf(Whole.Replace(right, wrong, StringComparison.Ordinal)).ShouldBe([problem]);

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        ProblemsOf("""{"format":"leadrules.lead-state.v1","led":1,"seen":1.5,"notes":[7,{"kind":"won","name":"x","at":"now"},{"name":[]}]}""").ShouldBe(
        [
            "$: a state of a lead has no 'led'; did you mean 'lead'?",
            "$.seen: found the number 1.5, expected a whole number.",
            "$.notes[0]: found the number 7, expected a note.",
            $"$.notes[1].kind: 'won' is none of {string.Join(", ", LeadNoteTypes.All)}.",
            "$.notes[1].at: found the text 'now', expected an instant in UTC such as \"2026-11-22T09:00:00Z\".",
            "$.notes[2]: a note needs 'kind'.",
            "$.notes[2].name: found a list, expected a text.",
            "$.notes[2]: a note needs 'at'.",
        ]);

    [Fact]
    public void The_exception_tells_all_of_it() =>
        Should.Throw<FormatException>(static () => Read(Whole.Replace("\"name\"", "\"nam\"", StringComparison.Ordinal))).Message.ShouldBe(
            "The state cannot be read at $.notes[0]: a note has no 'nam'; did you mean 'name'?\n$.notes[1]: a note has no 'nam'; did you mean 'name'?");

    [Fact]
    public void A_thousand_problems_are_told_in_short()
    {
        var problems = ProblemsOf($$"""{"format":"leadrules.lead-state.v1","lead":"L-1","notes":[{{string.Join(',', Enumerable.Repeat("0", 1000))}}]}""");
        problems.Count.ShouldBe(101);
        problems[^1].ShouldBe("And 900 more.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\"")]
    [InlineData("{} {}")]
    [InlineData("{\"format\":\"leadrules.lead-state.v1\",\"lead\":\"\\ud800\"}")]
    public void A_text_that_is_no_JSON_says_so(string text)
    {
        ProblemsOf(text).Single().ShouldStartWith("The text is no JSON: ");
        Should.Throw<FormatException>(() => Read(text)).Message.ShouldStartWith("The text is no JSON: ");
    }

    [Theory]
    [InlineData("null", "$: found 'null', expected a state of a lead.")]
    [InlineData("[]", "$: found a list, expected a state of a lead.")]
    public void A_text_that_is_no_object_is_no_state(string text, string problem) => ProblemsOf(text).ShouldBe([problem]);

    [Fact]
    public void What_is_read_has_no_problems()
    {
        LeadStateJson.TryRead(Encoding.UTF8.GetBytes(Whole), out var state, out var problems).ShouldBeTrue();
        state.ShouldBe(Read(Whole));
        problems.ShouldBeEmpty();
    }

    private static IReadOnlyList<string> ProblemsOf(string json)
    {
        LeadStateJson.TryRead(Encoding.UTF8.GetBytes(json), out var state, out var problems).ShouldBeFalse();
        state.ShouldBeNull();
        return problems;
    }

    private static LeadState Read(string json) => LeadStateJson.Read(Encoding.UTF8.GetBytes(json));
}
