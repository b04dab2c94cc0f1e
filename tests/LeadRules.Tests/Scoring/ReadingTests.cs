namespace LeadRules.Tests.Scoring;

/// <summary>What an explanation says it has read, and what went wrong while reading.</summary>
public sealed class ReadingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly LeadEngineOptions Faulty = LeadEngineOptions.Default
        .WithFunction(new LeadFunction("boom", FieldType.Number, [FieldType.Number], static (in FunctionArguments _) => throw new InvalidOperationException("no luck\ntoday")))
        .WithFunction(new LeadFunction("odd", FieldType.Number, [FieldType.Text], static (in FunctionArguments arguments) => arguments[0]))
        .WithFunction(new LeadFunction("nan", FieldType.Number, [], static (in FunctionArguments _) => double.NaN))
        .WithFunction(new LeadFunction("nothing", FieldType.Number, [], static (in FunctionArguments _) => default))
        .WithFunction(new LeadFunction("isGood", FieldType.Boolean, [], static (in FunctionArguments _) => throw new InvalidOperationException("not now")))
        .WithField(new LeadField("risk", FieldType.Number, static _ => throw new InvalidOperationException("offline")))
        .WithField(new LeadField("tier", FieldType.Text, static _ => 7));

    public static TheoryData<string, string> Ages => new()
    {
        { "age(created) > 30d", "age(created) > 30d is false: age(created) is 21d9h; created is 2026-11-01T00:00:00Z" },
        { "age(created) * 2 > 30d", "age(created) * 2 > 30d is true: age(created) is 21d9h; created is 2026-11-01T00:00:00Z" },
        { "age(last(email.clicked)) > 1h", "age(last(email.clicked)) > 1h is true: age(last(email.clicked)) is 1d1h0.5s; last(email.clicked) is 2026-11-21T07:59:59.5Z" },
        { "age(first(trial.started)) > 1h", "age(first(trial.started)) > 1h is unknown: first(trial.started) is missing" },
        { "at - created > 30d", "at - created > 30d is false: at is 2026-11-22T09:00:00Z; created is 2026-11-01T00:00:00Z" },
    };

    public static TheoryData<string, string> Faults => new()
    {
        { "boom(1) > 2", "boom(1) > 2 is unknown: boom(1) is missing (the function 'boom' threw InvalidOperationException: no luck)" },
        { "odd('x') > 2", "odd('x') > 2 is unknown: odd('x') is missing (the function 'odd' gave a text, 'x', not a number)" },
        { "nan() > 2", "nan() > 2 is unknown: nan() is missing (the function 'nan' gave NaN, which is no number that a lead can have)" },
        { "nothing() > 2", "nothing() > 2 is unknown: nothing() is missing" },
        { "odd(city) > 2", "odd(city) > 2 is unknown: odd(city) is missing (city is missing)" },
        { "isGood()", "isGood() is unknown: isGood() is missing (the function 'isGood' threw InvalidOperationException: not now)" },
        { "not isGood()", "not isGood() is unknown: isGood() is missing (the function 'isGood' threw InvalidOperationException: not now)" },
        { "boom(boom(1)) > 2", "boom(boom(1)) > 2 is unknown: boom(boom(1)) is missing (the function 'boom' threw InvalidOperationException: no luck)" },
        { "coalesce(boom(1), 5) > 2", "coalesce(boom(1), 5) > 2 is true: coalesce(boom(1), 5) is 5 (the function 'boom' threw InvalidOperationException: no luck)" },
        { "risk > 2", "risk > 2 is unknown: risk is missing (the field 'risk' threw InvalidOperationException: offline)" },
        { "tier = 'A'", "tier = 'A' is unknown: tier is missing (the field 'tier' gave a number, 7, not a text)" },
        { "fleetSize > 2", "fleetSize > 2 is unknown: fleetSize is missing (the lead's 'fleetSize' is a text, '5', not a number)" },
        { "vip", "vip is unknown: vip is missing (the lead's 'vip' is a text, 'yes', not a yes-no value)" },
        { "renewal > 2026-01-01", "renewal > 2026-01-01 is unknown: renewal is missing (the lead's 'renewal' is an instant, 2026-11-22T09:00:00Z, not a date)" },
        { "plan is missing", "plan is missing is true: plan is missing" },
        { "count(email.clicked where boom(value) = 1) > 2", "count(email.clicked where boom(value) = 1) > 2 is false: count(email.clicked where boom(value) = 1) is 0 (the function 'boom' threw InvalidOperationException: no luck)" },
        { "any(email.clicked where campaign = 'a')", "any(email.clicked where campaign = 'a') is false: any(email.clicked where campaign = 'a') is false (the activity's 'campaign' is a number, 7, not a text)" },
        { "max(kilos of email.clicked) > 1", "max(kilos of email.clicked) > 1 is unknown: max(kilos of email.clicked) is missing (the activity's 'kilos' is a text, 'many', not a number)" },
        { "last(kilos of email.clicked) > 1", "last(kilos of email.clicked) > 1 is unknown: last(kilos of email.clicked) is missing (what the activity has there is a text, 'many', not a number)" },
        { "jobTitle matches 'x'", "jobTitle matches 'x' is unknown: jobTitle is '" + new string('x', 1_001) + "'; jobTitle matches 'x' is missing (the text has 1,001 characters, and 'matches' reads 1,000 at most)" },
        { "company matches '^x+$'", "company matches '^x+$' is true: company is '" + new string('x', 1_000) + "'" },
    };

    [Theory, MemberData(nameof(Ages))]
    public void An_age_is_a_duration_and_names_what_it_is_the_age_of(string condition, string why) => Explain(condition).ToString().ShouldBe(why);

    [Fact]
    public void As_data_the_age_comes_first_and_its_instant_second() =>
        Explain("age(created) > 30d").Readings.ShouldBe(
            [new ValueReading("age(created)", new TimeSpan(21, 9, 0, 0)), new ValueReading("created", new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero))]);

    [Theory, MemberData(nameof(Faults))]
    public void What_went_wrong_is_said(string condition, string why) => Explain(condition).ToString().ShouldBe(why);

    [Fact]
    public void What_went_wrong_is_there_as_data() =>
        Explain("boom(1) > 2").Readings.ShouldBe([new ValueReading("boom(1)", default) { Problem = "the function 'boom' threw InvalidOperationException: no luck" }]);

    [Fact]
    public void A_formula_says_what_went_wrong() =>
        Engine(""" "formula": "boom(1) + 1" """).Explain(Lead, At).ToString().ShouldBe(
            """
            Lead x at 2026-11-22T09:00:00Z, b

            s: unknown
                unknown                           boom(1) + 1: boom(1) is missing (the function 'boom' threw InvalidOperationException: no luck)

            """);

    [Theory]
    [InlineData("email.clicked where boom(value) = 1", "no email.clicked where boom(value) = 1; the function 'boom' threw InvalidOperationException: no luck")]
    [InlineData("email.clicked where boom(value) = 1 or subject = 'a'", "1 x email.clicked where boom(value) = 1 or subject = 'a' on 2026-11-21; the function 'boom' threw InvalidOperationException: no luck")]
    public void A_rule_that_counts_activities_says_what_went_wrong(string per, string why)
    {
        var lead = Lead.With(new Activity("email.clicked", At.AddDays(-3), "b", value: 1));
        var score = Engine($$""" "rules": [ { "id": "r", "points": 1, "per": "{{per}}" } ] """).Explain(lead, At)["s"];

        score.Contributions.Concat(score.NotMatched).ShouldHaveSingleItem().ToString().ShouldBe(why);
    }

    [Fact]
    public void Where_nothing_went_wrong_nothing_is_said()
    {
        var score = Engine(""" "rules": [ { "id": "r", "points": 1, "per": "email.clicked where subject = 'a'" } ] """).Explain(Lead, At)["s"];

        score.Contributions.ShouldHaveSingleItem().Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-11-22")]
    [InlineData("UTC", "2026-11-21")]
    [InlineData("America/New_York", "2026-11-21")]
    public void Days_of_activities_are_those_of_the_rule_books_zone(string zone, string day)
    {
        var lead = new Lead("x").With(new Activity("email.opened", new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(9))));
        var engine = LeadEngine.Compile($$"""{ "name": "b", "timeZone": "{{zone}}", "scores": { "s": { "rules": [ { "id": "r", "points": 1, "per": "email.opened" } ] } } }""");

        engine.Explain(lead, At)["s"].Contributions[0].ToString().ShouldBe($"1 x email.opened on {day}");
    }

    [Theory]
    [InlineData("00:00:00", "0s")]
    [InlineData("-03:00:00", "-3h")]
    [InlineData("14.00:00:00", "14d")]
    [InlineData("30.00:05:00", "30d5m")]
    [InlineData("1.02:03:04.5", "1d2h3m4.5s")]
    [InlineData("-10675199.02:48:05.4775808", "-10675199d2h48m5.4775808s")]
    public void Durations_are_written_for_people(string duration, string text) =>
        DurationText.ForPeople(TimeSpan.Parse(duration, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(text);

    private static Lead Lead => new Lead("x") { Created = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), JobTitle = new string('x', 1_001), Company = new string('x', 1_000) }
        .With("fleetSize", "5").With("vip", "yes").With("renewal", At)
        .With(new Activity("email.clicked", At.AddDays(-1).AddHours(-1).AddMilliseconds(-500), "a", value: 1, properties: [new("campaign", 7), new("kilos", "many")]));

    private static ConditionExplanation Explain(string condition)
    {
        var score = Engine($$""" "rules": [ { "id": "r", "points": 1, "when": "{{condition}}" } ] """).Explain(Lead, At)["s"];
        return score.Contributions.Concat(score.NotMatched).ShouldHaveSingleItem().Condition!;
    }

    private static LeadEngine Engine(string score) => LeadEngine.Compile(
        $$"""
        { "name": "b", "fields": { "fleetSize": "number", "vip": "boolean", "renewal": "date", "plan": "text" },
          "activities": { "email.clicked": { "campaign": "text", "kilos": "number" } }, "scores": { "s": { {{score}} } } }
        """, Faulty);
}
