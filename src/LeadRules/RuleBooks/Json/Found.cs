using System.Text;
using System.Text.Json;

namespace LeadRules.RuleBooks.Json;

/// <summary>Names what stands in a JSON text, for the messages of problems.</summary>
internal static class Found
{
    private const int MaxLength = 40;

    /// <summary>A value with its kind: <c>the text 'ten'</c>, <c>an object</c>.</summary>
    public static string In(JsonItem item) => item.Type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"the text '{Cut(item.Text)}'",
        JsonTokenType.Number => $"the number {Raw(item)}",
        _ => $"'{Raw(item)}'",
    };

    /// <summary>A value as it was written, cut to a readable length.</summary>
    public static string Raw(JsonItem item)
    {
        var raw = item.Raw;
        return raw.Length <= MaxLength ? Encoding.UTF8.GetString(raw) : Encoding.UTF8.GetString(raw[..MaxLength]).TrimEnd('\uFFFD') + "…";
    }

    /// <summary>A text cut to a readable length.</summary>
    public static string Cut(string text, int maxLength = MaxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var end = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return text[..end] + "…";
    }
}
