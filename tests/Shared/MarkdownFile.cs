using System.Text.RegularExpressions;

namespace LeadRules.Tests;

/// <summary>A page of the documentation: its fenced blocks, its hidden C# and its links.</summary>
internal sealed partial class MarkdownFile
{
    private MarkdownFile(string path, string text)
    {
        Path = path;
        Links = [.. Link().Matches(Fence().Replace(text, "")).Select(static link => link.Groups[1].Value)];
        Blocks = [.. Fence().Matches(text).Select(match => new Block(
            match.Groups["hidden"].Success ? "csharp" : match.Groups["language"].Value,
            match.Groups["hidden"].Success ? "" : match.Groups["info"].Value.Trim(),
            match.Groups["text"].Value,
            text.AsSpan(0, match.Groups["text"].Index).Count('\n') + 1))];
        Headings = [.. Heading().Matches(Fence().Replace(text, "")).Select(static heading => Anchor(heading.Groups[1].Value))];
    }

    /// <summary>The path from the root of the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<string> Links { get; }

    /// <summary>The anchors of the headings.</summary>
    public IReadOnlyList<string> Headings { get; }

    public static MarkdownFile Read(string path) => new(path, Repository.Read(path).ReplaceLineEndings("\n"));

    /// <summary>Every page of the repository.</summary>
    public static IEnumerable<string> All() =>
        new[] { Directory.EnumerateFiles(Repository.Root, "*.md") }
            .Concat(new[] { "docs", "src", "samples", "benchmarks", "schema" }.Select(Repository.PathOf).Where(Directory.Exists)
                .Select(static folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .SelectMany(static files => files)
            .Select(static file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public override string ToString() => Path;

    /// <summary>How a heading is linked to: lower case, punctuation dropped, spaces as hyphens.</summary>
    private static string Anchor(string heading) =>
        new([.. heading.Trim().ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(static c => c == ' ' ? '-' : c)]);

    /// <summary>A fenced block, or C# that readers do not see: an HTML comment that starts with <c>csharp</c>.</summary>
    [GeneratedRegex(@"^```(?<language>\w*)(?<info>[^\n]*)\n(?<text>.*?)^```$|^<!-- (?<hidden>csharp)\n(?<text>.*?)^-->$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}

/// <summary>A block of a page.</summary>
/// <param name="Language">The word after the fence.</param>
/// <param name="Info">What follows the word; tells the tests what to do with the block.</param>
/// <param name="Text">The text, with its last line end.</param>
/// <param name="Line">The line of the page where the text starts, from 1.</param>
internal sealed record Block(string Language, string Info, string Text, int Line);
