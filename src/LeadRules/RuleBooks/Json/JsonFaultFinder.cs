using System.Buffers;
using System.Text;
using System.Text.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Says in plain words why a text is no JSON, at the place where its reader gave up.</summary>
/// <param name="utf8">The text.</param>
/// <param name="end">Where the last good value, name or bracket ends.</param>
/// <param name="after">What that was.</param>
/// <param name="container">The innermost open object or list.</param>
/// <param name="isInside">Whether there is one.</param>
internal readonly ref struct JsonFaultFinder(byte[] utf8, int end, JsonTokenType after, JsonToken container, bool isInside)
{
    private const string ValueMend = "Write a number, a text in double quotes, true, false, null, an object or a list.";

    private bool InObject => isInside && container.Type == JsonTokenType.StartObject;

    private bool AfterValue => after is not (JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Comment);

    private char Close => InObject ? '}' : ']';

    private string Container => InObject ? "object" : "list";

    public JsonFault Find()
    {
        var at = SkipSpace(end);
        if (AfterValue && At(at) == ',')
            return CommaInNumber(at) ?? Expecting(SkipSpace(at + 1));
        if (at >= utf8.Length)
            return CutOff(at);
        if (!AfterValue)
            return Expecting(at);
        if (!isInside)
            return Fault(at, $"'{Word(at)}' follows after the end of the rule book.", "Take it away; a file holds one rule book.");
        return StartsValue(At(at))
            ? Fault(at, $"A comma is missing before '{Word(at)}'.", "Write ',' between the members of an object and between the items of a list.")
            : Fault(at, $"'{Word(at)}' stands where ',' or '{Close}' is expected.", $"Write ',' before the next one, or close the {Container} with '{Close}'.");
    }

    /// <summary>A comma between digits, where an object cannot go on with a number: a decimal comma, or one between thousands.</summary>
    private JsonFault? CommaInNumber(int comma) => InObject && after == JsonTokenType.Number && comma == end && char.IsAsciiDigit(At(comma + 1))
        ? Fault(comma, "A comma stands inside a number.", "Write decimals with a point, and thousands without separators: 1.5, 1000.")
        : null;

    private JsonFault Expecting(int at)
    {
        if (at >= utf8.Length)
            return CutOff(at);
        var name = InObject && after != JsonTokenType.PropertyName;
        var c = At(at);
        return c switch
        {
            '"' => InText(at, name),
            '\'' => Fault(at, $"{(name ? "A name" : "A text")} stands in single quotes.", "JSON takes double quotes: \"…\"."),
            _ when IsTypographicQuote(at) => Fault(at, $"{(name ? "A name" : "A text")} stands in typographic quotes.", "JSON takes straight double quotes: \"…\"; an editor for text may have turned them."),
            ',' => Fault(at, $"A comma stands where {Expected(name)} is expected.", "Take it away, or write what is missing before it."),
            '}' or ']' => Fault(at, $"'{c}' stands where {Expected(name)} is expected.", isInside ? $"The {Container} is closed with '{Close}'." : "Take it away."),
            _ when name => Fault(at, $"'{Word(at)}' stands where {Expected(name)} is expected.", "Put names in double quotes: \"name\"."),
            _ when char.IsAsciiDigit(c) || c is '-' or '+' or '.' => Fault(at, $"'{Word(at)}' is no JSON number.", "Write it like 12, -3.5 or 1e6: without '+', leading zeros, units and thousands separators."),
            _ => Fault(at, $"'{Word(at)}' is no JSON value.", ValueMend),
        };
    }

    /// <summary>A quote opens a text: either the text is broken, or it is a name without its colon.</summary>
    private JsonFault InText(int start, bool name)
    {
        var at = start + 1;
        for (; at < utf8.Length && utf8[at] != (byte)'"'; at++)
        {
            if (utf8[at] < 0x20)
                return Fault(at, utf8[at] is (byte)'\n' or (byte)'\r' ? "A line ends inside a text." : "A control character stands inside a text.", "Close the text with '\"', or write a line end as \\n and a tab as \\t.");
            if (utf8[at] != (byte)'\\')
                continue;
            at++;
            if (at < utf8.Length && !"\"\\/bfnrtu".Contains((char)utf8[at], StringComparison.Ordinal))
                return Fault(at - 1, $"'\\{Word(at)[0]}' is no escape of JSON.", "Write a backslash as \\\\.");
            if (At(at) == 'u' && !IsHex(at + 1))
                return Fault(at - 1, "'\\u' stands without four hexadecimal digits.", "Write a backslash as \\\\, or the four digits of the character.");
        }

        if (at >= utf8.Length)
            return Fault(start, "The text that opens here is not closed: the file ends.", "Close it with '\"'; the file may be cut off.");
        at = SkipSpace(at + 1);
        if (!name)
            return Fault(at, $"'{Word(at)}' cannot stand here.", ValueMend);
        return at >= utf8.Length ? CutOff(at) : Fault(at, $"'{Word(at)}' stands where ':' is expected.", "Write ':' between a name and its value.");
    }

    private bool IsHex(int at)
    {
        for (var i = at; i < at + 4; i++)
        {
            if (!char.IsAsciiHexDigit(At(i)))
                return false;
        }

        return true;
    }

    private JsonFault CutOff(int at)
    {
        if (after == JsonTokenType.None)
            return Fault(at, "The text is empty.", "Write a rule book; docs/rule-book.md begins with a small one.");
        var line = utf8.AsSpan(0, container.Start).Count((byte)'\n') + 1;
        return Fault(at, $"The file ends inside the {Container} that opens in line {line}.", $"Close it with '{Close}'; the file may be cut off.");
    }

    private bool IsTypographicQuote(int at) => Rune.DecodeFromUtf8(utf8.AsSpan(at), out var rune, out _) == OperationStatus.Done && rune.Value is '“' or '”' or '„' or '‘' or '’' or '‚' or '«' or '»';

    private static string Expected(bool name) => name ? "a name in double quotes" : "a value";

    private static bool StartsValue(char c) => char.IsAsciiLetterOrDigit(c) || c is '"' or '{' or '[' or '-' or '\'';

    private char At(int at) => at < utf8.Length ? (char)utf8[at] : '\0';

    private int SkipSpace(int at)
    {
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            at++;
        return at;
    }

    /// <summary>What stands at a place: a word, or a single character.</summary>
    private string Word(int at)
    {
        if (at >= utf8.Length)
            return "";
        var stop = at;
        if (At(at) == '"')
            return Quoted(utf8.AsSpan(at));
        while (stop < utf8.Length && stop < at + 40 && utf8[stop] > 0x20 && !",:{}[]\"".Contains((char)utf8[stop], StringComparison.Ordinal))
            stop++;
        if (stop > at)
            return Encoding.UTF8.GetString(utf8, at, stop - at).TrimEnd('\uFFFD');
        return utf8[at] > 0x20 ? ((char)utf8[at]).ToString() : "\\u" + ((int)utf8[at]).ToString("x4", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A text with its quotes, cut to a readable length.</summary>
    private static string Quoted(ReadOnlySpan<byte> utf8)
    {
        var close = utf8[1..].IndexOf((byte)'"');
        return Encoding.UTF8.GetString(utf8[..Math.Min(40, close < 0 ? utf8.Length : close + 2)]).TrimEnd('\uFFFD');
    }

    private static JsonFault Fault(int offset, string message, string mend) => new(DiagnosticCatalogue.NotJson, offset, message, mend);
}
