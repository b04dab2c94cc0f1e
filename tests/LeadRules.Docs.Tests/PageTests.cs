namespace LeadRules.Tests;

/// <summary>
/// What the pages show is true. In a page, C# blocks are one program, run where its JSON files are:
/// <list type="bullet">
/// <item><c>csharp</c> is compiled and run; so is C# in an HTML comment that starts with <c>csharp</c>, which readers do not see.</item>
/// <item><c>text output</c> is what the C# block before it prints.</item>
/// <item><c>text sample</c> stands in the output of the QuickStart sample.</item>
/// <item><c>json NAME.json</c> is a rule book without errors or warnings, which the C# can read from that file.</item>
/// </list>
/// </summary>
[Collection("Pages share the console")]
public sealed class PageTests
{
    /// <summary>They show parts of rule books, right and wrong ones; tests beside those of the reader look at them.</summary>
    private static readonly string[] PagesOfParts = ["docs/diagnostics.md", "docs/rule-book.md"];

    public static TheoryData<string> Pages => [.. MarkdownFile.All()];

    public static TheoryData<string> PagesOfWholes => [.. MarkdownFile.All().Except(PagesOfParts, StringComparer.Ordinal)];

    [Theory, MemberData(nameof(PagesOfWholes))]
    public void The_code_of_a_page_compiles_and_prints_what_the_page_says(string path)
    {
        var page = MarkdownFile.Read(path);
        if (!page.Blocks.Any(static block => block.Language == "csharp"))
            return;
        using var folder = new TemporaryFolder();
        foreach (var file in page.Blocks.Where(static block => block.Language == "json"))
            File.WriteAllText(folder.Combine(file.Info), file.Text);

        var printed = PageProgram.Run(page, folder.Path);
        foreach (var (code, output) in page.Blocks.Zip(page.Blocks.Skip(1)).Where(static pair => pair.Second is { Language: "text", Info: "output" }))
            (printed[code] == output.Text).ShouldBeTrue($"{path}, line {output.Line}: the code prints\n{printed[code]}");
    }

    [Theory, MemberData(nameof(PagesOfWholes))]
    public void The_rule_books_of_a_page_have_neither_errors_nor_warnings(string path)
    {
        foreach (var block in MarkdownFile.Read(path).Blocks.Where(static block => block.Language == "json"))
        {
            block.Info.ShouldEndWith(".json", Case.Sensitive, $"{path}, line {block.Line}: name the file");
            LeadEngine.TryCompile(System.Text.Encoding.UTF8.GetBytes(block.Text), null, out _, out var diagnostics);
            diagnostics.ShouldBeEmpty($"{path}, line {block.Line}:\n{string.Join('\n', diagnostics)}");
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void What_a_page_shows_of_the_sample_is_what_the_sample_prints(string path)
    {
        foreach (var block in MarkdownFile.Read(path).Blocks.Where(static block => block is { Language: "text", Info: "sample" }))
            QuickStartTests.Output.Value.ShouldContain(block.Text, Case.Sensitive, $"{path}, line {block.Line}");
    }

    [Theory, MemberData(nameof(Pages))]
    public void The_links_of_a_page_lead_somewhere(string path)
    {
        var page = MarkdownFile.Read(path);
        var folder = Path.GetDirectoryName(path)!;
        foreach (var link in page.Links.Where(static link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? path : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.PathOf(Path.Combine(folder, parts[0]))));
            Path.Exists(Repository.PathOf(target)).ShouldBeTrue($"{path} links to {link}");
            if (parts.Length > 1)
                MarkdownFile.Read(target).Headings.ShouldContain(parts[1], $"{path} links to {link}");
        }
    }
}
