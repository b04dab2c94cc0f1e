using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>Why a condition, or a part of one, can never be true.</summary>
/// <param name="Spots">The nodes that show it.</param>
/// <param name="Why">The end of a sentence that starts with "can never be true: ".</param>
/// <param name="Mend">How to mend it.</param>
internal sealed record Conflict(IReadOnlyList<Node> Spots, string Why, string Mend)
{
    /// <summary>The branch of an <c>or</c> that it is about; null when it is about the whole.</summary>
    public Node? Part { get; init; }

    private const string Drop = "Change it, or take it away.";

    /// <summary>The part; else the stretch of the text from the first of the nodes to the last.</summary>
    public TextSpan Span => Part?.Span ?? new(Spots.Min(static node => node.Span.Start), Spots.Max(static node => node.Span.End));

    public static Conflict False(Node literal) => new([literal], $"it says '{literal}'.", Drop);

    public static Conflict NoBranch(Node choice) => new([choice], $"no part of '{choice}' goes together with the rest.", Drop);

    /// <summary>A test that no value passes.</summary>
    public static Conflict Single(Test test, string? reason) =>
        new([test.Source!], reason ?? $"no value fits '{test.Written}'.", Drop);

    public static Conflict EmptyText(Test test) => new([test.Source!], "an empty text counts as missing.", test.Mend!);

    public static Conflict Pair(Test one, Test other) => one.Source!.Span.Start <= other.Source!.Span.Start
        ? new([one.Source, other.Source], $"'{one.Written}' and '{other.Written}' exclude each other.", "Change one of them; where one of them is enough, write 'or'.")
        : Pair(other, one);

    public static Conflict Several(IEnumerable<Test> tests, Node operand)
    {
        var inOrder = tests.OrderBy(static test => test.Source!.Span.Start).ToList();
        return new([.. inOrder.Select(static test => test.Source!)], $"no value of '{operand}' fits {string.Join(" and ", inOrder.Select(static test => $"'{test.Written}'"))}.", "Change one of them; where one of them is enough, write 'or'.");
    }
}
