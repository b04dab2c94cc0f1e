namespace LeadRules.Tests.Conditions;

/// <summary>A slip in a table of cases must not take cases away silently.</summary>
public sealed class CaseFileTests
{
    [Theory]
    [InlineData("t line 1 holds 'employees > 5', which is no '> text', '| outcome' or '# comment'.", "employees > 5", "| employees > 5")]
    [InlineData("t line 2 holds a text without an outcome.", "> employees > 5", "")]
    [InlineData("t line 1 holds '| employees > 5', which is no '> text', '| outcome' or '# comment'.", "| employees > 5")]
    [InlineData("t line 3 holds '> c', which is no '> text', '| outcome' or '# comment'.", "> a", "| b", "> c")]
    [InlineData("t line 1 holds '>a', which is no '> text', '| outcome' or '# comment'.", ">a", "| b")]
    [InlineData("t holds no case.", "# only a comment")]
    public void A_malformed_line_is_an_error(string message, params string[] lines) =>
        Should.Throw<FormatException>(() => CaseFile.Read(lines, "t")).Message.ShouldBe(message);

    [Fact]
    public void Texts_and_outcomes_may_have_several_lines() =>
        CaseFile.Read(["# comment", "> a", "> b", "| c", "| d", "", "> e", "| f"], "t").ShouldBe([("a\nb", "c\nd"), ("e", "f")]);
}
