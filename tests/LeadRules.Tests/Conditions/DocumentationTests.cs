using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Tests.Conditions;

/// <summary>What <c>docs/conditions.md</c> shows is in the language.</summary>
public sealed class DocumentationTests
{
    private static readonly MarkdownFile Page = MarkdownFile.Read("docs/conditions.md");

    public static TheoryData<string> ShownConditions => [.. Lines("conditions")];

    public static TheoryData<string> ShownSelectors => [.. Lines("selectors")];

    public static TheoryData<string> ShownFormulas => [.. Lines("formulas")];

    [Theory]
    [MemberData(nameof(ShownConditions))]
    public void A_condition_of_the_page_is_read(string text) => Should.NotThrow(() => Condition.Parse(text));

    [Theory]
    [MemberData(nameof(ShownSelectors))]
    public void A_selector_of_the_page_is_read(string text) => Should.NotThrow(() => ActivitySelector.Parse(text));

    [Theory]
    [MemberData(nameof(ShownFormulas))]
    public void A_formula_of_the_page_is_read(string text) => Should.NotThrow(() => Formula.Parse(text));

    [Fact]
    public void Every_block_of_the_page_has_a_known_kind() =>
        Page.Blocks.Select(static block => block.Language).Distinct().ShouldBe(["conditions", "selectors", "formulas", "csharp", "ebnf", ""], ignoreOrder: true);

    [Fact]
    public void The_page_names_every_well_known_field() =>
        WellKnownField.All.Select(static field => $"`{field.Name}`").Where(static name => !Page.Text.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_page_lists_exactly_the_keywords()
    {
        var listed = Page.Text.Split('\n').Single(static line => line.StartsWith("Keywords: `", StringComparison.Ordinal))["Keywords: `".Length..].TrimEnd('.', '`').Split(' ');

        listed.ShouldAllBe(static word => Words.IsReserved(word));
        listed.Length.ShouldBe(Words.ReservedCount);
    }

    [Fact]
    public void The_message_of_the_page_is_the_real_one() =>
        Should.Throw<FormatException>(static () => Condition.Parse("employees == 5")).Message
            .ShouldBe(Page.Shown("").Single());

    private static IEnumerable<string> Lines(string language) => Page.Shown(language).SelectMany(static block => block.Split('\n'));
}
