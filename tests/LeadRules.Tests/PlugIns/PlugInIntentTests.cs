using static LeadRules.Tests.PlugIns.Partners;

namespace LeadRules.Tests.PlugIns;

/// <summary>Rule books ask for what plug-ins add by a dotted name, and hosts receive it as any other intent.</summary>
public sealed class PlugInIntentTests
{
    private const string Invite = """{ "name": "t", "triggers": { "invite": { "on": "partner.referred", "do": [{ "do": "partner.invite", "to": "owner", "about": "first call" }] } } }""";

    [Fact, Trait("Requirement", "S10")]
    public void A_host_is_asked_by_name()
    {
        var intent = LeadEngine.Compile(Invite, Options).Decide(Referred("x"), LeadState.New("x"), At).Intents.ShouldHaveSingleItem();

        (intent.Kind, intent.Name, intent.To, intent.About).ShouldBe((IntentKind.Custom, "partner.invite", "owner", "first call"));
    }

    [Fact]
    public void A_decision_says_and_writes_the_name()
    {
        var engine = LeadEngine.Compile(Invite, Options);
        var decision = engine.Decide(Referred("x"), LeadState.New("x"), At);

        decision.ToJson().ShouldContain("\"do\": \"partner.invite\"");
        decision.Explain().ToString().ShouldContain("partner.invite owner (first call)");
    }

    [Fact]
    public void An_intent_that_no_plug_in_adds_is_told_with_the_nearest() =>
        Sample(Invite.Replace("partner.invite", "partner.invte", StringComparison.Ordinal), Options).ShouldBe(
            """
            error LR2034 (1,83) $.triggers.invite.do[0].do: No plug-in adds the intent 'partner.invte'.
              Did you mean 'partner.invite'?
            """);

    [Fact]
    public void Without_the_plug_in_it_is_told_as_well() =>
        Sample(Invite.Replace("\"partner.referred\"", "\"call.made\"", StringComparison.Ordinal), LeadEngineOptions.Default).ShouldBe(
            """
            error LR2034 (1,76) $.triggers.invite.do[0].do: No plug-in adds the intent 'partner.invite'.
              Add the plug-in that declares it to the options.
            """);

    [Theory]
    [InlineData("invite")]
    [InlineData("partner.")]
    [InlineData("partner..invite")]
    [InlineData("partner.in vite")]
    [InlineData("custom")]
    public void A_word_that_could_be_no_plug_ins_is_an_unknown_word(string word) =>
        Sample(Invite.Replace("partner.invite", word, StringComparison.Ordinal), Options).ShouldContain($"LR3024 (1,83) $.triggers.invite.do[0].do: '{word}' is no kind of intent.");

    [Fact]
    public void Every_part_of_a_rule_book_can_ask_for_it_and_is_checked()
    {
        const string Book = """
            {
              "name": "t",
              "segments": { "resting": { "enter": "any(lead.paused)", "suppresses": ["a.suppressed"] } },
              "lifecycle": { "start": "new", "stages": { "new": { }, "won": { "final": true, "closes": true } }, "transitions": [{ "id": "wins", "from": "new", "to": "won", "on": "deal.won", "do": [{ "do": "a.moved" }] }] },
              "triggers": { "alert": { "on": "call.made", "do": [{ "do": "a.fired" }] } },
              "slas": { "speed": { "targets": { "call": { "kind": "firstResponse", "within": "1h around the clock", "steps": [{ "at": "due", "do": "a.warned" }], "then": [{ "do": "a.lapsed" }] } } } },
              "routing": { "reps": { "ana": { } }, "routes": [{ "id": "all", "to": "rep ana", "do": [{ "do": "a.routed" }] }], "fallback": "queue triage" }
            }
            """;
        string[] names = ["a.suppressed", "a.moved", "a.fired", "a.warned", "a.lapsed", "a.routed"];
        var plugIn = new LeadPlugIn { Name = "a", Version = "1", Intents = [.. names.Select(static name => new IntentDefinition(name))] };

        LeadEngine.TryCompile(System.Text.Encoding.UTF8.GetBytes(Book), LeadEngineOptions.Default, out _, out var problems).ShouldBeFalse();
        problems.Where(static problem => problem.Code == "LR2034").Select(static problem => problem.Message.Split('\'')[1]).ShouldBe(names, ignoreOrder: true);
        LeadEngine.Compile(Book, LeadEngineOptions.Default.WithPlugIn(plugIn)).RuleBook.ShouldBe(RuleBook.Parse(RuleBook.Parse(Book).ToJson()));
    }

    [Theory]
    [InlineData("[\"partner.invite\"]", true)]
    [InlineData("[\"custom\"]", true)]
    [InlineData("\"everything\"", true)]
    [InlineData("[\"notify\", \"partner.other\"]", false)]
    public void A_segment_can_keep_it_back(string suppresses, bool isKeptBack)
    {
        var plugIn = PlugIn with { Intents = [.. PlugIn.Intents, new IntentDefinition("partner.other")] };
        var json = Invite.Replace("\"triggers\"", $$"""  "segments": { "all": { "enter": "true", "suppresses": {{suppresses}} } }, "triggers" """, StringComparison.Ordinal);

        var decision = LeadEngine.Compile(json, LeadEngineOptions.Default.WithPlugIn(plugIn)).Decide(Referred("x"), LeadState.New("x"), At);

        (decision.Intents.Count, decision.Suppressed.Count).ShouldBe(isKeptBack ? (0, 1) : (1, 0));
    }

    [Fact]
    public void The_builder_takes_the_name_and_not_the_bare_kind()
    {
        var book = new RuleBookBuilder("t").Trigger("invite", static trigger => trigger.On("partner.referred").Do("partner.invite", "owner", "first call")).Build();

        book.ShouldBe(RuleBook.Parse(Invite));
        Should.Throw<ArgumentException>(static () => new RuleBookBuilder("t").Trigger("invite", static trigger => trigger.On("call.made").Do(IntentKind.Custom)))
            .Message.ShouldStartWith("Give the name of the intent instead");
    }

    private static string Sample(string json, LeadEngineOptions options)
    {
        LeadEngine.TryCompile(System.Text.Encoding.UTF8.GetBytes(json), options, out _, out var problems);
        return string.Join('\n', problems).ReplaceLineEndings("\n");
    }
}
