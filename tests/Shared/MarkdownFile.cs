using System.Text.RegularExpressions;

namespace LeadRules.Tests;

/// <summary>A page of the documentation, or a section of one: its fenced blocks, its hidden C#, its links and its sections.</summary>
internal sealed partial class MarkdownFile
{
    private MarkdownFile(string path, string text, int firstLine)
    {
        Path = path;
        Text = text;
        Links = [.. Link().Matches(Fence().Replace(text, "")).Select(static link => link.Groups[1].Value)];
        Blocks = [.. Fence().Matches(text).Select(match => new Block(
            match.Groups["hidden"].Success ? "csharp" : match.Groups["language"].Value,
            match.Groups["hidden"].Success ? "" : match.Groups["info"].Value.Trim(),
            match.Groups["text"].Value,
            text.AsSpan(0, match.Groups["text"].Index).Count('\n') + firstLine))];
        Headings = [.. Heading().Matches(Fence().Replace(text, "")).Select(static heading => Anchor(heading.Groups[1].Value))];
    }

    /// <summary>The path from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>The whole text, its lines parted by a line feed.</summary>
    public string Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<string> Links { get; }

    /// <summary>The anchors of the headings.</summary>
    public IReadOnlyList<string> Headings { get; }

    public static MarkdownFile Read(string path) => new(path, Repository.Read(path).ReplaceLineEndings("\n"), firstLine: 1);

    /// <summary>Every page of the repository.</summary>
    public static IEnumerable<string> All() =>
        new[] { Directory.EnumerateFiles(Repository.Root, "*.md") }
            .Concat(new[] { "docs", "src", "samples", "benchmarks", "schema" }.Select(Repository.PathOf).Where(Directory.Exists)
                .Select(static folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .SelectMany(static files => files)
            .Select(static file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>What the blocks in a language show, each without its last line end.</summary>
    public IEnumerable<string> Shown(string language) =>
        Blocks.Where(block => block.Language == language).Select(static block => block.Text.TrimEnd('\n'));

    /// <summary>The sections under headings of the third level, by their headings.</summary>
    public IReadOnlyList<(string Heading, MarkdownFile Section)> Sections() =>
        [.. ThirdLevel().Matches(Text).Select(match => (match.Groups["heading"].Value, new MarkdownFile(Path, match.Value, Text.AsSpan(0, match.Index).Count('\n') + 1)))];

    public override string ToString() => Path;

    /// <summary>How a heading is linked to: lower case, punctuation dropped, spaces as hyphens.</summary>
    private static string Anchor(string heading) =>
        new([.. heading.Trim().ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(static c => c == ' ' ? '-' : c)]);

    /// <summary>A fenced block, or C# that readers do not see: an HTML comment that starts with <c>csharp</c>.</summary>
    [GeneratedRegex(@"^```(?<language>\w*)(?<info>[^\n]*)\n(?<text>.*?)^```$|^<!-- (?<hidden>csharp)\n(?<text>.*?)^-->$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^### (?<heading>[^\n]+)\n.*?(?=^#{1,3} |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ThirdLevel();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}

/// <summary>A block of a page.</summary>
/// <param name="Language">The word after the fence.</param>
/// <param name="Info">What follows the word; tells the tests what to do with the block.</param>
/// <param name="Text">The text, with its last line end.</param>
/// <param name="Line">The line of the page where the text starts, from 1.</param>
internal sealed record Block(string Language, string Info, string Text, int Line);
