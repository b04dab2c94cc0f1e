using LeadRules.RuleBooks.Diagnostics;
using LeadRules.Tests.Conditions;

namespace LeadRules.Tests.RuleBooks;

/// <summary>The whole text of what is said about mistakes in a file: code, line, column, path, message, excerpt and mend.</summary>
public sealed class ProblemsOfFilesTests
{
    public static TheoryData<string, string> OfTheText { get; } = new(new[] { "syntax.txt", "json.txt", "structure.txt", "calendars.txt", "sla.txt", "routing.txt", "lifecycle.txt" }.SelectMany(static name => CaseFile.Load(name, "RuleBooks")));

    public static TheoryData<string, string> OfTextAndMeaning { get; } = CaseFile.Load("together.txt", "RuleBooks");

    [Theory]
    [MemberData(nameof(OfTheText))]
    public void Reading_says_what_is_wrong_where_and_how_to_mend_it(string json, string problems)
    {
        RuleBook.TryParse(json, out var book, out var diagnostics).ShouldBeFalse();

        string.Join('\n', diagnostics).ShouldBe(problems);
        book.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(OfTextAndMeaning))]
    public void All_mistakes_come_at_once_each_once_in_the_order_of_the_file(string json, string problems)
    {
        LeadEngine.TryCompile(TestBooks.Utf8(json), null, out var engine, out var diagnostics).ShouldBeFalse();

        string.Join('\n', diagnostics).ShouldBe(problems);
        engine.ShouldBeNull();
    }

    [Fact]
    public void Every_kind_of_mistake_in_text_and_structure_has_a_case() =>
        DiagnosticCatalogue.All.Select(static kind => kind.Code).Where(static code => code[..3] is "LR1" or "LR3")
            .Where(code => !OfTheText.Any(row => row.Data.Item2.Contains($"error {code} ", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void The_exception_holds_all_of_them()
    {
        var exception = Should.Throw<RuleBookException>(() => RuleBook.Parse("""{ "name": 7, "version": 8 }"""));

        exception.Diagnostics.Count.ShouldBe(2);
        exception.Message.ShouldBe(
            """
            The rule book 'JSON text' has 2 errors:
            error LR3007 (1,11) $.name: The number 7 stands where a name such as "acme-b2b" is expected.
              Write a name such as "acme-b2b".
            error LR3007 (1,25) $.version: The number 8 stands where a text such as "7" is expected.
              Write a text such as "7".
            """);
    }
}
