using FsCheck;
using FsCheck.Fluent;
using LeadRules.Tests.Generators;
using static LeadRules.Tests.Sla.SlaBooks;

namespace LeadRules.Tests.Sla;

/// <summary>The laws of agreements, on random events.</summary>
public sealed class SlaLawTests
{
    private const string Pauses = """ "pauses": [{ "from": "note.added where subject = 'pause'", "to": "note.added where subject = 'go on'" }], """;

    private static readonly LeadEngine Speed = EngineOf(""" "kind": "firstResponse", "within": "3h", "stop": "call.made" """, Pauses);

    private static readonly LeadEngine Everything = Engine(Pauses + """
        "targets": {
          "first": { "kind": "firstResponse", "within": "1h", "steps": [{ "at": "50%" }, { "at": "due", "do": "notify" }, { "at": "2h after", "do": "escalate", "every": "3h", "times": 3 }] },
          "next": { "kind": "nextResponse", "within": "45m around the clock" },
          "assignment": { "kind": "assignment", "within": "30m", "steps": [{ "at": "10m before", "do": "notify" }] },
          "acceptance": { "kind": "acceptance", "within": "2h" },
          "touches": { "kind": "touches", "touches": { "call.made": 2, "email.sent": 1 }, "apart": "2h", "within": "2 business days" },
          "work": { "kind": "workPeriod", "within": "3 business days", "then": [{ "when": "count(call.made) > 1", "do": "recycle" }, { "do": "giveDisposition", "to": "junk" }] },
          "status": { "kind": "statusUpdate", "within": "1 business day" }
        }
        """);

    [Fact]
    public void A_clock_stands_where_a_stopwatch_would() =>
        Properties.ForAll(
            EventCase.Any,
            static one =>
            {
                var clock = Speed.Clock(one.Lead, one.At);
                var expected = SlaOracle.Run(one.Lead, Speed.Calendars["office"], 180, one.At);
                (clock.State, clock.Elapsed.TotalMinutes, clock.BreachedAt).ShouldBe((expected.State, expected.Elapsed, expected.BreachedAt));
            },
            EventCase.Smaller,
            tests: 400);

    [Fact]
    public void What_comes_later_changes_nothing_that_was_said() =>
        Properties.ForAll(
            EventCase.Any,
            static one => Describe(Everything.EvaluateSlas(one.Lead, one.At)).ShouldBe(Describe(Everything.EvaluateSlas(one.Known, one.At))),
            EventCase.Smaller,
            tests: 300);

    [Fact]
    public void Nothing_changes_before_the_next_check_unless_something_happens() =>
        Properties.ForAll(
            EventCase.Any,
            static one =>
            {
                var now = Everything.EvaluateSlas(one.Known, one.At);
                var end = now.NextCheckAt ?? one.At.AddYears(1);
                end.ShouldBeGreaterThan(one.At);
                foreach (var instant in new[] { one.At.AddTicks(1), one.At + ((end - one.At) / 3), one.At + ((end - one.At) / 2), end.AddTicks(-1) }.Where(instant => instant > one.At && instant < end))
                    States(Everything.EvaluateSlas(one.Known, instant)).ShouldBe(States(now), $"at {instant:O}, before {end:O}");
                if (now.NextCheckAt is { } next)
                    States(Everything.EvaluateSlas(one.Known, next)).ShouldNotBe(States(now), $"at {next:O}");
            },
            EventCase.Smaller,
            tests: 300);

    [Fact]
    public void An_intent_once_asked_for_is_asked_for_ever_after_under_its_key() =>
        Properties.ForAll(
            EventCase.Any,
            static one =>
            {
                var later = Everything.EvaluateSlas(one.Lead, one.At.AddDays(20)).Intents.ToDictionary(static intent => intent.Key);
                foreach (var intent in Everything.EvaluateSlas(one.Known, one.At).Intents)
                    later.ShouldContainKeyAndValue(intent.Key, intent);
            },
            EventCase.Smaller,
            tests: 300);

    private static string Describe(SlaEvaluation evaluation) => string.Join('\n', evaluation.Clocks.Select(static clock => clock.Explain().ToString()));

    private static string States(SlaEvaluation evaluation) =>
        string.Join('\n', evaluation.Clocks.Select(static clock => $"{clock.Policy.Name}.{clock.Target.Name} {clock.Start:O} {clock.State} {clock.Due:O} {clock.End:O} {string.Join(',', clock.Points.Select(static point => point.At.ToString("O")))}"));

    /// <summary>A lead with events on whole minutes of two weeks, and an instant among them.</summary>
    private sealed record EventCase(Lead Lead, DateTimeOffset At)
    {
        private const int Minutes = 14 * 24 * 60;

        private static readonly (string Type, string? Subject)[] Kinds =
        [
            ("call.made", null), ("call.made", null), ("email.sent", null), ("email.received", null), ("lead.qualified", null), ("lead.assigned", null), ("lead.accepted", null),
            ("status.updated", null), ("note.added", "pause"), ("note.added", "pause"), ("note.added", "go on"), ("note.added", "go on"), ("disposition.given", "junk"), ("sms.sent", null), ("touch.claimed", "1"),
        ];

        public static Gen<EventCase> Any { get; } =
            from created in Minute
            from activities in Pick.Many(0, 12, from kind in Pick.From(Kinds) from minute in Minute select new Activity(kind.Type, minute, kind.Subject))
            from at in Minute
            select new EventCase(new Lead("x") { Created = created, Activities = ActivityHistory.Of(activities) }, at < created ? created : at);

        /// <summary>The lead as it is known at the instant.</summary>
        public Lead Known => Lead with { Activities = ActivityHistory.Of(Lead.Activities.Where(activity => activity.At <= At)) };

        private static Gen<DateTimeOffset> Minute => Pick.Weighted(
            (1, static () => Gen.Choose(0, Minutes).Select(static minute => Monday.AddMinutes(minute))),
            (2, static () => Gen.Choose(0, 8 * 4).Select(static quarter => Monday.AddHours(8).AddMinutes(15 * quarter))));

        public static IEnumerable<EventCase> Smaller(EventCase failing) => RandomLeads.Smaller(failing.Lead).Where(static lead => lead.Created is not null).Select(lead => failing with { Lead = lead });

        public override string ToString() =>
            $"created {Lead.Created:O}\n{string.Join('\n', Lead.Activities.InOrder().Select(static activity => $"{activity} "))}\nat {At:O}";
    }
}
