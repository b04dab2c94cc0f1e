using LeadRules.Conditions.Parsing;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules.Tests.RuleBooks;

/// <summary>The bounds on rule books (LR5xxx), at small sizes.</summary>
public sealed class LimitTests
{
    private static readonly RuleBookLimits Limits = new()
    {
        MaxBytes = 1_500,
        MaxValues = 60,
        MaxDepth = 6,
        MaxRules = 3,
        MaxListEntries = 4,
        MaxNameLength = 12,
        MaxTextLength = 20,
        MaxProblems = 2,
        Conditions = new ParseLimits(MaxLength: 40, MaxDepth: 4, MaxNodes: 9, MaxItems: 3),
    };

    [Theory]
    [InlineData("""{ "name": "t", "segments": { "s": "not not not not not isCustomer" } }""",
        """
        error LR5001 (1,52) $.segments.s: The condition is nested more than 4 levels deep.
          not not not not not isCustomer
                          ^^^
          Take brackets away, or split the rule.
        """)]
    [InlineData("""{ "name": "t", "segments": { "s": "city in ('a', 'b', 'c', 'd')" } }""",
        """
        error LR5001 (1,60) $.segments.s: The list has more than 3 values.
          city in ('a', 'b', 'c', 'd')
                                  ^^^
          Put them under 'lists' and use 'in @list'.
        """)]
    [InlineData("""{ "name": "t", "lists": { "free": [ "1", "2", "3", "4", "5" ] } }""",
        """
        error LR5005 (1,35) $.lists.free: The list has 5 entries; at most 4 are read.
          Split the list, or have the host supply it.
        """)]
    [InlineData("""{ "name": "t", "lists": { "free": [ "a text of 22 letters !" ] } }""",
        """
        error LR5006 (1,37) $.lists.free[0]: The text has 22 characters; at most 20 are read.
          Shorten it.
        """)]
    [InlineData("""{ "name": "a long name !", "fields": { "another name !": "text" } }""",
        """
        error LR5006 (1,11) $.name: The text has 13 characters; at most 12 are read.
          Shorten it.
        error LR5006 (1,40) $.fields['another name !']: The text has 14 characters; at most 12 are read.
          Shorten it.
        """)]
    [InlineData("""{ "name": "t", "slas": { "a": [ [ [ [ [ 1 ] ] ] ] ] } }""",
        """
        error LR5003 (1,39) $.slas.a[0][0][0][0]: Objects and lists stand more than 6 levels deep here.
          A rule book needs 11 levels; take the inner ones away.
        """)]
    [InlineData("""{ "name": 1, "version": 2, "author": 3, "timeZone": 4 }""",
        """
        error LR3007 (1,11) $.name: The number 1 stands where a name such as "acme-b2b" is expected.
          Write a name such as "acme-b2b".
        error LR3007 (1,25) $.version: The number 2 stands where a text such as "7" is expected.
          Write a text such as "7".
        error LR5007 $: There are 2 more problems than the 2 that are listed.
          Mend these first; the others may go with them.
        """)]
    public void What_is_beyond_a_limit_is_refused(string json, string problems) => ProblemsOf(json).ShouldBe(problems);

    [Fact]
    public void Rules_are_counted_over_all_scores()
    {
        const string rule = """{ "id": "a", "points": 1, "when": "true" }""";

        ProblemsOf($$"""{ "name": "t", "scores": { "a": { "rules": [ {{rule}} ] }, "b": { "rules": [ {{rule.Replace("\"a\"", "\"b\"")}}, {{rule}}, {{rule.Replace("\"a\"", "\"c\"")}} ] } } }""").ShouldBe(
            """
            error LR5004 (1,200) $.scores.b.rules[2]: The rule book has more than 3 rules.
              Split the rule book, or put values into a list: one rule with 'in @list' does the work of many.
            """);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read() => ProblemsOf(new string(' ', 1_501)).ShouldBe(
        """
        error LR5002 $: The rule book has 1,501 bytes; at most 1,500 are read.
          Split the rule book, or have the host supply long lists.
        """);

    [Fact]
    public void A_file_with_too_many_values_is_not_read_to_its_end() =>
        ProblemsOf($$"""{ "name": "t", "lists": { "free": [ {{string.Join(", ", Enumerable.Repeat("1", 60))}} ] } }""").ShouldBe(
            """
            error LR5002 (1,196) $.lists.free: The file has more than 60 names and values.
              Split the rule book, or have the host supply long lists.
            """);

    private static string ProblemsOf(string json) => string.Join('\n', RuleBookReader.Read(json, Limits).Diagnostics);
}
