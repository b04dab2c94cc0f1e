using LeadRules;
using NRules.Fluent.Dsl;

namespace Acme.PartnerRules.Rules;

/// <summary>Whoever writes from a company that we know, and that is large, gets points for that.</summary>
[Name("known account")]
public sealed class KnownAccountRule : Rule
{
    public override void Define()
    {
        Lead lead = null!;
        Account account = null!;
        When()
            .Match(() => lead, known => known.Email != null)
            .Match(() => account, known => lead.Email!.EndsWith("@" + known.Domain), known => known.Revenue >= 1_000_000);
        Then().Yield(_ => Infer.Points("fit", 10));
    }
}
