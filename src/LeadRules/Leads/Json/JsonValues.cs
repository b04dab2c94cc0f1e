using System.Text;
using System.Text.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Leads.Json;

/// <summary>Reads single values as the declared type wants them; what does not fit is a problem and reads as missing.</summary>
internal sealed class JsonValues(Zone zone, LeadProblems problems)
{
    private const int MaxSafeDigits = 15;
    private readonly TextCache _texts = new();

    /// <summary>Reads the value that the reader stands on. Null is missing.</summary>
    public FieldValue Read(ref JsonCursor json, string name, FieldType type)
    {
        switch (json.TokenType, type)
        {
            case (JsonTokenType.Null, _):
                return default;
            case (JsonTokenType.Number, FieldType.Number or FieldType.Integer):
                var number = Number(ref json, name, type, double.NegativeInfinity, double.PositiveInfinity);
                return double.IsNaN(number) ? default : FieldValue.Of(number);
            case (JsonTokenType.String, FieldType.Text):
                return Text(ref json, name, cached: true);
            case (JsonTokenType.True or JsonTokenType.False, FieldType.Boolean):
                return json.TokenType == JsonTokenType.True;
            case (JsonTokenType.String, FieldType.Instant or FieldType.Date or FieldType.Duration):
                return FromText(ref json, name, type);
            default:
                ReportType(ref json, name, type);
                return default;
        }
    }

    /// <summary>Reads a text, or null when it is missing or wrong.</summary>
    public string? Text(ref JsonCursor json, string name, bool cached)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            if (json.TokenType != JsonTokenType.Null)
                ReportType(ref json, name, FieldType.Text);
            return null;
        }

        if (json.ValueSpan.IsEmpty)
            return null;
        if (json.ValueIsEscaped)
            return Unescaped(ref json, name);
        return cached ? _texts.Get(json.ValueSpan) : Encoding.UTF8.GetString(json.ValueSpan);
    }

    /// <summary>Reads a number in a range, or NaN when it is missing or wrong.</summary>
    public double Number(ref JsonCursor json, string name, FieldType type, double least, double greatest)
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            if (json.TokenType != JsonTokenType.Null)
                ReportType(ref json, name, type);
            return double.NaN;
        }

        var number = Parse(ref json);
        Diagnostic? problem = null;
        if (!double.IsFinite(number))
            problem = DataProblems.NumberTooLarge(problems.PathOf(name), name, TextOf(ref json));
        else if (number < least || number > greatest)
            problem = DataProblems.NumberOutOfRange(problems.PathOf(name), name, TextOf(ref json), least, greatest);
        else if (type == FieldType.Integer && number != Math.Floor(number))
            problem = DataProblems.NotWhole(problems.PathOf(name), name, TextOf(ref json));
        if (problem is null)
            return number;
        problems.Add(problem, json.TokenStartIndex);
        return double.NaN;
    }

    /// <summary>Reads an instant as UTC ticks, or <see cref="Lead.MissingTicks"/> when it is missing or wrong.</summary>
    public long Instant(ref JsonCursor json, string name)
    {
        if (json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && Utf8Instant.TryParse(json.ValueSpan, zone, out var ticks))
            return ticks;
        return Read(ref json, name, FieldType.Instant).AsInstant?.UtcTicks ?? Lead.MissingTicks;
    }

    /// <summary>What JSON value the reader stands on, in words.</summary>
    public static string WordsFor(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => "a number",
        JsonTokenType.String => "a text",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        _ => "null",
    };

    private static double Parse(ref JsonCursor json)
    {
        var text = json.ValueSpan;
        if (text.Length <= MaxSafeDigits)
        {
            var whole = 0L;
            foreach (var octet in text)
            {
                var digit = (uint)(octet - '0');
                if (digit > 9)
                    return json.GetDouble();
                whole = (whole * 10) + digit;
            }

            return whole;
        }

        return json.GetDouble();
    }

    private FieldValue FromText(ref JsonCursor json, string name, FieldType type)
    {
        if (Unescaped(ref json, name) is not { } text || text.Length == 0)
            return default;
        if (ParseText(text, type, zone) is { IsMissing: false } value)
            return value;
        problems.Add(DataProblems.UnreadableValue(problems.PathOf(name), name, type, text), json.TokenStartIndex);
        return default;
    }

    /// <summary>Reads an instant, a date or a duration; missing when the text is none.</summary>
    internal static FieldValue ParseText(string text, FieldType type, Zone zone)
    {
        switch (type)
        {
            case FieldType.Instant:
                return Utf8Instant.TryParse(text, zone, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : default(FieldValue);
            case FieldType.Date:
                return Utf8Instant.TryParseDate(Encoding.UTF8.GetBytes(text), out var date) ? date : default(FieldValue);
            default:
                return DurationText.TryParse(text, out var duration) ? duration : default(FieldValue);
        }
    }

    private string? Unescaped(ref JsonCursor json, string name)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            problems.Add(DataProblems.HalfCharacter(problems.PathOf(name)), json.TokenStartIndex);
            return null;
        }
    }

    private void ReportType(ref JsonCursor json, string name, FieldType type)
    {
        problems.Add(DataProblems.WrongJsonType(problems.PathOf(name), name, type, WordsFor(json.TokenType)), json.TokenStartIndex);
        json.Skip();
    }

    private static string TextOf(ref JsonCursor json) => Encoding.UTF8.GetString(json.ValueSpan);
}
