using System.Runtime.CompilerServices;
using LeadRules.NRules.Engine;

namespace LeadRules.NRules.Tests;

/// <summary>A rule book as NRules rules, and what becomes of their sessions.</summary>
public sealed class EngineTests
{
    private const string Book = """
        {
          "name": "sales",
          "scores": {
            "engagement": {
              "groups": {"mail": {"max": 10}},
              "rules": [
                {"id": "click", "points": 5, "per": "email.clicked", "group": "mail"},
                {"id": "demo", "points": 30, "when": "any(form.submitted where subject = 'demo')"}
              ]
            },
            "priority": {"formula": "score.engagement + 1"}
          },
          "segments": {"hot": {"enter": "score.priority >= 30"}},
          "classes": {"size": [{"large": "segment.hot and employees > 100"}, {"small": "true"}]},
          "routing": {"fallback": "queue triage", "routes": [{"id": "hot", "when": "segment.hot", "to": "queue hot"}]}
        }
        """;

    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly LeadEngine Engine = LeadEngine.Compile(Book, LeadEngineOptions.Default.UseNRules());
    private static readonly Lead Someone = new Lead("L-1") { Employees = 20 }.With(new Activity("form.submitted", At.AddDays(-1), "demo"));

    [Fact]
    public void Each_condition_is_a_rule_of_its_own_that_fires_after_what_it_builds_on() => Rules().ShouldBe(
    [
        "0 engagement/click: rule, score.engagement, group.mail",
        "0 engagement/demo: rule, score.engagement",
        "-1 score.engagement: score, score.engagement",
        "-2 score.priority: score, score.priority",
        "-4 segment.hot: segment, segment.hot",
        "-6 class.size/large: class, class.size",
        "-6 route.hot: route, route.hot",
        "0 class.size/small: class, class.size",
    ], ignoreOrder: true);

    [Fact]
    public void A_lead_that_was_scored_leaves_nothing_behind()
    {
        var facts = Enumerable.Range(0, 20).Select(static _ => FactOfScoredLead()).ToList();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        facts.ShouldAllBe(static fact => !fact.IsAlive);
    }

    [Fact]
    public async Task Many_threads_share_an_engine()
    {
        var expected = LeadEngine.Compile(Book).Score(Someone, At).Values;

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(static _ => Task.Run(static () => Enumerable.Range(0, 300).Select(static _ => Engine.Score(Someone, At).Values).ToList())));

        found.SelectMany(static one => one).ShouldAllBe(values => values.SequenceEqual(expected));
    }

    [Fact]
    public void An_activity_that_no_rule_reads_fires_none()
    {
        var session = new NRulesSession(Engine, Someone, At);

        session.Insert(new Activity("call.made", At));

        session.Fired.ShouldBe(0);
    }

    [Fact]
    public void An_activity_fires_the_rules_that_read_it_and_what_builds_on_them()
    {
        var session = new NRulesSession(Engine, Someone, At);

        session.Insert(new Activity("email.clicked", At));

        (session.Scores["engagement"].Value, session.Scores["priority"].Value).ShouldBe((35, 36));

        // The rule, the sum, the formula, and the segment, whose answer stays as it was.
        session.Fired.ShouldBe(4);
    }

    [Fact]
    public void A_session_knows_segments_and_classes()
    {
        var session = new NRulesSession(Engine, Someone, At);

        (session.IsIn("hot"), session.ClassOf("size")).ShouldBe((true, "small"));
    }

    [Fact]
    public void An_id_that_is_there_already_counts_once_and_the_earlier_counts()
    {
        var session = new NRulesSession(Engine, Someone.With(new Activity("email.clicked", At, id: "1")), At);

        session.Insert(new Activity("email.clicked", At, id: "1"));
        session.Fired.ShouldBe(0);
        session.Insert(new Activity("email.clicked", At.AddHours(-1), id: "1"));

        session.Scores["engagement"].Value.ShouldBe(35);
    }

    [Fact]
    public void A_session_needs_an_engine_that_uses_NRules() =>
        Should.Throw<ArgumentException>(static () => new NRulesSession(LeadEngine.Compile(Book), Someone, At)).Message.ShouldBe(
            "The rule book 'sales' is not evaluated by NRules. Compile it with options.UseNRules(). (Parameter 'engine')");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FactOfScoredLead()
    {
        var activity = new Activity("form.submitted", At, "demo");
        Engine.Score(new Lead("L-2").With(activity), At);
        return new WeakReference(activity);
    }

    private static IEnumerable<string> Rules()
    {
        var book = ((NRulesMatcher)Engine.Matcher!).Book;
        return new BookTranslator(book).Translate().Select(static rule => FormattableString.Invariant($"{rule.Priority} {rule.Name}: {string.Join(", ", rule.Tags)}"));
    }
}
