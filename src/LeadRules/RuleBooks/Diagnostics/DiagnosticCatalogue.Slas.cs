namespace LeadRules.RuleBooks.Diagnostics;

/// <content>Service-level agreements: LR2041 (names), LR32xx (structure), LR42xx (analysis).</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind DaysWithoutCalendar { get; } = DiagnosticKind.Error("LR2041", "Business days without a calendar", "A budget is counted in business days, and no calendar says which those are.");

    public static DiagnosticKind Budget { get; } = DiagnosticKind.Error("LR3201", "Budget cannot be read", "The time within which something is due is not written as one.");

    public static DiagnosticKind ClockPoint { get; } = DiagnosticKind.Error("LR3202", "Point of a clock cannot be read", "The point at which a step happens, or the time after which it comes again, is not written as one.");

    public static DiagnosticKind AnchorWindow { get; } = DiagnosticKind.Error("LR3203", "Anchor with a window", "What starts, stops or pauses a clock, moves a lead or fires a trigger has a 'within'.");

    public static DiagnosticKind SlaVersion { get; } = DiagnosticKind.Error("LR3204", "Versions of an agreement out of order", "The versions of an agreement do not follow each other in time, or cannot be told apart.");

    public static DiagnosticKind OnlyOfTouches { get; } = DiagnosticKind.Error("LR3205", "Member of touches alone", "A target that does not count touches has a member that only those have.");

    public static DiagnosticKind StepRepeats { get; } = DiagnosticKind.Error("LR3206", "Step repeats without end or before the due instant", "A step that comes again does not say how often, or comes before the due instant.");

    public static DiagnosticKind PointBeforeStart { get; } = DiagnosticKind.Warning("LR4201", "Point before the start", "A step comes so long before the due instant that its clock has not started yet; it passes at the start.");

    public static DiagnosticKind OutcomeNeverReached { get; } = DiagnosticKind.Warning("LR4202", "Outcome never reached", "An outcome stands after one that takes every lead.");

    public static DiagnosticKind ClockNeverStarts { get; } = DiagnosticKind.Warning("LR4203", "Clock never starts", "A target has an empty 'start', so it measures nothing.");

    public static DiagnosticKind ClockStopsAtStart { get; } = DiagnosticKind.Warning("LR4204", "Clock stops at its start", "The same activity starts and stops a clock, so it is met at once.");

    public static DiagnosticKind NoDisposition { get; } = DiagnosticKind.Warning("LR4205", "Disposition is not named", "A step or outcome gives a disposition and does not say which.");

    private static IReadOnlyList<DiagnosticKind> Slas =>
    [
        DaysWithoutCalendar, Budget, ClockPoint, AnchorWindow, SlaVersion, OnlyOfTouches, StepRepeats,
        PointBeforeStart, OutcomeNeverReached, ClockNeverStarts, ClockStopsAtStart, NoDisposition,
    ];
}
