namespace Acme.Partners;

/// <summary>
/// The partners and their tiers. A real plug-in would load them when it is made, through its constructor: functions and fields
/// are asked for each lead, so they look nothing up over a network.
/// </summary>
internal static class PartnerDirectory
{
    private static readonly Dictionary<string, string> Tiers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["P-100"] = "gold",
        ["P-101"] = "gold",
        ["P-200"] = "silver",
    };

    /// <summary>The tier of a partner; null for nobody that we know.</summary>
    public static string? TierOf(string partner) => Tiers.GetValueOrDefault(partner);

    public static IEnumerable<string> IdsOf(string tier) => Tiers.Where(partner => partner.Value == tier).Select(static partner => partner.Key);
}
