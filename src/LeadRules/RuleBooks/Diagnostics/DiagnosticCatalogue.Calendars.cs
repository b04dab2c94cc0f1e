namespace LeadRules.RuleBooks.Diagnostics;

/// <content>Calendars: LR2040 (names), LR31xx (structure), LR41xx (analysis).</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind UnknownCalendar { get; } = DiagnosticKind.Error("LR2040", "Unknown calendar", "A calendar is named that the rule book does not define: by a composition, an agreement, the rule book itself, or the host.");

    public static DiagnosticKind TimeOfDay { get; } = DiagnosticKind.Error("LR3101", "Time of day cannot be read", "A time of day is not written in hours and minutes.");

    public static DiagnosticKind DateNotCovered { get; } = DiagnosticKind.Error("LR3102", "Date out of range", "A date is before 1972 or after 2100.");

    public static DiagnosticKind EndBeforeStart { get; } = DiagnosticKind.Error("LR3103", "End before start", "A stretch of dates or of time ends before it starts.");

    public static DiagnosticKind OverlappingWindows { get; } = DiagnosticKind.Warning("LR4101", "Windows overlap", "Two windows of a calendar share some time.");

    public static DiagnosticKind HolidayWithOverride { get; } = DiagnosticKind.Warning("LR4102", "Holiday with an override", "A date is a holiday and has hours of its own; the holiday wins.");

    public static DiagnosticKind NeverOpens { get; } = DiagnosticKind.Warning("LR4103", "Calendar never opens", "A calendar is closed at every instant.");

    public static DiagnosticKind NoHolidayToWork { get; } = DiagnosticKind.Warning("LR4104", "No holiday to work on", "A calendar works on a holiday that it does not have.");

    private static IReadOnlyList<DiagnosticKind> Calendars =>
        [UnknownCalendar, TimeOfDay, DateNotCovered, EndBeforeStart, OverlappingWindows, HolidayWithOverride, NeverOpens, NoHolidayToWork];
}
