using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Tests.RuleBooks;

/// <summary><c>docs/diagnostics.md</c> has a section for every code, and its examples show what they are said to show.</summary>
public sealed class DiagnosticsPageTests
{
    private static readonly IReadOnlyList<(string Heading, MarkdownFile Section)> Sections = MarkdownFile.Read("docs/diagnostics.md").Sections();

    public static TheoryData<string, string> Examples => new(
        from one in Sections
        let code = one.Heading[..6]
        where code[2] is >= '1' and <= '5'
        let example = one.Section.Shown("json").FirstOrDefault()
        where example is not null
        select (code, example));

    /// <summary>What no example can show: what the host adds, and files too long to print.</summary>
    private static readonly string[] WithoutExample = ["LR2031", "LR2032", "LR2033", "LR2055", "LR2056", "LR4020", "LR4021", "LR5002", "LR5004", "LR5005", "LR5007"];

    [Fact]
    public void Every_code_has_one_section_with_its_title_in_their_order() =>
        Sections.Select(static one => one.Heading)
            .ShouldBe(DiagnosticCatalogue.All.OrderBy(static kind => kind.Code, StringComparer.Ordinal).Select(static kind => $"{kind.Code} {kind.Title}"));

    [Fact]
    public void Every_section_says_what_the_catalogue_says() =>
        Sections.Where(static one => !one.Section.Text.Contains(DiagnosticCatalogue.All.Single(kind => kind.Code == one.Heading[..6]).Summary, StringComparison.Ordinal))
            .Select(static one => one.Heading).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_yields_the_code_of_its_section(string code, string example)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(example), null, out _, out var problems);

        problems.Select(static problem => problem.Code).ShouldContain(code);
    }

    [Fact]
    public void Every_section_about_rule_books_has_an_example_save_those_that_cannot() =>
        Sections.Select(static one => one.Heading[..6]).Where(static code => code[2] != '6').Except(Examples.Select(static row => row.Data.Item1)).ShouldBe(WithoutExample);
}
