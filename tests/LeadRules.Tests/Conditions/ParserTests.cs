using LeadRules.Conditions;

namespace LeadRules.Tests.Conditions;

/// <summary>The language by its cases: what is read and how it is written back, what is refused and with which message.</summary>
public sealed class ParserTests
{
    public static TheoryData<string, string> Accepted => CaseFile.Load("accepted.txt");

    public static TheoryData<string, string> AcceptedSelectors => CaseFile.Load("accepted-selectors.txt");

    public static TheoryData<string, string> Rejected => CaseFile.Load("rejected.txt");

    public static TheoryData<string, string> RejectedSelectors => CaseFile.Load("rejected-selectors.txt");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_condition_is_written_back_in_its_canonical_layout(string text, string canonical) =>
        Condition.Parse(text).ToString().ShouldBe(canonical);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void The_canonical_layout_is_the_same_condition(string text, string canonical) =>
        Condition.Parse(canonical).ShouldBe(Condition.Parse(text));

    [Theory]
    [MemberData(nameof(AcceptedSelectors))]
    public void A_selector_is_written_back_in_its_canonical_layout(string text, string canonical) =>
        ActivitySelector.Parse(text).ToString().ShouldBe(canonical);

    [Theory]
    [MemberData(nameof(Rejected))]
    public void What_is_not_in_the_language_is_refused_with_place_and_mend(string text, string message) =>
        Should.Throw<FormatException>(() => Condition.Parse(text)).Message.ShouldBe(message);

    [Theory]
    [MemberData(nameof(RejectedSelectors))]
    public void What_is_no_selector_is_refused_with_place_and_mend(string text, string message) =>
        Should.Throw<FormatException>(() => ActivitySelector.Parse(text)).Message.ShouldBe(message);

    [Theory]
    [MemberData(nameof(Rejected))]
    public void Trying_does_not_throw(string text, string message)
    {
        Condition.TryParse(text, out var condition).ShouldBeFalse(message);
        condition.ShouldBeNull();
    }

    [Fact]
    public void The_text_may_not_be_null()
    {
        Should.Throw<ArgumentNullException>(() => Condition.Parse(null!));
        Condition.TryParse(null, out _).ShouldBeFalse();
        ActivitySelector.TryParse(null, out _).ShouldBeFalse();
        Formula.TryParse(null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Layout_brackets_and_comments_do_not_make_another_condition() =>
        Condition.Parse("((a = 1)) AND -- why\n b>2").ShouldBe(Condition.Parse("a = 1 and b > 2"));

    [Theory]
    [InlineData("a = 1 or b = 2 and c = 3", "a = 1 or (b = 2 and c = 3)")]
    [InlineData("not a = 1 and b = 2", "(not a = 1) and b = 2")]
    [InlineData("1 + 2 * 3 > 4", "(1 + (2 * 3)) > 4")]
    [InlineData("8 - 4 - 2 = 2", "((8 - 4) - 2) = 2")]
    [InlineData("8 / 4 / 2 = 1", "((8 / 4) / 2) = 1")]
    [InlineData("-a * b = 1", "((-a) * b) = 1")]
    [InlineData("a + 1 in (2) and b = 3", "((a + 1) in (2)) and b = 3")]
    [InlineData("a between 1 and 2 and b = 3", "(a between 1 and 2) and b = 3")]
    [InlineData("not a in (1) or b is missing", "(not (a in (1))) or (b is missing)")]
    public void Operators_bind_as_documented(string text, string bracketed) =>
        Condition.Parse(text).ShouldBe(Condition.Parse(bracketed));
}
