using LeadRules.RuleBooks;
using static LeadRules.Tests.PlugIns.Inferring;

namespace LeadRules.Tests.PlugIns;

/// <summary>Whatever an inference does, the decision stands, and explanations tell what went wrong.</summary>
public sealed class InferenceFaultTests
{
    private const string Book = """
        {
          "name": "t",
          "scores": { "fit": { "rules": [ { "id": "gold", "points": 20, "when": "tier = 'gold'" } ] }, "total": { "formula": "score.fit" } },
          "segments": { "vip": "country = 'DE'" },
          "classes": { "size": [ { "large": "employees > 50" }, { "small": "true" } ] },
          "routing": { "reps": { "ana": { } }, "routes": [ { "id": "fast", "to": "rep ana" } ], "fallback": "queue triage" }
        }
        """;

    [Fact]
    public void What_it_throws_counts_as_nothing_found_and_is_told()
    {
        var inferring = new Inferring((_, _) => throw new TimeoutException("no directory"), _ => throw new TimeoutException("no roster"));

        inferring.Faults(Book).ShouldBe(
            ["the inference of plug-in partner 1.2 threw TimeoutException: no directory, by 'partner 1.2'", "the inference of plug-in partner 1.2 threw TimeoutException: no roster, by 'partner 1.2'"]);
        inferring.Decide(Book).Explain().ToString().ShouldContain(
            "tier = 'gold' is unknown: tier, the tier of the partner, is missing (the inference of plug-in partner 1.2 threw TimeoutException: no directory)\n");
        inferring.Decide(Book).Explain().ToString().ShouldContain("\ninferred\n  the inference of plug-in partner 1.2 threw TimeoutException: no directory, by 'partner 1.2'\n");
    }

    [Fact]
    public void Nothing_in_place_of_a_list_or_of_a_finding_is_told()
    {
        new Inferring(react: _ => [null!]).Faults(Book).ShouldBe(["the inference of plug-in partner 1.2 gave a finding that is null, by 'partner 1.2'"]);
        Faults(new GivesNull(), Book).ShouldBe(["the inference of plug-in partner 1.2 gave null, by 'partner 1.2'"]);
    }

    [Fact]
    public void A_list_that_throws_while_it_is_read_is_told() =>
        new Inferring((_, _) => new ThrowingList()).Faults(Book).ShouldBe(["the inference of plug-in partner 1.2 threw InvalidOperationException: gone, by 'partner 1.2'"]);

    [Fact]
    public void Points_that_are_no_number_throw_where_they_are_found() =>
        new Inferring((_, _) => [Finding.OfPoints("fit", double.NaN, "r")]).Faults(Book).ShouldBe(["the inference of plug-in partner 1.2 gave NaN, which is no number that a lead can have, by 'partner 1.2'"]);

    public static TheoryData<Finding, string> Derived => new()
    {
        { Finding.OfField("tire", "gold", "r"), "'tire = gold' was refused: the inference of plug-in partner 1.2 declares no field 'tire'; did you mean 'tier'?, by 'r': x" },
        { Finding.OfField("tier", 5, "r"), "'tier = 5' was refused: the inference of plug-in partner 1.2 gave a number, 5, not a text, by 'r': x" },
        { Finding.OfPoints("fti", 5, "r"), "'+5 fti' was refused: the inference of plug-in partner 1.2 does not declare the score 'fti'; did you mean 'fit'?, by 'r': x" },
        { Finding.OfSegment("vpi", true, "r"), "'in segment vpi' was refused: the rule book 't' has no segment 'vpi'; did you mean 'vip'?, by 'r': x" },
        { Finding.OfClass("sizes", "large", "r"), "'sizes is large' was refused: the rule book 't' has no set of classes 'sizes'; did you mean 'size'?, by 'r': x" },
        { Finding.OfClass("size", "lage", "r"), "'size is lage' was refused: 'size' has no class 'lage'; did you mean 'large'?, by 'r': x" },
        { Finding.RuleOutRep("ana", "r"), "'not to ana' was refused: it counts only after the rule book was asked, by 'r': x" },
    };

