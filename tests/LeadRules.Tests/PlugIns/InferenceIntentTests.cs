using LeadRules.RuleBooks;
using LeadRules.Stores;
using static LeadRules.Tests.PlugIns.Inferring;

namespace LeadRules.Tests.PlugIns;

/// <summary>The host is told once what an inference asks for, under each key of a rule.</summary>
public sealed class InferenceIntentTests
{
    private const string Book = """{ "name": "t", "segments": { "resting": { "enter": "country = 'AQ'", "suppresses": ["custom"] } }, "triggers": { "call": { "on": "call.made", "do": [{ "do": "notify", "to": "owner" }] } } }""";

    private static readonly Finding Thank = Finding.OfIntent("P-1", new ActionDefinition(IntentKind.Custom, "owner", "the referral", null, TimeSpan.FromDays(2), "partner.thank"), "thanks") with { Because = ["P-1 referred it", "it bought"] };
    private static readonly Lead Lead = new("L-1") { Owner = "ana" };

    [Fact]
    public void An_intent_has_a_key_of_its_rule_and_says_why() =>
        After(Thank).Decide(Book, Lead).Intents.ShouldHaveSingleItem().ShouldBe(
            new Intent(IntentKind.Custom, "ana", "L-1/inferred/partner/thanks/P-1", "rule 'thanks': P-1 referred it; it bought", At, At.AddDays(2), "the referral", "partner.thank"));

    [Fact]
    public void A_slash_in_the_name_of_a_rule_or_in_a_key_makes_no_two_intents_one()
    {
        var action = new ActionDefinition(IntentKind.Notify, "ana", null, null);
        After(Finding.OfIntent("b/c", action, "a"), Finding.OfIntent("c", action, "a/b")).Decide(Book, Lead).Intents.Select(static intent => intent.Key)
            .ShouldBe(["L-1/inferred/partner/a/b/c", "L-1/inferred/partner/a%2Fb/c"]);
    }

    [Fact]
    public void It_is_told_once_for_each_key_of_a_rule()
    {
        var keys = new[] { "P-1" };
        var engine = new Inferring(react: _ => [.. keys.Select(static key => Finding.OfIntent(key, new ActionDefinition(IntentKind.Notify, "ana", null, null), "thanks"))]).With(Book);
        var first = engine.Decide(Lead, LeadState.New("L-1"), At);
        var same = engine.Decide(Lead, first.State, At);
        var later = engine.Decide(Lead, first.State, At.AddDays(3));
        keys = ["P-1", "P-2", "P-2"];
        var other = engine.Decide(Lead, later.State, At.AddDays(4));

        same.Intents.ShouldBeEmpty();
        same.HasChanges.ShouldBeFalse();
        later.Intents.ShouldBeEmpty();
        other.Intents.Select(static intent => intent.Key).ShouldBe(["L-1/inferred/partner/thanks/P-2"]);
    }

    [Fact]
    public void An_activity_that_comes_late_does_not_make_it_told_again()
    {
        var engine = After(Thank).With(Book);
        var first = engine.Decide(Lead.With(new Activity("call.made", At.AddDays(-1))), LeadState.New("L-1"), At);
        var late = Lead.With(new Activity("call.made", At.AddDays(-2))).With(new Activity("call.made", At.AddDays(-1)));
        var second = engine.Decide(late, first.State, At.AddHours(1));

        second.Intents.Select(static intent => intent.Kind).ShouldBe([IntentKind.Notify]);
        second.State.Of(LeadNoteKind.Inferred).ShouldHaveSingleItem().At.ShouldBe(At);
    }

    [Fact]
    public void It_is_noted_and_the_note_survives_as_JSON()
    {
        var state = After(Thank).Decide(Book, Lead).State;

        state.Notes[^1].ShouldBe(new LeadNote(LeadNoteKind.Inferred, "P-1", At) { By = "partner/thanks", Why = "P-1 referred it; it bought" });
        LeadStateJson.Read(LeadStateJson.Write(state)).ShouldBe(state);
    }

    [Fact]
    public void Conditions_do_not_see_that_it_was_told()
    {
        var engine = After(Thank).With("""{ "name": "t", "triggers": { "told": { "when": "any(intent.inferred)", "do": [{ "do": "notify" }] } } }""");

        engine.Decide(Lead, engine.Decide(Lead, LeadState.New("L-1"), At).State, At.AddDays(1)).Intents.ShouldBeEmpty();
    }

    [Fact]
    public void A_segment_keeps_it_back_and_it_is_not_told_later()
    {
        var engine = After(Thank).With(Book);
        var kept = engine.Decide(Lead with { Country = "AQ" }, LeadState.New("L-1"), At);

        kept.Intents.ShouldBeEmpty();
        kept.Suppressed.ShouldHaveSingleItem().Why.ShouldBe("the lead is in segment resting");
        engine.Decide(Lead, kept.State, At.AddDays(1)).Intents.ShouldBeEmpty();
    }

    [Fact]
    public void A_quiet_decision_notes_it_and_tells_nothing()
    {
        var decision = After(Thank).With(Book).Decide(Lead, LeadState.New("L-1"), At, DecisionRequest.Quiet);

        decision.Intents.ShouldBeEmpty();
        decision.Suppressed.ShouldHaveSingleItem().Why.ShouldBe("the decision was asked to be quiet");
        decision.State.Of(LeadNoteKind.Inferred).Count().ShouldBe(1);
    }

    [Fact]
    public void An_explanation_lists_it() =>
        After(Thank).Decide(Book, Lead).Explain().ToString().ShouldContain("\ninferred\n  partner.thank owner (P-1), by 'thanks': P-1 referred it; it bought\n");
}
