namespace LeadRules.Tests.RuleBooks.Comparing;

/// <summary>What two rule books say differently, in whole texts.</summary>
public sealed class RuleBookChangeTests
{
    private const string Before =
        """
        { "name": "acme", "version": "1",
          "lists": { "rivals": ["acme.com", "globex.com"] },
          "scores": { "fit": { "rules": [
            { "id": "size", "points": 40, "when": "employees > 10" },
            { "id": "country", "points": 5, "when": "country = 'ES'" } ] } },
          "bands": { "fit": { "low": 0, "high": 40 } },
          "segments": { "big": "employees > 100" },
          "classes": { "kind": [ { "never": "country = 'XX'" }, { "could": "employees > 1" } ] },
          "routing": {
            "reps": { "ana": { }, "ben": { "weight": 2 } }, "pools": { "team": { "members": ["ana", "ben"] } },
            "routes": [ { "id": "small", "when": "employees < 10", "to": "rep ana" }, { "id": "spain", "when": "country = 'ES'", "to": "pool team" }, { "id": "large", "when": "employees > 50", "to": "pool team" } ],
            "fallback": "queue triage" } }
        """;

    [Fact]
    public void Another_number_is_one_change() => Changes(("\"points\": 40", "\"points\": 45")).ShouldBe(["~ $.scores.fit.rules[size].points: 40 -> 45"]);

    [Fact]
    public void Another_condition_is_one_change() =>
        Changes(("employees > 10\"", "employees >= 10\"")).ShouldBe(["~ $.scores.fit.rules[size].when: employees > 10 -> employees >= 10"]);

    [Fact]
    public void Spelling_is_no_change() =>
        Changes(("employees > 10\"", "((employees)>10.0)\""), ("\"points\": 40", "\"points\": 4e1"), ("\"big\": \"employees > 100\"", "\"big\": { \"enter\": \"employees>100\" }")).ShouldBeEmpty();

    [Fact]
    public void The_order_of_rules_is_no_change() =>
        Changes(("\"size\", \"points\": 40, \"when\": \"employees > 10\"", "\"country\", \"points\": 5, \"when\": \"country = 'ES'\""), ("\"country\", \"points\": 5, \"when\": \"country = 'ES'\" } ] }", "\"size\", \"points\": 40, \"when\": \"employees > 10\" } ] }"))
            .ShouldBeEmpty();

    [Fact]
    public void What_is_added_or_removed_is_one_change() =>
        Changes(("{ \"id\": \"country\", \"points\": 5, \"when\": \"country = 'ES'\" }", "{ \"id\": \"phone\", \"points\": 3, \"when\": \"known(phone)\" }"), ("\"globex.com\"", "\"initech.com\"")).ShouldBe(
        [
            "- $.lists.rivals: globex.com",
            "+ $.lists.rivals: initech.com",
            "- $.scores.fit.rules[country]: points: 5, when: country = 'ES'",
            "+ $.scores.fit.rules[phone]: points: 3, when: known(phone)",
        ]);

    [Fact]
    public void A_section_that_was_not_there_is_told_part_by_part() =>
        Changes(("\"bands\": { \"fit\"", "\"thresholds\": { \"ready\": { \"score\": \"fit\", \"reach\": 40 }, \"hot\": { \"score\": \"fit\", \"reach\": 45 } }, \"bands\": { \"fit\"")).ShouldBe(
            ["+ $.thresholds.ready: score: fit, reach: 40", "+ $.thresholds.hot: score: fit, reach: 45"]);

    [Fact]
    public void A_route_that_moved_is_one_change() =>
        Changes(
            ("{ \"id\": \"small\", \"when\": \"employees < 10\", \"to\": \"rep ana\" }, ", ""),
            ("\"pool team\" } ]", "\"pool team\" }, { \"id\": \"small\", \"when\": \"employees < 10\", \"to\": \"rep ana\" } ]"))
        .ShouldBe(["~ $.routing.routes[small]: moved, was first, is after 'large'"]);

