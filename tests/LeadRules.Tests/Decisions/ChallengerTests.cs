namespace LeadRules.Tests.Decisions;

/// <summary>Other versions of a rule book, tried on a share of the leads.</summary>
[Trait("Requirement", "M24")]
public sealed class ChallengerTests
{
    private const string Book = """
        { "name": "acme", "version": "1",
          "scores": { "fit": { "rules": [{ "id": "size", "points": 10, "when": "employees > 10" }] } },
          "challengers": { "bolder": { "share": 20, "scores": { "fit": { "rules": [{ "id": "size", "points": 99, "when": "employees > 10" }] } } } } }
        """;

    private static readonly LeadEngine Engine = LeadEngine.Compile(Book);

    [Fact]
    public void A_share_of_the_leads_is_decided_by_the_challenger()
    {
        var variants = Enumerable.Range(0, 10_000).Select(static i => Decide($"L-{i}").Variant).ToList();
        variants.Count(static variant => variant == "bolder").ShouldBeInRange(1_850, 2_150);
    }

    [Fact]
    public void The_same_lead_has_the_same_variant_wherever_it_is_decided() =>
        Enumerable.Range(0, 20).Where(static i => Decide(FormattableString.Invariant($"L-{i}")).Variant is not null).ShouldBe([4]);

    [Fact]
    public void The_scores_are_those_of_the_variant()
    {
        foreach (var i in Enumerable.Range(0, 50))
        {
            var decision = Decide($"L-{i}");
            decision.Scores["fit"].Value.ShouldBe(decision.Variant is null ? 10 : 99);
        }
    }

    [Fact]
    public void A_lead_keeps_its_variant_when_the_share_changes()
    {
        var id = Enumerable.Range(0, 100).Select(static i => $"L-{i}").First(static id => Decide(id).Variant == "bolder");
        var smaller = LeadEngine.Compile(Book.Replace("\"share\": 20", "\"share\": 1", StringComparison.Ordinal));
        var state = Decide(id).State;
        smaller.Decide(LeadOf(id), state, Story.Monday.AddDays(1)).Variant.ShouldBe("bolder");
    }

    [Fact]
    public void A_lead_whose_challenger_has_gone_is_decided_by_the_rule_book()
    {
        var id = Enumerable.Range(0, 100).Select(static i => $"L-{i}").First(static id => Decide(id).Variant == "bolder");
        var without = LeadEngine.Compile(RuleBook.Parse(Book) with { Challengers = [] });
        var decision = without.Decide(LeadOf(id), Decide(id).State, Story.Monday.AddDays(1));
        (decision.Variant, decision.Scores["fit"].Value).ShouldBe((null, 10));
    }

    private static LeadDecision Decide(string id) => Engine.Decide(LeadOf(id), LeadState.New(id), Story.Monday);

    private static Lead LeadOf(string id) => new(id) { Employees = 20 };
}