    [Theory]
    [MemberData(nameof(Derived))]
    public void A_finding_that_cannot_count_before_the_rule_book_is_refused_with_the_nearest_name(Finding finding, string told)
    {
        Of(finding with { Because = ["x"] }).Faults(Book).ShouldBe([told]);
        Of(finding).Decide(Book).Scores.ToString().ShouldBe("L-1: fit 0, total 0");
    }

    public static TheoryData<Finding, string> Reacted => new()
    {
        { Finding.RuleOutRoute("fats", "r"), "'not by route fats' was refused: the rule book 't' has no route 'fats'; did you mean 'fast'?, by 'r'" },
        { Finding.RuleOutRep("anna", "r"), "'not to anna' was refused: the rule book 't' has no rep 'anna'; did you mean 'ana'?, by 'r'" },
        { Finding.PreferRep("bob", "r"), "'rather to bob' was refused: the rule book 't' has no rep 'bob', by 'r'" },
        { Finding.OfIntent("k", new ActionDefinition(IntentKind.Custom, null, null, null, null, "partner.thnk"), "r"), "'partner.thnk (k)' was refused: no plug-in adds the intent 'partner.thnk'; did you mean 'partner.thank'?, by 'r'" },
        { Finding.OfIntent("k", new ActionDefinition(IntentKind.Custom, null, null, null), "r"), "'custom (k)' was refused: an intent of a plug-in needs its name, by 'r'" },
        { Finding.OfPoints("fit", 5, "r"), "'+5 fit' was refused: it counts only before the rule book is asked, by 'r'" },
    };

    [Theory]
    [MemberData(nameof(Reacted))]
    public void A_finding_that_cannot_count_after_the_rule_book_is_refused_with_the_nearest_name(Finding finding, string told)
    {
        After(finding).Faults(Book).ShouldBe([told]);
        After(finding).Decide(Book).Intents.ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_values_of_a_field_the_first_counts()
    {
        var inferring = Of(Finding.OfField("tier", "gold", "a"), Finding.OfField("tier", "gold", "b"), Finding.OfField("tier", "tin", "c"));

        inferring.Faults(Book).ShouldBe(["'tier = tin' was refused: 'tier' was found to be gold before, by 'c'"]);
        inferring.Decide(Book).Scores["fit"].Value.ShouldBe(20);
    }

    [Fact]
    public void A_formula_takes_no_points() =>
        new Inferring((_, _) => [Finding.OfPoints("total", 5, "r")]) { Points = ["total"] }.Faults(Book).ShouldBe(["'+5 total' was refused: 'total' is a formula, which takes no points, by 'r'"]);

    [Fact]
    public void Points_that_add_up_to_no_number_are_refused() =>
        Of(Finding.OfPoints("fit", double.MaxValue, "a"), Finding.OfPoints("fit", double.MaxValue, "b")).Faults(Book).Count().ShouldBe(1);

    [Fact]
    public void A_fault_of_one_plug_in_does_not_touch_what_another_finds()
    {
        var options = new Inferring((_, _) => throw new TimeoutException("no directory")) { Tiers = [] }.Options
            .WithPlugIn(new LeadPlugIn { Name = "second", Version = "1", Inference = Of(Finding.OfField("tier", "gold", "r")) });

        LeadEngine.Compile(Book, options).Score(new Lead("L-1"), At)["fit"].Value.ShouldBe(20);
    }

    private static IEnumerable<string> Faults(LeadInference inference, string book) =>
        LeadEngine.Compile(book.Replace("tier = 'gold'", "true", StringComparison.Ordinal), OptionsOf(inference)).Decide(new Lead("L-1"), LeadState.New("L-1"), At).Findings.Select(static finding => finding.ToString());

    private sealed class GivesNull : LeadInference
    {
        public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at) => null!;
    }

    private sealed class ThrowingList : IReadOnlyList<Finding>
    {
        public int Count => 1;

        public Finding this[int index] => throw new InvalidOperationException("gone");

        public IEnumerator<Finding> GetEnumerator() => throw new InvalidOperationException("gone");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
