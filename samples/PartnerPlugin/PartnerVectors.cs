using LeadRules;

namespace Acme.Partners;

/// <summary>What the plug-in does, by example. Whoever changes it sees here what rule books count on.</summary>
internal static class PartnerVectors
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lead Own = new("own");
    private static readonly Lead OfGold = Own.With(Referral("P-200", daysAgo: 30)).With(Referral("P-100", daysAgo: 3));
    private static readonly Lead OfStranger = Own.With(Referral("P-999", daysAgo: 3));

    public static IReadOnlyList<PlugInVector> All { get; } =
    [
        PlugInVector.OfFunction("a gold partner", "tierOf", ["P-100"], "gold"),
        PlugInVector.OfFunction("letters do not matter", "tierOf", ["p-200"], "silver"),
        PlugInVector.OfFunction("nobody that we know", "tierOf", ["P-999"], FieldValue.Missing),
        PlugInVector.OfField("the last referral counts", "partnerTier", OfGold, "gold"),
        PlugInVector.OfField("a partner that we do not know", "partnerTier", OfStranger, FieldValue.Missing),
        PlugInVector.OfField("no referral", "partnerTier", Own, FieldValue.Missing),
        PlugInVector.OfCondition("both say the same", "partnerTier = 'gold' and tierOf('P-101') = 'gold'", OfGold, Monday, true),
        PlugInVector.OfCondition("without a referral the tier is unknown", "partnerTier != 'gold'", Own, Monday, null),
        PlugInVector.OfCondition("the list and the property of the activity", "any(partner.referred where partner in @gold-partners within 7d)", OfGold, Monday, true),
    ];

    private static Activity Referral(string partner, int daysAgo) => new("partner.referred", Monday.AddDays(-daysAgo), properties: [KeyValuePair.Create<string, FieldValue>("partner", partner)]);
}
