namespace LeadRules.Tests.RuleBooks;

/// <summary>What <c>docs/rule-book.md</c> shows is a rule book, or a part of one.</summary>
public sealed class RuleBookPageTests
{
    private static readonly string[] Blocks = [.. MarkdownFile.Read("docs/rule-book.md").Shown("json")];

    public static TheoryData<string> Shown => [.. Blocks];

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_block_of_the_page_is_read(string block)
    {
        RuleBook.TryParse(Whole(block), out _, out var problems).ShouldBeTrue(string.Join('\n', problems));
    }

    [Fact]
    public void The_first_block_of_the_page_compiles() => LeadEngine.Compile(Blocks[0]).ScoreNames.ShouldNotBeEmpty();

    /// <summary>A part that stands alone on the page, as a rule book.</summary>
    public static string Whole(string block) => block.StartsWith('{') ? block : $$"""{ "name": "page", {{block}} }""";
}
