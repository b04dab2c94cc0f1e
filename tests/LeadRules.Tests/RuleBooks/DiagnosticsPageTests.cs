using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Tests.RuleBooks;

/// <summary><c>docs/diagnostics.md</c> has a section for every code, and its examples show what they are said to show.</summary>
public sealed class DiagnosticsPageTests
{
    private static readonly List<(string Heading, string Text)> Sections = Page.Sections(Repository.Read("docs/diagnostics.md"), "###");

    public static TheoryData<string, string> Examples => new(
        from section in Sections
        let code = section.Heading[..6]
        where code[2] is >= '1' and <= '5'
        let example = Page.Blocks(section.Text, "json").FirstOrDefault()
        where example is not null
        select (code, example));

    /// <summary>What no example can show: what the host adds, and files too long to print.</summary>
    private static readonly string[] WithoutExample = ["LR2031", "LR5002", "LR5004", "LR5005", "LR5007"];

    [Fact]
    public void Every_code_has_one_section_with_its_title_in_their_order() =>
        Sections.Select(static section => section.Heading)
            .ShouldBe(DiagnosticCatalogue.All.OrderBy(static kind => kind.Code, StringComparer.Ordinal).Select(static kind => $"{kind.Code} {kind.Title}"));

    [Fact]
    public void Every_section_says_what_the_catalogue_says() =>
        Sections.Where(static section => !section.Text.Contains(DiagnosticCatalogue.All.Single(kind => kind.Code == section.Heading[..6]).Summary, StringComparison.Ordinal))
            .Select(static section => section.Heading).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_yields_the_code_of_its_section(string code, string example)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(example), null, out _, out var problems);

        problems.Select(static problem => problem.Code).ShouldContain(code);
    }

    [Fact]
    public void Every_section_about_rule_books_has_an_example_save_those_that_cannot() =>
        Sections.Select(static section => section.Heading[..6]).Where(static code => code[2] != '6').Except(Examples.Select(static row => row.Data.Item1)).ShouldBe(WithoutExample);
}
