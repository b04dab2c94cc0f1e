using System.Text.Json;
using LeadRules.Calendars;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.Stores.Json;

/// <summary>An object of a snapshot: has no members but the known ones, none twice, and gives each as what it is meant to be.</summary>
internal readonly struct SnapshotObject
{
    private readonly JsonElement[] _values;
    private readonly string[] _names;
    private readonly string _what;
    private readonly SnapshotPlace _place;

    /// <param name="element">The value that should be the object.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="what">What it is, for messages: <c>a pool</c>.</param>
    /// <param name="names">The members that it can have.</param>
    public SnapshotObject(JsonElement element, SnapshotPlace place, string what, string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong(element, place, what);
        _values = new JsonElement[names.Length];
        _names = names;
        _what = what;
        _place = place;
        foreach (var member in element.EnumerateObject())
        {
            var index = IndexOf(member);
            if (index < 0)
                throw place.Problem($"{what} has no '{member.Name}'{(Nearest.Of(member.Name, names) is { } near ? $"; did you mean '{near}'?" : $". It has {string.Join(", ", names)}.")}");
            if (_values[index].ValueKind != JsonValueKind.Undefined)
                throw place.Problem($"'{member.Name}' stands twice.");
            _values[index] = member.Value;
        }
    }

    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    public string? TextOrNull(string name) => At(name) is { ValueKind: not JsonValueKind.Undefined } value ? TextOf(value, _place.Member(name)) : null;

    public static string TextOf(JsonElement value, SnapshotPlace place) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(value, place, "a text");

    public long Long(string name) => LongOrNull(name) ?? throw Missing(name);

    public long? LongOrNull(string name) => At(name) is { ValueKind: not JsonValueKind.Undefined } value ? LongOf(value, _place.Member(name)) : null;

    public static long LongOf(JsonElement value, SnapshotPlace place) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(value, place, "a whole number");

    public int Int(string name) => IntOrNull(name) ?? throw Missing(name);

    public int? IntOrNull(string name) => LongOrNull(name) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var number => (int)number,
        var number => throw _place.Member(name).Problem($"{number} is too large."),
    };

    public DateTimeOffset Instant(string name) => InstantOrNull(name) ?? throw Missing(name);

    public DateTimeOffset? InstantOrNull(string name)
    {
        if (TextOrNull(name) is not { } text)
            return null;
        return InstantParser.TryParse(text, out var local, out var offset) && offset == TimeSpan.Zero
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : throw Wrong(At(name), _place.Member(name), "an instant in UTC such as \"2026-11-22T09:00:00Z\"");
    }

    public DateOnly Date(string name) =>
        DateText.TryParseDate(Text(name), out var date) ? date : throw Wrong(At(name), _place.Member(name), "a date such as \"2026-11-22\"");

    public T Word<T>(string name)
        where T : struct, Enum => WordOf<T>(Text(name), _place.Member(name));

    public static T WordOf<T>(string text, SnapshotPlace place)
        where T : struct, Enum
    {
        var words = EnumWords<T>.All;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == text)
                return (T)Enum.ToObject(typeof(T), i);
        }

        throw place.Problem($"'{text}' is none of {string.Join(", ", words)}{(Nearest.Of(text, words) is { } near ? $"; did you mean '{near}'?" : ".")}");
    }

    /// <summary>The items of a list; null when it is not there.</summary>
    public IReadOnlyList<T>? ListOrNull<T>(string name, Func<JsonElement, SnapshotPlace, T> read)
    {
        var value = At(name);
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        var place = _place.Member(name);
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong(value, place, "a list");
        var items = new T[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index] = read(item, place.Item(index));
            index++;
        }

        return new EquatableList<T>(items);
    }

    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, SnapshotPlace, T> read) => ListOrNull(name, read) ?? throw Missing(name);

    /// <summary>An object that is a member; null when it is not there.</summary>
    public T? ObjectOrNull<T>(string name, Func<JsonElement, SnapshotPlace, T> read)
        where T : struct => At(name) is { ValueKind: not JsonValueKind.Undefined } value ? read(value, _place.Member(name)) : null;

    public SnapshotPlace PlaceOf(string name) => _place.Member(name);

    private FormatException Missing(string name) => _place.Problem($"{_what} needs '{name}'.");

    private static FormatException Wrong(JsonElement found, SnapshotPlace place, string expected) => place.Problem($"found {Describe(found)}, expected {expected}.");

    private static string Describe(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text '{Found.Cut(found.GetString()!)}'",
        JsonValueKind.Number => $"the number {Found.Cut(found.GetRawText())}",
        _ => $"'{found.GetRawText()}'",
    };

    private JsonElement At(string name) => _values[Array.IndexOf(_names, name)];

    private int IndexOf(JsonProperty member)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (member.NameEquals(_names[i]))
                return i;
        }

        return -1;
    }
}
