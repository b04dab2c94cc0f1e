using LeadRules.RuleBooks;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Routing;

/// <summary>What routing says in JSON and in C#, and that both say the same.</summary>
public sealed class RoutingReadingTests
{
    [Fact]
    public void Writing_routing_and_parsing_it_gives_the_same_routing() =>
        Properties.ForAll(
            RandomRouting.Routings,
            static routing =>
            {
                var book = RandomBooks.Empty() with { TimeZone = "Europe/Madrid", Routing = routing };

                RuleBook.Parse(book.ToJson()).ShouldBe(book);
            },
            RandomRouting.Smaller);

    [Fact]
    public void Routing_whose_names_exist_compiles() =>
        Properties.ForAll(RandomRouting.Routings, static routing => LeadEngine.Compile(RandomBooks.Empty() with { Routing = routing }, RandomIntents.Options).RuleBook.Routing.ShouldBe(routing), RandomRouting.Smaller, tests: 50);

    [Fact]
    public void The_builder_and_JSON_make_the_same_routing() => Built().Build().ShouldBe(RuleBook.Parse(Json));

    [Fact]
    public void Built_routing_writes_the_JSON_that_people_write() => Built().Build().ToJson().ShouldBe(Json, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void Routing_may_be_added_to() =>
        new RuleBookBuilder("b").Routing(static routing => routing.Rep("ana")).Routing(static routing => routing.Rep("ben")).Build()
            .Routing.Reps.Select(static rep => rep.Id).ShouldBe(["ana", "ben"]);

    [Fact]
    public void A_rule_book_without_routing_writes_none() => new RuleBookBuilder("b").Build().ToJson().ShouldNotContain("routing");

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var routing = Read("""{ "reps": { "ana": { } }, "pools": { "smb": { "members": ["ana"] } }, "routes": [{ "id": "a", "to": "pool smb" }], "fallback": "queue triage" }""");

        routing.ShouldBe(new RoutingDefinition
        {
            Reps = [new() { Id = "ana" }],
            Pools = [new() { Id = "smb", Members = [new PoolMember("ana")] }],
            Routes = [new() { Id = "a", To = Destination.Pool("smb") }],
            Fallback = Destination.Queue("triage"),
        });
        routing.OwnerBy.ShouldBe([OwnerMatch.Lead, OwnerMatch.Account, OwnerMatch.Email, OwnerMatch.Phone]);
        routing.Pools[0].WhenNobody.ShouldBe([NobodyPolicy.Hold]);
    }

    [Fact]
    public void A_weight_of_a_member_may_stand_alone() =>
        Read("""{ "pools": { "smb": { "members": { "ana": 2, "ben": { "weight": 2 }, "eva": { } } } } }""").Pools[0].Members
            .ShouldBe([new PoolMember("ana", 2), new PoolMember("ben", 2), new PoolMember("eva")]);

    [Fact]
    public void What_may_be_a_list_may_stand_alone() =>
        Read("""{ "territories": { "a": { "to": "queue x", "country": "es" }, "b": { "to": "queue x", "country": ["ES"] } } }""").Territories[0].Countries.ShouldBe(["ES"]);

    [Theory]
    [InlineData("rep ana", DestinationKind.Rep, "ana")]
    [InlineData(" pool  smb ", DestinationKind.Pool, "smb")]
    [InlineData("queue late leads", DestinationKind.Queue, "late leads")]
    [InlineData("dispatcher ana", DestinationKind.Dispatcher, "ana")]
    [InlineData("territory", DestinationKind.Territory, null)]
    [InlineData("owner", DestinationKind.Owner, null)]
    [InlineData("nobody", DestinationKind.Nobody, null)]
    public void A_destination_is_a_word_and_for_most_a_name(string text, DestinationKind kind, string? name) =>
        Read($$"""{ "routes": [{ "id": "a", "to": "{{text}}" }], "fallback": "nobody" }""").Routes[0].To.ShouldBe(new Destination(kind, name));

