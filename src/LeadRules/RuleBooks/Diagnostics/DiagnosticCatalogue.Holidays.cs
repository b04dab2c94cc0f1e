namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR62xx: holidays in texts, iCalendar files or lists of dates.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind HolidayLine { get; } = DiagnosticKind.Error("LR6201", "Line of a list of holidays", "A line of a list of holidays does not begin with a date.");

    public static DiagnosticKind HolidayEnd { get; } = DiagnosticKind.Error("LR6202", "Holiday ends before it starts", "The last date of a holiday is before the first.");

    public static DiagnosticKind ICalendarSyntax { get; } = DiagnosticKind.Error("LR6203", "Broken iCalendar text", "The text breaks the rules of iCalendar.");

    public static DiagnosticKind EventDate { get; } = DiagnosticKind.Error("LR6204", "Event without a date", "An event has no start, or a date of it cannot be read.");

    public static DiagnosticKind Recurrence { get; } = DiagnosticKind.Error("LR6205", "Recurrence is not read", "An event comes again by a rule that is not supported.");

    public static DiagnosticKind HolidayLeftOut { get; } = DiagnosticKind.Warning("LR6206", "Holiday left out", "A holiday of the text is not used: it is cancelled, not of whole days, or too long ago or ahead.");

    public static DiagnosticKind ExcludesNothing { get; } = DiagnosticKind.Warning("LR6207", "Excluded date is none of the event", "A date is excluded or cancelled on which the event does not fall, so every date of it stays a holiday.");

    public static DiagnosticKind NoHolidays { get; } = DiagnosticKind.Warning("LR6208", "No holidays", "The text holds not a single holiday.");

    private static IReadOnlyList<DiagnosticKind> Holidays => [HolidayLine, HolidayEnd, ICalendarSyntax, EventDate, Recurrence, HolidayLeftOut, ExcludesNothing, NoHolidays];
}
