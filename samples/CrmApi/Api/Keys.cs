using System.Text.Json.Nodes;

namespace CrmApi.Api;

/// <summary>What ids and texts may hold, so that every database can keep them: what one of them cannot keep is no outage of it.</summary>
internal static class Keys
{
    private const int MostInId = 200;

    /// <summary>Why a lead cannot have its id; null when it can.</summary>
    public static DiagnosticAnswer? ProblemOfLead(string id) =>
        IsId(id) && !id.Contains('/') && !id.Contains('\\') && id is not ("." or "..")
            ? null
            : Refused("CRM1", "$.id", $"The id of a lead has 1 to {MostInId} characters, no slash and no control character.", "Send another id.");

    /// <summary>Why an activity cannot have its id; null when it can, or has none.</summary>
    public static DiagnosticAnswer? ProblemOfActivity(JsonObject activity, string path) =>
        (string?)activity["id"] is not { Length: > 0 } id || IsId(id)
            ? null
            : Refused("CRM3", $"{path}.id", $"The id of an activity has at most {MostInId} characters and no control character.", "Send another id, or none.");

    /// <summary>The texts that hold U+0000, which PostgreSQL keeps nowhere, and the owner, whom the lists of reps are asked by.</summary>
    public static IEnumerable<DiagnosticAnswer> ProblemsOfTexts(JsonObject part, string path) => part
        .Where(static field => field.Key != "id" && field.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String && (string)field.Value! is var text && (field.Key == "owner" ? !IsId(text) && text.Length > 0 : text.Contains('\0')))
        .Select(field => field.Key == "owner"
            ? Refused("CRM4", $"{path}.owner", $"An owner has at most {MostInId} characters and no control character.", "Send the id of a rep.")
            : Refused("CRM4", $"{path}.{field.Key}", $"'{field.Key}' holds the character U+0000.", "Send the text without it."));

    /// <summary>Whether a name or an id can be kept and looked for.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= MostInId && !id.Any(char.IsControl);

    private static DiagnosticAnswer Refused(string code, string path, string message, string mend) => new(code, "error", path, message, mend, null, null);
}
