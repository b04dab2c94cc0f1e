using System.Globalization;
using System.Text;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>Problems of one lead or activity, whatever file it comes from (LR60xx).</summary>
internal static partial class DataProblems
{
    private const int QuotedLength = 40;

    public static Diagnostic BrokenLeadJson(string found) => DiagnosticCatalogue.BrokenLead.At(
        "$", $"The JSON is broken: {found}.",
        "Write one JSON object a line, with double quotes, without comments and without trailing commas.");

    public static Diagnostic TruncatedLead() => DiagnosticCatalogue.TruncatedLead.At(
        "$", "The text ends in the middle of a lead.",
        "The line or the file was cut off: copy it again in full.");

    public static Diagnostic NotUtf8(byte found) => DiagnosticCatalogue.LeadNotUtf8.At(
        "$", $"The byte 0x{found:X2} is not UTF-8.",
        found >= 0xA0
            ? $"Save the file as UTF-8. If it was saved as Latin-1, this byte stands for '{(char)found}'."
            : "Save the file as UTF-8.");

    public static Diagnostic NotUtf8ButUtf16() => DiagnosticCatalogue.LeadNotUtf8.At("$", "The text is UTF-16, not UTF-8.", "Save the file as UTF-8.");

    public static Diagnostic HalfCharacter(string path) => DiagnosticCatalogue.LeadNotUtf8.At(
        path, "The text holds half of a surrogate pair, which is no character.",
        "Write both halves (\\uD83D\\uDE00) or the character itself.");

    public static Diagnostic NestedTooDeep(int limit) => DiagnosticCatalogue.LeadNestedTooDeep.At(
        "$", $"The JSON is nested deeper than {limit} levels.",
        "A lead holds values and activities, nothing deeper: flatten it.");

    public static Diagnostic NotAnObject(string path, string what, string found) => DiagnosticCatalogue.NotALeadObject.At(
        path, $"{what} is a JSON object, but this is {found}.",
        "Write it in braces: {\"name\": value, ...}.");

    public static Diagnostic LeadWithoutId() => DiagnosticCatalogue.LeadWithoutId.At("$", "The lead has no id.", "Give it an 'id': a text that is not blank and that no other lead has.");

    public static Diagnostic UnknownField(string path, string name, string? nearest) => DiagnosticCatalogue.UnknownLeadField.At(
        path, $"There is no field {Quote(name)}.",
        DidYouMean(nearest, "declare it under 'fields' in the rule book, or let unknown fields be ignored."));

    public static Diagnostic UnknownProperty(string path, string name, string type, string? nearest) => DiagnosticCatalogue.UnknownLeadField.At(
        path, $"{Quote(type)} activities have no property {Quote(name)}.",
        DidYouMean(nearest, "declare it under 'activities' in the rule book, or let unknown fields be ignored."));

    public static Diagnostic RepeatedField(string path, string name) => DiagnosticCatalogue.RepeatedLeadField.At(path, $"{Quote(name)} stands twice.", "Keep one of them.");

    public static Diagnostic WrongJsonType(string path, string name, FieldType type, string found) => DiagnosticCatalogue.WrongLeadValueType.At(
        path, $"{Quote(name)} takes {TypeWords.Of(type)}, not {found}.",
        type == FieldType.Text && found != "an object" && found != "a list"
            ? "Write it in double quotes, or null when it is not known."
            : $"Write {ExampleOf(type)}, {(IsQuoted(type) ? "in double quotes" : "without quotes")}, or null when it is not known.");

    public static Diagnostic NotAList(string path, string name, string found) => DiagnosticCatalogue.WrongLeadValueType.At(path, $"{Quote(name)} takes a list, not {found}.", "Write it in brackets: [ ... ].");

    public static Diagnostic UnreadableValue(string path, string name, FieldType type, string text) => DiagnosticCatalogue.UnreadableLeadValue.At(
        path, $"{Quote(name)} takes {TypeWords.Of(type)}, and {Quote(text)} is none.",
        $"Write {ExampleOf(type)}.");

    public static Diagnostic NumberTooLarge(string path, string name, string text) => DiagnosticCatalogue.LeadNumberOutOfRange.At(
        path, $"{Quote(name)} is {Cut(text)}, which no number can hold.",
        "Write a number below 1e308, or null when it is not known.");

    public static Diagnostic NotWhole(string path, string name, string text) => DiagnosticCatalogue.LeadNumberOutOfRange.At(path, $"{Quote(name)} is {Cut(text)}, which is not a whole number.", "Leave the decimals out.");

    public static Diagnostic NumberOutOfRange(string path, string name, string text, double least, double greatest) => DiagnosticCatalogue.LeadNumberOutOfRange.At(
        path, $"{Quote(name)} is {Cut(text)}, which is {(text.StartsWith('-') ? $"less than {Number(least)}" : $"more than {Number(greatest)}")}.",
        double.IsPositiveInfinity(greatest)
            ? $"Write a number from {Number(least)} up, or null when it is not known."
            : $"Write a number from {Number(least)} to {Number(greatest)}, or null when it is not known.");

    public static Diagnostic ActivityWithout(string path, string member) => DiagnosticCatalogue.IncompleteActivity.At(
        path, $"The activity has no '{member}'.",
        member switch
        {
            "type" => "Say what happened: \"type\": \"email.clicked\".",
            "at" => "Say when it happened: \"at\": \"2026-11-22T09:00:00Z\".",
            _ => "Say whose it is, by the lead's id.",
        });

    public static Diagnostic BadActivityType(string path, string type) => DiagnosticCatalogue.InvalidActivityType.At(
        path, $"{Quote(type)} is not an activity type.",
        "Write a dotted name such as 'email.clicked': letters, digits and . _ - : / only.");

    public static Diagnostic TooManyLeadProblems(int limit) => DiagnosticCatalogue.TooManyLeadProblems.At(
        "$", $"There are more than {limit} problems in this lead; the others are not listed.",
        "Mend these first.");

    private static string DidYouMean(string? nearest, string mend) =>
        nearest is null ? char.ToUpperInvariant(mend[0]) + mend[1..] : $"Did you mean '{nearest}'? If not, {mend}";

    private static bool IsQuoted(FieldType type) => type is not (FieldType.Number or FieldType.Integer or FieldType.Boolean);

    private static string ExampleOf(FieldType type) => type switch
    {
        FieldType.Number => "a number such as 12.5",
        FieldType.Integer => "a whole number such as 12",
        FieldType.Text => "a text",
        FieldType.Boolean => "true or false",
        FieldType.Instant => "an instant such as 2026-11-22T09:00:00Z, or a date such as 2026-11-22",
        FieldType.Date => "a date such as 2026-11-22",
        _ => "a duration such as 90m or 30d",
    };

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Text from a file in quotes.</summary>
    private static string Quote(string text) => $"'{Cut(text)}'";

    /// <summary>Text from a file, not too long, and without characters that would break the line.</summary>
    public static string Cut(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.Length <= QuotedLength ? text : text[..QuotedLength])
        {
            if (char.IsControl(c))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                shown.Append(c);
        }

        return text.Length <= QuotedLength ? shown.ToString() : shown.Append('…').ToString();
    }
}