    [Fact]
    public void Of_dates_both_belong_to_an_absence() =>
        AbsenceOf("2026-12-24", "2027-01-02").ShouldBe(new Absence(At("2026-12-23T23:00Z"), At("2027-01-02T23:00Z")));

    [Fact]
    public void Of_instants_the_end_does_not_belong_to_an_absence() =>
        AbsenceOf("2026-11-30T09:00:00+01:00", "2026-11-30T13:00:00+01:00").ShouldBe(new Absence(At("2026-11-30T08:00Z"), At("2026-11-30T12:00Z")));

    [Fact]
    public void Times_without_an_offset_go_by_the_clock_of_the_rule_book() =>
        AbsenceOf("2026-07-30T09:00", "2026-07-30").ShouldBe(new Absence(At("2026-07-30T07:00Z"), At("2026-07-30T22:00Z")));

    [Fact]
    public void A_day_on_which_the_clock_changes_is_as_long_as_it_is() =>
        AbsenceOf("2026-10-25", "2026-10-25").ShouldBe(new Absence(At("2026-10-24T22:00Z"), At("2026-10-25T23:00Z")));

    [Fact]
    public void An_absence_may_go_on_to_the_end_of_time() => AbsenceOf("2026-10-25", "9999-12-31").To.UtcTicks.ShouldBe(DateTime.MaxValue.Ticks);

    private static RoutingDefinition Read(string routing) => RuleBook.Parse($$"""{ "name": "t", "timeZone": "Europe/Madrid", "routing": {{routing}} }""").Routing;

