using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;

namespace LeadRules.Tests.Conditions;

/// <summary>What <c>docs/conditions.md</c> shows is in the language.</summary>
public sealed class DocumentationTests
{
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
        Blocks().Select(static block => block.Kind).Distinct().ShouldBe(["conditions", "selectors", "formulas", "csharp", "ebnf", ""], ignoreOrder: true);

    [Fact]
    public void The_page_names_every_well_known_field() =>
        WellKnownField.All.Select(static field => $"`{field.Name}`").Where(static name => !Page().Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_page_lists_exactly_the_keywords()
    {
        var listed = Page().Split('\n').Single(static line => line.StartsWith("Keywords: `", StringComparison.Ordinal))["Keywords: `".Length..].TrimEnd('.', '`').Split(' ');

        listed.ShouldAllBe(static word => Words.IsReserved(word));
        listed.Length.ShouldBe(Words.ReservedCount);
    }

    [Fact]
    public void The_message_of_the_page_is_the_real_one() =>
        Should.Throw<FormatException>(static () => Condition.Parse("employees == 5")).Message
            .ShouldBe(string.Join('\n', Blocks().Single(static block => block.Kind.Length == 0).Lines));

    private static IEnumerable<string> Lines(string kind) => Blocks().Where(block => block.Kind == kind).SelectMany(static block => block.Lines);

    private static List<(string Kind, List<string> Lines)> Blocks()
    {
        List<(string Kind, List<string> Lines)> blocks = [];
        var inside = false;
        foreach (var line in Page().Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside;
                if (inside)
                    blocks.Add((line[3..], []));
            }
            else if (inside)
            {
                blocks[^1].Lines.Add(line);
            }
        }

        return blocks;
    }

    private static string Page() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "conditions.md"));
}
