namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>
/// Every kind of problem there is, one part of this class a topic: syntax (LR1), names and types (LR2), structure (LR3),
/// analysis (LR4), limits (LR5), lead and activity data (LR6). Inside of these, calendars have LR2040, LR31 and LR41,
/// service-level agreements LR2041, LR32 and LR42, routing LR2051 to LR2059, LR33 and LR43, the lifecycle with triggers, campaigns and challengers LR34 and LR44, files of holidays LR62. Codes are never reused.
/// </summary>
internal static partial class DiagnosticCatalogue
{
    public static IReadOnlyList<DiagnosticKind> All => [.. Syntax, .. Names, .. PlugIns, .. Structure, .. Analysis, .. Limits, .. Data, .. Calendars, .. Holidays, .. Slas, .. Routing, .. Territories, .. Routes, .. Lifecycle];
}
