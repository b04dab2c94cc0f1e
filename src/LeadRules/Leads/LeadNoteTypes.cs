namespace LeadRules;

/// <summary>The types of activity as which conditions see notes.</summary>
internal static class LeadNoteTypes
{
    private static readonly string[] Types =
    [
        "stage.entered", "segment.entered", "segment.left", "threshold.reached", "threshold.left", "trigger.fired", "trigger.rearmed",
        "campaign.entered", "campaign.left", "campaign.sent", "campaign.skipped", "order.refused",
        "lead.assigned", "lead.routed", "lead.released", "segment.pinned", "segment.barred", "segment.unpinned",
        "intent.inferred",
    ];

    public static IReadOnlyList<string> All => Types;

    /// <summary>Whether all types that start so are notes.</summary>
    public static bool IsFamily(string prefix) => prefix is "stage." or "segment." or "threshold." or "trigger." or "campaign." or "order.";

    public static string Of(LeadNoteKind kind) => Types[(int)kind];
}
