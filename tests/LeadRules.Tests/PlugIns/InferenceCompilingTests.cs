using LeadRules.Tests.RuleBooks;

namespace LeadRules.Tests.PlugIns;

/// <summary>What inferences declare is checked against the rule book and other plug-ins, and checks of scores leave room for their points.</summary>
public sealed class InferenceCompilingTests
{
    private const string Book = """{ "name": "t", "scores": { "fit": { "rules": [ { "id": "r", "points": 10, "when": "employees > 5" } ] }, "total": { "formula": "score.fit * 2" } } }""";

    [Fact]
    public void A_misspelt_inferred_field_is_told_with_the_nearest() =>
        Problems(Book.Replace("employees > 5", "tire = 'gold'", StringComparison.Ordinal), new Inferring()).ShouldContain("Did you mean 'tier'?");

    [Fact]
    public void A_field_cannot_hide_another() =>
        Problems("""{ "name": "t", "fields": { "tier": "text" }, "segments": { "a": "tier = 'gold'" } }""", new Inferring { Points = [] }).ShouldBe(
            """
            error LR2031 $: The plug-in partner 1.2 adds the field 'tier', but a field of the rule book has that name.
              Rename one of them.
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Fields_of_a_plug_in_and_of_its_inference_share_their_names() =>
        Problems(Book, new Inferring().Options with { Fields = [new LeadField("tier", FieldType.Text, static _ => "x")] }).ShouldBe(
            """
            error LR2031 $: The plug-in partner 1.2 adds the field 'tier', but a field of the host has that name.
              Rename one of them.
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Points_for_a_score_that_is_not_there_or_a_formula_are_a_warning() =>
        Problems(Book, new Inferring { Points = ["fit", "fti", "total"] }).ShouldBe(
            """
            warning LR4021 $: The inference of plug-in partner 1.2 adds points to the score 'fti', which the rule book does not have.
              Did you mean 'fit'?
            warning LR4021 $: The inference of plug-in partner 1.2 adds points to the score 'total', which is a formula: its value is what the formula gives, so its points are refused.
              Let it add them to a score of rules that the formula reads.
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void What_it_declares_may_throw_or_be_nothing()
    {
        Problems(Book, Inferring.OptionsOf(new Broken())).ShouldBe(
            """
            error LR2033 $: The plug-in partner 1.2 declares the fields of its inference, which cannot be read: reading it threw TimeoutException: no directory.
              Give a list that can be read at any time.
            error LR2033 $: The plug-in partner 1.2 declares the scores of its inference, which cannot be read: it is null.
              Give a list that can be read at any time.
            """.ReplaceLineEndings("\n"));
        Problems(Book, new Inferring { Tiers = [new(" ", FieldType.Text)] }).ShouldContain("The plug-in partner 1.2 declares the inferred field ' '.");
    }

    [Fact]
    public void Nothing_is_said_about_the_reach_of_a_score_to_which_it_may_add_points()
    {
        const string Far = """
            {
              "name": "t",
              "scores": { "fit": { "max": 90, "rules": [ { "id": "r", "points": 10, "when": "employees > 5" } ] } },
              "bands": { "fit": { "cold": 0, "hot": 50 } },
              "thresholds": { "hot": { "score": "fit", "reach": 60, "rearm": 40 } }
            }
            """;

        Problems(Far, new Inferring { Points = [] }).ShouldContain("LR40");
        Problems(Far, new Inferring()).ShouldBe("");
    }

    private static string Problems(string book, Inferring inferring) => Problems(book, inferring.Options);

    private static string Problems(string book, LeadEngineOptions options) => Sample.ProblemsOf(RuleBook.Parse(book), options).Replace(" (1,1) $:", " $:", StringComparison.Ordinal);

    private sealed class Broken : LeadInference
    {
        public override IReadOnlyList<InferredField> Fields => throw new TimeoutException("no directory");

        public override IReadOnlyList<string> Scores => null!;

        public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at) => [];
    }
}
