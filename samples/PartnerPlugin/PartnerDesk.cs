using LeadRules.Routing;

namespace Acme.Partners;

/// <summary>Leads of partners go to those who know partners (the skill <c>partners</c>), the least loaded first; other leads go to the least loaded of all.</summary>
internal sealed class PartnerDesk() : RoutingStrategy("partner-desk")
{
    private const double Stranger = 1_000_000;

    public override double CostOf(in RoutingCandidate candidate) =>
        candidate.State.Open + (PartnerPlugin.LastPartner(candidate.Lead) is null || candidate.Rep.Skills.Contains("partners") ? 0 : Stranger);

    public override string Describe(double cost) =>
        cost >= Stranger ? $"does not know partners, {Leads(cost - Stranger)}" : Leads(cost);

    private static string Leads(double open) => open == 1 ? "1 open lead" : FormattableString.Invariant($"{open} open leads");
}
