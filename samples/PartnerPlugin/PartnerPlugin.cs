using LeadRules;
using LeadRules.RuleBooks;

namespace Acme.Partners;

/// <summary>What partners add to rule books. Hosts find it in this assembly, or add it in code.</summary>
public sealed class PartnerPlugin : ILeadPlugIn
{
    /// <summary>The activity that says that a partner referred a lead.</summary>
    internal const string Referred = "partner.referred";

    /// <inheritdoc/>
    public LeadPlugIn Describe() => new()
    {
        Name = "partner",
        Version = "1.2",
        Description = "Partner referrals: who referred a lead, and how good a partner that is.",
        Functions = [TierOf],
        Fields = [PartnerTier],
        Activities = [new ActivityDefinition(Referred, [new FieldDefinition("partner", FieldType.Text), new FieldDefinition("note", FieldType.Text)])],
        Lists = new Dictionary<string, IReadOnlyCollection<string>> { ["gold-partners"] = [.. PartnerDirectory.IdsOf("gold")] },
        Strategies = [new PartnerDesk()],
        Intents = [new IntentDefinition("partner.invite", "Invite the partner who referred the lead to the first call.")],
        Vectors = PartnerVectors.All,
    };

    private static LeadFunction TierOf { get; } = new("tierOf", FieldType.Text, [FieldType.Text], static (in FunctionArguments arguments) => PartnerDirectory.TierOf(arguments[0].AsText!))
    {
        Description = "the tier of a partner",
    };

    private static LeadField PartnerTier { get; } = new("partnerTier", FieldType.Text, static lead => LastPartner(lead) is { } partner ? PartnerDirectory.TierOf(partner) : default(FieldValue))
    {
        Description = "the tier of the partner who referred the lead last",
        Reads = [Referred],
    };

    /// <summary>The partner of the last referral; null where there is none.</summary>
    internal static string? LastPartner(Lead lead) => lead.Activities.OfType(Referred) is [.., var last] ? last["partner"].AsText : null;
}
