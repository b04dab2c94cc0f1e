namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR4xxx: what a rule book says without meaning it.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UndeclaredType { get; } = DiagnosticKind.Warning("LR4001", "Activity type is not declared", "An activity type is neither built in nor declared, so it may be misspelt.");

    public static DiagnosticKind NeverThatName { get; } = DiagnosticKind.Warning("LR4002", "Never that name", "A band, grid or class is compared with a name that it never has.");

    public static DiagnosticKind NeverTrue { get; } = DiagnosticKind.Warning("LR4003", "Never true", "A condition contradicts itself, so it is true for no lead.");

    public static DiagnosticKind PartNeverTrue { get; } = DiagnosticKind.Warning("LR4004", "Part never true", "One side of an 'or' can never be true, so it changes nothing.");

    public static DiagnosticKind BandHole { get; } = DiagnosticKind.Warning("LR4005", "Hole between bands", "A set of bands leaves numbers without a band.");

    public static DiagnosticKind BandOutOfReach { get; } = DiagnosticKind.Warning("LR4006", "Band out of reach", "No value that is possible lies in a band.");

    public static DiagnosticKind ThresholdOutOfReach { get; } = DiagnosticKind.Warning("LR4007", "Threshold out of reach", "A score can never come up to a threshold.");

    public static DiagnosticKind ThresholdAlwaysReached { get; } = DiagnosticKind.Warning("LR4008", "Threshold always reached", "A score is never below a threshold, so nothing crosses it.");

    public static DiagnosticKind ThresholdNeverLeft { get; } = DiagnosticKind.Info("LR4009", "Threshold never left", "A score never falls below 'rearm', so a lead crosses the threshold once at most.");

    public static DiagnosticKind IdleCap { get; } = DiagnosticKind.Info("LR4010", "Cap never binds", "A 'min' or 'max' never takes anything away.");

    public static DiagnosticKind IdleLimit { get; } = DiagnosticKind.Info("LR4011", "Limit never binds", "A rule's points come to their 'max' or 'min' before its 'limit' counts.");

    public static DiagnosticKind NoPoints { get; } = DiagnosticKind.Warning("LR4012", "Rule without points", "A rule gives 0 points, so it changes nothing.");

    public static DiagnosticKind EmptyGroup { get; } = DiagnosticKind.Warning("LR4013", "Group without rules", "No rule is in a group.");

    public static DiagnosticKind UnusedList { get; } = DiagnosticKind.Info("LR4014", "List is not used", "Neither a condition nor a territory names a list.");

    public static DiagnosticKind ClassNeverReached { get; } = DiagnosticKind.Warning("LR4015", "Class never reached", "An earlier class takes every lead that a class could take.");

    public static DiagnosticKind ClassHole { get; } = DiagnosticKind.Warning("LR4016", "Leads without a class", "A set of classes does not end with one for everyone else.");

    public static DiagnosticKind RepeatedItem { get; } = DiagnosticKind.Info("LR4017", "Value stands twice", "An 'in (…)' holds one value twice, if only in other letters.");

    public static DiagnosticKind EmptyBook { get; } = DiagnosticKind.Warning("LR4018", "Empty rule book", "A rule book has no scores, bands, segments, classes, calendars, agreements, routes, stages, triggers or campaigns, so it decides nothing.");

    public static DiagnosticKind BoundIsRounded { get; } = DiagnosticKind.Warning("LR4019", "Bound is rounded", "A 'min' or 'max' has more decimals than its score keeps, so the score goes beyond it or stops short of it.");

    private static IReadOnlyList<DiagnosticKind> Analysis =>
    [
        UndeclaredType, NeverThatName, NeverTrue, PartNeverTrue, BandHole, BandOutOfReach, ThresholdOutOfReach, ThresholdAlwaysReached,
        ThresholdNeverLeft, IdleCap, IdleLimit, NoPoints, EmptyGroup, UnusedList, ClassNeverReached, ClassHole, RepeatedItem, EmptyBook,
        BoundIsRounded,
    ];
}
