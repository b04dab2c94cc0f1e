using System.Globalization;

namespace LeadRules.Tests.Scoring;

/// <summary>What else REQUIREMENTS asks of scoring, one example each.</summary>
public sealed class ScoringRequirementTests
{
    private static readonly DateTimeOffset At = SourceModel.At;

    [Fact, Trait("Requirement", "S10")]
    public void A_plug_in_adds_a_function_that_rules_use()
    {
        var domainOf = new LeadFunction("domainOf", FieldType.Text, [FieldType.Text], static (in FunctionArguments arguments) => arguments[0].AsText!.Split('@')[^1]);
        var engine = Engine(When("domainOf(email) = 'example.com'"), LeadEngineOptions.Default.WithFunction(domainOf));

        Points(engine, new Lead("x") { Email = "ann@example.com" }).ShouldBe(10);
    }

    [Fact, Trait("Requirement", "S15")]
    public void Ten_thousand_rules_load_and_score()
    {
        var rules = Enumerable.Range(0, 10_000).Select(static number => string.Create(CultureInfo.InvariantCulture, $$"""{ "id": "r{{number}}", "points": 1, "per": "page.visited where subject = '/{{number}}'" }"""));
        var engine = LeadEngine.Compile($$"""{ "name": "large", "scores": { "s": { "rules": [ {{string.Join(",\n", rules)}} ] } } }""");

        Points(engine, new Lead("x").With(new Activity("page.visited", At, "/77")).With(new Activity("page.visited", At, "/9999"))).ShouldBe(2);
    }

    [Fact]
    public void A_rule_that_asks_for_an_empty_list_matches_nobody_in_a_large_rule_book()
    {
        var rules = Enumerable.Range(0, 100).Select(static number => string.Create(CultureInfo.InvariantCulture, $$"""{ "id": "r{{number}}", "points": 1, "when": "industry in @nobody and city = '{{number}}'" }"""));
        var engine = LeadEngine.Compile($$"""{ "name": "large", "lists": { "nobody": [] }, "scores": { "s": { "rules": [ {{string.Join(",\n", rules)}} ] } } }""");

        Points(engine, new Lead("x") { Industry = "software", City = "7" }).ShouldBe(0);
    }

    [Fact, Trait("Requirement", "S16")]
    public void A_rule_reads_a_custom_field()
    {
        var engine = LeadEngine.Compile("""{ "name": "b", "fields": { "Fleet size": "number" }, "scores": { "s": { "rules": [ { "id": "fleet", "points": 10, "when": "[Fleet size] >= 20" } ] } } }""");

        Points(engine, new Lead("x").With("Fleet size", 25)).ShouldBe(10);
    }

    [Theory, Trait("Requirement", "S17")]
    [InlineData("email.opened")]
    [InlineData("email.clicked")]
    [InlineData("email.forwarded")]
    [InlineData("email.replied")]
    [InlineData("email.custom-kind")]
    public void E_mail_behaviour_of_any_kind_scores(string type) =>
        Points(Engine(When($"any({type})")), new Lead("x").With(new Activity(type, At))).ShouldBe(10);

    [Theory, Trait("Requirement", "S18")]
    [InlineData(59, 0)]
    [InlineData(60, 10)]
    public void Time_on_a_page_scores_from_60_seconds(double seconds, double points) =>
        Points(Engine(When("sum(page.visited where subject = '/pricing') >= 60")), new Lead("x").With(new Activity("page.visited", At, "/pricing", seconds))).ShouldBe(points);

    [Fact, Trait("Requirement", "S19")]
    public void A_form_scores_by_its_id_and_by_an_answer()
    {
        var engine = LeadEngine.Compile("""{ "name": "b", "activities": { "form.submitted": { "budget": "number" } }, "scores": { "s": { "rules": [ { "id": "rich", "points": 10, "when": "any(form.submitted where subject = 'demo' and budget > 1000)" } ] } } }""");

        Points(engine, new Lead("x").With(new Activity("form.submitted", At, "demo", properties: [new("budget", 5000)]))).ShouldBe(10);
        Points(engine, new Lead("x").With(new Activity("form.submitted", At, "demo", properties: [new("budget", 500)]))).ShouldBe(0);
    }

    [Fact, Trait("Requirement", "S20")]
    public void One_lead_carries_three_scores_and_a_combined_one()
    {
        var lead = new Lead("x") { Employees = 200 }.With(new Activity("demo.requested", At)).With(new Activity("page.visited", At.AddDays(-1), "/pricing"));

        LeadEngine.Compile(ThreeScores).Score(lead, At).Values.Select(static score => score.Value).ShouldBe([40, 90, 30, 53]);
    }

