using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.Tests.Conditions;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.RuleBooks;

/// <summary>What the lifecycle, triggers, campaigns and challengers say in JSON and in C#, and that both say the same.</summary>
public sealed class LifecycleReadingTests
{
    private const string Json =
        """
        {
          "name": "b",
          "scores": {
            "engagement": {
              "rules": [
                {
                  "id": "form",
                  "points": 60,
                  "per": "form.submitted"
                }
              ]
            }
          },
          "segments": {
            "quiet": {
              "enter": "any(email.complained within 90d)",
              "suppresses": "everything"
            },
            "zombie": {
              "enter": "employees < 2",
              "suppresses": [
                "routing",
                "campaigns",
                "notify"
              ]
            }
          },
          "slas": {
            "cadence": {
              "targets": {
                "work": {
                  "kind": "workPeriod",
                  "within": "4h"
                }
              }
            }
          },
          "lifecycle": {
            "start": "new",
            "stages": {
              "new": {
                "description": "Nobody has looked at it.",
                "team": "marketing"
              },
              "handed-off": {
                "routes": true
              },
              "recycled": {
                "closes": true,
                "endsCampaigns": true,
                "rest": "30d"
              },
              "junk": {
                "final": true
              }
            },
            "transitions": [
              {
                "id": "qualifies",
                "from": [
                  "new",
                  "recycled"
                ],
                "to": "handed-off",
                "description": "Ready for sales.",
                "when": "score.engagement >= 50",
                "needs": {
                  "a problem that we solve": "any(fact.confirmed where subject = 'problem')"
                },
                "do": [
                  {
                    "do": "notify",
                    "to": "sales",
                    "about": "new lead",
                    "expires": "2d"
                  }
                ]
              },
              {
                "id": "worked-out",
                "from": "handed-off",
                "to": "recycled",
                "breach": "cadence.work"
              },
              {
                "id": "junks",
                "from": "*",
                "to": "junk",
                "on": "disposition.given where subject = 'junk'"
              }
            ],
            "handOff": {
              "needs": {
                "a phone number": "phone is present"
              },
              "contents": [
                "one-pager",
                {
                  "key": "talk-track",
                  "when": "industry = 'logistics'"
                }
              ],
              "viewed": "content.*",
              "received": [
                "email.sent",
                "email.opened"
              ]
            }
          },
          "triggers": {
            "booked": {
              "description": "A deal for each meeting.",
              "on": "meeting.booked",
              "once": true,
              "do": [
                {
                  "do": "createDeal",
                  "when": "employees > 5"
                }
              ]
            },
            "hot-alert": {
              "when": "score.engagement >= 50",
              "rearm": "score.engagement < 40",
              "do": [
                {
                  "do": "notify",
                  "to": "owner"
                }
              ]
            }
          },
          "campaigns": {
            "welcome": {
              "enroll": "score.engagement between 10 and 39",
              "description": "The first days.",
              "leave": "any(email.replied)",
              "again": "90d",
              "time": "09:00",
              "steps": [
                {
                  "day": 0,
                  "content": "welcome-1"
                },
                {
                  "day": 1,
                  "content": [
                    "case-b",
                    {
                      "key": "case-a",
                      "when": "industry = 'food'"
                    }
                  ],
                  "when": "none(email.replied)"
                }
              ]
            }
          },
          "challengers": {
            "bolder": {
              "share": 20,
              "segments": {
                "zombie": "employees < 5"
              },
              "lifecycle": {}
            }
          }
        }
        """;

    public static TheoryData<string, string> Checks { get; } = CaseFile.Load("lifecycle-checks.txt", "RuleBooks");

    [Fact]
    public void Writing_a_lifecycle_and_parsing_it_gives_the_same_rule_book() =>
        Properties.ForAll(RandomLifecycles.Books, static book => RuleBook.Parse(book.ToJson()).ShouldBe(book), RandomLifecycles.Smaller);

    [Fact]
    public void The_builder_and_JSON_make_the_same_rule_book() => Built().Build().ShouldBe(RuleBook.Parse(Json));

    [Fact]
    public void A_built_rule_book_writes_the_JSON_that_people_write() => Built().Build().ToJson().ShouldBe(Json, StringCompareShould.IgnoreLineEndings);