    private static Absence AbsenceOf(string from, string to) =>
        Read($$"""{ "reps": { "ana": { "absences": [{ "from": "{{from}}", "to": "{{to}}" }] } } }""").Reps[0].Absences[0];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static RuleBookBuilder Built() => new RuleBookBuilder("acme").TimeZone("Europe/Madrid").Routing(static routing => routing
        .Category("band.engagement").Markets("ES", "PT").OwnerBy(OwnerMatch.Account, OwnerMatch.Lead)
        .Rep("ana", static rep => rep
            .Name("Ana Ruiz").Weight(2).Skills("crm").Languages("es", "en").Calendar("madrid").Capacity(40).Quotas(day: 8, month: 100).Cap("hot", 2).Cap("warm", 5)
            .Absence(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 2), "holidays")
            .Absence(At("2026-11-30T09:00:00+01:00"), At("2026-11-30T13:00:00+01:00"))
            .From(new DateOnly(2026, 1, 1)).Until(new DateOnly(2026, 12, 31)).Inactive())
        .Rep("ben")
        .HostedRep("zoe")
        .Pool("smb", static pool => pool.Description("Small firms.").Members("ben", "zoe"))
        .Pool("iberia", static pool => pool
            .Member("ana", 2).Member("ben", 1, "employees < 50").Member("zoe").Strategy("value").NeedsLanguage("language").NeedsSkill("industry").NeedsSkills("crm").Value("dealValue")
            .Deals(DealsThatCount.Given).WhenNobody(NobodyPolicy.IgnoreHours, NobodyPolicy.Divert(Destination.Pool("smb")), NobodyPolicy.Hold).LookAhead(TimeSpan.FromHours(2)).MakeUp(2).CountsDirect())
        .HostedPool("emea")
        .Territory("europe", static territory => territory.To(Destination.Pool("emea")).Countries("ES", "PT", "FR"))
        .Territory("iberia", static territory => territory
            .Description("Spain and Portugal.").Parent("europe", alone: true).To(Destination.Pool("iberia")).Countries("ES", "PT").Regions("ES-MD").Postal("280", "28000..28055").Industries("software")
            .Accounts("acme.com", "@named").Employees("between 11 and 50").When("score.fit > 5").Priority(1).From(new DateOnly(2026, 1, 1)).Until(new DateOnly(2027, 12, 31)))
        .Route("owned", Destination.Owner, static route => route.Description("Stays there.").DoNothing())
        .Route("booked", Destination.Rep("ben"), static route => route
            .When("any(meeting.booked)").Then("any(call.answered)", Destination.Dispatcher("ana")).Do(IntentKind.Notify, "owner").Do(IntentKind.CreateTask, "owner", "call", "phone is present")
            .WhenNobody(NobodyPolicy.IgnoreCapacity, NobodyPolicy.NextRoute).From(new DateOnly(2026, 1, 1)).Until(new DateOnly(2026, 12, 31)))
        .Route("all", Destination.Territory)
        .Fallback(Destination.Queue("triage")));

    private const string Json =
        """
        {
          "name": "acme",
          "timeZone": "Europe/Madrid",
          "routing": {
            "category": "band.engagement",
            "markets": [
              "ES",
              "PT"
            ],
            "ownerBy": [
              "account",
              "lead"
            ],
            "reps": {
              "ana": {
                "name": "Ana Ruiz",
                "weight": 2,
                "skills": [
                  "crm"
                ],
                "languages": [
                  "es",
                  "en"
                ],
                "calendar": "madrid",
                "capacity": 40,
                "quotas": {
                  "day": 8,
                  "month": 100
                },
                "caps": {
                  "hot": 2,
                  "warm": 5
                },
                "absences": [
                  {
                    "from": "2026-12-24",
                    "to": "2027-01-02",
                    "reason": "holidays"
                  },
                  {
                    "from": "2026-11-30T08:00:00Z",
                    "to": "2026-11-30T12:00:00Z"
                  }
                ],
                "from": "2026-01-01",
                "until": "2026-12-31",
                "active": false
              },
              "ben": {},
              "zoe": {
                "hosted": true
              }
            },
            "pools": {
              "smb": {
                "description": "Small firms.",
                "members": [
                  "ben",
                  "zoe"
                ]
              },
              "iberia": {
                "members": {
                  "ana": 2,
                  "ben": {
                    "weight": 1,
                    "when": "employees < 50"
                  },
                  "zoe": {}
                },
                "strategy": "value",
                "needs": {
                  "language": "language",
                  "skill": "industry",
                  "skills": [
                    "crm"
                  ]
                },
                "value": "dealValue",
                "deals": "given",
                "whenNobody": [
                  "ignore hours",
                  "pool smb",
                  "hold"
                ],
                "lookAhead": "2h",
                "makeUp": 2,
                "countsDirect": true
              },
              "emea": {
                "hosted": true
              }
            },
            "territories": {
              "europe": {
                "to": "pool emea",
                "country": [
                  "ES",
                  "PT",
                  "FR"
                ]
              },
              "iberia": {
                "description": "Spain and Portugal.",
                "parent": "europe",
                "alone": true,
                "to": "pool iberia",
                "country": [
                  "ES",
                  "PT"
                ],
                "region": "ES-MD",
                "postal": [
                  "280",
                  "28000..28055"
                ],
                "industry": "software",
                "accounts": [
                  "acme.com",
                  "@named"
                ],
                "employees": "between 11 and 50",
                "when": "score.fit > 5",
                "priority": 1,
                "from": "2026-01-01",
                "until": "2027-12-31"
              }
            },
            "routes": [
              {
                "id": "owned",
                "to": "owner",
                "description": "Stays there.",
                "do": []
              },
              {
                "id": "booked",
                "to": "rep ben",
                "when": "any(meeting.booked)",
                "then": [
                  {
                    "when": "any(call.answered)",
                    "to": "dispatcher ana"
                  }
                ],
                "do": [
                  {
                    "do": "notify",
                    "to": "owner"
                  },
                  {
                    "do": "createTask",
                    "to": "owner",
                    "about": "call",
                    "when": "phone is present"
                  }
                ],
                "whenNobody": [
                  "ignore capacity",
                  "next route"
                ],
                "from": "2026-01-01",
                "until": "2026-12-31"
              },
              {
                "id": "all",
                "to": "territory"
              }
            ],
            "fallback": "queue triage"
          }
        }
        """;
}
