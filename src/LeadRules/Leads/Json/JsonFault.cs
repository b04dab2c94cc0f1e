using System.Text;
using System.Text.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Leads.Json;

/// <summary>Says in plain words why a text is no JSON.</summary>
internal static class JsonFault
{
    /// <summary>What is wrong with a text that the JSON reader refused, and at which byte.</summary>
    public static Diagnostic Describe(ReadOnlySpan<byte> json, JsonException refusal, int maxDepth, out long offset)
    {
        offset = OffsetOf(json, refusal);
        if (json.Contains((byte)0))
        {
            offset = 0;
            return DataProblems.NotUtf8ButUtf16();
        }

        if (IsCutOff(json, maxDepth))
        {
            offset = json.Length;
            return DataProblems.TruncatedLead();
        }

        if (IsTooDeep(json, maxDepth))
            return DataProblems.NestedTooDeep(maxDepth);
        return DataProblems.BrokenLeadJson(offset < json.Length ? "it cannot go on with " + CharacterAt(json[(int)offset..]) : "it ends too early");
    }

    /// <summary>What is wrong with a text that is not UTF-8, and at which byte.</summary>
    public static Diagnostic DescribeEncoding(ReadOnlySpan<byte> text, out long offset)
    {
        offset = 0;
        if (text.StartsWith(Encoding.Unicode.Preamble) || text.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return DataProblems.NotUtf8ButUtf16();
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        offset = at;
        return DataProblems.NotUtf8(text[at]);
    }

    private static long OffsetOf(ReadOnlySpan<byte> json, JsonException refusal)
    {
        var start = 0;
        for (var line = refusal.LineNumber ?? 0; line > 0; line--)
            start += json[start..].IndexOf((byte)'\n') + 1;
        return Math.Min(json.Length, start + (refusal.BytePositionInLine ?? 0));
    }

    /// <summary>Whether the text is fine as far as it goes.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth }));
        try
        {
            while (reader.Read())
            {
                // Reads on until the text ends or the reader refuses it.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // Reads on until the reader refuses the text.
            }
        }
        catch (JsonException)
        {
            var rest = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n:,"u8);
            var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            return depth >= maxDepth && rest is [(byte)'{' or (byte)'[', ..];
        }

        return false;
    }

    private static string CharacterAt(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out var rune, out _);
        return Rune.IsControl(rune) ? $"the control character U+{rune.Value:X4}" : $"'{rune}'";
    }
}
