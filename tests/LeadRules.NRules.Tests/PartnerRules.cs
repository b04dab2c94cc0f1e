using NRules.Fluent.Dsl;

namespace LeadRules.NRules.Tests;

/// <summary>A partner who refers leads, as the host knows it.</summary>
public sealed record Partner(string Name, double Revenue);

/// <summary>That a partner referred a lead.</summary>
public sealed record Referral(string Lead, string Partner);

/// <summary>How much a partner counts.</summary>
public sealed record Tier(string Partner, string Name);

[Name("referral")]
public sealed class ReferralRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        Activity activity = null!;
        When()
            .Match(() => lead)
            .Match(() => activity, seen => seen.Type == "partner.referred" && seen.Subject != null);
        Then().Yield(_ => new Referral(lead.Id, activity.Subject!));
    }
}

[Name("tier")]
public sealed class TierRule : Rule
{
    public override void Define()
    {
        Partner partner = null!;
        When().Match(() => partner, known => known.Revenue >= 100_000);
        Then().Yield(_ => new Tier(partner.Name, "gold"));
    }
}

[Name("tier of the lead")]
public sealed class LeadTierRule : Rule
{
    public override void Define()
    {
        Referral referral = null!;
        Tier tier = null!;
        When()
            .Match(() => referral)
            .Match(() => tier, known => known.Partner == referral.Partner);
        Then()
            .Yield(_ => Infer.Field("partnerTier", tier.Name))
            .Yield(_ => Infer.Points("engagement", 15))
            .Yield(_ => Infer.InSegment("partners"))
            .Yield(_ => Infer.Class("source", "partner"));
    }
}

[Name("thank the partner"), Reaction]
public sealed class ThankRule : Rule
{
    public override void Define()
    {
        Referral referral = null!;
        LeadScore score = null!;
        When()
            .Match(() => referral)
            .Match(() => score, known => known.Name == "engagement" && known.Value >= 15);
        Then()
            .Yield(_ => Infer.Intent(referral.Partner, new LeadRules.RuleBooks.ActionDefinition(IntentKind.Notify, referral.Partner, "thanks", null, null, null)))
            .Yield(_ => Infer.Rep("zoe"))
            .Yield(_ => Infer.WithoutRep("ana"))
            .Yield(_ => Infer.WithoutRoute("self-service"));
    }
}

[Name("throws in a condition")]
public sealed class ThrowingCondition : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead, known => known.Name!.Length > 3);
        Then().Yield(_ => Infer.Field("partnerTier", "wrong"));
    }
}

[Name("throws in an action")]
public sealed class ThrowingAction : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then().Yield(_ => Infer.Points("engagement", lead.Employees!.Value / 0.0));
    }
}

/// <summary>A fact that a rule makes of itself again.</summary>
public sealed record Step(int Number);

[Name("goes on for ever")]
public sealed class EndlessRule : Rule
{
    public override void Define()
    {
        Step step = null!;
        When().Match(() => step);
        Then().Do(context => context.Insert(new Step(step.Number + 1)));
    }
}

[Name("starts"), Priority(10)]
public sealed class StartRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then().Do(context => context.Insert(new Step(lead.Id.Length)));
    }
}

[Name("referral")]
public sealed class SecondReferralRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then().Do(_ => Nothing());
    }

    private static void Nothing()
    {
    }
}

/// <summary>Something that a rule needs.</summary>
public interface ICurrency
{
    double InEuros(double dollars);
}

[Name("asks a service")]
public sealed class ServiceRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        ICurrency currency = null!;
        TimeProvider clock = null!;
        Dependency().Resolve(() => currency).Resolve(() => clock);
        When().Match(() => lead, known => known.DealValue != null);
        Then().Yield(_ => Infer.Field("euros", currency.InEuros(lead.DealValue!.Value) + clock.GetUtcNow().Year));
    }
}

[Name("all activities of all kinds")]
public sealed class FlatteningRule : Rule
{
    public override void Define()
    {
        IEnumerable<Activity> all = null!;
        Activity one = null!;
        When()
            .Query(() => all, query => query.Match<Activity>().Collect())
            .Query(() => one, query => query.From(() => all).SelectMany(seen => seen));
        Then().Yield(_ => Infer.Points("engagement", 1));
    }
}

[Name("yields, then throws")]
public sealed class YieldThenThrowRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then()
            .Yield(_ => Infer.Points("engagement", 100))
            .Yield(_ => new Tier("acme", lead.Name!.Trim()));
    }
}

[Name("throws within not")]
public sealed class ThrowingNotRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When()
            .Match(() => lead)
            .Not<Partner>(partner => lead.Name!.Length > partner.Name.Length);
        Then().Yield(_ => Infer.Points("engagement", 100));
    }
}

[Name("unmarked")]
public sealed class UnmarkedRule : Rule
{
    public override void Define()
    {
        LeadScore score = null!;
        When().Match(() => score);
        Then().Yield(_ => Infer.Rep("ana"));
    }
}

[Name("wrong phase"), Reaction]
public sealed class WrongPhaseRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then().Yield(_ => Infer.Points("engagement", 1));
    }
}

[Name("halts")]
public sealed class HaltingRule : Rule
{
    public override void Define()
    {
        Activity activity = null!;
        When().Match(() => activity);
        Then()
            .Yield(_ => Infer.Points("engagement", 1))
            .Do(context => context.Halt());
    }
}

[Name("each activity")]
public sealed class EachActivityRule : Rule
{
    public override void Define()
    {
        Activity activity = null!;
        When().Match(() => activity);
        Then().Yield(_ => Infer.Points("engagement", 1));
    }
}

[Name("names nobody")]
public sealed class NamelessRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then().Yield(_ => Infer.InSegment(lead.City!));
    }
}

[Name("wants a clock")]
public sealed class ClockRule(TimeProvider clock) : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        When().Match(() => lead);
        Then().Yield(_ => Infer.Points("engagement", Year()));
    }

    private double Year() => clock.GetUtcNow().Year;
}

[Name("all partners")]
public sealed class AllPartnersRule : Rule
{
    public override void Define()
    {
        IEnumerable<Partner> partners = null!;
        When().Query(() => partners, query => query.Match<Partner>().Collect().Where(all => all.Any()));
        Then().Yield(_ => Infer.Points("engagement", partners.Count()));
    }
}