    [Fact, Trait("Requirement", "S20"), Trait("Requirement", "S25")]
    public void Leads_are_ranked_by_the_three_scores_together()
    {
        var leads = new[]
        {
            new Lead("fast").With(new Activity("page.visited", At, "/pricing")),
            new Lead("rich") { Employees = 200 },
            new Lead("keen").With(new Activity("demo.requested", At)),
            new Lead("keen and fast").With(new Activity("demo.requested", At)).With(new Activity("page.visited", At, "/pricing")),
        };

        LeadEngine.Compile(ThreeScores).Rank(leads, "priority", At).Select(static scores => (scores.Lead.Id, scores["priority"].Value))
            .ShouldBe([("rich", 27), ("keen and fast", 26), ("keen", 20), ("fast", 6)]);
    }

    [Fact, Trait("Requirement", "S21")]
    public void A_form_answer_moves_the_score_of_the_deal_and_not_only_that_of_the_contact()
    {
        var engine = LeadEngine.Compile(
            """
            { "name": "b", "activities": { "form.submitted": { "users": "integer" } },
              "scores": { "deal": { "formula": "120 * coalesce(last(users of form.submitted), 0)" }, "contact": { "rules": [ { "id": "form", "points": 15, "per": "form.submitted" } ] } } }
            """);

        Values(engine, Answer(25)).ShouldBe([3000, 15]);
        Values(engine, Answer(40)).ShouldBe([4800, 15]);

        static Lead Answer(int users) => new Lead("x").With(new Activity("form.submitted", At, "demo", properties: [new("users", users)]));
    }

    [Theory, Trait("Requirement", "S22")]
    [InlineData(5, 0, 500)]
    [InlineData(20, 50, 4000)]
    [InlineData(200, 90, 30000)]
    public void The_size_of_the_firm_maps_to_points_and_to_an_expected_deal_value(int employees, double points, double expected)
    {
        var engine = LeadEngine.Compile(
            """
            { "name": "b",
              "scores": {
                "fit":      { "rules": [ { "id": "mid", "points": 50, "when": "band.size = 'B'" }, { "id": "large", "points": 90, "when": "band.size = 'C'" } ] },
                "expected": { "rules": [ { "id": "a", "points": 500, "when": "band.size = 'A'" }, { "id": "b", "points": 4000, "when": "band.size = 'B'" }, { "id": "c", "points": 30000, "when": "band.size = 'C'" } ] } },
              "bands": { "size": { "of": "employees", "ranges": { "A": "< 10", "B": "between 10 and 50", "C": "> 50" } } } }
            """);

        Values(engine, new Lead("x") { Employees = employees }).ShouldBe([points, expected]);
    }

    [Theory, Trait("Requirement", "G2")]
    [InlineData(30, "software", "Head of sales", 111)]
    [InlineData(30, "mining", "Head of sales", 101)]
    [InlineData(17, "software", "Intern", 10)]
    [InlineData(null, null, null, 1000)]
    [InlineData(null, "software", "Head of sales", 1110)]
    public void Segments_by_age_industry_and_role_say_what_becomes_of_missing_values(int? age, string? industry, string? role, double value)
    {
        var engine = LeadEngine.Compile(
            """
            { "name": "b", "fields": { "age": "integer" },
              "scores": { "s": { "rules": [
                { "id": "adult", "points": 1, "when": "segment.adults" }, { "id": "tech", "points": 10, "when": "segment.tech" },
                { "id": "decider", "points": 100, "when": "segment.deciders" }, { "id": "ask", "points": 1000, "when": "segment.ask-age" } ] } },
              "segments": { "adults": "age >= 18", "tech": "industry in ('software', 'fintech')", "deciders": "jobTitle starts with 'head'", "ask-age": "age is missing" } }
            """);

        Points(engine, new Lead("x") { Industry = industry, JobTitle = role }.With("age", age is { } known ? known : FieldValue.Missing)).ShouldBe(value);
    }

    [Fact, Trait("Requirement", "S23")]
    public void Reaching_a_threshold_is_one_crossing_and_staying_above_is_none()
    {
        var engine = LeadEngine.Compile(Thresholds);
        var cold = new Lead("x");
        var warm = cold.With(new Activity("email.clicked", At.AddDays(-2)));
        var hot = warm.With(new Activity("trial.started", At.AddDays(-1)));

        var first = engine.UpdateThresholds(ThresholdState.Empty, engine.Score(warm, At));
        var second = engine.UpdateThresholds(first.State, engine.Score(hot, At));
        var third = engine.UpdateThresholds(second.State, engine.Score(hot.With(new Activity("email.clicked", At)), At));

        first.Crossings.ShouldBeEmpty();
        second.Crossings.ShouldBe([new ThresholdCrossing("sales-ready", "s", Upward: true, Bound: 50, Value: 55)]);
        third.Crossings.ShouldBeEmpty();
    }

