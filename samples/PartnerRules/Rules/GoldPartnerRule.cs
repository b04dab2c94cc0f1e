using NRules.Fluent.Dsl;

namespace Acme.PartnerRules.Rules;

/// <summary>A partner of whose referrals two were won is gold: referrals of all leads join here.</summary>
[Name("gold partner")]
public sealed class GoldPartnerRule : Rule
{
    public override void Define()
    {
        IGrouping<string, Referral> won = null!;
        When()
            .Query(() => won, query => query
                .Match<Referral>(referral => referral.Won)
                .GroupBy(referral => referral.Partner)
                .Where(group => group.Count() >= 2));
        Then().Yield(_ => new PartnerRank(won.Key, "gold"));
    }
}
