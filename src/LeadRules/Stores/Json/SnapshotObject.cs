using System.Globalization;
using System.Text.Json;
using LeadRules.Calendars;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.Stores.Json;

/// <summary>
/// An object of a file of a store: has no members but the known ones, none twice, and gives each as what it is meant to be. What is
/// not so is a problem of the file, and something stands in for the value, so that the rest is looked at as well.
/// </summary>
internal readonly struct SnapshotObject
{
    private readonly JsonElement[]? _values;
    private readonly string[] _names;
    private readonly string _what;
    private readonly SnapshotPlace _place;

    /// <summary>The members that a misspelt one was meant to be; it is problem enough that they are not there.</summary>
    private readonly string?[]? _misspelt;

    /// <param name="element">The value that should be the object.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="what">What it is, for messages: <c>a pool</c>.</param>
    /// <param name="names">The members that it can have.</param>
    public SnapshotObject(JsonElement element, SnapshotPlace place, string what, string[] names)
    {
        _names = names;
        _what = what;
        _place = place;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(element, place, what);
            return;
        }

        _values = new JsonElement[names.Length];
        foreach (var member in element.EnumerateObject())
        {
            var index = IndexOf(member);
            if (index < 0)
            {
                var near = Nearest.Of(member.Name, names);
                place.Problem($"{what} has no '{Found.Cut(member.Name)}'{(near is null ? $". It has {string.Join(", ", names)}." : $"; did you mean '{near}'?")}");
                _misspelt = [.. _misspelt ?? [], near];
            }
            else if (_values[index].ValueKind != JsonValueKind.Undefined)
            {
                place.Problem($"'{member.Name}' stands twice.");
            }
            else
            {
                _values[index] = member.Value;
            }
        }
    }

    /// <summary>The object tells its format, which is the one that this version reads.</summary>
    public void RequireFormat(string format)
    {
        var before = _place.Problems;
        var found = Text("format");
        if (_values is not null && _place.Problems == before && found != format)
            _place.Member("format").Problem($"found '{Found.Cut(found)}'; this version reads '{format}'.");
    }

    public string Text(string name) => TextOrNull(name) ?? Missing(name, "");

    public string? TextOrNull(string name) => Has(name, out var value) ? TextOf(value, _place.Member(name)) : null;

    public static string TextOf(JsonElement value, SnapshotPlace place) => value.ValueKind == JsonValueKind.String ? value.GetString()! : Wrong(value, place, "a text", "");

    public long Long(string name) => LongOrNull(name) ?? Missing(name, 0L);

    public long? LongOrNull(string name) => Has(name, out var value) ? LongOf(value, _place.Member(name)) : null;

    public static long LongOf(JsonElement value, SnapshotPlace place) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : Wrong(value, place, "a whole number", 0L);

    public int Int(string name) => IntOrNull(name) ?? Missing(name, 0);

    public int? IntOrNull(string name)
    {
        var number = LongOrNull(name);
        if (number is null or (>= int.MinValue and <= int.MaxValue))
            return (int?)number;
        _place.Member(name).Problem($"{number} is too large.");
        return 0;
    }

    /// <summary>A number that is left out where it is 0.</summary>
    public int Count(string name, int least)
    {
        var count = IntOrNull(name) ?? 0;
        if (count < least)
            _place.Member(name).Problem(string.Create(CultureInfo.InvariantCulture, $"{count} is below {least}."));
        return count;
    }

    public DateTimeOffset Instant(string name) => InstantOrNull(name) ?? Missing<DateTimeOffset>(name, default);

    public DateTimeOffset? InstantOrNull(string name)
    {
        if (!Has(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String && InstantParser.TryParse(value.GetString()!, out var local, out var offset) && offset == TimeSpan.Zero
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : Wrong<DateTimeOffset>(value, _place.Member(name), "an instant in UTC such as \"2026-11-22T09:00:00Z\"", default);
    }

    public DateOnly Date(string name)
    {
        if (!Has(name, out var value))
            return Missing<DateOnly>(name, default);
        return value.ValueKind == JsonValueKind.String && DateText.TryParseDate(value.GetString()!, out var date)
            ? date
            : Wrong<DateOnly>(value, _place.Member(name), "a date such as \"2026-11-22\"", default);
    }

    public T Word<T>(string name)
        where T : struct, Enum => Word<T>(name, EnumWords<T>.All);

    /// <param name="name">The member.</param>
    /// <param name="words">The words, in the order of the values.</param>
    public T Word<T>(string name, IReadOnlyList<string> words)
        where T : struct, Enum => Has(name, out var value) ? WordOf<T>(value, _place.Member(name), words) : Missing<T>(name, default);

    public static T WordOf<T>(JsonElement value, SnapshotPlace place)
        where T : struct, Enum => WordOf<T>(value, place, EnumWords<T>.All);

    /// <summary>The items of a list; null when it is not there.</summary>
    public IReadOnlyList<T>? ListOrNull<T>(string name, Func<JsonElement, SnapshotPlace, T> read)
    {
        if (!Has(name, out var value))
            return null;
        var place = _place.Member(name);
        if (value.ValueKind != JsonValueKind.Array)
            return Wrong<IReadOnlyList<T>>(value, place, "a list", []);
        var items = new T[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index] = read(item, place.Item(index));
            index++;
        }

        return new EquatableList<T>(items);
    }

    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, SnapshotPlace, T> read) => ListOrNull(name, read) ?? Missing<IReadOnlyList<T>>(name, []);

    /// <summary>An object that is a member; null when it is not there.</summary>
    public T? ObjectOrNull<T>(string name, Func<JsonElement, SnapshotPlace, T> read)
        where T : struct => Has(name, out var value) ? read(value, _place.Member(name)) : null;

    /// <summary>An object that is a member; null when it is not there, which is a problem.</summary>
    public T? Object<T>(string name, Func<JsonElement, SnapshotPlace, T?> read)
        where T : class => Has(name, out var value) ? read(value, _place.Member(name)) : Missing<T?>(name, null);

    /// <summary>An object that is a member; null when it is not there, or when it cannot be read.</summary>
    public T? PartOrNull<T>(string name, Func<JsonElement, SnapshotPlace, T?> read)
        where T : class => Has(name, out var value) ? read(value, _place.Member(name)) : null;

    public SnapshotPlace PlaceOf(string name) => _place.Member(name);

    private static T WordOf<T>(JsonElement value, SnapshotPlace place, IReadOnlyList<string> words)
        where T : struct, Enum
    {
        if (value.ValueKind != JsonValueKind.String)
            return Wrong<T>(value, place, "a text", default);
        var text = value.GetString()!;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == text)
                return (T)Enum.ToObject(typeof(T), i);
        }

        place.Problem($"'{Found.Cut(text)}' is none of {string.Join(", ", words)}{(Nearest.Of(text, words) is { } near ? $"; did you mean '{near}'?" : ".")}");
        return default;
    }

    private T Missing<T>(string name, T instead)
    {
        // A value that is no object was a problem already, and so was the member under a wrong name.
        if (_values is not null && (_misspelt is null || !_misspelt.Contains(name)))
            _place.Problem($"{_what} needs '{name}'.");
        return instead;
    }

    private static T Wrong<T>(JsonElement found, SnapshotPlace place, string expected, T instead)
    {
        Wrong(found, place, expected);
        return instead;
    }

    private static void Wrong(JsonElement found, SnapshotPlace place, string expected) => place.Problem($"found {Describe(found)}, expected {expected}.");

    private static string Describe(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text '{Found.Cut(found.GetString()!)}'",
        JsonValueKind.Number => $"the number {Found.Cut(found.GetRawText())}",
        _ => $"'{found.GetRawText()}'",
    };

    private bool Has(string name, out JsonElement value)
    {
        value = _values is null ? default : _values[Array.IndexOf(_names, name)];
        return value.ValueKind != JsonValueKind.Undefined;
    }

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
