using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>A JSON text with the places of its values: light, because paths, lines and texts are worked out only when asked for.</summary>
/// <param name="utf8">The text.</param>
/// <param name="tokens">Its values and names.</param>
/// <param name="count">How many there are.</param>
/// <param name="written">The tree of the text as it is written, where parts of this one have been moved; or null.</param>
/// <param name="places">The token there of each token here.</param>
internal sealed class JsonTree(byte[] utf8, JsonToken[] tokens, int count, JsonTree? written = null, int[]? places = null)
{
    private int[]? _lineStarts;

    public byte[] Utf8 => utf8;

    /// <summary>How many values and names there are.</summary>
    public int Count => count;

    /// <summary>The outermost value; missing when the text broke off before it.</summary>
    public JsonItem Root => count == 0 ? default : new(this, 0);

    public ref readonly JsonToken this[int index] => ref tokens[index];

    /// <summary>The path of a token, as it is written: of a value, or of a name, whose path is that of its value.</summary>
    public string PathOf(int target)
    {
        if (written is not null)
            return written.PathOf(places![target]);
        var path = new StringBuilder(BookPath.Root);
        var at = 0;
        while (at < target)
        {
            var named = tokens[at].Type == JsonTokenType.StartObject;
            var number = 0;
            var child = at + 1;
            while (EndOf(child, named) <= target)
            {
                child = EndOf(child, named);
                number++;
            }

            if (named)
                path.AppendMember(Found.Cut(new JsonItem(this, child).Text, RuleBookLimits.Default.MaxNameLength));
            else
                path.Append(CultureInfo.InvariantCulture, $"[{number}]");
            at = named ? child + 1 : child;
        }

        return path.ToString();
    }

    /// <summary>The path of the innermost object or list around a place in the text.</summary>
    public string PathAround(int offset)
    {
        var inner = 0;
        for (var i = 0; i < count && tokens[i].Start <= offset; i++)
        {
            if (tokens[i].Type is JsonTokenType.StartObject or JsonTokenType.StartArray && tokens[i].End > offset)
                inner = i;
        }

        return PathOf(inner);
    }

    /// <summary>The line and column of a place, both counted from 1, the column in characters.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        if (written is not null)
            return written.PlaceOf(offset);
        _lineStarts ??= LineStarts(utf8);
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
            line = ~line - 1;
        var start = line == 0 && utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : _lineStarts[line];
        return (line + 1, Encoding.UTF8.GetCharCount(utf8, start, Math.Max(0, offset - start)) + 1);
    }

    /// <summary>Where the next member or item starts.</summary>
    private int EndOf(int child, bool named)
    {
        var value = named ? child + 1 : child;
        return value < count ? tokens[value].Next : count + 1;
    }

    private static int[] LineStarts(byte[] utf8)
    {
        List<int> starts = [0];
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == (byte)'\n')
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}
