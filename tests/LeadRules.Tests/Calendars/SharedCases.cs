using System.Text.Json;

namespace LeadRules.Tests.Calendars;

/// <summary>The cases of business time in the folder <c>shared</c> beside the repository, or beside a folder around it.</summary>
internal static class SharedCases
{
    public const string Absent = "There is no shared/vectors/business-time.json beside the repository or a folder around it.";

    private const string RelativePath = "shared/vectors/business-time.json";

    public static string? File { get; } = Find();

    public static IEnumerable<JsonElement> Read() => File is null ? [] : JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.GetProperty("cases").EnumerateArray();

    private static string? Find()
    {
        for (var folder = Directory.GetParent(Repository.Root); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, RelativePath);
            if (System.IO.File.Exists(file))
                return file;
        }

        // The repository may stand beside a copy of the folder under another root.
        return Environment.GetEnvironmentVariable("LEADRULES_SHARED") is { Length: > 0 } shared && System.IO.File.Exists(Path.Combine(shared, "vectors/business-time.json"))
            ? Path.Combine(shared, "vectors/business-time.json")
            : null;
    }
}
