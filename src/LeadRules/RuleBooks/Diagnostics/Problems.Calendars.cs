using LeadRules.Calendars;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR2040, LR31xx and LR41xx: calendars.</summary>
internal static partial class Problems
{
    public static Diagnostic NoTimeOfDay(string path, string text, bool isEnd, bool isOfWindow) =>
        DiagnosticCatalogue.TimeOfDay.At(path, $"'{text}' is no time of day{(isEnd || !isOfWindow ? "" : " at which a window can start")}.", $"Write hours and minutes: \"09:00\", {(isEnd ? "up to \"24:00\"" : "from \"00:00\" to \"23:59\"")}.");

    public static Diagnostic NoLocalTime(string path, string text) =>
        DiagnosticCatalogue.TimeOfDay.At(path, $"'{text}' is no date with a time of day.", "Write both, as the clock on the wall shows them, without an offset: \"2026-08-03T12:00\".");

    public static Diagnostic DateNotCovered(string path, string text) =>
        DiagnosticCatalogue.DateNotCovered.At(path, $"'{text}' is outside of the years that calendars cover.", Invariant($"Write a date from {OffsetTable.FirstYear} to {OffsetTable.LastYear}."));

    public static Diagnostic EndBeforeStart(string path, string from, string to, string mend) =>
        DiagnosticCatalogue.EndBeforeStart.At(path, $"The end, {to}, is not after the start, {from}.", mend);

    public static Diagnostic UnknownCalendar(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownCalendar.At(path, $"There is no calendar '{name}'.", DidYouMean(name, candidates, "Add it under 'calendars', or take the reference away."));

    public static Diagnostic CompositionAlone(string member) =>
        DiagnosticCatalogue.UnknownCalendar.At(BookPath.Member(BookPath.Root, member), "A calendar that stands alone cannot name others.", "Put the calendars into a rule book, or compose them in C#: BusinessCalendar.Both(office, ana).");

    public static Diagnostic CalendarCycle(string path, IReadOnlyList<string> names) => names is [var only]
        ? DiagnosticCatalogue.Cycle.At(path, $"'{only}' refers to itself.", "Take the reference away.")
        : DiagnosticCatalogue.Cycle.At(path, $"These calendars refer to each other in a circle: {string.Join(" -> ", names.Append(names[0]))}.", "Take one of the references away.");

    public static Diagnostic HolidaysOfNoCalendar(string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownCalendar.At(BookPath.Root, $"The host adds holidays to the calendar '{name}', which the rule book does not define.", DidYouMean(name, candidates, "Add it under 'calendars', or do not add holidays to it."));

    public static Diagnostic HolidaysOfComposition(string name) =>
        DiagnosticCatalogue.UnknownCalendar.At(BookPath.Root, $"The host adds holidays to the calendar '{name}', which is composed of others.", "Add them to its parts.");

    public static Diagnostic OverlappingWindows(string path, string first, string second) =>
        DiagnosticCatalogue.OverlappingWindows.At(path, $"The window {second} overlaps with {first}.", "What they share counts once. Let one end where the other begins, or join them.");

    public static Diagnostic HolidayWithOverride(string path, DateOnly date, string? holiday) =>
        DiagnosticCatalogue.HolidayWithOverride.At(path, $"{DateText.Format(date)} is a holiday{(holiday is null ? "" : $" ('{holiday}')")}, so these hours are never open.", "To work on it, add the date to 'workedHolidays'; if not, take the override away.");

    public static Diagnostic NeverOpens(string path) =>
        DiagnosticCatalogue.NeverOpens.At(path, "The calendar is never open, so nothing is ever due by it.", "Give a weekday a window: \"mon\": [[\"09:00\", \"17:00\"]].");

    public static Diagnostic NeverOpensTogether(string path) =>
        DiagnosticCatalogue.NeverOpens.At(path, "These calendars are never open together, so nothing is ever due by the composition.", "Look at their hours and time zones, or compose them with 'either'.");

    public static Diagnostic NoHolidayToWork(string path, string text, IEnumerable<string> names) =>
        DiagnosticCatalogue.NoHolidayToWork.At(path, $"There is no holiday '{text}' to work on.", DidYouMean(text, names, "Write the date or the name of one of the holidays, or take it away."));
}
