using System.Diagnostics;
using LeadRules.Tests;

namespace LeadRules.NRules.Tests;

/// <summary>What the pages about NRules show is code that is compiled and run, and what the sample prints.</summary>
public sealed class PageTests
{
    private static readonly string[] Pages = ["docs/nrules.md", "src/LeadRules.NRules/PACKAGE.md"];

    public static TheoryData<string> All => [.. Pages];

    [Theory, MemberData(nameof(All))]
    public void The_code_of_a_page_stands_in_the_sample_or_in_a_test(string path)
    {
        var sources = new[] { "samples/PartnerRules", "tests/LeadRules.NRules.Tests" }
            .SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Select(static file => Lines(File.ReadAllText(file))).ToList();

        foreach (var block in MarkdownFile.Read(path).Blocks.Where(static block => block.Language == "cs"))
            sources.ShouldContain(source => source.Contains(Lines(block.Text.TrimEnd('\n'))), $"{path}, line {block.Line}");
    }

    [Fact]
    public void The_sample_prints_what_the_page_shows()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("artifacts/bin/PartnerRules/debug/PartnerRules.dll")]) { RedirectStandardOutput = true };
        using var sample = Process.Start(start)!;
        var printed = sample.StandardOutput.ReadToEnd();
        sample.WaitForExit();

        sample.ExitCode.ShouldBe(0);
        foreach (var block in MarkdownFile.Read(Pages[0]).Blocks.Where(static block => block.Language == "text"))
            printed.ShouldContain(block.Text);
    }

    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()));
}
