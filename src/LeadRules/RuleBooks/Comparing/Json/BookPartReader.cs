using System.Text.Json;

namespace LeadRules.RuleBooks.Comparing.Json;

/// <summary>Takes a rule book apart as it is written: so conditions, numbers and dates that mean the same are the same text.</summary>
internal static class BookPartReader
{
    /// <summary>Rule books are read with a limit of their own; what was read is not too deep to be compared.</summary>
    private const int Deepest = 1_000;

    public static BookPart Read(RuleBook book)
    {
        using var json = JsonDocument.Parse(book.ToJson(), new JsonDocumentOptions { MaxDepth = Deepest });
        return Read(json.RootElement);
    }

    private static BookPart Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => BookPart.Of([.. value.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, Read(member.Value)))]),
        JsonValueKind.Array => BookPart.Of([.. value.EnumerateArray().Select(Read)]),
        JsonValueKind.String => BookPart.Of(value.GetString()!),
        _ => BookPart.Of(value.GetRawText()),
    };
}
