using System.Text;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Json;

/// <summary>Where each JSON path of a rule book stands in its text, so that problems found later can name line and column.</summary>
/// <param name="tree">The text.</param>
/// <param name="hasFile">False when the text was made by the builder, so that lines and columns would say nothing to anyone.</param>
internal sealed class SourceMap(JsonTree tree, bool hasFile = true)
{
    /// <summary>Whether there is a text that people wrote, with lines and columns.</summary>
    public bool HasFile => hasFile;

    /// <summary>Whether something stands at a path.</summary>
    public bool Has(string path)
    {
        Locate(path, out var exact);
        return exact;
    }

    /// <summary>The line and column of a path, both counted from 1; of the nearest part around it when the path itself is not in the text.</summary>
    public (int Line, int Column)? Find(string path) => hasFile ? PlaceOf(Locate(path, out _).Start) : null;

    /// <summary>The line and column of a character of the text value at a path.</summary>
    public (int Line, int Column)? Find(string path, int offset)
    {
        var item = Locate(path, out var exact);
        return exact && item.IsText ? PlaceOf(item, offset) : Find(path);
    }

    /// <summary>The line and column of a byte of the text; null without a file.</summary>
    public (int Line, int Column)? PlaceOf(int offset) => hasFile ? tree.PlaceOf(offset) : null;

    /// <summary>The line and column of a character of a text value, escapes taken into account.</summary>
    public (int Line, int Column)? PlaceOf(JsonItem text, int offset) => hasFile ? tree.PlaceOf(text.Start + BytesBefore(text.Raw, offset)) : null;

    /// <summary>The line of a byte of the text; null without a file.</summary>
    public int? LineOf(int offset) => PlaceOf(offset)?.Line;

    /// <summary>How many bytes of a text in quotes stand before one of its characters.</summary>
    private static int BytesBefore(ReadOnlySpan<byte> raw, int characters)
    {
        var at = 1;
        while (characters > 0 && at < raw.Length - 1)
        {
            if (raw[at] == (byte)'\\')
            {
                at += raw[at + 1] == (byte)'u' ? 6 : 2;
                characters--;
                continue;
            }

            Rune.DecodeFromUtf8(raw[at..], out var rune, out var bytes);
            at += bytes;
            characters -= rune.Utf16SequenceLength;
        }

        return Math.Min(at, raw.Length - 1);
    }

    /// <summary>The path under which something is written: what a challenger says stands under the challenger.</summary>
    public string WrittenPath(string path) => Locate(path, out var exact) is var item && exact ? tree.PathOf(item.Index) : path;

    private JsonItem Locate(string path, out bool exact)
    {
        var item = tree.Root;
        var at = 1;
        while (at < path.Length)
        {
            var step = path[at] == '['
                ? path[at + 1] == '\'' ? Member(item, QuotedName(path, ref at)) : Item(item, Number(path, ref at))
                : Member(item, BareName(path, ref at));
            if (!step.Exists)
            {
                exact = false;
                return item;
            }

            item = step;
        }

        exact = true;
        return item;
    }

    private static JsonItem Member(JsonItem item, string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        foreach (var (key, value) in item.Members())
        {
            if (key.Is(utf8))
                return value;
        }

        return default;
    }

    private static JsonItem Item(JsonItem item, int number) => item.Items().ElementAtOrDefault(number);

    private static string BareName(string path, ref int at)
    {
        var start = ++at;
        while (at < path.Length && (Words.ContinuesId(path[at]) || path[at] == '$'))
            at++;
        return path[start..at];
    }

    private static string QuotedName(string path, ref int at)
    {
        var name = new StringBuilder();
        for (at += 2; path[at] != '\''; at++)
        {
            if (path[at] == '\\')
                at++;
            name.Append(path[at]);
        }

        at += 2;
        return name.ToString();
    }

    private static int Number(string path, ref int at)
    {
        var end = path.IndexOf(']', at);
        var number = int.Parse(path.AsSpan(at + 1, end - at - 1), System.Globalization.CultureInfo.InvariantCulture);
        at = end + 1;
        return number;
    }
}
