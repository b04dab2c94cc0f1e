using System.Text.Json;
using System.Text.Json.Nodes;
using LeadRules.Tests.Conditions;

namespace LeadRules.Tests.RuleBooks;

/// <summary>The JSON Schema of rule books, which editors and CI use, says what the reader says.</summary>
public sealed class SchemaTests
{
    private const string Unknown = "notThere";

    private static readonly SchemaValidator Schema = new(JsonDocument.Parse(Repository.Read("schema/leadrules.rulebook.v1.schema.json")).RootElement);

    public static TheoryData<string, string> RuleBooks => [.. Files().Concat(Blocks())];

    /// <summary>The mistakes that a schema can see: settings, kinds of values, and what is missing or not together.</summary>
    public static TheoryData<string> Mistakes =>
    [
        .. CaseFile.Load("structure.txt", "RuleBooks").Where(static row => row.Data.Item2.Split('\n').Any(static line => line.StartsWith("error LR3006 ", StringComparison.Ordinal)
            || line.StartsWith("error LR3007 ", StringComparison.Ordinal) || line.StartsWith("error LR3008 ", StringComparison.Ordinal) || line.StartsWith("error LR3009 ", StringComparison.Ordinal)
            || line.StartsWith("error LR3012 ", StringComparison.Ordinal) || line.StartsWith("error LR3016 ", StringComparison.Ordinal) || line.StartsWith("error LR3021 ", StringComparison.Ordinal)
            || line.StartsWith("error LR3024 ", StringComparison.Ordinal) || line.StartsWith("error LR3026 ", StringComparison.Ordinal)))
            .Where(static row => !row.Data.Item1.Contains("1e999", StringComparison.Ordinal)).Select(static row => row.Data.Item1),
        .. CaseFile.Load("calendars.txt", "RuleBooks").Select(static row => row.Data.Item1).Where(static text => !text.Contains("\"Madrid\"", StringComparison.Ordinal) && !text.Contains("-12-31", StringComparison.Ordinal)),
        .. CaseFile.Load("sla.txt", "RuleBooks").Select(static row => row.Data.Item1).Where(static text => !text.Contains("only the reader", StringComparison.Ordinal)),
        .. CaseFile.Load("routing.txt", "RuleBooks").Select(static row => row.Data.Item1).Where(static text => !text.Contains("only the reader", StringComparison.Ordinal)),
        .. CaseFile.Load("lifecycle.txt", "RuleBooks").Select(static row => row.Data.Item1).Where(static text => !text.Contains("only the reader", StringComparison.Ordinal)),
        .. CaseFile.Load("syntax.txt", "RuleBooks").Where(static row => !row.Data.Item2.Contains("LR1001", StringComparison.Ordinal) && !row.Data.Item1.Contains("02-30", StringComparison.Ordinal)).Select(static row => row.Data.Item1),
    ];

    public static TheoryData<string> Objects =>
    [
        "$", "lifecycle", "scores.engagement", "scores.engagement.decay", "scores.engagement.groups.email", "scores.engagement.rules.0", "scores.engagement.rules.5", "scores.priority",
        "bands.engagement", "bands.fit", "bands.size", "grids.quadrant", "thresholds.look", "segments.hot", "classes.readiness.0",
        "calendars.office", "calendars.office.hours", "calendars.office.breaks", "calendars.office.holidays.1", "calendars.office.overrides.2026-12-23", "calendars.office.closures.0", "calendars.team",
        "slas.speed.1", "slas.speed.1.pauses.0", "slas.speed.1.targets.first-call", "slas.speed.1.targets.first-call.steps.1", "slas.work", "slas.work.targets.period.then.2",
        "routing", "routing.reps.ana", "routing.reps.ana.quotas", "routing.reps.ana.caps", "routing.reps.ana.absences.0", "routing.reps.zoe", "routing.pools.smb", "routing.pools.iberia.members.ben",
        "routing.pools.iberia.needs", "routing.pools.emea", "routing.territories.named", "routing.routes.1", "routing.routes.1.then.0", "routing.routes.1.do.0",
        "lifecycle.stages.junk", "lifecycle.transitions.1", "lifecycle.transitions.0.do.0", "lifecycle.handOff", "lifecycle.handOff.contents.1",
        "triggers.booked", "triggers.booked.do.0", "campaigns.welcome", "campaigns.welcome.steps.1", "campaigns.welcome.steps.1.content.1", "challengers.bolder", "challengers.bolder.scores.fit", "challengers.plain.lifecycle", "segments.zombie",
    ];

    [Theory]
    [MemberData(nameof(RuleBooks))]
    public void Every_rule_book_of_the_repository_is_valid(string name, string json) => Schema.Check(JsonDocument.Parse(json).RootElement).ShouldBeEmpty(name);

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_member_that_is_not_known_is_refused(string path)
    {
        var book = JsonNode.Parse(TestBooks.Everything)!;
        var part = path == "$" ? book : path.Split('.').Aggregate(book, static (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        part[Unknown] = new JsonArray();

        Schema.Check(JsonSerializer.SerializeToElement(book)).ShouldNotBeEmpty();
        RuleBook.TryParse(book.ToJsonString(), out _, out _).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_the_reader_refuses_for_its_form_is_refused(string json) => Schema.Check(JsonDocument.Parse(json).RootElement).ShouldNotBeEmpty();

    [Fact]
    public void A_keyword_that_the_validator_does_not_know_is_an_error() =>
        Should.Throw<NotSupportedException>(static () => new SchemaValidator(JsonDocument.Parse("""{ "uniqueItems": true }""").RootElement).Check(JsonDocument.Parse("[]").RootElement))
            .Message.ShouldBe("The schema has the keyword 'uniqueItems', which this validator does not know.");

    private static IEnumerable<(string, string)> Files() =>
        from folder in new[] { "samples", "benchmarks", "tests" }
        where Directory.Exists(Repository.PathOf(folder))
        from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.json", SearchOption.AllDirectories)
        let json = File.ReadAllText(file)
        where json.Contains("\"scores\"", StringComparison.Ordinal) && json.Contains("\"name\"", StringComparison.Ordinal)
        select (Path.GetRelativePath(Repository.Root, file), json);

    private static IEnumerable<(string, string)> Blocks() =>
        from block in MarkdownFile.Read("docs/rule-book.md").Shown("json")
        select ("docs/rule-book.md", RuleBookPageTests.Whole(block));
}
