using System.Text;

namespace LeadRules.RuleBooks.Comparing;

/// <summary>A part of a rule book as it is compared: a text, a list, or named members. Numbers are texts, as they are always written.</summary>
internal sealed class BookPart
{
    private const int LongestText = 200;

    private BookPart(string? text, IReadOnlyList<BookPart>? items, IReadOnlyList<KeyValuePair<string, BookPart>>? members)
    {
        Text = text;
        Items = items;
        Members = members;
    }

    public string? Text { get; }

    public IReadOnlyList<BookPart>? Items { get; }

    public IReadOnlyList<KeyValuePair<string, BookPart>>? Members { get; }

    public static BookPart Of(string text) => new(text, null, null);

    public static BookPart Of(IReadOnlyList<BookPart> items) => new(null, items, null);

    public static BookPart Of(IReadOnlyList<KeyValuePair<string, BookPart>> members) => new(null, null, members);

    public BookPart? this[string member]
    {
        get
        {
            foreach (var (name, part) in Members ?? [])
            {
                if (name == member)
                    return part;
            }

            return null;
        }
    }

    /// <summary>The part without a member.</summary>
    public BookPart Without(string member) => Of([.. Members!.Where(entry => entry.Key != member)]);

    /// <summary>The part in a line, as short as a line should be.</summary>
    public string Short()
    {
        if (Text is not null)
            return Text;
        var text = Members is { Count: > 0 } ? string.Join(", ", Members.Select(Line)) : ToString();
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
    }

    /// <summary>The whole part; two parts are the same when this is.</summary>
    public override string ToString()
    {
        if (Text is not null)
            return Text;
        var text = new StringBuilder();
        return Items is not null
            ? text.Append('[').AppendJoin(", ", Items).Append(']').ToString()
            : text.Append('{').AppendJoin(", ", Members!.Select(Line)).Append('}').ToString();
    }

    private static string Line(KeyValuePair<string, BookPart> member) => $"{member.Key}: {member.Value}";
}
