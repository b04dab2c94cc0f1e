using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LeadRules.RuleBooks.Json;

/// <summary>A value or a member name in a JSON text; the default is the one that is not there.</summary>
internal readonly struct JsonItem(JsonTree tree, int index)
{
    public bool Exists => tree is not null;

    public int Index => index;

    public JsonTree Tree => tree;

    /// <summary>Where it starts in the text, in bytes.</summary>
    public int Start => tree[index].Start;

    /// <summary>Where what follows it starts.</summary>
    public int End => tree[index].End;

    public JsonTokenType Type => tree is null ? JsonTokenType.None : tree[index].Type;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    public bool IsText => Type == JsonTokenType.String;

    /// <summary>Whether it is the name of a member.</summary>
    public bool IsName => Type == JsonTokenType.PropertyName;

    public bool IsNumber => Type == JsonTokenType.Number;

    /// <summary>The bytes as they stand, quotes included.</summary>
    public ReadOnlySpan<byte> Raw => tree.Utf8.AsSpan(tree[index].Start, tree[index].End - tree[index].Start);

    /// <summary>The text of a text or a name, escapes resolved.</summary>
    public string Text
    {
        get
        {
            if (!tree[index].Escaped)
                return Encoding.UTF8.GetString(Raw[1..^1]);
            var reader = new Utf8JsonReader(Raw);
            reader.Read();
            return reader.GetString()!;
        }
    }

    /// <summary>The number of a number; infinite when it is too large for one.</summary>
    public double Number => Utf8Parser.TryParse(Raw, out double number, out _) ? number : double.NaN;

    /// <summary>How many values stand in a list.</summary>
    public int Count
    {
        get
        {
            var items = 0;
            for (var i = index + 1; i < tree[index].Next; i = tree[i].Next)
                items++;
            return items;
        }
    }

    /// <summary>The values of a list; nothing for other values.</summary>
    public IEnumerable<JsonItem> Items()
    {
        if (!IsArray)
            yield break;
        for (var i = index + 1; i < tree[index].Next; i = tree[i].Next)
            yield return new JsonItem(tree, i);
    }

    /// <summary>The members of an object; nothing for other values.</summary>
    public MemberWalk Members() => IsObject ? new MemberWalk(tree, index + 1, tree[index].Next) : default;

    /// <summary>Whether a name, or a text, is this one.</summary>
    public bool Is(ReadOnlySpan<byte> utf8Text) =>
        tree[index].Escaped ? Text == Encoding.UTF8.GetString(utf8Text) : Raw[1..^1].SequenceEqual(utf8Text);

    /// <summary>Goes through the members of an object without allocating.</summary>
    internal struct MemberWalk(JsonTree tree, int next, int end)
    {
        private int _next = next;

        public (JsonItem Name, JsonItem Value) Current { get; private set; }

        public readonly MemberWalk GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= end)
                return false;
            Current = (new JsonItem(tree, _next), new JsonItem(tree, _next + 1));
            _next = tree[_next + 1].Next;
            return true;
        }
    }
}
