using LeadRules.Tests.Generators;

namespace LeadRules.Tests.RuleBooks;

public sealed class RuleBookBuilderTests
{
    [Fact]
    public void The_builder_and_JSON_make_the_same_rule_book() => Built().Build().ShouldBe(RuleBook.Parse(Json));

    [Fact]
    public void A_built_rule_book_writes_the_JSON_that_people_write() => Built().Build().ToJson().ShouldBe(Json, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void Writing_a_rule_book_and_parsing_it_gives_the_same_rule_book() =>
        Properties.ForAll(RandomBooks.Books, static book => RuleBook.Parse(book.ToJson()).ShouldBe(book), RandomBooks.Smaller);

    [Fact]
    public void Writing_agreements_and_parsing_them_gives_the_same_agreements() =>
        Properties.ForAll(
            RandomSlas.Agreements,
            static slas =>
            {
                var book = RandomBooks.Empty() with { Slas = slas };

                RuleBook.Parse(book.ToJson()).ShouldBe(book);
            },
            RandomSlas.Smaller);

    [Fact]
    public void A_rule_book_with_everything_comes_back_the_same()
    {
        var book = RuleBook.Parse(TestBooks.Everything);

        RuleBook.Parse(book.ToJson()).ShouldBe(book);
    }

    [Fact]
    public void A_version_of_an_agreement_that_is_null_is_refused_at_once() =>
        Should.Throw<ArgumentNullException>(static () => new RuleBookBuilder("b").Sla("speed", (Action<SlaBuilder>)null!));

    [Fact]
    public void A_builder_may_be_built_and_added_to_again()
    {
        var builder = new RuleBookBuilder("growing").Formula("one", "1");
        var first = builder.Build();

        builder.Formula("two", "2").Build().Scores.Count.ShouldBe(2);
        first.Scores.Count.ShouldBe(1);
    }

    [Fact]
    public void All_mistakes_of_a_builder_are_reported_at_once_with_their_paths()
    {
        var builder = new RuleBookBuilder("wrong")
            .TimeZone("Europe/Madird")
            .Score("fit", score => score
                .When("size", 10, "employees >")
                .When("size", 10, "employees > 5", rule => rule.Group("none")));

        builder.TryBuild(out _, out var diagnostics).ShouldBeFalse();

        diagnostics.Select(static problem => (problem.Code, problem.Path)).ShouldBe(
        [
            ("LR3018", "$.timeZone"),
            ("LR1001", "$.scores.fit.rules[0].when"),
            ("LR3011", "$.scores.fit.rules[1].id"),
            ("LR3017", "$.scores.fit.rules[1].group"),
        ]);
    }

    [Fact]
    public void Points_that_are_no_number_are_refused_at_once() =>
        Should.Throw<ArgumentOutOfRangeException>(static () => new RuleBookBuilder("b").Score("s", static score => score.When("r", double.NaN, "true")))
            .Message.ShouldStartWith("'points' must be a finite number.");

    private static RuleBookBuilder Built() => new RuleBookBuilder("acme", "7", "ops", new DateOnly(2026, 11, 22))
        .TimeZone("Europe/Madrid")
        .Field("fleetSize", FieldType.Number)
        .List("free-mail", "gmail.com", "outlook.com")
        .Activity("email.*", ("campaign", FieldType.Text))
        .Score("engagement", static score => score
            .Clamp(0, 100)
            .Decay(Decay.HalfLife(TimeSpan.FromDays(30)))
            .Group("email", max: 25)
            .Per("mail-click", 5, "email.clicked", static rule => rule.Limit(10).Group("email"))
            .Per("welcome-open", 2, "email.opened where campaign = 'welcome'", static rule => rule.Distinct("subject").Decay(Decay.None))
            .When("unsubscribed", -5, "any(email.unsubscribed)"))
        .Score("fit", static score => score.Clamp(max: 100).When("mid-size", 30, "employees > 50"))
        .Formula("priority", "0.6 * score.engagement + 0.4 * score.fit")
        .Bands("engagement", ("cold", 0), ("warm", 30), ("hot", 60))
        .BandsOf("size", "employees", ("A", "< 10"), ("B", "between 10 and 50"), ("C", "> 50"))
        .Grid("cell", "size", "engagement", "/")
        .Threshold("sales-ready", "engagement", 50, 40)
        .Segment("hot", "score.engagement >= 60", "score.engagement < 45")
        .Segment("small", "band.size = 'A'")
        .Classes("readiness", ("self-closing", "any(trial.started)"), ("could-close", "true"))
        .Calendar("office", static calendar => calendar.Hours(DayOfWeek.Monday, ("09:00", "17:00")))
        .Calendar("office")
        .Sla(
            "speed",
            static first => first.Version("1").Target("first-call", SlaTargetKind.FirstResponse, "4h"),
            static second => second.Description("Hot leads first.").Version("2", new DateOnly(2026, 12, 1)).Parties("marketing", "sales")
                .When("segment.hot").Calendar("office").Until("stage.entered where subject = 'won'").Pause("lead.paused", "lead.resumed")
                .Target("first-call", SlaTargetKind.FirstResponse, SlaBudget.OfTime(TimeSpan.FromHours(1)).ToString(), static target => target
                    .Description("The first call.").Calendar("office").Start("lead.created", "lead.alerted").Stop("call.made").Repeat(SlaRepeat.Each)
                    .Step("80%")
                    .Step(SlaPoint.Due.ToString(), IntentKind.Escalate, "manager", "none(call.made)", TimeSpan.FromDays(1), 3)))
        .Sla("work", static only => only
            .Target("cadence", SlaTargetKind.Touches, "10 business days", static target => target.Touch("call.made", 3).Touch("email.sent", 2).Apart(TimeSpan.FromHours(4)).Guards("could-not-reach"))
            .Target("period", SlaTargetKind.WorkPeriod, "30d around the clock", static target => target
                .Then(IntentKind.GiveDisposition, "could-not-reach", "none(call.answered)").Then(IntentKind.Recycle)));

    private const string Json =
        """
        {
          "name": "acme",
          "version": "7",
          "author": "ops",
          "effectiveFrom": "2026-11-22",
          "timeZone": "Europe/Madrid",
          "fields": {
            "fleetSize": "number"
          },
          "lists": {
            "free-mail": [
              "gmail.com",
              "outlook.com"
            ]
          },
          "activities": {
            "email.*": {
              "campaign": "text"
            }
          },
          "scores": {
            "engagement": {
              "min": 0,
              "max": 100,
              "decay": {
                "halfLife": "30d"
              },
              "groups": {
                "email": {
                  "max": 25
                }
              },
              "rules": [
                {
                  "id": "mail-click",
                  "points": 5,
                  "per": "email.clicked",
                  "limit": 10,
                  "group": "email"
                },
                {
                  "id": "welcome-open",
                  "points": 2,
                  "per": "email.opened where campaign = 'welcome'",
                  "distinct": "subject",
                  "decay": "none"
                },
                {
                  "id": "unsubscribed",
                  "points": -5,
                  "when": "any(email.unsubscribed)"
                }
              ]
            },
            "fit": {
              "max": 100,
              "rules": [
                {
                  "id": "mid-size",
                  "points": 30,
                  "when": "employees > 50"
                }
              ]
            },
            "priority": {
              "formula": "0.6 * score.engagement + 0.4 * score.fit"
            }
          },
          "bands": {
            "engagement": {
              "cold": 0,
              "warm": 30,
              "hot": 60
            },
            "size": {
              "of": "employees",
              "ranges": {
                "A": "< 10",
                "B": "between 10 and 50",
                "C": "> 50"
              }
            }
          },
          "grids": {
            "cell": {
              "rows": "size",
              "columns": "engagement",
              "separator": "/"
            }
          },
          "thresholds": {
            "sales-ready": {
              "score": "engagement",
              "reach": 50,
              "rearm": 40
            }
          },
          "segments": {
            "hot": {
              "enter": "score.engagement >= 60",
              "leave": "score.engagement < 45"
            },
            "small": "band.size = 'A'"
          },
          "classes": {
            "readiness": [
              {
                "self-closing": "any(trial.started)"
              },
              {
                "could-close": "true"
              }
            ]
          },
          "calendars": {
            "office": {
              "hours": {
                "mon": [
                  [
                    "09:00",
                    "17:00"
                  ]
                ]
              }
            }
          },
          "calendar": "office",
          "slas": {
            "speed": [
              {
                "version": "1",
                "targets": {
                  "first-call": {
                    "kind": "firstResponse",
                    "within": "4h"
                  }
                }
              },
              {
                "description": "Hot leads first.",
                "version": "2",
                "effectiveFrom": "2026-12-01",
                "parties": [
                  "marketing",
                  "sales"
                ],
                "when": "segment.hot",
                "calendar": "office",
                "until": [
                  "stage.entered where subject = 'won'"
                ],
                "pauses": [
                  {
                    "from": "lead.paused",
                    "to": "lead.resumed"
                  }
                ],
                "targets": {
                  "first-call": {
                    "kind": "firstResponse",
                    "within": "1h",
                    "description": "The first call.",
                    "calendar": "office",
                    "start": [
                      "lead.created",
                      "lead.alerted"
                    ],
                    "stop": [
                      "call.made"
                    ],
                    "repeat": "each",
                    "steps": [
                      {
                        "at": "80%"
                      },
                      {
                        "at": "due",
                        "when": "none(call.made)",
                        "do": "escalate",
                        "to": "manager",
                        "every": "24h",
                        "times": 3
                      }
                    ]
                  }
                }
              }
            ],
            "work": {
              "targets": {
                "cadence": {
                  "kind": "touches",
                  "within": "10 business days",
                  "touches": {
                    "call.made": 3,
                    "email.sent": 2
                  },
                  "apart": "4h",
                  "guards": [
                    "could-not-reach"
                  ]
                },
                "period": {
                  "kind": "workPeriod",
                  "within": "30d around the clock",
                  "then": [
                    {
                      "when": "none(call.answered)",
                      "do": "giveDisposition",
                      "to": "could-not-reach"
                    },
                    {
                      "do": "recycle"
                    }
                  ]
                }
              }
            }
          }
        }
        """;
}
