namespace LeadRules.Tests.Scoring;

/// <summary>When scores next change by time alone, by example.</summary>
public sealed class NextChangeTests
{
    private static readonly DateTimeOffset At = SourceModel.At;

    private static readonly Lead Clicked = new Lead("x").With(new Activity("email.clicked", At.AddDays(-10)));

    [Fact]
    public void Without_anything_that_ages_the_scores_stay_for_ever() =>
        Next(""" "rules": [ { "id": "r", "points": 5, "per": "email.clicked" } ] """, Clicked).ShouldBe(new NextChange(NextChangeKind.Never, null));

    [Fact]
    public void A_window_ends_at_the_very_instant_at_which_its_activity_is_as_old_as_it() =>
        Next(""" "rules": [ { "id": "r", "points": 5, "per": "email.clicked within 30d" } ] """, Clicked).ShouldBe(new NextChange(NextChangeKind.Changes, At.AddDays(20)));

    [Fact]
    public void An_activity_of_the_future_counts_from_its_instant_on() =>
        Next(""" "rules": [ { "id": "r", "points": 5, "per": "email.clicked" } ] """, Clicked.With(new Activity("email.clicked", At.AddHours(3)))).ShouldBe(new NextChange(NextChangeKind.Changes, At.AddHours(3)));

    [Fact]
    public void An_age_is_passed_a_tick_after_it_is_reached() =>
        Next(""" "rules": [ { "id": "r", "points": 5, "when": "age(last(email.*)) > 90d" } ] """, Clicked).ShouldBe(new NextChange(NextChangeKind.Changes, At.AddDays(80).AddTicks(1)));

    [Fact]
    public void A_date_begins_at_midnight_of_the_rule_book_s_zone() =>
        Next(""" "rules": [ { "id": "r", "points": 5, "when": "at >= 2026-12-01" } ] """, Clicked, """ "timeZone": "Europe/Madrid", """)
            .ShouldBe(new NextChange(NextChangeKind.Changes, new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero)));

    /// <summary>10 points fade evenly over 20 days: after 11 days 4.5 are left, which still round to 5.</summary>
    [Fact]
    public void Points_fade_until_they_round_to_less() =>
        Next(""" "decay": { "over": "20d" }, "rules": [ { "id": "r", "points": 10, "per": "email.clicked" } ] """, Clicked).ShouldBe(new NextChange(NextChangeKind.Changes, At.AddDays(1).AddSeconds(1)));

    [Fact]
    public void A_step_of_decay_comes_with_its_age() =>
        Next(""" "decay": { "steps": { "30d": 0.5 } }, "rules": [ { "id": "r", "points": 10, "per": "email.clicked" } ] """, Clicked).ShouldBe(new NextChange(NextChangeKind.Changes, At.AddDays(20)));

    [Fact]
    public void What_a_clamp_hides_is_no_change() =>
        Next(""" "max": 5, "rules": [ { "id": "r", "points": 5, "per": "email.clicked" }, { "id": "s", "points": 5, "per": "email.clicked within 30d" } ] """, Clicked)
            .ShouldBe(new NextChange(NextChangeKind.Never, null));

    /// <summary>Of a function nothing is known but its results, so the search can only step, and gives up where that is too costly.</summary>
    [Fact]
    public void Of_a_function_of_an_age_it_is_only_known_that_it_may_change_and_not_before_when()
    {
        var (engine, next) = NextOfFunction(static age => age.TotalDays > 40 ? 1 : 0);

        next.Kind.ShouldBe(NextChangeKind.MayChange);
        next.At!.Value.ShouldBeGreaterThan(At);
        engine.Score(Clicked, next.At.Value.AddTicks(-1)).Values.ShouldBe(engine.Score(Clicked, At).Values);
    }

    [Fact]
    public void Looking_again_where_it_may_change_goes_on_from_there()
    {
        var (engine, first) = NextOfFunction(static _ => 1);

        var second = engine.NextChange(Clicked, first.At!.Value);

        second.Kind.ShouldBe(NextChangeKind.MayChange);
        second.At!.Value.ShouldBeGreaterThan(first.At.Value);
    }

    [Fact]
    public void A_change_that_a_function_of_an_age_makes_at_once_is_found_to_the_tick() =>
        NextOfFunction(static age => (age - TimeSpan.FromDays(10)).Ticks >= 3 ? 1 : 0).Next.ShouldBe(new NextChange(NextChangeKind.Changes, At.AddTicks(3)));

    [Fact]
    public void A_function_of_what_does_not_age_never_changes() =>
        Next(""" "formula": "ageOf(first(email.*) - created)" """, Clicked with { Created = At }, host: Host(static age => age.TotalDays)).ShouldBe(new NextChange(NextChangeKind.Never, null));

    private static (LeadEngine Engine, NextChange Next) NextOfFunction(Func<TimeSpan, double> body)
    {
        var engine = Engine(""" "formula": "ageOf(age(last(email.*)))" """, "", Host(body));
        return (engine, engine.NextChange(Clicked, At));
    }

    private static LeadEngineOptions Host(Func<TimeSpan, double> body) => LeadEngineOptions.Default.WithFunction(
        new LeadFunction("ageOf", FieldType.Number, [FieldType.Duration], (in FunctionArguments arguments) => body(arguments[0].AsDuration!.Value)));

    private static NextChange Next(string score, Lead lead, string settings = "", LeadEngineOptions? host = null) => Engine(score, settings, host).NextChange(lead, At);

    private static LeadEngine Engine(string score, string settings, LeadEngineOptions? host) =>
        LeadEngine.Compile($$"""{ "name": "b", {{settings}} "scores": { "s": { {{score}} } } }""", host);
}
