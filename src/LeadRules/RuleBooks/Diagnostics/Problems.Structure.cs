namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR3xxx: the structure of a rule book, as JSON and as objects in it.</summary>
internal static partial class Problems
{
    public static Diagnostic WrongEncoding(string message) =>
        DiagnosticCatalogue.WrongEncoding.At(BookPath.Root, message, "Save the file as UTF-8.");

    public static Diagnostic DuplicateMember(string path, string name, int? firstLine) =>
        DiagnosticCatalogue.DuplicateMember.At(path, firstLine is null ? $"'{name}' stands twice." : Invariant($"'{name}' stands twice; the first is in line {firstLine}."), "Keep one of the two, or give one another name.");

    public static Diagnostic UnknownMember(string path, string name, string? meant, IReadOnlyList<string> known) =>
        DiagnosticCatalogue.UnknownMember.At(path, $"There is no member '{name}' here.", meant is null ? $"Take it away; what can stand here is {ListOf(known)}." : $"Did you mean '{meant}'?");

    public static Diagnostic WrongKind(string path, string found, string expected) =>
        DiagnosticCatalogue.WrongKind.At(path, $"{Sentence(found)} stands where {expected} is expected.", string.Equals(found, "'null'", StringComparison.Ordinal) && path.Length > BookPath.Root.Length ? "Take it away: what has no value is left out." : $"Write {expected}.");

    public static Diagnostic TextAmongFloors(string path, string found) =>
        DiagnosticCatalogue.WrongKind.At(path, $"{Sentence(found)} stands where a number is expected.", "Write the number at which the band begins; ranges such as \"< 10\" stand under \"ranges\".");

    public static Diagnostic MissingMember(string path, string name, string example) =>
        DiagnosticCatalogue.MissingMember.At(path, $"'{name}' is missing.", $"Add it, such as {example}.");

    public static Diagnostic WhenAndPer(string path) =>
        DiagnosticCatalogue.WhenOrPer.At(path, "The rule has both 'when' and 'per'.", "Keep 'when' to give the points once while the condition holds, or 'per' to give them for each activity; for both, make two rules.");

    public static Diagnostic NeitherWhenNorPer(string path) =>
        DiagnosticCatalogue.WhenOrPer.At(path, "The rule has neither 'when' nor 'per'.", "Add \"when\" with a condition (\"employees > 50\") or \"per\" with an activity type (\"email.clicked\").");

    public static Diagnostic OnlyWithPer(string path, string member) =>
        DiagnosticCatalogue.NotTogether.At(path, $"'{member}' says something about activities, but the rule has 'when'.", $"Take '{member}' away, or count activities with 'per' instead of 'when'.");

    public static Diagnostic OnlyWithRules(string path, string member) =>
        DiagnosticCatalogue.NotTogether.At(path, $"'{member}' says something about rules, but the score has a formula.", $"Take '{member}' away, or put the rules into a score of their own and name it in the formula.");

    public static Diagnostic RulesAndFormula(string path) =>
        DiagnosticCatalogue.NotTogether.At(path, "The score has both rules and a formula.", "Put the rules into a score of their own and name it in the formula: score.other + 10.");

    public static Diagnostic TwoWindows(string path) =>
        DiagnosticCatalogue.NotTogether.At(path, "'within' stands both in 'per' and beside it.", "Keep one of the two.");

    public static Diagnostic OneOf(string path, IReadOnlyList<string> members, string what) =>
        DiagnosticCatalogue.NotTogether.At(path, $"{what} has {ListOf(members.Select(static member => $"'{member}'"))} together.", "Keep one of them.");

    public static Diagnostic NotOneMember(string path, int count) =>
        DiagnosticCatalogue.NotTogether.At(path, Invariant($"A class is an object with one member, but {count} stand here."), "Write each class as an object of its own: { \"zombie\": \"age(last(*)) > 180d\" }.");

    public static Diagnostic DuplicateRule(string path, string id, int? firstLine) =>
        DiagnosticCatalogue.DuplicateId.At(path, $"The id '{id}' belongs to two rules of this score{InLine(firstLine)}.", "Give one of them another id.");

    public static Diagnostic DuplicateClass(string path, string name, int? firstLine) =>
        DiagnosticCatalogue.DuplicateId.At(path, $"The class '{name}' stands twice in this set{InLine(firstLine)}.", "Join the conditions with 'or', or give one of them another name.");

    public static Diagnostic OddId(string path, string name) =>
        DiagnosticCatalogue.OddName.At(path, $"'{name}' cannot be a name here.", Plain(name) is { } plain ? $"Use letters, digits, '-' and '_' only: '{plain}'." : "Use letters, digits, '-' and '_' only, and do not begin with '-'.");

    public static Diagnostic OddLabel(string path, string name) =>
        DiagnosticCatalogue.OddName.At(path, $"'{name}' cannot be a name here.", "Take away spaces at its ends, line ends and control characters.");

