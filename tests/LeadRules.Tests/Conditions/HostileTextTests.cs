using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.Conditions.Parsing;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Conditions;

/// <summary>Text from anywhere: it costs little, and comes to a condition or to an error with a place in the text.</summary>
public sealed class HostileTextTests
{
    private const string TooDeep = "The condition is nested more than 64 levels deep.";

    public static TheoryData<string, string> TooLarge => new()
    {
        { Repeated("(", 65) + "a", TooDeep },
        { Repeated("not ", 65) + "a", TooDeep },
        { Repeated("- ", 65) + "a", TooDeep },
        { "a" + Repeated(" + a", 65), TooDeep },
        { "a" + Repeated(" / a", 65), TooDeep },
        { Repeated("f(", 65) + "a", TooDeep },
        { Repeated("any(x where ", 65) + "a", TooDeep },
        { Repeated("(", 40) + "a" + Repeated(" + a)", 40), TooDeep },
        { Repeated("any(x where a or b and c = ", 60) + "a" + Repeated(")", 60), "The parts of the condition are nested more than 200 levels deep." },
        { Repeated("(", 10_001), "The text has 10,001 characters; at most 10,000 are read." },
        { $"a in ({Repeated("1,", 1000)}1)", "The list has more than 1,000 values." },
        { "a" + Repeated("=a or a", 1400), "The condition has more than 4,000 parts." },
    };

    public static TheoryData<string> AtTheLimit => new(
        Repeated("(", 64) + "a" + Repeated(")", 64),
        Repeated("not ", 64) + "a",
        "a" + Repeated(" + a", 64),
        "a" + Repeated(" or a", 1900),
        $"a in ({Repeated("1,", 999)}1)",
        Repeated(" ", 9_999) + "a");

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void What_is_too_large_is_refused(string text, string message)
    {
        var (node, error) = Parser.Parse(text);

        node.ShouldBeNull();
        error!.Kind.ShouldBe(SyntaxErrorKind.Limit);
        error.Message.ShouldBe(message);
    }

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void What_is_at_the_limit_is_read_and_written_back(string text)
    {
        var condition = Condition.Parse(text);

        Condition.Parse(condition.ToString()).ShouldBe(condition);
    }

    [Fact]
    public void A_megabyte_of_garbage_costs_no_more_than_a_look_at_its_length()
    {
        var garbage = Repeated("(((not -[@'", 100_000);
        var watch = Stopwatch.StartNew();

        Should.Throw<FormatException>(() => Condition.Parse(garbage)).Message.ShouldStartWith("The text has 1,100,000 characters; at most 10,000 are read. (line 1, column 1)\n  (((not");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    /// <summary>Brackets and long chains together must not make a tree that is deeper than its limit says.</summary>
    [Fact]
    public void The_deepest_condition_that_is_read_needs_little_stack()
    {
        Exception? failure = null;
        var deepest = Enumerable.Range(0, 65).Select(static brackets => Repeated("(", brackets) + "a" + Repeated(Repeated(" + a", 1) + ")", brackets)).Where(static text => Parser.Parse(text).Node is not null).Last();
        var small = new Thread(
            () =>
            {
                try
                {
                    var condition = Condition.Parse(deepest);
                    Condition.Parse(condition.ToString()).Equals(condition).ShouldBeTrue();
                    condition.GetHashCode();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            maxStackSize: 256 * 1024);

        small.Start();
        small.Join();

        failure.ShouldBeNull();
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_inside_it() => Properties.ForAll(Garbage, Judge, Shorter, tests: 3000);

    [Fact]
    public void A_condition_with_slips_is_read_or_refused_with_a_place_inside_it() => Properties.ForAll(Slips, Judge, Shorter, tests: 3000);

    private static void Judge(string text)
    {
        var (node, error) = Parser.Parse(text);
        Refused(text, node, error);
        var (selector, selectorError) = Parser.ParseSelector(text);
        Refused(text, selector, selectorError);
        if (node is not null)
            Parser.Parse(node.ToString()).Node.ShouldBe(node);
        if (selector is not null)
            Parser.ParseSelector(selector.ToString()).Selector.ShouldBe(selector);
    }

    private static void Refused(string text, object? node, SyntaxError? error)
    {
        (node is null).ShouldBe(error is not null);
        if (error is null)
            return;
        error.Span.Start.ShouldBeInRange(0, text.Length);
        error.Span.End.ShouldBeInRange(error.Span.Start, text.Length);
        Caret.Describe(text, error).Split('\n').Length.ShouldBeGreaterThanOrEqualTo(4);
    }

    private static Gen<string> Garbage => Pick.OneOf(
        () => Pick.Many(0, 40, Gen.Choose(0, 0x24F).Select(static code => (char)code)).Select(static characters => new string(characters)),
        () => Pick.Many(0, 12, Pick.Of(
            "a", "employees", "not", "and", "or", "in", "between", "is", "missing", "contains", "starts", "with", "where", "within", "of", "count", "any", "age", "score", "lead",
            "(", ")", "[", "]", "'", "''", ",", ".", "*", "@", "@x", "-", "--", "\n", "+", "/", "=", "!=", "<", ">=", "1", "0.5", "1e9", "30d", "5x", "2026-11-22", "2026-11-22T09:00Z", "T", "email.*"))
            .SelectMany(static words => Pick.Of(" ", "").Select(between => string.Join(between, words))));

    /// <summary>Conditions in which characters were left out, put in, or swapped.</summary>
    private static Gen<string> Slips =>
        from tree in Gen.Choose(1, 3).SelectMany(RandomTrees.Any)
        from slips in Pick.Many(1, 3, from place in Gen.Choose(0, 10_000) from kind in Gen.Choose(0, 2) from letter in Pick.From("()[]'@,.*-+/=<>! a1T:\n\0\ud800e") select (place, kind, letter))
        select slips.Aggregate(tree.ToString(), static (text, slip) => Slipped(text, slip.place, slip.kind, slip.letter));

    private static string Slipped(string text, int place, int kind, char letter)
    {
        if (text.Length == 0)
            return letter.ToString();
        place %= text.Length;
        return kind switch
        {
            0 => text.Remove(place, 1),
            1 => text.Insert(place, letter.ToString()),
            _ => text[..place] + letter + text[(place + 1)..],
        };
    }

    private static IEnumerable<string> Shorter(string text)
    {
        for (var size = text.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= text.Length; start += size)
                yield return text.Remove(start, size);
        }
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