    [Theory]
    [MemberData(nameof(Checks))]
    public void Compiling_says_what_is_never_meant(string json, string problems)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(json), null, out _, out var diagnostics);

        string.Join('\n', diagnostics).ShouldBe(problems);
    }

    [Fact]
    public void What_is_not_said_is_usual()
    {
        var book = RuleBook.Parse(
            """
            { "name": "b", "lifecycle": { "start": "new", "stages": { "new": { }, "old": { } }, "transitions": [{ "id": "a", "from": "*", "to": "old", "on": "lead.accepted" }], "handOff": { "contents": "one-pager" } },
              "triggers": { "t": { "on": "lead.accepted", "do": [{ "do": "notify" }] } }, "campaigns": { "c": { "enroll": "true", "steps": [{ "day": 0, "content": "x" }] } } }
            """);

        book.Lifecycle.Stages[0].ShouldBe(new StageDefinition { Name = "new" });
        book.Lifecycle.Transitions[0].ShouldBe(new TransitionDefinition { Id = "a", To = "old", On = [ActivitySelector.Parse("lead.accepted")] });
        book.Lifecycle.HandOff.ShouldBe(HandOffDefinition.Usual with { Contents = [new ContentChoice("one-pager", null)] });
        book.Triggers[0].ShouldBe(new TriggerDefinition { Name = "t", On = [ActivitySelector.Parse("lead.accepted")], Do = [new ActionDefinition(IntentKind.Notify, null, null, null)] });
        book.Campaigns[0].ShouldBe(new CampaignDefinition { Name = "c", Enroll = Condition.Parse("true"), Steps = [new CampaignStep(0, [new ContentChoice("x", null)], null)] });
        RuleBook.Parse("""{ "name": "b" }""").Lifecycle.ShouldBe(LifecycleDefinition.None);
        new RuleBookBuilder("b").Build().ToJson().ShouldBe("{\n  \"name\": \"b\"\n}");
    }

    [Fact]
    public void A_hand_off_that_needs_nothing_is_written_so()
    {
        var book = new RuleBookBuilder("b").Lifecycle(static lifecycle => lifecycle.HandOff(static handOff => handOff.NeedNothing())).Build();

        book.Lifecycle.HandOff.Needs.ShouldBeEmpty();
        RuleBook.Parse(book.ToJson()).ShouldBe(book);
    }

    [Fact]
    public void A_lifecycle_may_be_added_to() =>
        new RuleBookBuilder("b").Lifecycle(static lifecycle => lifecycle.Start("new").Stage("new")).Lifecycle(static lifecycle => lifecycle.Stage("old").HandOff(static handOff => handOff.Content("a"))).Lifecycle(static lifecycle => lifecycle.HandOff(static handOff => handOff.Content("b"))).Build()
            .Lifecycle.ShouldSatisfyAllConditions(
                static lifecycle => lifecycle.Stages.Select(static stage => stage.Name).ShouldBe(["new", "old"]),
                static lifecycle => lifecycle.HandOff.Contents.Select(static content => content.Key).ShouldBe(["a", "b"]));

    [Fact]
    public void Every_text_stands_where_its_path_says()
    {
        var book = RuleBook.Parse(TestBooks.Everything);
        foreach (var (path, text) in LifecyclePaths.Conditions(book).Select(static one => (one.Path, one.Condition.Text)).Concat(LifecyclePaths.Selectors(book).Select(static one => (one.Path, one.Selector.Text))))
            book.Source!.Has(path).ShouldBeTrue($"{path}: {text}");
        LifecyclePaths.Conditions(book).Select(static one => one.Path).ShouldBe(
        [
            "$.lifecycle.transitions[0].when", "$.lifecycle.transitions[0].do[1].when",
            "$.lifecycle.transitions[1].when", "$.lifecycle.transitions[1].needs['a problem that we solve']", "$.lifecycle.transitions[1].needs['a budget']",
            "$.lifecycle.handOff.needs['a phone number']", "$.lifecycle.handOff.contents[1].when",
            "$.triggers.booked.when", "$.triggers.hot-alert.when", "$.triggers.hot-alert.rearm",
            "$.campaigns.welcome.enroll", "$.campaigns.welcome.leave", "$.campaigns.welcome.steps[1].when", "$.campaigns.welcome.steps[1].content[1].when", "$.campaigns.welcome.steps[2].content.when",
        ]);
        LifecyclePaths.Selectors(book).Select(static one => one.Path).ShouldBe(
        [
            "$.lifecycle.transitions[1].on", "$.lifecycle.transitions[3].on[0]", "$.lifecycle.transitions[3].on[1]", "$.lifecycle.transitions[4].on", "$.lifecycle.transitions[5].on",
            "$.lifecycle.handOff.viewed[0]", "$.lifecycle.handOff.viewed[1]", "$.lifecycle.handOff.received",
            "$.triggers.booked.on", "$.triggers.first.on[0]", "$.triggers.first.on[1]",
        ]);
    }

    [Fact]
    public void A_rule_book_made_in_code_has_the_paths_that_its_JSON_would_have()
    {
        var built = Built().Build();
        var parsed = RuleBook.Parse(built.ToJson());

        built.Source.ShouldBeNull();
        LifecyclePaths.Conditions(built).Select(static one => one.Path).ShouldBe(LifecyclePaths.Conditions(parsed).Select(static one => one.Path));
        LifecyclePaths.Selectors(built).Select(static one => one.Path).ShouldBe(LifecyclePaths.Selectors(parsed).Select(static one => one.Path));
    }

    [Fact]
    public void A_segment_that_suppresses_everything_suppresses_each()
    {
        var suppressed = RuleBook.Parse("""{ "name": "b", "segments": { "quiet": { "enter": "employees > 5", "suppresses": "everything" } } }""").Segments[0].Suppresses!;

        suppressed.ShouldBe(Suppression.All);
        (suppressed.Everything, suppressed.Routing, suppressed.Campaigns).ShouldBe((true, true, true));
        suppressed.Intents.ShouldBe(Enum.GetValues<IntentKind>());
    }

    [Fact]
    public void The_builder_names_the_path() =>
        Should.Throw<RuleBookException>(static () => new RuleBookBuilder("b")
            .Lifecycle(static lifecycle => lifecycle.Start("new").Stage("new").Transition("a", "nwe", static transition => transition.From("new").On("lead.accepted")))
            .Challenger("x", 20, static draft => draft.TimeZone("UTC").Segment("s", "employees >")).Build()).Message.ShouldBe(
            """
            The rule book 'b' has 3 errors:
            error LR3401 $.lifecycle.transitions[0].to: There is no stage 'nwe'.
              Did you mean 'new'?
            error LR3408 $.challengers.x.timeZone: A challenger has no 'timeZone' of its own: it takes that of the rule book.
              Take it away.
            error LR1001 $.challengers.x.segments.s: The text ends where a value is expected.
              employees >
                         ^
              Write a field, a number, a text in quotes, a date, or a function such as count(email.clicked).
            """);

    private static RuleBookBuilder Built() => new RuleBookBuilder("b")
        .Score("engagement", static score => score.Per("form", 60, "form.submitted"))
        .Segment("quiet", "any(email.complained within 90d)", suppresses: Suppression.All)
        .Segment("zombie", "employees < 2", suppresses: new Suppression(Everything: false, Routing: true, Campaigns: true, [IntentKind.Notify]))
        .Sla("cadence", static sla => sla.Target("work", SlaTargetKind.WorkPeriod, "4h"))
        .Lifecycle(static lifecycle => lifecycle
            .Start("new")
            .Stage("new", static stage => stage.Description("Nobody has looked at it.").Team("marketing"))
            .Stage("handed-off", static stage => stage.Routes())
            .Stage("recycled", static stage => stage.Closes().EndsCampaigns().Rest(TimeSpan.FromDays(30)))
            .Stage("junk", static stage => stage.Final())
            .Transition("qualifies", "handed-off", static transition => transition
                .From("new", "recycled").Description("Ready for sales.").When("score.engagement >= 50")
                .Need("a problem that we solve", "any(fact.confirmed where subject = 'problem')")
                .Do(IntentKind.Notify, "sales", "new lead", expiresAfter: TimeSpan.FromDays(2)))
            .Transition("worked-out", "recycled", static transition => transition.From("handed-off").Breach("cadence.work"))
            .Transition("junks", "junk", static transition => transition.On("disposition.given where subject = 'junk'"))
            .HandOff(static handOff => handOff
                .Need("a phone number", "phone is present")
                .Content("one-pager").Content("talk-track", "industry = 'logistics'")
                .Viewed("content.*").Received("email.sent", "email.opened")))
        .Trigger("booked", static trigger => trigger.Description("A deal for each meeting.").On("meeting.booked").Once().Do(IntentKind.CreateDeal, when: "employees > 5"))
        .Trigger("hot-alert", static trigger => trigger.When("score.engagement >= 50").Rearm("score.engagement < 40").Do(IntentKind.Notify, "owner"))
        .Campaign("welcome", "score.engagement between 10 and 39", static campaign => campaign
            .Description("The first days.").Leave("any(email.replied)").Again(TimeSpan.FromDays(90)).Time(new TimeOnly(9, 0))
            .Step(0, "welcome-1")
            .Step(1, [new ContentChoice("case-b", null), new ContentChoice("case-a", Condition.Parse("industry = 'food'"))], "none(email.replied)"))
        .Challenger("bolder", 20, static challenger => challenger.Segment("zombie", "employees < 5").Lifecycle(static _ => { }));
}