    public static Diagnostic MinAboveMax(string path, double min, double max) =>
        DiagnosticCatalogue.MinAboveMax.At(path, Invariant($"'min' is {min}, which is above 'max', {max}."), "Lower 'min' or raise 'max'.");

    public static Diagnostic NumberTooLarge(string path, string number, double most) =>
        DiagnosticCatalogue.OutOfRange.At(path, $"The number {number} is too large.", Invariant($"Write a number between -{most:0} and {most:0}."));

    public static Diagnostic NoSuchNumber(string path, string number, int least, int most) =>
        DiagnosticCatalogue.OutOfRange.At(path, $"{number} is not possible here.", Invariant($"Write a whole number from {least} to {most}."));

    public static Diagnostic NoShare(string path, string number) =>
        DiagnosticCatalogue.OutOfRange.At(path, $"{number} is not possible here.", "Write what is left of the points, from 0 (nothing) to 1 (all).");

    public static Diagnostic DurationTooShort(string path, string text, TimeSpan least) =>
        DiagnosticCatalogue.OutOfRange.At(path, $"The duration '{text}' is too short.", $"Write '{DurationText.Format(least)}' or longer.");

    public static Diagnostic StepTwice(string path, string age) =>
        DiagnosticCatalogue.DecaySteps.At(path, $"Two steps begin at the age '{age}'.", "Keep one of them.");

    public static Diagnostic RisingStep(string path, string age, double factor, double before) =>
        DiagnosticCatalogue.DecaySteps.At(path, Invariant($"From the age '{age}' on {factor} of the points is left, more than the {before} before."), "Points can only fade with age: lower this step, or raise the one before.");

    public static Diagnostic NoCriteria(string path, string score) =>
        DiagnosticCatalogue.NoCriteria.At(path, $"The score '{score}' has no criteria: neither rules nor a formula. It would be 0 for everyone.", "Add a rule, or take the score away.");

    public static Diagnostic UnknownGroup(string path, string group, IReadOnlyCollection<string> groups) =>
        DiagnosticCatalogue.UnknownGroup.At(path, $"The score has no group '{group}'.", DidYouMean(group, groups, $"Add it to the score: \"groups\": {{ \"{group}\": {{ \"max\": 25 }} }}."));

    public static Diagnostic UnknownTimeZone(string path, string zone, string? nearest) =>
        DiagnosticCatalogue.UnknownTimeZone.At(path, $"There is no time zone '{zone}'.", nearest is null ? "Write the IANA name of a zone, such as \"Europe/Madrid\", or \"UTC\"." : $"Did you mean '{nearest}'?");

    public static Diagnostic OverlappingBands(string path, string lower, string upper, double shared) =>
        DiagnosticCatalogue.OverlappingBands.At(path, Invariant($"The bands '{lower}' and '{upper}' overlap: both hold {shared}."), "Let one end where the other begins: \"< 50\" and \">= 50\".");

    public static Diagnostic EmptyRange(string path, string range) =>
        DiagnosticCatalogue.EmptyRange.At(path, $"No number lies in the range '{range}'.", "Write the smaller number first.");

    public static Diagnostic NothingInside(string path, string message, string example) =>
        DiagnosticCatalogue.NothingInside.At(path, message, $"Add one, such as {example}, or take it away.");

    public static Diagnostic RearmAboveReach(string path, double rearm, double reach) =>
        DiagnosticCatalogue.RearmAboveReach.At(path, Invariant($"'rearm' is {rearm}, which is above 'reach', {reach}."), "Write a number up to 'reach'; leave 'rearm' away to have them equal.");

    public static Diagnostic UnknownWord(string path, string word, string what, IReadOnlyList<string> words) =>
        DiagnosticCatalogue.UnknownWord.At(path, $"'{word}' is no {what}.", DidYouMean(word, words, $"Write {OrList(words)}."));

    public static Diagnostic FieldTaken(string path, string name) =>
        DiagnosticCatalogue.NameTaken.At(path, $"Every lead has the field '{name}' already.", "Take the declaration away, or choose another name.");

    public static Diagnostic WordTaken(string path, string name) =>
        DiagnosticCatalogue.NameTaken.At(path, $"'{name}' has a meaning of its own in conditions.", $"Choose another name, such as '{name}Given'.");

    public static Diagnostic EmptyText(string path, string expected) =>
        DiagnosticCatalogue.EmptyText.At(path, $"An empty text stands where {expected} is expected.", "Write something, or take it away.");

    /// <summary>"a, b or c".</summary>
    private static string OrList(IReadOnlyCollection<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} or {items.Last()}";

    private static string InLine(int? line) => line is null ? "" : Invariant($"; the first is in line {line}");

    /// <summary>The name with hyphens for what cannot stand in it.</summary>
    private static string? Plain(string name)
    {
        var plain = string.Concat(name.Select(static c => Conditions.Syntax.Words.ContinuesId(c) ? c : '-')).Trim('-');
        while (plain.Contains("--", StringComparison.Ordinal))
            plain = plain.Replace("--", "-", StringComparison.Ordinal);
        return plain.Length > 0 ? plain : null;
    }
}
