namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR62xx: holidays in texts.</summary>
internal static partial class Problems
{
    public static Diagnostic NoHolidayLine(string text) =>
        DiagnosticCatalogue.HolidayLine.At(BookPath.Root, $"'{DataProblems.Cut(text)}' is no date.", "Write a date or two, then the name: 2026-12-25 Christmas Day, or 2026-12-24..2026-12-31 Company closed.");

    public static Diagnostic SplitRange(string line) =>
        DiagnosticCatalogue.HolidayLine.At(BookPath.Root, $"'{DataProblems.Cut(line)}' has a second date apart from the first.", "Write the first and the last day without spaces between them: 2026-12-24..2026-12-31 Company closed.");

    public static Diagnostic HolidayEndsBeforeStart(string from, string to) =>
        DiagnosticCatalogue.HolidayEnd.At(BookPath.Root, $"The end, {to}, is before the start, {from}.", "Write the earlier date first.");

    public static Diagnostic HolidayNotCovered(string holiday) =>
        DiagnosticCatalogue.HolidayLeftOut.At(BookPath.Root, $"The holiday '{DataProblems.Cut(holiday)}' is left out: it is outside of the years that calendars cover.", Invariant($"Give it a date from {OffsetTable.FirstYear} to {OffsetTable.LastYear}, or take it away."));

    public static Diagnostic EventLeftOut(string? name, string why, string mend) =>
        DiagnosticCatalogue.HolidayLeftOut.At(BookPath.Root, $"{Event(name)} is left out: it {why}.", mend);

    public static Diagnostic DateLeftOut(string? name, string date) =>
        DiagnosticCatalogue.HolidayLeftOut.At(BookPath.Root, $"The date '{DataProblems.Cut(date)}' of {Lower(Event(name))} is left out: it has a time and so is not of whole days.", "Write the date only; a closure of some hours belongs under 'closures'.");

    public static Diagnostic ExcludesNothing(string? name, string date) =>
        DiagnosticCatalogue.ExcludesNothing.At(BookPath.Root, $"'{DataProblems.Cut(date)}' excludes nothing: {(string.IsNullOrEmpty(name) ? "the event" : Lower(Event(name)))} does not fall on that date.", "Correct the date, or take it away.");

    public static Diagnostic CancelsNothing(string date) =>
        DiagnosticCatalogue.ExcludesNothing.At(BookPath.Root, $"'{DataProblems.Cut(date)}' cancels nothing: no event of the same UID falls on that date.", "Correct the date or the UID, or take the event away.");

    public static Diagnostic NoHolidays() =>
        DiagnosticCatalogue.NoHolidays.At(BookPath.Root, "The text holds no holiday.", "Look whether it is the right file, and the whole of it.");

    public static Diagnostic NoContentLine(string text) =>
        DiagnosticCatalogue.ICalendarSyntax.At(BookPath.Root, $"The line '{text}' has no colon.", "Write NAME:value. A line that goes on in the next one does so with a space at the start of that.");

    public static Diagnostic NotEnded(string what) =>
        DiagnosticCatalogue.ICalendarSyntax.At(BookPath.Root, $"'BEGIN:{DataProblems.Cut(what)}' is never ended: the text was cut off, or a line is missing.", $"Copy the file again in full, or add 'END:{DataProblems.Cut(what)}'.");

    public static Diagnostic EndWithoutBegin(string what) =>
        DiagnosticCatalogue.ICalendarSyntax.At(BookPath.Root, $"'END:{what}' does not end what was begun last.", "Take it away, or end the inner part first.");

    public static Diagnostic TwiceInEvent(string name) =>
        DiagnosticCatalogue.ICalendarSyntax.At(BookPath.Root, $"'{name}' stands twice in one event.", "Keep one of the two.");

    public static Diagnostic EventWithoutStart(string? name) =>
        DiagnosticCatalogue.EventDate.At(BookPath.Root, $"{Event(name)} has no start.", "Add a line such as DTSTART;VALUE=DATE:20261225.");

    public static Diagnostic NoICalendarDate(string name, string text) =>
        DiagnosticCatalogue.EventDate.At(BookPath.Root, $"'{text}' is no date for '{name}'.", "Write year, month and day without signs: 20261225.");

    public static Diagnostic NoRecurrence(string? name, string part) =>
        DiagnosticCatalogue.Recurrence.At(BookPath.Root, $"{Event(name)} comes again in a way that is not read: '{DataProblems.Cut(part)}'.", "Yearly rules with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY are read. Write other dates as events of their own.");

    public static Diagnostic TooManyHolidays(int most) =>
        DiagnosticCatalogue.ListTooLarge.At(BookPath.Root, Invariant($"There are more than {most:N0} holidays."), "Split the text, or give yearly events an end.");

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string Event(string? name) => string.IsNullOrEmpty(name) ? "An event" : $"The event '{DataProblems.Cut(name)}'";
}
