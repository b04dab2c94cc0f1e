using System.Text.Json;

namespace LeadRules.Stores.Json;

/// <summary>Writes members of the files of stores; what is null or 0 is left out.</summary>
internal static class SparseJson
{
    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    public static void Number(this Utf8JsonWriter json, string name, long number)
    {
        if (number != 0)
            json.WriteNumber(name, number);
    }

    public static void Instant(this Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } given)
            json.WriteString(name, InstantText.Format(given));
    }
}
