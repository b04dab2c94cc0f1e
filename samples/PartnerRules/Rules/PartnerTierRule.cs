using LeadRules;
using NRules.Fluent.Dsl;

namespace Acme.PartnerRules.Rules;

/// <summary>A lead has the tier of the partner who referred it. The rule book uses it by its name.</summary>
[Name("partner tier")]
public sealed class PartnerTierRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        Referral referral = null!;
        PartnerRank rank = null!;
        When()
            .Match(() => lead)
            .Match(() => referral, known => known.Lead == lead.Id)
            .Match(() => rank, known => known.Partner == referral.Partner);
        Then().Yield(_ => Infer.Field("partnerTier", rank.Tier));
    }
}
