using LeadRules;
using LeadRules.RuleBooks;
using NRules.Fluent.Dsl;

namespace Acme.PartnerRules.Rules;

/// <summary>Once the rule book finds the lead good, its partner is thanked: once for each referral.</summary>
[Name("thank the partner"), Reaction]
public sealed class ThankPartnerRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        Referral referral = null!;
        LeadScore fit = null!;
        When()
            .Match(() => lead)
            .Match(() => referral, known => known.Lead == lead.Id)
            .Match(() => fit, known => known.Name == "fit" && known.Value >= 50);
        Then().Yield(_ => Infer.Intent(referral.Partner, new ActionDefinition(IntentKind.Notify, referral.Partner, "thanks", null)));
    }
}
