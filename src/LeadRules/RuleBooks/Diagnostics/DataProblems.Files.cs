using LeadRules.Leads.Json;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>Problems of a file of leads or activities as a whole, or of its rows (LR61xx).</summary>
internal static partial class DataProblems
{
    public static Diagnostic LineTooLong(long line, long length) => DiagnosticCatalogue.LineTooLong.At(
        "$", $"The line is {length} bytes long, and only lines shorter than {LineBlocks.MaxLineLength} are read.",
        "Write one lead a line; keep long texts out of it.") with
    { Line = ToLine(line), Column = 1 };

    public static Diagnostic RowTooLong(long line) => DiagnosticCatalogue.LineTooLong.At(
        "$", $"The row is longer than {LineBlocks.MaxLineLength} bytes.",
        "Look for a quote that is never closed: it makes one cell of all that follows.") with
    { Line = ToLine(line), Column = 1 };

    public static Diagnostic RepeatedLeadId(string id, long firstLine, long line) => DiagnosticCatalogue.RepeatedLeadId.At(
        "$.id", $"The id {Quote(id)} stands on line {firstLine} already.",
        "Merge the two leads, or give each an id of its own.") with
    { Line = ToLine(line), Column = 1 };

    public static Diagnostic ShiftedColumns(int found, int expected) => DiagnosticCatalogue.ShiftedColumns.At(
        "$", $"The row has {Columns(found)}, and the header has {expected}.",
        "Put texts that hold a comma in double quotes, and leave no cell out: an empty one keeps its comma.");

    public static Diagnostic StrayQuote() => DiagnosticCatalogue.BrokenQuotes.At(
        "$", "A double quote stands where none may stand.",
        "Put the whole cell in double quotes and write each quote inside it twice: \"say \"\"yes\"\"\".");

    public static Diagnostic UnclosedQuote() => DiagnosticCatalogue.BrokenQuotes.At(
        "$", "A double quote opens a cell and is never closed: the cell takes in all that follows.",
        "Close the cell with a double quote.");

    public static Diagnostic NoHeader() => DiagnosticCatalogue.NoHeader.At(
        "$", "The file is empty.", "The first line names the columns: id,name,employees.") with
    { Line = 1, Column = 1 };

    public static Diagnostic NamelessColumn(int number) => DiagnosticCatalogue.NoHeader.At(
        "$", $"Column {number} has no name.", "Name it after a field, or take the column out.");

    public static Diagnostic UnknownColumn(string name, string? nearest) => DiagnosticCatalogue.UnknownLeadField.At(
        "$." + Cut(name), $"There is no field for the column {Quote(name)}.",
        DidYouMean(nearest, "declare it in the rule book, or let unknown fields be ignored."));

    public static Diagnostic MissingColumn(string name, IReadOnlyList<string> columns) => DiagnosticCatalogue.MissingColumn.At(
        "$." + name, $"There is no column '{name}'.",
        columns.Count == 1 && columns[0].AsSpan().IndexOfAny(";\t|") >= 0
            ? "Separate the columns by commas."
            : "Add it; every row needs it.");

    public static Diagnostic ActivitiesWithoutLead(int activities, IReadOnlyCollection<string> leads) => DiagnosticCatalogue.ActivitiesWithoutLead.At(
        "$", $"{activities} {(activities == 1 ? "activity belongs" : "activities belong")} to {(leads.Count == 1 ? "a lead that was" : $"{leads.Count} leads that were")} not scored: {string.Join(", ", leads.Order(StringComparer.Ordinal).Take(ShownIds).Select(Quote))}{(leads.Count > ShownIds ? " …" : "")}.",
        "Add the leads, or take the activities out.");

    public static Diagnostic DifferingActivities(int count, string activityId, string leadId, long line) => DiagnosticCatalogue.DifferingActivities.At(
        "$.activities", $"{count} {(count == 1 ? "activity was" : "activities were")} left out whose id stands with other content already; the first has the id {Quote(activityId)} and belongs to the lead {Quote(leadId)}.",
        "Give each activity an id of its own: of several with one id the earliest counts.") with
    { Line = ToLine(line), Column = 1 };

    /// <summary>A line's number as a diagnostic holds it.</summary>
    public static int ToLine(long line) => (int)Math.Min(int.MaxValue, line);

    private const int ShownIds = 5;

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";
}
