using System.Diagnostics;
using System.Text;
using FsCheck.Fluent;

namespace LeadRules.Tests.RuleBooks;

/// <summary>Files from anywhere: they cost little, and come to a rule book or to errors, never to an exception.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] Whole = TestBooks.Utf8(TestBooks.Everything);

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_an_error()
    {
        for (var length = 0; length < Whole.AsSpan().TrimEnd((byte)'\n').Length; length++)
        {
            LeadEngine.TryCompile(Whole.AsSpan(0, length), null, out _, out var problems).ShouldBeFalse($"cut off after {length} bytes");
            problems.ShouldHaveSingleItem().Code.ShouldBe("LR3001", $"cut off after {length} bytes");
        }
    }

    [Theory]
    [InlineData("""{"name":"t","scores":/*x*/}""")]
    [InlineData("""{"name":"t","scores":{"s":// none""")]
    [InlineData("{\"name\":\"t\" \"")]
    public void A_comment_or_a_quote_in_the_wrong_place_is_an_error(string json)
    {
        LeadEngine.TryCompile(Encoding.UTF8.GetBytes(json), null, out _, out var problems).ShouldBeFalse();
        problems.ShouldContain(static problem => problem.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_moves_no_column() =>
        ProblemsOf([.. Encoding.UTF8.Preamble, .. TestBooks.Utf8("""{ "name": 7 }""")]).ShouldBe(
            """
            error LR3007 (1,11) $.name: The number 7 stands where a name such as "acme-b2b" is expected.
              Write a name such as "acme-b2b".
            """);

    public static TheoryData<string, byte[], string> OtherEncodings => new()
    {
        { "UTF-16 with its mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(TestBooks.Design)], "error LR3002 $: The file is UTF-16 text.\n  Save the file as UTF-8." },
        { "UTF-16 without", Encoding.Unicode.GetBytes(TestBooks.Design), "error LR3002 $: The file is UTF-16 text.\n  Save the file as UTF-8." },
        { "UTF-16 of the other order", Encoding.BigEndianUnicode.GetBytes(TestBooks.Design), "error LR3002 $: The file is UTF-16 text.\n  Save the file as UTF-8." },
        { "Latin-1", Encoding.Latin1.GetBytes("{ \"name\": \"t\",\n  \"author\": \"Begoña\" }"), "error LR3002 (2,18) $: The byte 0xF1 is not UTF-8 here.\n  Save the file as UTF-8." },
        { "a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "error LR3002 (1,1) $: The byte 0x89 is not UTF-8 here.\n  Save the file as UTF-8." },
        { "zeros", new byte[100], "error LR3001 (1,1) $: '\\u0000' is no JSON value.\n  Write a number, a text in double quotes, true, false, null, an object or a list." },
    };

    [Theory]
    [MemberData(nameof(OtherEncodings))]
    public void Another_encoding_is_named(string encoding, byte[] file, string problem) => ProblemsOf(file).ShouldBe(problem, encoding);

    [Fact]
    public void Half_a_character_in_a_text_of_the_host_is_an_error()
    {
        RuleBook.TryParse("{ \"name\": \"\uD83D\" }", out _, out var problems).ShouldBeFalse();

        problems.ShouldHaveSingleItem().ToString().ShouldBe("error LR3002 $: The text has half a character (a surrogate without its other half) at position 11.\n  Save the file as UTF-8.");
    }

    [Theory]
    [InlineData("", "error LR3001 (1,1) $: The text is empty.")]
    [InlineData(" \r\n\t ", "error LR3001 (2,3) $: The text is empty.")]
    [InlineData("\uFEFF", "error LR3001 (1,1) $: The text is empty.")]
    public void An_empty_file_is_an_error(string text, string problem) =>
        ProblemsOf(TestBooks.Utf8(text)).ShouldBe(problem + "\n  Write a rule book; docs/rule-book.md begins with a small one.");

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Ten_thousand_levels_are_refused_at_the_first_that_is_too_deep(string level) =>
        ProblemsOf(TestBooks.Utf8(string.Concat(Enumerable.Repeat(level, 10_000)))).ShouldContain("Objects and lists stand more than 32 levels deep here.\n  A rule book needs 11 levels; take the inner ones away.");

    [Fact]
    public void A_file_of_70_megabytes_is_refused_by_its_size() =>
        ProblemsOf(new byte[70 << 20]).ShouldBe(
            """
            error LR5002 $: The rule book has 73,400,320 bytes; at most 67,108,864 are read.
              Split the rule book, or have the host supply long lists.
            """);

    [Fact]
    public void A_file_of_mistakes_lists_the_first_thousand_and_counts_the_others()
    {
        var file = TestBooks.Utf8($$"""{ "name": "t", "lists": { "free": [ {{string.Join(", ", Enumerable.Repeat("1", 200_000))}} ] } }""");
        var watch = Stopwatch.StartNew();

        RuleBook.TryParse(file, out _, out var problems).ShouldBeFalse();

        problems.Count.ShouldBe(1_001);
        problems[^1].ToString().ShouldBe("error LR5007 $: There are 199,000 more problems than the 1,000 that are listed.\n  Mend these first; the others may go with them.");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_hundred_thousand_rules_are_read()
    {
        var rules = Enumerable.Range(0, 100_000).Select(static i => $$"""{ "id": "r{{i}}", "points": 1, "when": "employees > {{i}}" }""");
        var file = TestBooks.Utf8($$"""{ "name": "t", "scores": { "fit": { "rules": [ {{string.Join(",\n", rules)}} ] } } }""");
        var watch = Stopwatch.StartNew();

        RuleBook.TryParse(file, out var book, out _).ShouldBeTrue();

        book.Scores[0].Rules.Count.ShouldBe(100_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_with_a_place() => Properties.ForAll(
        from at in Gen.Choose(0, Whole.Length - 1)
        from removed in Gen.Choose(0, 3)
        from added in Gen.SubListOf("{}[]\",:\\ '0e-tfn\n/*\0\u007F\u00FF".ToCharArray())
        select (byte[])[.. Whole[..at], .. added.Take(3).Select(static c => (byte)c), .. Whole[Math.Min(Whole.Length, at + removed)..]],
        static file =>
        {
            var isRead = LeadEngine.TryCompile(file, null, out _, out var problems);

            problems.Any(static problem => problem.Severity == DiagnosticSeverity.Error).ShouldBe(!isRead);
            problems.ShouldAllBe(static problem => problem.Line != null || problem.Path == "$");
        },
        tests: 500);

    private static string ProblemsOf(byte[] file)
    {
        RuleBook.TryParse(file, out _, out var problems).ShouldBeFalse();
        return string.Join('\n', problems);
    }
}
