namespace LeadRules.RuleBooks.Json;

/// <summary>
/// Puts parts of a JSON text in the place of other parts of the same text. The tree that comes of it stands on the same
/// bytes, so what is found in it has the line, the column and the path of where it is written.
/// </summary>
/// <param name="root">The object into which the parts go.</param>
internal sealed class JsonMerge(JsonItem root)
{
    private readonly JsonTree _text = root.Tree;
    private readonly OrderedDictionary<string, (JsonItem Value, bool IsWhole)> _sections = new(StringComparer.Ordinal);
    private readonly List<JsonToken> _tokens = [];
    private readonly List<int> _origins = [];

    /// <summary>Adds a section: as a whole in the place of the one with its name, or each of its members in the place of the one with its name.</summary>
    public void Add(string name, JsonItem section, bool isWhole) => _sections.Add(name, (section, isWhole));

    /// <summary>The merged text, without a member of the root.</summary>
    public JsonTree Merged(string without)
    {
        Open(root);
        foreach (var (key, value) in root.Members())
        {
            var name = key.Text;
            if (string.Equals(name, without, StringComparison.Ordinal))
                continue;
            if (_sections.Remove(name, out var section))
                Put(key, value, section.Value, section.IsWhole);
            else
                CopyMember(value);
        }

        foreach (var (_, section) in _sections)
            CopyMember(section.Value);
        Close(0);
        return new JsonTree(_text.Utf8, [.. _tokens], _tokens.Count, _text, [.. _origins]);
    }

    private void Put(JsonItem key, JsonItem value, JsonItem section, bool isWhole)
    {
        if (isWhole || !value.IsObject || !section.IsObject)
        {
            CopyMember(section);
            return;
        }

        Copy(key.Index, key.Index + 1);
        var start = _tokens.Count;
        Open(value);
        var members = MembersOf(section);
        foreach (var (name, member) in value.Members())
        {
            if (!members.TryGetValue(name.Text, out var own))
                CopyMember(member);
            own?.ForEach(CopyMember);
            own?.Clear();
        }

        foreach (var own in members.Values)
            own.ForEach(CopyMember);
        Close(start);
    }

    /// <summary>The values of an object by their names; several where a name stands twice, which the reader is to find.</summary>
    private static OrderedDictionary<string, List<JsonItem>> MembersOf(JsonItem section)
    {
        var members = new OrderedDictionary<string, List<JsonItem>>(StringComparer.Ordinal);
        foreach (var (name, member) in section.Members())
        {
            if (!members.TryGetValue(name.Text, out var values))
                members.Add(name.Text, values = []);
            values.Add(member);
        }

        return members;
    }

    /// <summary>Copies a value with its name, which stands just before it.</summary>
    private void CopyMember(JsonItem value) => Copy(value.Index - 1, _text[value.Index].Next);

    private void Copy(int from, int to)
    {
        var shift = _tokens.Count - from;
        for (var i = from; i < to; i++)
        {
            var token = _text[i];
            token.Next += shift;
            _tokens.Add(token);
            _origins.Add(i);
        }
    }

    private void Open(JsonItem item)
    {
        _tokens.Add(_text[item.Index]);
        _origins.Add(item.Index);
    }

    private void Close(int start)
    {
        var token = _tokens[start];
        token.Next = _tokens.Count;
        _tokens[start] = token;
    }
}
