using System.Text.Json.Nodes;

namespace LeadRules.Tests;

/// <summary>Makes a whole rule book of the part that a page shows.</summary>
internal static class RuleBookPart
{
    private static readonly string[] Sections = ["fields", "lists", "activities", "scores", "bands", "grids", "thresholds", "segments", "classes"];

    /// <summary>The rule book, or null when the kind is none of those that pages may use.</summary>
    /// <param name="kind">What stands behind <c>json</c> at the fence.</param>
    /// <param name="text">The block.</param>
    public static string? Complete(string kind, string text) => kind switch
    {
        "rule-book" => text,
        "rules" => $$"""{ "name": "page", "scores": { "page": { "rules": [ {{text}} ] } } }""",
        _ when kind.EndsWith(".json", StringComparison.Ordinal) => text,
        _ when Sections.Contains(kind) => WithScores(kind, text),
        _ => null,
    };

    /// <summary>A section alone is no rule book: scores are what one is for.</summary>
    private static string WithScores(string section, string text)
    {
        var book = new JsonObject { ["name"] = "page", [section] = JsonNode.Parse("{" + text + "}")![section]!.DeepClone() };
        book["scores"] ??= JsonNode.Parse("""{ "page": { "rules": [ { "id": "any", "points": 1, "when": "employees > 0" } ] } }""");
        return book.ToJsonString();
    }
}
