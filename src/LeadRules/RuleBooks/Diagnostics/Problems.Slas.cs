using LeadRules.Calendars;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR2041, LR32xx and LR42xx: service-level agreements.</summary>
internal static partial class Problems
{
    public static Diagnostic DaysWithoutCalendar(string path, string target) =>
        DiagnosticCatalogue.DaysWithoutCalendar.At(path, $"The target '{target}' counts business days, but no calendar is named for it.", "Name one: in the target, in the agreement, or for the whole rule book: \"calendar\": \"office\".");

    public static Diagnostic NoBudget(string path, string text) =>
        DiagnosticCatalogue.Budget.At(path, $"'{text}' is no time within which something is due.", "Write business time such as \"1h\" or \"90m\", days such as \"10 business days\", or time that counts day and night such as \"24h around the clock\".");

    public static Diagnostic AmbiguousDays(string path, string text, SlaBudget meant) =>
        DiagnosticCatalogue.Budget.At(path, $"'{text}' may mean days of work, or of the calendar.", Invariant($"Write {Days(text, meant.Time.TotalDays)}\"{text} around the clock\", or business time in hours, such as \"{WorkingDays(text, meant.Time.TotalDays) * 8}h\"."));

    public static Diagnostic NoPoint(string path, string text) =>
        DiagnosticCatalogue.ClockPoint.At(path, $"'{text}' is no point of a clock.", "Write a share such as \"80%\" (from 1% to 99%), \"15m before\", \"due\" or \"2h after\".");

    public static Diagnostic AmbiguousPoint(string path, string text, string hours) =>
        DiagnosticCatalogue.ClockPoint.At(path, $"'{text}' may mean days of work, or of the calendar.", $"Times of steps are counted like the budget, here in business time: write hours, such as \"{hours}\".");

    public static Diagnostic AnchorWithWindow(string path) =>
        DiagnosticCatalogue.AnchorWindow.At(path, "A 'within' has no meaning here: every such activity starts, stops or pauses a clock at its own instant.", "Take it away; how long the clock may run stands in the target's 'within'.");

    public static Diagnostic VersionOutOfOrder(string path, DateOnly? before) =>
        DiagnosticCatalogue.SlaVersion.At(path, "This version does not say that it comes into force after the one before it.", $"Write \"effectiveFrom\" with a date{(before is { } date ? $" after {DateText.Format(date)}" : "")}; list the earliest version first.");

    public static Diagnostic VersionNotTold(string path, string? version) =>
        DiagnosticCatalogue.SlaVersion.At(path, version is null ? "This version has no name of its own." : $"Two versions have the name '{version}'.", "Write \"version\" with a name that no other version has: clocks and intents keep it.");

    public static Diagnostic OnlyOfTouches(string path, string member) =>
        DiagnosticCatalogue.OnlyOfTouches.At(path, $"'{member}' has a meaning only in a target that counts touches.", "Write \"kind\": \"touches\", or take it away.");

    public static Diagnostic EveryWithoutTimes(string path) =>
        DiagnosticCatalogue.StepRepeats.At(path, "A step that comes again says both after what time and how often.", "Write both: \"every\": \"4h\", \"times\": 3.");

    public static Diagnostic RepeatedWarning(string path) =>
        DiagnosticCatalogue.StepRepeats.At(path, "A step before the due instant comes once.", "Write one step for each point, or let it start at \"due\".");

    public static Diagnostic PointBeforeStart(string path, SlaPoint point, SlaBudget within) =>
        DiagnosticCatalogue.PointBeforeStart.At(path, $"The point '{point}' is not after the start of the clock, which may run {within}.", "Write a shorter time, or a share such as \"80%\".");

    public static Diagnostic OutcomeAfterAll(string path, int earlier) =>
        DiagnosticCatalogue.OutcomeNeverReached.At(path, Invariant($"This is never what becomes of a lead: outcome {earlier + 1} before it takes every lead."), "Move it before that one, or take it away.");

    public static Diagnostic NeverStarts(string path, string target) =>
        DiagnosticCatalogue.ClockNeverStarts.At(path, $"Nothing starts the clock of '{target}'.", "Name what starts it, or take 'start' away to have the usual start of its kind.");

    public static Diagnostic StopsAtStart(string path, string target, string anchor) =>
        DiagnosticCatalogue.ClockStopsAtStart.At(path, $"'{anchor}' both starts and stops the clock of '{target}', so it is met at its start.", "Name another start or another stop; for a clock that runs on and on, write \"repeat\": \"every\".");

    public static Diagnostic NoDisposition(string path) =>
        DiagnosticCatalogue.NoDisposition.At(path, "A disposition is to be given, but it is not named.", "Name it: \"to\": \"could-not-reach\".");

    private static string Days(string text, double days) => WorkingDays(text, days) is var working && working != Math.Floor(working) ? ""
        : working == 1 ? "\"1 business day\", " : Invariant($"\"{working} business days\", ");

    /// <summary>Of a week, the five days of work.</summary>
    private static double WorkingDays(string text, double days) => text.TrimEnd()[^1] == 'w' ? days * 5 / 7 : days;
}
