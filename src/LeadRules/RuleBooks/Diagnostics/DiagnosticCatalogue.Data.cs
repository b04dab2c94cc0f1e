namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR6xxx: data of leads and activities. LR60: one lead or activity; LR61: a file of them.</content>
internal static partial class DiagnosticCatalogue
{
    public static DiagnosticKind BrokenLead { get; } = DiagnosticKind.Error("LR6001", "Broken JSON of a lead", "The text of a lead is not JSON.");

    public static DiagnosticKind TruncatedLead { get; } = DiagnosticKind.Error("LR6002", "Truncated lead", "The text ends before the lead does.");

    public static DiagnosticKind LeadNotUtf8 { get; } = DiagnosticKind.Error("LR6003", "Wrong encoding", "The text is not UTF-8.");

    public static DiagnosticKind LeadNestedTooDeep { get; } = DiagnosticKind.Error("LR6004", "Lead nested too deep", "Objects and lists stand inside each other deeper than any lead needs.");

    public static DiagnosticKind NotALeadObject { get; } = DiagnosticKind.Error("LR6005", "Not an object", "A lead or an activity is not a JSON object.");

    public static DiagnosticKind LeadWithoutId { get; } = DiagnosticKind.Error("LR6006", "Lead without id", "A lead has no id, or a blank one.");

    public static DiagnosticKind UnknownLeadField { get; } = DiagnosticKind.Error("LR6007", "Unknown field in data", "A lead has a field, or an activity a property, that is neither well known nor declared in the rule book.");

    public static DiagnosticKind RepeatedLeadField { get; } = DiagnosticKind.Error("LR6008", "Field stands twice", "A field stands twice in one lead or activity, or a column twice in one file.");

    public static DiagnosticKind WrongLeadValueType { get; } = DiagnosticKind.Error("LR6009", "Value of the wrong type", "A value has another type than its field.");

    public static DiagnosticKind UnreadableLeadValue { get; } = DiagnosticKind.Error("LR6010", "Unreadable value", "A text that should be a number, an instant, a date or a duration is none.");

    public static DiagnosticKind LeadNumberOutOfRange { get; } = DiagnosticKind.Error("LR6011", "Number out of range", "A number is too large, too small, or not whole where it must be.");

    public static DiagnosticKind IncompleteActivity { get; } = DiagnosticKind.Error("LR6012", "Incomplete activity", "An activity does not say what happened, when, or to which lead.");

    public static DiagnosticKind InvalidActivityType { get; } = DiagnosticKind.Error("LR6013", "Invalid activity type", "An activity type holds characters that cannot stand in one.");

    public static DiagnosticKind TooManyLeadProblems { get; } = DiagnosticKind.Error("LR6014", "Too many problems in a lead", "One lead has more problems than are listed.");

    public static DiagnosticKind LineTooLong { get; } = DiagnosticKind.Error("LR6101", "Line too long", "A line of a file has more bytes than are read.");

    public static DiagnosticKind RepeatedLeadId { get; } = DiagnosticKind.Error("LR6102", "Lead id stands twice", "Two leads of a file have the same id.");

    public static DiagnosticKind ShiftedColumns { get; } = DiagnosticKind.Error("LR6103", "Wrong number of columns", "A row of a CSV file has more or fewer columns than its header.");

    public static DiagnosticKind BrokenQuotes { get; } = DiagnosticKind.Error("LR6104", "Broken quotes", "A quote in a CSV file stands where none may stand, or is never closed.");

    public static DiagnosticKind MissingColumn { get; } = DiagnosticKind.Error("LR6105", "Missing column", "The header of a CSV file lacks a column that every row needs.");

    public static DiagnosticKind NoHeader { get; } = DiagnosticKind.Error("LR6106", "No header", "A CSV file is empty, or a column of its header has no name.");

    public static DiagnosticKind ActivitiesWithoutLead { get; } = DiagnosticKind.Warning("LR6107", "Activities without lead", "Activities belong to leads that were not scored.");

    public static DiagnosticKind DifferingActivities { get; } = DiagnosticKind.Warning("LR6108", "Activities of one id differ", "Activities of a lead have one id and different content; the earliest counts.");

    private static IReadOnlyList<DiagnosticKind> Data =>
    [
        BrokenLead, TruncatedLead, LeadNotUtf8, LeadNestedTooDeep, NotALeadObject, LeadWithoutId, UnknownLeadField, RepeatedLeadField,
        WrongLeadValueType, UnreadableLeadValue, LeadNumberOutOfRange, IncompleteActivity, InvalidActivityType, TooManyLeadProblems,
        LineTooLong, RepeatedLeadId, ShiftedColumns, BrokenQuotes, MissingColumn, NoHeader, ActivitiesWithoutLead,
        DifferingActivities,
    ];
}
