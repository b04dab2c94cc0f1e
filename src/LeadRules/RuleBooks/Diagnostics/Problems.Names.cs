using System.Globalization;
using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Parsing;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR2xxx: names and types in the texts of a rule book.</summary>
internal static partial class Problems
{
    public static Diagnostic UnknownField(Spot spot, string name, IEnumerable<string> candidates) =>
        InText(DiagnosticCatalogue.UnknownField, spot, $"There is no field '{name}'.", Habits.Name(name) ?? DidYouMean(name, candidates, $"If it is a text, put it in single quotes: '{name}'. If it is a field, declare it under 'fields'."));

    public static Diagnostic UnknownProperty(Spot spot, string name, string pattern, IEnumerable<string> candidates) =>
        InText(DiagnosticCatalogue.UnknownProperty, spot, $"Neither activities of '{pattern}' nor leads have '{name}'.", Habits.Name(name) ?? DidYouMean(name, candidates, $"Declare it as a property of '{pattern}' under 'activities'."));

    public static Diagnostic UnknownProperty(Spot spot, string name, string pattern, string function, IEnumerable<string> candidates) =>
        InText(DiagnosticCatalogue.UnknownProperty, spot, $"Activities of '{pattern}' have no '{name}' for '{function}' to take.", DidYouMean(name, candidates, $"Declare it as a property of '{pattern}' under 'activities'."));

    public static Diagnostic OnlyInWhere(Spot spot, string name) =>
        InText(DiagnosticCatalogue.OnlyInWhere, spot, $"'{name}' belongs to an activity and means nothing here.", $"Write it after 'where': any(page.visited where {name} …).");

    public static Diagnostic UnknownReference(Spot spot, string kind, string name, IEnumerable<string> candidates)
    {
        var (there, them) = kind switch
        {
            "band" => ("are no bands", "them"),
            "class" => ("are no classes", "them"),
            _ => ($"is no {kind}", "it"),
        };
        return InText(DiagnosticCatalogue.UnknownReference, spot, $"There {there} '{name}'.", DidYouMean(name, candidates, $"Add {them} to the rule book, or take the reference away."));
    }

    public static Diagnostic UnknownList(Spot spot, string name, IEnumerable<string> candidates) =>
        InText(DiagnosticCatalogue.UnknownList, spot, $"There is no list '{name}'.", DidYouMean(name, candidates, "Add it under 'lists', or have the host supply it."));

