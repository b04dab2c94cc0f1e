using FsCheck.Fluent;
using LeadRules.Conditions.Parsing;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Conditions;

/// <summary>What is printed parses to what was printed.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Parsing_a_printed_tree_gives_the_tree() => Properties.ForAll(
        Gen.Choose(0, 3).SelectMany(RandomTrees.Any),
        static tree =>
        {
            var (parsed, error) = Parser.Parse(tree.ToString());
            (error is null ? null : Caret.Describe(tree.ToString(), error)).ShouldBeNull();
            parsed.ShouldBe(tree);
            parsed!.GetHashCode().ShouldBe(tree.GetHashCode());
        },
        RandomTrees.Parts,
        tests: 2000);

    [Fact]
    public void Parsing_a_printed_selector_gives_the_selector() => Properties.ForAll(
        RandomTrees.Selector(2),
        static selector => Parser.ParseSelector(selector.ToString()).Selector.ShouldBe(selector),
        tests: 500);

    [Fact]
    public void Printing_twice_gives_the_same_text() => Properties.ForAll(
        RandomTrees.Any(3),
        static tree => Parser.Parse(tree.ToString()).Node!.ToString().ShouldBe(tree.ToString()),
        RandomTrees.Parts,
        tests: 500);

    [Fact]
    public void A_well_typed_condition_survives_too() => Properties.ForAll(
        new RandomConditions(Vocabulary.Default).Condition(3),
        static tree => Parser.Parse(tree.ToString()).Node.ShouldBe(tree),
        RandomConditions.Smaller,
        tests: 500);
}
