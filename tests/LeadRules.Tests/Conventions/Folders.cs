using System.Text.RegularExpressions;

namespace LeadRules.Tests.Conventions;

/// <summary>The folder of src/LeadRules in which each type of the core stands. Namespaces do not tell: what users type is in <c>LeadRules</c>, wherever it stands.</summary>
internal static partial class Folders
{
    private const string Source = "src/LeadRules";

    private static readonly IReadOnlyDictionary<string, string> ByType = Read();

    /// <summary>The folder with slashes, empty for the top.</summary>
    public static string Of(Type type) =>
        ByType.TryGetValue($"{type.Namespace}.{type.Name.Split('`')[0]}", out var folder)
            ? folder
            : throw new KeyNotFoundException($"No file under {Source} declares {type.FullName} at its left margin.");

    private static Dictionary<string, string> Read()
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf(Source), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var folder = Path.GetDirectoryName(Path.GetRelativePath(Repository.PathOf(Source), file))!.Replace('\\', '/');
            var space = NamespaceLine().Match(text).Groups[1].Value;
            foreach (Match declaration in DeclarationLine().Matches(text))
                folders[$"{space}.{declaration.Groups[1].Value}"] = folder;
        }

        return folders;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|ref|partial) )*(?:class|record struct|record|struct|interface|enum|delegate [\w.<>?]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclarationLine();
}