    [Theory, Trait("Requirement", "S23")]
    [InlineData(45, false)]
    [InlineData(40, false)]
    [InlineData(39, true)]
    public void A_threshold_is_rearmed_only_below_its_rearm_height(double points, bool rearmed)
    {
        var engine = LeadEngine.Compile(string.Create(CultureInfo.InvariantCulture, $$"""{ "name": "b", "scores": { "s": { "formula": "{{points}} + 0 * length(id)" } }, "thresholds": { "sales-ready": { "score": "s", "reach": 50, "rearm": 40 } } }"""));

        engine.UpdateThresholds(ThresholdState.Of(["sales-ready"]), engine.Score(new Lead("x"), At)).Crossings.Any(static crossing => !crossing.Upward).ShouldBe(rearmed);
    }

    [Theory, Trait("Requirement", "S23")]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void A_threshold_is_reached_at_its_very_height(int employees, bool reached)
    {
        var engine = LeadEngine.Compile(OfEmployees);

        engine.UpdateThresholds(ThresholdState.Empty, engine.Score(new Lead("x") { Employees = employees }, At)).State.Has("t").ShouldBe(reached);
    }

    [Fact, Trait("Requirement", "S23")]
    public void An_unknown_score_crosses_nothing_in_either_direction()
    {
        var engine = LeadEngine.Compile(OfEmployees);
        var unknown = engine.Score(new Lead("x"), At);
        var reached = ThresholdState.Of(["t"]);

        engine.UpdateThresholds(ThresholdState.Empty, unknown).ShouldSatisfyAllConditions(static update => update.Crossings.ShouldBeEmpty(), static update => update.State.ShouldBe(ThresholdState.Empty));
        engine.UpdateThresholds(reached, unknown).ShouldSatisfyAllConditions(static update => update.Crossings.ShouldBeEmpty(), update => update.State.ShouldBe(reached));
    }

    [Fact, Trait("Requirement", "S24")]
    public void A_booked_appointment_changes_the_score_and_crosses_a_threshold()
    {
        var engine = LeadEngine.Compile("""{ "name": "b", "scores": { "s": { "rules": [ { "id": "booked", "points": 50, "per": "meeting.booked" } ] } }, "thresholds": { "deal": { "score": "s", "reach": 50 } } }""");
        var lead = new Lead("x").With(new Activity("meeting.booked", At));

        engine.UpdateThresholds(ThresholdState.Empty, engine.Score(lead, At)).Crossings.ShouldHaveSingleItem().Threshold.ShouldBe("deal");
    }

    [Fact, Trait("Requirement", "S25")]
    public void Ranking_breaks_ties_by_raw_and_then_by_id()
    {
        var engine = Engine("""{ "id": "click", "points": 0.2, "per": "email.clicked" }""");
        var leads = new[] { new Lead("c"), new Lead("b").With(new Activity("email.clicked", At)), new Lead("a"), new Lead("d").With(new Activity("email.clicked", At)) };

        engine.Rank(leads, "s", At).Select(static scores => scores.Lead.Id).ShouldBe(["b", "d", "a", "c"]);
    }

    [Fact, Trait("Requirement", "S25")]
    public void Leads_with_an_unknown_score_rank_last_by_id()
    {
        var engine = LeadEngine.Compile("""{ "name": "b", "scores": { "s": { "formula": "employees" } } }""");
        var leads = new[] { new Lead("b"), new Lead("c") { Employees = 5 }, new Lead("a"), new Lead("d") { Employees = 7 } };

        engine.Rank(leads, "s", At).Select(static scores => scores.Lead.Id).ShouldBe(["d", "c", "a", "b"]);
        engine.Rank(leads, "s", At, top: 3).Select(static scores => scores.Lead.Id).ShouldBe(["d", "c", "a"]);
    }

    [Fact, Trait("Requirement", "R15")]
    public void The_hot_list_of_a_rep_is_the_top_of_the_reps_own_leads_with_reasons()
    {
        var leads = new[]
        {
            new Lead("1") { Owner = "ann" }.With(new Activity("email.clicked", At)),
            new Lead("2") { Owner = "bob" }.With(new Activity("email.clicked", At)).With(new Activity("email.clicked", At)),
            new Lead("3") { Owner = "Ann" }.With(new Activity("email.clicked", At)).With(new Activity("email.clicked", At)),
            new Lead("4") { Owner = "ann" },
        };

        var list = Engine("""{ "id": "click", "points": 5, "per": "email.clicked" }""").HotList(leads, "ann", "s", At, top: 2);

        list.Select(static lead => (lead.Lead.Id, lead["s"].Contributions.Sum(static row => row.Points))).ShouldBe([("3", 10), ("1", 5)]);
    }

