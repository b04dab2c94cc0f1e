namespace LeadRules.Cli.Tests;

/// <summary><c>leadrules diff</c>.</summary>
public sealed class DiffCommandTests : ToolTest
{
    public DiffCommandTests()
    {
        Write("life.json", LifeBook.Text);
        Write("later.json", LifeBook.Later);
        Write("came.jsonl", LifeBook.Leads);
    }

    [Fact]
    public async Task A_rule_book_and_itself_say_the_same() =>
        (await Run(["diff", PathOf("life.json"), PathOf("life.json"), "--exit-code"])).ShouldBe(new Outcome(0, "The rule books say the same.\n", ""));

    [Fact]
    public async Task Without_leads_only_the_rule_books_are_compared() => (await Run(["diff", PathOf("later.json"), PathOf("life.json")])).ShouldBe(new Outcome(0,
        """
        5 changes in the rule book
          - $.scores.engagement.rules[reply]: points: 20, per: email.replied
          ~ $.bands.engagement.hot: 40 -> 50
          ~ $.segments.ready: score.engagement >= 40 -> score.engagement >= 50
          ~ $.slas.speed.targets.first-call.within: 2h -> 4h
          ~ $.routing.routes[large].when: employees > 25 -> employees > 50

        """, ""));

    [Fact]
    public async Task A_difference_shows_in_the_exit_code_where_that_is_asked_for() =>
        (await Run(["diff", PathOf("life.json"), PathOf("later.json"), "--exit-code"])).ExitCode.ShouldBe(1);

    [Fact]
    public async Task Differences_come_as_json_too()
    {
        Write("one.json", """{ "name": "x", "segments": { "big": "employees > 50" }, "classes": { "size": [ { "large": "employees > 50" } ] } }""");
        Write("other.json", """{ "name": "x", "segments": { "big": "employees > 10" }, "classes": { "size": [ { "large": "employees > 10" } ] } }""");

        (await Run(["diff", PathOf("one.json"), PathOf("other.json"), "--leads", PathOf("came.jsonl"), "--at", "2026-11-17T12:00Z", "--format", "json", "--examples", "1"])).Output.ShouldBe(
            """
            {
              "before": "one.json",
              "after": "other.json",
              "changes": [
                {
                  "kind": "changed",
                  "path": "$.segments.big",
                  "before": "employees > 50",
                  "after": "employees > 10"
                },
                {
                  "kind": "changed",
                  "path": "$.classes.size[large]",
                  "before": "employees > 50",
                  "after": "employees > 10"
                }
              ],
              "leads": {
                "at": "2026-11-17T12:00:00Z",
                "compared": 3,
                "changed": 1,
                "differences": [
                  {
                    "what": "segment",
                    "name": "big",
                    "change": "entered",
                    "leads": 1,
                    "examples": [
                      {
                        "lead": "A",
                        "before": "out",
                        "after": "in"
                      }
                    ]
                  },
                  {
                    "what": "class",
                    "name": "size",
                    "change": "(none) -> large",
                    "leads": 1,
                    "examples": [
                      {
                        "lead": "A",
                        "before": "(none)",
                        "after": "large"
                      }
                    ]
                  }
                ]
              }
            }

            """);
    }

    [Fact]
    public async Task No_more_examples_are_named_than_are_asked_for() =>
        (await Compare("--examples", "1")).Output.ShouldEndWith("  due speed.first-call: earlier: 2 leads: A (2026-11-16T13:00:00Z -> 2026-11-16T11:00:00Z), …\n");

    [Fact]
    public async Task No_examples_need_be_named() => (await Compare("--examples", "0")).Output.ShouldEndWith("  due speed.first-call: earlier: 2 leads\n");

    [Fact]
    public async Task A_field_that_one_of_the_rule_books_declares_is_no_mistake()
    {
        Write("later.json", LifeBook.Later.Replace("\"timeZone\"", "\"fields\": { \"plan\": \"text\" }, \"timeZone\"", StringComparison.Ordinal));
        Write("came.jsonl", """{"id":"A","plan":"pro","employees":30}""");

        (await Compare()).ExitCode.ShouldBe(0);

        Write("came.jsonl", """{"id":"A","plam":"pro","employees":30}""");
        var refused = await Compare();
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("Did you mean 'plan'?");
    }

    [Fact]
    public async Task A_field_of_two_types_keeps_leads_from_being_compared()
    {
        Write("life.json", LifeBook.Text.Replace("\"timeZone\"", "\"fields\": { \"plan\": \"number\" }, \"timeZone\"", StringComparison.Ordinal));
        Write("later.json", LifeBook.Later.Replace("\"timeZone\"", "\"fields\": { \"plan\": \"text\" }, \"timeZone\"", StringComparison.Ordinal));

        (await Compare()).ShouldBe(new Outcome(2, "", "The field 'plan' is number in the one rule book and text in the other: no lead can be read for both. Compare them without --leads.\n"));
    }

    [Fact]
    public async Task The_errors_of_both_rule_books_are_shown()
    {
        Directory.CreateDirectory(PathOf("new"));
        Write("life.json", """{ "name": "x", "segments": { "big": "employes > 1" } }""");
        Write("new/life.json", """{ "name": "x", "segments": { "big": "contry = 'ES'" } }""");

        var run = await Run(["diff", PathOf("life.json"), PathOf("new/life.json")]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("life.json: error LR2001 (1,38) $.segments.big: There is no field 'employes'.");
        run.Error.ShouldContain("new/life.json: error LR2001 (1,38) $.segments.big: There is no field 'contry'.");
    }

    [Theory]
    [InlineData("--at", "2026-11-17")]
    [InlineData("--examples", "2")]
    public async Task What_is_about_leads_needs_leads(string option, string value) =>
        (await Run(["diff", PathOf("life.json"), PathOf("later.json"), option, value])).Error.ShouldStartWith($"{option} is about leads: write --leads FILE as well.");

    [Fact]
    public async Task Examples_are_a_number() =>
        (await Compare("--examples", "few")).Error.ShouldStartWith("--examples takes a number from 0 up.");

    [Fact]
    public async Task The_output_may_not_be_one_of_the_rule_books() =>
        (await Run(["diff", PathOf("life.json"), PathOf("later.json"), "--out", PathOf("later.json")])).ShouldBe(new Outcome(2, "", "--out and BOOK2 name the same file, 'later.json'.\n"));

    private Task<Outcome> Compare(params string[] more) =>
        Run(["diff", PathOf("life.json"), PathOf("later.json"), "--leads", PathOf("came.jsonl"), "--at", "2026-11-17T12:00", .. more]);
}
