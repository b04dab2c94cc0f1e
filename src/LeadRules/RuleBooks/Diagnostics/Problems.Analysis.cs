using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks;

namespace LeadRules.RuleBooks.Diagnostics;

/// <content>LR4xxx: what a rule book says without meaning it.</content>
internal static partial class Problems
{
    private const int MaxHoles = 5;

    public static Diagnostic NeverTrue(Spot spot, string what, string why, string mend) =>
        InText(DiagnosticCatalogue.NeverTrue, spot, $"{what} can never be true: {why}", mend);

    public static Diagnostic PartNeverTrue(Spot spot, string why, string mend) =>
        InText(DiagnosticCatalogue.PartNeverTrue, spot, $"This part can never be true: {why}", mend);

    public static Diagnostic RepeatedItem(Spot spot, string item, string first) =>
        InText(DiagnosticCatalogue.RepeatedItem, spot, item == first ? $"{item} stands twice in this list." : $"{item} stands in this list already, as {first}.", item == first ? "Take one away." : "Take one away: both say the same here, since case is ignored.");

    public static Diagnostic BandHole(string path, string bands, string of, IReadOnlyList<string> holes, bool isScore) =>
        DiagnosticCatalogue.BandHole.At(
            path,
            $"No band of '{bands}' holds these values of '{of}': {ShortList(holes)}.",
            isScore ? "Widen a band next to them, add one, or give the score a 'min' or 'max' that rules them out." : "Widen a band next to them, or add one.");

    public static Diagnostic BandOutOfReach(string path, string band, string of, Reach reach, bool isScore) =>
        DiagnosticCatalogue.BandOutOfReach.At(
            path,
            $"No lead can be in the band '{band}': '{of}' {Phrases.Lies(reach)}.",
            isScore ? "Move the band, or change what the score can reach: its points, limits and caps." : "Move the band, or take it away.");

    public static Diagnostic ThresholdOutOfReach(string path, ThresholdDefinition threshold, Reach reach) =>
        DiagnosticCatalogue.ThresholdOutOfReach.At(path, $"No lead can reach {Phrases.Of(threshold.Reach)}: '{Score(threshold)}' {Phrases.Lies(reach)}.", "Lower the threshold, or change what the score can reach: its points, limits and caps.");

    public static Diagnostic ThresholdAlwaysReached(string path, ThresholdDefinition threshold, Reach reach) =>
        DiagnosticCatalogue.ThresholdAlwaysReached.At(path, $"Every lead has reached {Phrases.Of(threshold.Reach)} from the start: '{Score(threshold)}' {Phrases.Lies(reach)}.", "Raise the threshold.");

    public static Diagnostic ThresholdNeverLeft(string path, ThresholdDefinition threshold, Reach reach) =>
        DiagnosticCatalogue.ThresholdNeverLeft.At(path, $"A lead that has reached {Phrases.Of(threshold.Reach)} can never fall below {Phrases.Of(threshold.Rearm)}: '{Score(threshold)}' {Phrases.Lies(reach)}.", "Raise 'rearm' if a lead may cross the threshold more than once.");

    public static Diagnostic IdleCap(string path, string giver, string cap, double value, string side, double reach) =>
        DiagnosticCatalogue.IdleCap.At(path, $"'{cap}' of {Phrases.Of(value)} never takes anything away: {giver} give{(giver == "the formula" ? "s" : "")} {side} {Phrases.Of(reach)}.", "Leave it where it states the scale; else change it or take it away.");

    public static Diagnostic IdleLimit(string path, int limit, string cap, double value, double matches) =>
        DiagnosticCatalogue.IdleLimit.At(path, $"'limit' of {limit} never takes anything away: {(matches == 1 ? "1 activity comes" : $"{Phrases.Of(matches)} activities come")} to the '{cap}' of {Phrases.Of(value)} already.", "Take one of the two away, or change it.");

    public static Diagnostic NoPoints(string path, string rule) =>
        DiagnosticCatalogue.NoPoints.At(path, $"The rule '{rule}' gives 0 points, so it changes nothing.", "Give it points, or take it away.");

    public static Diagnostic EmptyGroup(string path, string group) =>
        DiagnosticCatalogue.EmptyGroup.At(path, $"No rule is in the group '{group}'.", $"Write \"group\": \"{group}\" in its rules, or take the group away.");

    public static Diagnostic UnusedList(string path, string list) =>
        DiagnosticCatalogue.UnusedList.At(path, $"Nothing uses the list '{list}'.", $"Use it in a condition with 'in @{list}', or take it away.");

    public static Diagnostic ClassAfterEveryone(string path, string name, string before) =>
        DiagnosticCatalogue.ClassNeverReached.At(path, $"No lead is ever '{name}': '{before}' before it takes everyone.", $"Move it before '{before}', or take it away.");

    public static Diagnostic ClassRepeated(string path, string name, string before) =>
        DiagnosticCatalogue.ClassNeverReached.At(path, $"No lead is ever '{name}': '{before}' before it has the same condition.", "Change one of the two conditions, or take one class away.");

    public static Diagnostic ClassHole(string path, string classes) =>
        DiagnosticCatalogue.ClassHole.At(path, $"Leads for which no condition of '{classes}' is true get no class.", "End the set with a class for everyone else: { \"other\": \"true\" }.");

    public static Diagnostic BoundIsRounded(string path, string bound, double value, double rounded, int decimals, int needed) =>
        DiagnosticCatalogue.BoundIsRounded.At(
            path,
            $"'{bound}' of {Phrases.Of(value)} is rounded to {Phrases.Of(rounded)}: rounding comes after it, and the score keeps {(decimals == 0 ? "whole numbers" : decimals == 1 ? "1 decimal" : $"{decimals} decimals")}.",
            needed > 6 ? $"Write {Phrases.Of(rounded)}." : $"Write {Phrases.Of(rounded)}, or give the score \"decimals\": {needed}.");

    public static Diagnostic EmptyBook(string path) =>
        DiagnosticCatalogue.EmptyBook.At(path, "The rule book has no scores, bands, segments, classes, calendars, agreements, routes, stages, triggers or campaigns, so it decides nothing.", "Add a score under 'scores'.");

    private static string ShortList(IReadOnlyList<string> items) =>
        Phrases.ListOf([.. items.Take(MaxHoles), .. items.Count > MaxHoles ? [$"{items.Count - MaxHoles} more stretches"] : Array.Empty<string>()]);

    private static string Score(ThresholdDefinition threshold) => $"score.{threshold.Score}";
}