    [Fact]
    public void Classes_that_change_places_are_one_move() =>
        Changes(("{ \"never\": \"country = 'XX'\" }, { \"could\": \"employees > 1\" }", "{ \"could\": \"employees > 1\" }, { \"never\": \"country = 'XX'\" }")).ShouldBe(
            ["~ $.classes.kind[never]: moved, was first, is after 'could'"]);

    [Fact]
    public void The_short_and_the_long_form_of_a_part_are_compared_member_by_member() =>
        Changes(
            ("\"big\": \"employees > 100\"", "\"big\": { \"enter\": \"employees > 100\", \"leave\": \"employees < 90\" }"),
            ("[\"ana\", \"ben\"]", "{ \"ana\": 3, \"ben\": 1 }")).ShouldBe(
            ["+ $.segments.big.leave: employees < 90", "~ $.routing.pools.team.members.ana.weight: 1 -> 3"]);

    [Fact]
    public void Another_content_or_day_of_a_campaign_is_told_by_its_day()
    {
        const string Campaign = """{ "name": "x", "campaigns": { "welcome": { "enroll": "employees > 1", "steps": [ { "day": 0, "content": "one" }, { "day": 1, "content": ["two", "three"] } ] } } }""";

        Changes(Campaign, ("\"one\"", "\"uno\""), ("[\"two\", \"three\"]", "[\"three\", { \"key\": \"two\", \"when\": \"employees > 5\" }]")).ShouldBe(
        [
            "~ $.campaigns.welcome.steps[day 0].content: one -> uno",
            "+ $.campaigns.welcome.steps[day 1].content[two].when: employees > 5",
            "~ $.campaigns.welcome.steps[day 1].content[two]: moved, was first, is after 'three'",
        ]);
    }

    [Fact]
    public void A_second_version_of_an_agreement_is_added()
    {
        const string First = """{ "version": "1", "targets": { "call": { "kind": "firstResponse", "within": "4h" } } }""";
        const string Second = """{ "version": "2", "effectiveFrom": "2026-01-01", "targets": { "call": { "kind": "firstResponse", "within": "2h" } } }""";

        Changes("{ \"name\": \"x\", \"slas\": { \"speed\": " + First + " } }", (First, $"[{First}, {Second}]")).ShouldBe(
            ["+ $.slas.speed[2]: effectiveFrom: 2026-01-01, targets: {call: {kind: firstResponse, within: 2h}}"]);
    }

    [Fact]
    public void Hours_are_told_as_a_whole()
    {
        const string Office = """{ "name": "x", "calendars": { "office": { "hours": { "mon": [["09:00", "17:00"]] } } } }""";

        Changes(Office, ("[[\"09:00\", \"17:00\"]]", "[[\"09:00\", \"13:00\"], [\"14:00\", \"18:00\"]]")).ShouldBe(
            ["~ $.calendars.office.hours.mon: [[09:00, 17:00]] -> [[09:00, 13:00], [14:00, 18:00]]"]);
    }

    [Fact]
    public void Every_setting_that_the_format_knows_can_be_compared()
    {
        var (one, other) = (RuleBook.Parse(TestBooks.Everything), RuleBook.Parse(TestBooks.Design));

        one.ChangesSince(RuleBook.Parse(one.ToJson())).ShouldBeEmpty();
        other.ChangesSince(one).Count.ShouldBe(one.ChangesSince(other).Count);
    }

    [Fact]
    public void Without_changes_there_is_nothing_to_say() => RuleBook.Parse(Before).ChangesSince(RuleBook.Parse(Before)).ShouldBeEmpty();

    [Fact]
    public void The_earlier_rule_book_is_needed() => Should.Throw<ArgumentNullException>(static () => RuleBook.Parse(Before).ChangesSince(null!));

    private static IEnumerable<string> Changes(params (string Old, string New)[] edits) => Changes(Before, edits);

    private static IEnumerable<string> Changes(string before, params (string Old, string New)[] edits)
    {
        var after = before;
        foreach (var (old, @new) in edits)
        {
            after.ShouldContain(old);
            after = after.Replace(old, @new, StringComparison.Ordinal);
        }

        return RuleBook.Parse(after).ChangesSince(RuleBook.Parse(before)).Select(static change => change.ToString());
    }
}
