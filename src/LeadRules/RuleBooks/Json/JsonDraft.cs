using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadRules.RuleBooks.Json;

/// <summary>A JSON object in the making: members in the order in which they are added, of which two may have one name, so that the reader can say so.</summary>
internal sealed class JsonDraft
{
    private readonly List<(string Name, object Value)> _members = [];

    private static JsonWriterOptions Options => new()
    {
        Indented = true,
        NewLine = "\n",

        // Conditions stay readable: '<' and quotes are written as they are. The text is a file, not part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds a member, unless its value is null.</summary>
    public JsonDraft Add(string name, string? value) => AddValue(name, value);

    /// <summary>Adds a member, unless its value is null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite, which JSON cannot say.</exception>
    public JsonDraft Add(string name, double? value) => value is null || double.IsFinite(value.Value)
        ? AddValue(name, value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"'{name}' must be a finite number.");

    /// <summary>Adds yes or no.</summary>
    public JsonDraft Add(string name, bool value) => AddValue(name, value);

    /// <summary>Adds an object, unless it is null.</summary>
    public JsonDraft Add(string name, JsonDraft? value) => AddValue(name, value);

    /// <summary>Adds a list of texts, objects and lists.</summary>
    public JsonDraft Add(string name, IReadOnlyList<object> items) => AddValue(name, items);

    /// <summary>Adds a list, or puts it in the place of the one that has the name.</summary>
    public void Set(string name, IReadOnlyList<object> items)
    {
        _members.RemoveAll(member => member.Name == name);
        Add(name, items);
    }

    /// <summary>The object of a name, added when there is none yet.</summary>
    public JsonDraft Section(string name)
    {
        foreach (var (known, value) in _members)
        {
            if (known == name && value is JsonDraft section)
                return section;
        }

        var added = new JsonDraft();
        Add(name, added);
        return added;
    }

    public byte[] ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private JsonDraft AddValue(string name, object? value)
    {
        if (value is not null)
            _members.Add((name, value));
        return this;
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case JsonDraft draft:
                draft.Write(writer);
                break;
            default:
                writer.WriteStartArray();
                foreach (var item in (IEnumerable<object>)value)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
        }
    }
}
