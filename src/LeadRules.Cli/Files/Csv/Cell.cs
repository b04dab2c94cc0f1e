using System.Globalization;
using LeadRules.Leads.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Cli.Files.Csv;

/// <summary>Reads the text of a cell as the type of its column wants it. An empty cell is missing.</summary>
internal static class Cell
{
    private const NumberStyles Numbers = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static FieldValue Read(string text, string name, FieldType type, double least, double greatest, Zone zone, out Diagnostic? problem)
    {
        problem = null;
        if (text.Length == 0)
            return default;
        var value = type switch
        {
            FieldType.Text => text,
            FieldType.Boolean => bool.TryParse(text, out var yes) ? yes : default(FieldValue),
            FieldType.Number or FieldType.Integer => ReadNumber(text, name, type, least, greatest, out problem),
            _ => JsonValues.ParseText(text, type, zone),
        };
        if (value.IsMissing)
            problem ??= DataProblems.UnreadableValue("$." + name, name, type, text);
        return value;
    }

    private static FieldValue ReadNumber(string text, string name, FieldType type, double least, double greatest, out Diagnostic? problem)
    {
        problem = null;
        if (!double.TryParse(text, Numbers, CultureInfo.InvariantCulture, out var number) || double.IsNaN(number))
            return default;
        if (double.IsInfinity(number))
            problem = DataProblems.NumberTooLarge("$." + name, name, text);
        else if (number < least || number > greatest)
            problem = DataProblems.NumberOutOfRange("$." + name, name, text, least, greatest);
        else if (type == FieldType.Integer && number != Math.Floor(number))
            problem = DataProblems.NotWhole("$." + name, name, text);
        else
            return number;
        return default;
    }
}
