using System.Globalization;

namespace LeadRules.RuleBooks.Comparing;

/// <summary>An item of a list, with what tells it from the others wherever it stands.</summary>
/// <param name="Key">What tells it apart.</param>
/// <param name="Name">What it is called in paths; null for what is only told apart by its whole text.</param>
/// <param name="Part">The item, without what gave the key.</param>
internal readonly record struct BookItem(string Key, string? Name, BookPart Part)
{
    /// <summary>The members that tell items apart, where they have one.</summary>
    private static readonly string[] Keys = ["id", "key", "day", "date", "version"];

    /// <summary>The items of a list. Where several have the same key, the second and later ones are numbered.</summary>
    public static IReadOnlyList<BookItem> Of(BookPlace place, IReadOnlyList<BookPart> parts)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        List<BookItem> items = [];
        foreach (var part in parts)
        {
            var item = Of(place, part);
            var times = seen[item.Key] = seen.GetValueOrDefault(item.Key) + 1;
            items.Add(times == 1 ? item : item with { Key = Numbered(item.Key + '\0', times), Name = item.Name is null ? null : Numbered(item.Name, times) });
        }

        return items;
    }

    private static BookItem Of(BookPlace place, BookPart part)
    {
        if (part.Text is { } text)
            return new BookItem(text, null, part);
        if (place.HasNamedItems && part.Members is [var only])
            return new BookItem(only.Key, only.Key, only.Value);
        foreach (var key in Keys)
        {
            if (part[key]?.Text is { } value)
                return new BookItem(value, key == "day" ? $"day {value}" : value, part.Without(key));
        }

        return new BookItem(part.ToString(), null, part);
    }

    private static string Numbered(string text, int number) => string.Create(CultureInfo.InvariantCulture, $"{text} #{number}");
}
