namespace LeadRules.Tests.PlugIns;

/// <summary>What inferences derive is read by conditions and counts in scores, with its reasons.</summary>
public sealed class InferenceScoreTests
{
    private const string Book = """
        {
          "name": "t",
          "scores": {
            "fit": { "max": 40, "decimals": 1, "groups": { "small": { "max": 5 } }, "rules": [
              { "id": "gold", "points": 20, "when": "tier = 'gold'" },
              { "id": "big", "points": 30, "group": "small", "when": "employees > 50" } ] },
            "total": { "formula": "score.fit * 2", "decimals": 1 }
          }
        }
        """;

    private static readonly Finding Gold = Finding.OfField("tier", "gold", "tier of referrer") with { Because = ["P-1 referred it", "P-1 is gold"] };
    private static readonly Finding Ten = Finding.OfPoints("fit", 10, "referred") with { Because = ["P-1 referred it"] };
    private static readonly Finding Minus = Finding.OfPoints("fit", -2.5, "slow partner");

    [Fact]
    public void An_inferred_field_is_read_by_conditions() =>
        Inferring.Of(Gold).With(Book).Score(new Lead("L-1"), Inferring.At)["fit"].Value.ShouldBe(20);

    [Fact]
    public void A_field_that_is_not_found_is_missing() =>
        Explained(Inferring.Of()).ShouldContain("tier = 'gold' is unknown: tier, the tier of the partner, is missing\n");

    [Fact]
    public void Points_count_after_the_rules_and_before_the_bounds_of_the_score()
    {
        var inferring = Inferring.Of(Ten, Minus);
        var big = new Lead("L-1") { Employees = 100 };

        inferring.With(Book).Score(big, Inferring.At)["fit"].ShouldBe(new ScoreValue(12.5, 37.5, null));
        Inferring.Of(Gold, Ten, Ten).With(Book).Score(big, Inferring.At)["fit"].ShouldBe(new ScoreValue(40, 70, null));
        inferring.With(Book).Score(big, Inferring.At)["total"].Value.ShouldBe(25);
    }

    [Fact]
    public void An_explanation_tells_each_finding_with_its_rule_and_why() =>
        Explained(Inferring.Of(Gold, Ten, Minus)).ShouldBe(
            """
            Lead L-1 at 2026-11-23T09:00:00Z, t

            fit: 27.5
                    +20  gold                     tier = 'gold' is true: tier, the tier of the partner, is 'gold'
                    +10  referred                 inferred: P-1 referred it
                   -2.5  slow partner             inferred
                      -  big                      employees > 50 is unknown: employees is missing

            total: 55
                     55                           score.fit * 2: score.fit is 27.5

            inferred
              tier = gold, by 'tier of referrer': P-1 referred it; P-1 is gold
              +10 fit, by 'referred': P-1 referred it
              -2.5 fit, by 'slow partner'

            """.ReplaceLineEndings("\n").Replace("tier = 'gold' is true: tier, the tier of the partner, is 'gold'", "tier = 'gold'", StringComparison.Ordinal));

    [Fact]
    public void Scores_bands_agreements_and_routes_all_see_it()
    {
        const string All = """
            {
              "name": "t",
              "scores": { "fit": { "rules": [ { "id": "r", "points": 1, "when": "worth > 5" } ] } },
              "bands": { "worth": { "low": 0, "high": 10 } },
              "slas": { "gold": { "when": "tier = 'gold'", "targets": { "call": { "kind": "firstResponse", "within": "1h around the clock" } } } },
              "routing": { "routes": [ { "id": "gold", "when": "tier = 'gold'", "to": "queue gold" } ], "fallback": "queue triage" }
            }
            """;
        var inferring = new Inferring((_, _) => [Finding.OfField("tier", "gold", "r"), Finding.OfField("worth", 20, "r")]) { Tiers = [new("tier", FieldType.Text), new("worth", FieldType.Integer)] };
        var engine = inferring.With(All);
        var lead = new Lead("L-1") { Created = Inferring.At.AddHours(-2) };

        engine.Score(lead, Inferring.At).Band("worth").ShouldBe("high");
        engine.EvaluateSlas(lead, Inferring.At).Clocks.ShouldHaveSingleItem().State.ShouldBe(SlaState.Breached);
        engine.PlanRoute(lead, Inferring.At).FirstChoice.ShouldBe(Destination.Queue("gold"));
    }

    [Fact]
    public void A_decision_derives_once_for_each_instant_and_view_of_the_lead()
    {
        var inferring = Inferring.Of(Gold, Ten);
        inferring.Decide(Book);
        inferring.Asked.ShouldBe(1);
    }

    [Fact]
    public void The_next_change_takes_what_is_inferred_for_lasting()
    {
        var inferring = new Inferring((_, at) => at >= Inferring.At.AddDays(1) ? [Gold] : []);
        var engine = inferring.With(Book);

        engine.Score(new Lead("L-1"), Inferring.At.AddDays(1))["fit"].Value.ShouldBe(20);
        inferring.Decide(Book).NextLook().Kind.ShouldBe(NextChangeKind.Never);
    }

    [Fact]
    public void What_would_change_it_counts_with_the_points()
    {
        const string Banded = """{ "name": "t", "scores": { "fit": { "rules": [ { "id": "big", "points": 10, "when": "employees > 50" } ] } }, "bands": { "fit": { "cold": 0, "hot": 20 } } }""";

        Inferring.Of(Ten).Decide(Banded).Explain().BandSteps.ShouldHaveSingleItem().ToString().ShouldBe("fit: cold to hot needs 10 more of fit: employees > 50 (big, 10)");
    }

    [Fact]
    public void A_decision_writes_findings_and_the_points_of_scores_only_where_there_are_any()
    {
        var written = Inferring.Of(Gold, Ten).Decide(Book).Explain().ToJson();

        written.ShouldContain("""
              "findings": [
                {
                  "kind": "field",
                  "name": "tier",
                  "value": "gold",
                  "rule": "tier of referrer",
                  "because": [
                    "P-1 referred it",
                    "P-1 is gold"
                  ]
                },
                {
                  "kind": "points",
                  "name": "fit",
                  "value": 10,
                  "rule": "referred",
                  "because": [
                    "P-1 referred it"
                  ]
                }
              ],
            """.ReplaceLineEndings("\n"));
        written.ShouldContain("\"inferred\": [");
        Inferring.Of().Decide(Book).Explain().ToJson().ShouldNotContain("\"findings\"");
    }

    private static string Explained(Inferring inferring) => inferring.With(Book).Explain(new Lead("L-1"), Inferring.At).ToString();
}