    [Fact, Trait("Requirement", "S26")]
    public void A_score_without_criteria_is_reported_and_not_scored_as_0()
    {
        LeadEngine.TryCompile("""{ "name": "b", "scores": { "s": { "rules": [] } } }"""u8, null, out var engine, out var diagnostics);

        engine.ShouldBeNull();
        diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LR3016");
    }

    [Fact, Trait("Requirement", "S28")]
    public void Not_a_fit_and_not_yet_are_two_different_answers()
    {
        var engine = LeadEngine.Compile(
            """
            { "name": "two-axes",
              "scores": {
                "fit":       { "rules": [ { "id": "industry", "points": 50, "when": "industry = 'software'" } ] },
                "readiness": { "rules": [ { "id": "trial", "points": 50, "per": "trial.started" } ] } },
              "bands": { "fit": { "no fit": 0, "fit": 50 }, "readiness": { "not yet": 0, "ready": 50 } },
              "grids": { "verdict": { "rows": "fit", "columns": "readiness", "separator": ", " } } }
            """);

        var notFit = engine.Score(new Lead("1") { Industry = "mining" }.With(new Activity("trial.started", At)), At);
        var notYet = engine.Score(new Lead("2") { Industry = "software" }, At);

        (notFit["fit"].Band, notFit["readiness"].Band, notFit.Grid("verdict")).ShouldBe(("no fit", "ready", "no fit, ready"));
        (notYet["fit"].Band, notYet["readiness"].Band, notYet.Grid("verdict")).ShouldBe(("fit", "not yet", "fit, not yet"));
    }

    [Theory, Trait("Requirement", "G7"), Trait("Requirement", "G8")]
    [InlineData(9, "A")]
    [InlineData(10, null)]
    [InlineData(11, "B")]
    [InlineData(20, "B")]
    [InlineData(50, "B")]
    [InlineData(51, "C")]
    [InlineData(null, null)]
    public void Company_sizes_fall_into_their_bands(int? employees, string? band)
    {
        var engine = LeadEngine.Compile("""{ "name": "b", "scores": { "s": { "formula": "1" } }, "bands": { "size": { "of": "employees", "ranges": { "A": "< 10", "B": "between 11 and 50", "C": "> 50" } } } }""");

        engine.Score(new Lead("x") { Employees = employees }, At).Band("size").ShouldBe(band);
    }

    private const string OfEmployees = """{ "name": "b", "scores": { "s": { "formula": "employees" } }, "thresholds": { "t": { "score": "s", "reach": 50, "rearm": 40 } } }""";

    private const string Thresholds =
        """
        { "name": "b",
          "scores": { "s": { "rules": [ { "id": "click", "points": 5, "per": "email.clicked" }, { "id": "trial", "points": 50, "per": "trial.started" } ] } },
          "thresholds": { "sales-ready": { "score": "s", "reach": 50, "rearm": 40 } } }
        """;

    private const string ThreeScores =
        """
        { "name": "three",
          "scores": {
            "likelihood": { "rules": [ { "id": "demo", "points": 40, "when": "any(demo.requested)" } ] },
            "value":      { "rules": [ { "id": "mid", "points": 50, "when": "band.size = 'B'" }, { "id": "large", "points": 90, "when": "band.size = 'C'" } ] },
            "speed":      { "rules": [ { "id": "soon", "points": 30, "when": "any(page.visited where subject = '/pricing' within 7d)" } ] },
            "priority":   { "formula": "0.5 * score.likelihood + 0.3 * score.value + 0.2 * score.speed" } },
          "bands": { "size": { "of": "employees", "ranges": { "A": "< 10", "B": "between 10 and 50", "C": "> 50" } } } }
        """;

    private static string When(string condition) => $$"""{ "id": "r", "points": 10, "when": "{{condition}}" }""";

    private static LeadEngine Engine(string rule, LeadEngineOptions? options = null) =>
        LeadEngine.Compile($$"""{ "name": "b", "scores": { "s": { "rules": [ {{rule}} ] } } }""", options);

    private static IEnumerable<double> Values(LeadEngine engine, Lead lead) => engine.Score(lead, At).Values.Select(static score => score.Value);

    private static double Points(LeadEngine engine, Lead lead) => engine.Score(lead, At).Values[0].Value;
}