    public static Diagnostic UnknownList(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownList.At(path, $"There is no list '{name}'.", DidYouMean(name, candidates, "Add it under 'lists', or have the host supply it."));

    public static Diagnostic UnknownFunction(Spot spot, string name, IEnumerable<string> candidates) =>
        InText(DiagnosticCatalogue.UnknownFunction, spot, $"There is no function '{name}'.", Habits.Name(name) ?? DidYouMean(name, candidates, "Have the host register it, or take it away."));

    public static Diagnostic WrongArguments(Spot spot, string name, string usage, IReadOnlyList<CompiledNode> arguments) =>
        InText(DiagnosticCatalogue.WrongArguments, spot, arguments.Count == 0 ? $"'{name}' is given no value." : $"'{name}' cannot take {ListOf(arguments.Select(static argument => TypeWords.Of(argument.Type)))}.", $"Write {usage}.");

    public static Diagnostic WrongArguments(Spot spot, string name, IReadOnlyList<FieldType> parameters, IReadOnlyList<CompiledNode> arguments) =>
        WrongArguments(spot, name, $"{name}({string.Join(", ", parameters.Select(TypeWords.NameOf))})", arguments);

    public static Diagnostic NotACondition(Spot spot, string text, FieldType type) =>
        InText(DiagnosticCatalogue.NotACondition, spot, $"A condition is expected, but '{Short(text)}' is {TypeWords.Of(type)}.", "Compare it with something: employees > 50, plan = 'pro', renewal is present.");

    public static Diagnostic AnotherValue(Spot spot, string text, Node list) =>
        InText(DiagnosticCatalogue.NotACondition, spot, $"A condition is expected, but {Short(text)} is another value for the comparison before it.", $"Write {Short(list.ToString())}.");

    public static Diagnostic NotANumber(Spot spot, string text, FieldType type) =>
        InText(DiagnosticCatalogue.NotANumber, spot, $"A number is expected, but '{Short(text)}' is {TypeWords.Of(type)}.", "Write a formula of numbers, such as 0.6 * score.engagement.");

    public static Diagnostic NotAText(Spot spot, string text, FieldType type) =>
        InText(DiagnosticCatalogue.NotAText, spot, $"A text is expected, but '{Short(text)}' is {TypeWords.Of(type)}.", "Use a text field or a text in quotes; compare numbers with = < >.");

    public static Diagnostic CannotCompare(Spot spot, CompiledNode left, CompiledNode right) =>
        InText(DiagnosticCatalogue.CannotCompare, spot, $"{Sentence(TypeWords.Of(left.Type))} cannot be compared with {TypeWords.Of(right.Type)}: {Short(left.Syntax.ToString())}, {Short(right.Syntax.ToString())}.", MendOf(left, right));

    public static Diagnostic CannotOrder(Spot spot, string symbol) =>
        InText(DiagnosticCatalogue.CannotOrder, spot, $"Yes-no values have no order, so '{symbol}' says nothing.", "Use = or !=, or write the value alone: 'isCustomer', 'not isCustomer'.");

    public static Diagnostic CannotCompute(Spot spot, FieldType left, string symbol, FieldType right) =>
        InText(DiagnosticCatalogue.CannotCompute, spot, $"'{symbol}' has no meaning between {TypeWords.Of(left)} and {TypeWords.Of(right)}.", "Numbers take + - * /; an instant takes + or - a duration; two instants take -; a duration takes * or / a number.");

    public static Diagnostic CannotNegate(Spot spot, FieldType type) =>
        InText(DiagnosticCatalogue.CannotNegate, spot, $"'-' has no meaning before {TypeWords.Of(type)}.", "Write it before a number or a duration; to turn a condition round write 'not'.");

    public static Diagnostic NotAList(Spot spot, FieldType type) =>
        InText(DiagnosticCatalogue.NotAList, spot, $"'in' has no meaning for {TypeWords.Of(type)}.", "Write the value alone, or compare it with =.");

    public static Diagnostic AggregateInWhere(Spot spot) =>
        InText(DiagnosticCatalogue.AggregateInWhere, spot, "A function of activities cannot stand inside 'where'.", "Write it outside, joined with 'and'.");

    public static Diagnostic NothingToTakeFrom(Spot spot, string function) =>
        InText(DiagnosticCatalogue.NothingToTakeFrom, spot, $"'{function}' counts activities and takes no property.", $"Write {function}(email.clicked); for different values write distinct(subject of email.clicked).");

    public static Diagnostic CannotAggregate(Spot spot, string function, string name, FieldType type) =>
        InText(DiagnosticCatalogue.CannotAggregate, spot, $"'{function}' needs numbers, but '{name}' is {TypeWords.Of(type)}.", "Name a number property; for other types use first, last or distinct.");

    public static Diagnostic PropertyOfTwoTypes(Spot spot, string name, FieldType one, FieldType other) =>
        InText(DiagnosticCatalogue.PropertyOfTwoTypes, spot, $"'{name}' is {TypeWords.Of(one)} in some of these activities and {TypeWords.Of(other)} in others.", "Give it one type under 'activities', or name a narrower activity type.");

    public static Diagnostic PatternNotLiteral(Spot spot) =>
        InText(DiagnosticCatalogue.PatternNotLiteral, spot, "The pattern of 'matches' is not a text in quotes.", "Write the pattern itself: jobTitle matches '^(cto|ceo)$'.");

    public static Diagnostic PatternInvalid(Spot spot, string why) =>
        InText(DiagnosticCatalogue.PatternInvalid, spot, $"The pattern is no regular expression: {why}", "Mend the pattern. To match one of its signs as it is, write a backslash before it.");

    public static Diagnostic PatternNotLinear(Spot spot) =>
        InText(DiagnosticCatalogue.PatternInvalid, spot, "The pattern holds a look-around, a back-reference or an atomic group, with which matching could take very long.", "Write it without them, or split it into several tests joined with 'and' and 'not'.");

    public static Diagnostic PatternTooLarge(Spot spot, string reason) =>
        InText(DiagnosticCatalogue.PatternTooLarge, spot, $"The pattern is too large: {reason}.", "Shorten it, write '+' or '*' where the number does not matter, or use 'in @list'.");

    public static Diagnostic UnknownKey(string path, string name, string pattern, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownKey.At(path, $"Activities of '{pattern}' have no '{name}'.", DidYouMean(name, candidates, $"Name 'subject', 'type', 'value' or a property declared for '{pattern}' under 'activities'."));

    public static Diagnostic BandsOfNothing(string path, string bands, string of, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.BandsOfNothing.At(path, $"The bands '{bands}' cut '{of}', but there is no such score or field.", DidYouMean(of, candidates, "Name a score or a number field in 'of'."));

    public static Diagnostic BandsOfNoNumber(string path, string of, FieldType type) =>
        DiagnosticCatalogue.BandsOfNoNumber.At(path, $"Bands cut numbers, but '{of}' is {TypeWords.Of(type)}.", "Name a score or a number field.");

    public static Diagnostic UnknownBands(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownBands.At(path, $"There are no bands '{name}'.", DidYouMean(name, candidates, "Add them under 'bands'."));

    public static Diagnostic UnknownScore(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownScore.At(path, $"There is no score '{name}'.", DidYouMean(name, candidates, "Add it under 'scores'."));

    public static Diagnostic Cycle(IReadOnlyList<DefinitionKey> cycle) => cycle is [var only]
        ? DiagnosticCatalogue.Cycle.At(PathOf(only), $"'{only}' refers to itself.", "Take the reference away.")
        : DiagnosticCatalogue.Cycle.At(PathOf(cycle[0]), $"These refer to each other in a circle: {string.Join(" -> ", cycle.Append(cycle[0]))}.", "Take one of the references away.");

    public static Diagnostic UndeclaredType(Spot spot, string pattern, IEnumerable<string> candidates, string? property) =>
        InText(DiagnosticCatalogue.UndeclaredType, spot, $"The activity type '{pattern}' is neither built in nor declared.", property is not null ? $"Did you mean '{property}'?" : DidYouMean(pattern, candidates, $"If it is right, declare it under 'activities': \"{pattern}\": {{ }}."));

    public static Diagnostic NeverThatName(Spot spot, string reference, string name, IReadOnlyCollection<string> possible) =>
        InText(DiagnosticCatalogue.NeverThatName, spot, $"'{reference}' is never '{name}'.", DidYouMean(name, possible, $"It is one of {ListOf(possible.Select(static item => $"'{item}'"))}."));

    /// <summary>A problem in a text: with an excerpt and carets under the place.</summary>
    private static Diagnostic InText(DiagnosticKind kind, Spot spot, string message, string mend) =>
        kind.At(spot.Place.Path, message, mend).InText(spot.Place.Text, spot.Span, spot.Place.Source);

    private static string DidYouMean(string name, IEnumerable<string> candidates, string otherwise) =>
        Nearest.Of(name, candidates) is { } nearest ? $"Did you mean '{nearest}'?" : otherwise;

    private static string MendOf(CompiledNode left, CompiledNode right) => (left.Type, right.Type) switch
    {
        (FieldType.Number or FieldType.Integer, FieldType.Text) => right is TextConstant { Value: var text } && double.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? $"Write the number without quotes: {text}."
            : "Compare it with a number.",
        (FieldType.Text, FieldType.Number or FieldType.Integer) => right is NumberConstant
            ? $"Compare it with a text, in single quotes: '{right.Syntax}'."
            : "Compare it with a text.",
        (FieldType.Instant or FieldType.Date, FieldType.Duration) => "Compare an age with a duration: age(created) > 30d.",
        (FieldType.Duration, FieldType.Number or FieldType.Integer) => "Write a unit after the number: 30d, 4h, 15m.",
        (FieldType.Instant or FieldType.Date, FieldType.Number or FieldType.Integer) => "Write a date as year-month-day: 2026-11-22.",
        (FieldType.Instant or FieldType.Date, FieldType.Text) => "Write the date without quotes: 2026-11-22.",
        (FieldType.Boolean, _) => $"A yes-no value stands alone: write '{Short(left.Syntax.ToString())}' or 'not {Short(left.Syntax.ToString())}'.",
        _ => "Compare values of the same type.",
    };

    private static string PathOf(DefinitionKey key) => BookPath.Member(BookPath.Member(BookPath.Root, key.Kind is "class" ? "classes" : key.Kind + "s"), key.Name);

    private static string ListOf(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count switch
        {
            0 => "nothing",
            1 => list[0],
            _ => $"{string.Join(", ", list.Take(list.Count - 1))} and {list[^1]}",
        };
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "…";
}
