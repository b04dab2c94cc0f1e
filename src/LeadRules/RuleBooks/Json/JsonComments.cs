using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Finds the comments in a text that should be JSON, so that the rest can still be read.</summary>
internal static class JsonComments
{
    /// <summary>The text with spaces for its comments, every other byte in its place, and a fault for each comment.</summary>
    public static (byte[] Plain, IReadOnlyList<JsonFault> Faults) Blank(byte[] utf8, int offset)
    {
        var plain = utf8.ToArray();
        List<JsonFault> faults = [];
        var inText = false;
        for (var at = offset; at < plain.Length; at++)
        {
            var c = plain[at];
            if (inText)
            {
                at += c == (byte)'\\' ? 1 : 0;
                inText = c is not ((byte)'"' or (byte)'\n');
            }
            else if (c == (byte)'"')
            {
                inText = true;
            }
            else if (LengthAt(plain.AsSpan(at)) is var length and > 0)
            {
                faults.Add(new JsonFault(DiagnosticCatalogue.Comment, at, "A comment stands here; JSON has none.", "Take it away; what a score or rule means can stand in its \"description\"."));
                BlankOut(plain.AsSpan(at, length));
                at += length - 1;
            }
        }

        return (plain, faults);
    }

    /// <summary>How long the comment is that begins here; 0 when none does.</summary>
    private static int LengthAt(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("//"u8))
            return text.IndexOf((byte)'\n') is var line and >= 0 ? line : text.Length;
        if (!text.StartsWith("/*"u8))
            return 0;
        var end = text[2..].IndexOf("*/"u8);
        return end < 0 ? 0 : end + 4;
    }

    /// <summary>Line ends stay, so that lines keep their numbers.</summary>
    private static void BlankOut(Span<byte> comment)
    {
        foreach (ref var c in comment)
            c = c == (byte)'\n' ? c : (byte)' ';
    }
}
